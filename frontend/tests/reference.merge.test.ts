import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { openPage, screenshot } from './support/page.ts'

/** The API reference: `openPage` fails for any error on its console, which has to be clean under the strict policy. */

const { app, browser } = await startBoth()

const WIDE = { viewport: { width: 1440, height: 900 } }
const URDU = { ...WIDE, locale: 'ur-PK' }
const title = (page: Page) => page.getByRole('heading', { name: 'Docket', level: 1 })
const background = (page: Page) =>
  page.evaluate(
    () => getComputedStyle(document.querySelector('.scalar-app') ?? document.body).backgroundColor,
  )

async function tryOut(page: Page) {
  await page.goto('/docs#tag/projects/GET/api/{user_id}/projects')
  await title(page).waitFor()
  const operation = page
    .locator('section')
    .filter({ hasText: /api\/.user_id.\/projects/ })
    .last()
  await operation
    .getByRole('button', { name: /Test Request/ })
    .first()
    .click()
  const send = page.getByRole('dialog').getByRole('button', { name: /^Send/ }).first()
  await send.waitFor()
  const answered = page.waitForResponse(/\/api\/[^/]+\/projects$/)
  await send.click()
  return await answered
}

describe('the API reference', () => {
  test('is in the app’s colours for a reader who is not signed in', async (t) => {
    const page = await openPage(t, browser, { app, path: '/docs', ...WIDE })
    await title(page).waitFor()
    await page.getByText('Every write takes the user').waitFor()
    assert.equal(await background(page), 'rgb(255, 255, 255)')
    // All of it is drawn: each section appears when it is scrolled to.
    for (let screen = 0; screen < 12; screen += 1) {
      await page.mouse.wheel(0, 900)
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    }
    await screenshot(page, 'reference')
  })

  test('opens from the app in a tab of its own, in any language, in the chosen theme, as the user who is signed in', async (t) => {
    const user = await app.newUser()
    const page = await openPage(t, browser, { app, user, path: '/today', isNew: true, ...URDU })
    await page.evaluate(() => localStorage.setItem('docket.theme', 'dark'))
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByRole('button', { name: 'اکاؤنٹ' }).click()
    const opening = page.context().waitForEvent('page')
    await page.locator('[role=menu] a[href="/docs"]').click()
    const reference = await opening
    const errors: string[] = []
    reference.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    await title(reference).waitFor()
    assert.equal(await background(reference), 'rgb(23, 24, 27)')
    assert.equal(new URL(page.url()).pathname, '/today')
    const answer = await tryOut(reference)
    assert.ok(answer.ok(), String(answer.status()))
    assert.equal(new URL(answer.url()).origin, new URL(app.url).origin)
    await screenshot(reference, 'reference-tried')
    const token = String(await answer.request().headerValue('authorization')).replace('Bearer ', '')
    assert.ok(token.length > 100)
    const kept = await reference.evaluate(() =>
      JSON.stringify([location.href, { ...localStorage }, { ...sessionStorage }, document.cookie]),
    )
    assert.ok(!kept.includes(token), 'the token is neither stored nor in the address')
    assert.deepEqual(errors, [])
  })
})
