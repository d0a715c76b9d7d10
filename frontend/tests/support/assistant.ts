import type { Page } from 'playwright-core'

/** The assistant's panel, located as people find it. */

export const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Assistant' })
export const fieldOf = (page: Page) => page.getByRole('textbox', { name: 'Message to the assistant' })
export const messagesOf = (page: Page) => page.getByRole('region', { name: 'Messages' })
export const toggleOf = (page: Page) => page.getByRole('button', { name: 'Assistant', exact: true })

/** Opens it, and waits for the message field. */
export async function openAssistant(page: Page): Promise<void> {
  await toggleOf(page).click()
  await fieldOf(page).waitFor()
}

/** Sends a message; resolves when it is shown. */
export async function say(page: Page, text: string): Promise<void> {
  await fieldOf(page).fill(text)
  await fieldOf(page).press('Enter')
  await messagesOf(page).getByText(text, { exact: true }).last().waitFor()
}

/** Sends a message, and waits for the answer. */
export async function ask(page: Page, text: string): Promise<void> {
  await say(page, text)
  await page.getByRole('button', { name: 'Send', exact: true }).waitFor()
}
