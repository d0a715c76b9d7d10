import assert from 'node:assert/strict'
import { after, describe, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startReceiver } from '../../backend/tests/support/receiver.ts'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { NAMED } from './support/browser.ts'
import { allowProblems, openPage, screenshot, violations } from './support/page.ts'
import { stopTimers, TOASTS } from './support/timers.ts'
import { startTelling } from './support/told.ts'

/** Channels in the settings, with a receiver on loopback in place of the servers they lead to. */

const { app, browser } = await startBoth({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' })
const remind = startTelling(app)
const few = await startBoth({ CHANNELS: 'ntfy' })
const receiver = await startReceiver(() => ({ status: 200 }))
after(() => receiver.close())

const ME = { path: { user_id: 'me' } }
const PATH = '/settings/channels'
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click()
const told = (page: Page, text: string) => page.getByRole('dialog', { name: text }).waitFor()
const choose = async (page: Page, button: string | RegExp, name: string) => {
  await press(page, button)
  await page.getByRole('menuitem', { name }).click()
}
const fits = (page: Page) => page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth)

async function withChannel(name = 'My phone'): Promise<User> {
  const user = await app.newUser()
  const body = { kind: 'ntfy' as const, name, url: `http://127.0.0.1:${receiver.port}/topic` }
  await user.docket.api.POST('/api/{user_id}/channels', { params: ME, body })
  return user
}

async function openChannels(t: TestContext, user: User, more: object = {}): Promise<Page> {
  const page = await openPage(t, browser, { app, user, path: PATH, reducedMotion: 'reduce', ...more })
  await stopTimers(page, TOASTS)
  return page
}

async function channelsOf(user: User) {
  return (await user.docket.api.GET('/api/{user_id}/channels', { params: ME })).data?.channels ?? []
}

describe('a channel', { concurrency: 1 }, () => {
  test('is added, with what is wrong said at its field', async (t) => {
    const user = await app.newUser()
    const page = await openChannels(t, user)
    allowProblems(page, /status of 422/)
    await page.getByText('No channels yet').waitFor()
    await choose(page, 'Add channel', 'ntfy')
    const address = page.getByRole('textbox', { name: 'Address of the topic' })
    await press(page, 'Add')
    await page.getByText('Enter an address that begins with https:// or http://.').waitFor()
    await address.fill(`http://127.0.0.1:${receiver.port}`)
    await press(page, 'Add')
    await page.getByText('The address must end with the topic').waitFor()
    await address.fill('http://169.254.169.254/topic')
    await press(page, 'Add')
    await page.getByText('Docket cannot send to this address.').waitFor()
    await screenshot(page, 'channel-refused')
    assert.deepEqual(await violations(page), [])
    await page.getByRole('textbox', { name: 'Name' }).fill('My phone')
    await address.fill(`http://127.0.0.1:${receiver.port}/topic`)
    await press(page, 'Add')
    await told(page, 'Channel added')
    await page.getByText('My phone', { exact: true }).waitFor()
    assert.deepEqual(
      (await channelsOf(user)).map(({ kind, name }) => ({ kind, name })),
      [{ kind: 'ntfy', name: 'My phone' }],
    )
  })

  test('is tested, and its deliveries are listed', async (t) => {
    const page = await openChannels(t, await withChannel())
    let outcome: object = { status: 'delivered', status_code: 200, attempts: 1, next_attempt_at: null }
    // What becomes of them is the service's to tell, whose own tests send.
    await page.route('**/deliveries?*', async (route) => {
      const response = await route.fetch()
      const answer = (await response.json()) as { deliveries: object[] }
      const deliveries = answer.deliveries.map((one, index) => (index === 0 ? { ...one, ...outcome } : one))
      await route.fulfill({ response, json: { ...answer, deliveries } })
    })
    await press(page, 'Send a test to My phone')
    await page.getByText('The test was delivered.').waitFor()
    await press(page, 'Deliveries to My phone')
    await page.getByText('Delivered', { exact: true }).waitFor()
    outcome = { ...outcome, status: 'failed', status_code: 500, error: 'The receiver has trouble.' }
    await press(page, 'Send a test to My phone')
    await page.getByText(/^The test failed\./).waitFor()
    await page.getByText('Failed', { exact: true }).waitFor()
    await page.getByText(/^Response 500/).waitFor()
    outcome = { ...outcome, error: 'Answered 500.' }
    await press(page, 'Send a test to My phone')
    await page.getByRole('status').getByText('Response 500').waitFor()
    await page.unrouteAll({ behavior: 'wait' })
    assert.deepEqual(await violations(page), [])
    await screenshot(page, 'channel-deliveries')
  })

  test('lists what is delivered while the list is open, by name', async (t) => {
    const user = await withChannel()
    const page = await openChannels(t, user)
    await press(page, 'Deliveries to My phone')
    await page.getByText('Nothing was sent in the last 30 days.').waitFor()
    await remind(user, 'Call the plumber')
    await page.getByRole('listitem').getByText('Call the plumber', { exact: true }).first().waitFor()
  })

  test('of e-mail leads to the account if its address is not confirmed', async (t) => {
    const user = await app.newUser()
    const page = await openPage(t, browser, { app, user, path: '' })
    await page.route('**/channels/options', async (route) => {
      const response = await route.fetch()
      const options = (await response.json()) as { kinds: string[] }
      const kinds = [...new Set([...options.kinds, 'email'])]
      await route.fulfill({ response, json: { ...options, kinds, email_verified: false } })
    })
    await page.goto(PATH)
    await choose(page, 'Add channel', 'E-mail')
    await page.getByRole('link', { name: 'Account settings' }).click()
    await page.getByRole('heading', { name: 'Account', exact: true }).waitFor()
  })

  test('is switched off, renamed and deleted', async (t) => {
    const user = await withChannel()
    const page = await openChannels(t, user)
    await page.getByRole('switch', { name: 'Notify by My phone' }).click()
    await told(page, 'No longer sending')
    await page.getByText('Off: what happens meanwhile is not sent later').waitFor()
    assert.equal((await channelsOf(user))[0]?.active, false)
    await choose(page, 'More for My phone', 'Rename…')
    await page.getByRole('textbox', { name: 'Name' }).fill('Tablet')
    await press(page, 'Save')
    await choose(page, 'More for Tablet', 'Delete…')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByText('No channels yet').waitFor()
    assert.deepEqual(await channelsOf(user), [])
  })

  test('that is a webhook shows its secret', async (t) => {
    const page = await openChannels(t, await app.newUser())
    await choose(page, 'Add channel', 'Webhook')
    await page.getByRole('textbox', { name: 'Address' }).fill(receiver.url)
    await press(page, 'Add')
    await page.getByText(/^whsec_/).waitFor()
    await press(page, 'Done')
    await choose(page, 'More for Webhook', 'Show secret')
    await page.getByText(/^whsec_/).waitFor()
  })
})

describe('the page of channels', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`is accessible at any width: ${colorScheme}`, async (t) => {
      const user = await withChannel('A name that is rather long for such a small device as this one')
      const body = { kind: 'webhook' as const, name: 'Chat', url: `${receiver.url}/${'a-path'.repeat(20)}` }
      await user.docket.api.POST('/api/{user_id}/channels', { params: ME, body })
      const page = await openChannels(t, user, { colorScheme })
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 900 })
        await page.getByText('Chat', { exact: true }).waitFor()
        await fits(page)
        assert.deepEqual(await violations(page), [], String(width))
        await screenshot(page, `channels-${width}-${colorScheme}`)
      }
    })
  }

  test('is there in Urdu and German', async (t) => {
    const user = await withChannel()
    const page = await openChannels(t, user, { locale: 'ur-PK' })
    await page.getByRole('heading', { name: 'چینلز', exact: true }).waitFor()
    await fits(page)
    await screenshot(page, 'channels-ur')
    const german = await openChannels(t, user, { locale: 'de-DE' })
    await german.getByRole('heading', { name: 'Kanäle', exact: true }).waitFor()
  })

  test('says what is missing without TLS', async (t) => {
    const { hostname, origin } = new URL(app.url)
    const user = await app.newUser()
    const baseURL = origin.replace(hostname, NAMED.athome)
    const cookies = user.cookies.map((cookie) => ({ ...cookie, url: baseURL }))
    const page = await openPage(t, browser, { app, baseURL, path: '' })
    allowProblems(page, /Cross-Origin-Opener-Policy header has been ignored/)
    await page.context().addCookies(cookies)
    await page.goto(PATH)
    await page.getByText('This page was not loaded over https').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Notify me here' }).count(), 0)
  })

  test('says how to allow what was denied', async (t) => {
    const user = await app.newUser()
    const page = await openPage(t, browser, { app, user, path: '' })
    await page.context().addInitScript(() => {
      Object.defineProperty(Notification, 'permission', { get: () => 'denied' })
    })
    await page.goto(PATH)
    await page.getByText('This browser blocks notifications from Docket').waitFor()
  })
})

test('only the kinds that the server offers are shown', async (t) => {
  const user = await few.app.newUser()
  const page = await openPage(t, browser, { app: few.app, user, path: PATH })
  await press(page, 'Add channel')
  await page.getByRole('menuitem').first().waitFor()
  assert.deepEqual(await page.getByRole('menuitem').allTextContents(), ['ntfy'])
  assert.equal(await page.getByText('This device').count(), 0)
})
