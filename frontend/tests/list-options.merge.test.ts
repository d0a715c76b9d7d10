import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { openPage, openWindow, screenshot, violations } from './support/page.ts'

/** How lists are grouped and sorted, and that this is remembered. */

const { app, browser } = await startBoth()

const TASKS = [
  { title: 'Paint', priority: 'low', estimate: 90 },
  { title: 'Answer the letter', priority: 'urgent', estimate: 10 },
  { title: 'Mow' },
] as const

/** Milliseconds that a press lasts. */
const SLOW = 3_000

/** Resolves when the page has exactly these headings and titles, in this order. */
const shows = (page: Page, ...expected: string[]) =>
  page
    .waitForFunction((wanted) => {
      const parts = document.querySelectorAll('[role=treegrid] h2, [data-title]')
      return JSON.stringify([...parts].map(({ textContent }) => textContent)) === wanted
    }, JSON.stringify(expected))
    .catch(async () => {
      const parts = page.locator('[role=treegrid] h2, [data-title]')
      assert.deepEqual(await parts.allTextContents(), expected)
    })

const choose = async (page: Page, menu: RegExp, item: string) => {
  await page.getByRole('button', { name: 'View options' }).click()
  await page.getByRole('menuitem', { name: menu }).click()
  await page.getByRole('menuitemradio', { name: item, exact: true }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('menu').first().waitFor({ state: 'detached' })
}

describe('the options of a list', () => {
  test('group and sort it, are remembered, and are the same in another window', async (t) => {
    const user = await app.newUser()
    await user.seedTasks([...TASKS])
    const page = await openPage(t, browser, { app, user, path: '/all' })
    await page.getByRole('treegrid').waitFor()
    await choose(page, /Group by/, 'Priority')
    await shows(page, 'Urgent', 'Answer the letter', 'Low', 'Paint', 'No priority', 'Mow')
    await choose(page, /Group by/, 'Nothing')
    await choose(page, /Sort by/, 'Estimate')
    await shows(page, 'Answer the letter', 'Paint', 'Mow')
    await choose(page, /Direction/, 'Descending')
    await shows(page, 'Paint', 'Answer the letter', 'Mow')
    const second = await openWindow(t, page, '/all')
    await shows(second, 'Paint', 'Answer the letter', 'Mow')
    await page.reload()
    await shows(page, 'Paint', 'Answer the letter', 'Mow')
    // Another list has its own.
    await page.goto('/inbox')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.goto('/all')
    await page.getByRole('button', { name: 'View options' }).click()
    assert.deepEqual(await violations(page), [])
    await screenshot(page, 'list-options')
    await page.getByRole('menuitem', { name: 'Reset view options' }).click()
    await page.getByRole('heading', { name: 'Inbox' }).waitFor()
  })

  test('show and hide what is done, by keyboard', async (t) => {
    const user = await app.newUser()
    await user.seedTasks([{ title: 'Open' }, { title: 'Over', complete: true }])
    const page = await openPage(t, browser, { app, user, path: '/all' })
    await page.getByRole('treegrid').waitFor()
    // The menu and its commands come when the page is used.
    await page.mouse.move(1, 1)
    await page.locator('[aria-label="View options"][aria-haspopup]').waitFor()
    await page.keyboard.press('Shift+V')
    const done = page.getByRole('treegrid').getByText('Done', { exact: true })
    await done.waitFor()
    await page.keyboard.press('Shift+V')
    await done.waitFor({ state: 'detached' })
    await page.keyboard.press('v')
    await page.getByRole('menuitemcheckbox', { name: 'Show done tasks' }).click()
    await done.waitFor()
  })

  test('open by a press during which their code arrives', async (t) => {
    const user = await app.newUser()
    await user.seedTasks([...TASKS])
    const page = await openPage(t, browser, { app, user, path: '' })
    const { promise: awaited, resolve: release } = Promise.withResolvers<void>()
    await page.route(/\/view-options-menu-[^/]*\.js$/, async (route) => {
      await awaited
      await route.continue()
    })
    const asked = page.waitForRequest(/\/view-options-menu-/)
    await page.goto('/all')
    await page.getByRole('treegrid').waitFor()
    await page.mouse.move(1, 1)
    await page.getByRole('button', { name: 'View options' }).hover()
    await asked
    await page.mouse.down()
    release()
    // Time enough to replace the button, which would end the press.
    const menu = page.locator('[aria-label="View options"][aria-haspopup]')
    await menu.waitFor({ timeout: SLOW }).catch(() => {})
    await page.mouse.up()
    await page.getByRole('menuitem', { name: 'Group by' }).waitFor()
  })

  test('are undone as any other change', async (t) => {
    const user = await app.newUser()
    await user.seedTasks([...TASKS])
    const page = await openPage(t, browser, { app, user, path: '/all' })
    await page.getByRole('treegrid').waitFor()
    await choose(page, /Group by/, 'Priority')
    await page.getByText('Urgent', { exact: true }).waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('Urgent', { exact: true }).waitFor({ state: 'detached' })
  })
})
