import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startBoth } from './support/both.ts'
import { NAMED } from './support/browser.ts'
import { allowProblems, openPage } from './support/page.ts'

/** What stands in the way of notifications in this browser. The channels are in `features/channels/channels.dom.merge.test.ts`. */

const { app, browser } = await startBoth()
const PATH = '/settings/channels'

test('the page says what is missing without TLS, and how to allow what was denied', async (t) => {
  const user = await app.newUser()
  const { hostname, origin } = new URL(app.url)
  const baseURL = origin.replace(hostname, NAMED.athome)
  const plain = await openPage(t, browser, { app, baseURL, path: '' })
  allowProblems(plain, /Cross-Origin-Opener-Policy header has been ignored/)
  await plain.context().addCookies(user.cookies.map((cookie) => ({ ...cookie, url: baseURL })))
  await plain.goto(PATH)
  await plain.getByText('This page was not loaded over https').waitFor()
  assert.equal(await plain.getByRole('button', { name: 'Notify me here' }).count(), 0)

  const denied = await openPage(t, browser, { app, user, path: '' })
  await denied.context().addInitScript(() => {
    Object.defineProperty(Notification, 'permission', { get: () => 'denied' })
  })
  await denied.goto(PATH)
  await denied.getByText('This browser blocks notifications from Docket').waitFor()
})
