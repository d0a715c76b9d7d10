import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { PASSWORD } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { NAMED } from './support/browser.ts'
import { allowProblems, openPage, openWindow, typeInField } from './support/page.ts'
import { row } from './support/rows.ts'

/** As from another device on the network: without TLS, and by an address that the service was not configured with. */

const { app, browser } = await startBoth()

/** What the browser logs for each page without TLS from elsewhere than localhost. */
const PLAIN = /Cross-Origin-Opener-Policy header has been ignored/

const at = (name: string) => {
  const url = new URL(app.url)
  url.hostname = name
  return url.origin
}

async function signUp(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Grace')
  await page.getByRole('textbox', { name: 'E-mail' }).fill(`grace-${randomUUID()}@example.com`)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Create account' }).click()
}

test('the app works in two windows, except under a name that anybody may have pointed here', async (t) => {
  const page = await openPage(t, browser, { app, baseURL: at(NAMED.athome), path: '' })
  allowProblems(page, PLAIN, new RegExp(`status of 403 .*${NAMED.anybodys}`))
  await page.goto(`${at(NAMED.anybodys)}/sign-up`)
  await signUp(page)
  await page.getByText('The server does not recognise the address of this page').waitFor()

  await page.goto('/sign-up')
  assert.equal(await page.evaluate(() => isSecureContext), false)
  await signUp(page)
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
  await page.goto('/all')
  await page.getByRole('button', { name: 'Add task' }).first().click()
  await typeInField(page, 'Buy milk')
  await page.keyboard.press('Shift+Enter')
  await page.waitForURL('**/all?task=*')
  await row(page, 'Buy milk').waitFor()
  // Locks need TLS: without them both windows send what is waiting, and the service accepts it once.
  allowProblems(page, /status of 409 .*\/(batch|quick-add)/)
  const second = await openWindow(t, page, '/all')
  await row(second, 'Buy milk').getByRole('checkbox').click()
  await row(page, 'Buy milk').waitFor({ state: 'detached' })
})
