import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

/** The rows of a list of tasks. */
export const rows = (page: Page): Locator => page.locator('[role=row][data-task]')
/** The row of the task with this title, or with this text in it. */
export const row = (page: Page, title: string): Locator => rows(page).filter({ hasText: title })
/** The titles, from top to bottom, without anything else in the rows. */
export const titles = (page: Page): Promise<string[]> => rows(page).locator('[data-title]').allTextContents()

/** Resolves when the list has exactly these tasks, in this order. */
export async function shows(page: Page, ...expected: string[]): Promise<void> {
  await page
    .waitForFunction(
      (wanted) =>
        JSON.stringify(
          [...document.querySelectorAll('[data-title]')].map(({ textContent }) => textContent),
        ) === wanted,
      JSON.stringify(expected),
    )
    .catch(async () => assert.deepEqual(await titles(page), expected))
}
