import assert from 'node:assert/strict'
import { after, describe, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startReceiver } from '../../backend/tests/support/receiver.ts'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { eventually } from './support/eventually.ts'
import { allowProblems, openPage, screenshot, violations } from './support/page.ts'
import { stopTimers, TOASTS } from './support/timers.ts'

/** Webhooks in the settings, with a receiver on loopback. */

const { app, browser } = await startBoth({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' })
const receiver = await startReceiver()
after(() => receiver.close())

const ME = { path: { user_id: 'me' } }
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click()
const told = (page: Page, text: string) => page.getByRole('dialog', { name: text }).waitFor()
const choose = async (page: Page, name: string) => {
  await press(page, /^More for /)
  await page.getByRole('menuitem', { name }).click()
}
/** Resolves when the page is no wider than the window: what renders anew for its width comes a moment after it. */
const fits = (page: Page) => page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth)

async function withWebhook(url = receiver.url): Promise<User> {
  const user = await app.newUser()
  const body = { url, description: 'Chat', events: ['task.*' as const] }
  await user.docket.api.POST('/api/{user_id}/webhooks', { params: ME, body })
  return user
}

async function openWebhooks(t: TestContext, user: User, more: object = {}): Promise<Page> {
  const path = '/settings/webhooks'
  const page = await openPage(t, browser, { app, user, path, reducedMotion: 'reduce', ...more })
  await stopTimers(page, TOASTS)
  return page
}

/** The user's only webhook, as the service has it. */
async function webhookOf(user: User) {
  const { data } = await user.docket.api.GET('/api/{user_id}/webhooks', { params: ME })
  return data?.webhooks[0]
}

describe('a webhook', { concurrency: 1 }, () => {
  test('is created, its secret shown once, and gets the chosen events', async (t) => {
    const user = await app.newUser()
    const page = await openWebhooks(t, user, { permissions: ['clipboard-read', 'clipboard-write'] })
    allowProblems(page, /status of 422/)
    await press(page, 'New webhook')
    const address = page.getByRole('textbox', { name: 'Address' })
    await press(page, 'Create webhook')
    await page.getByText('Enter an address that begins with https:// or http://.').waitFor()
    await address.fill('http://169.254.169.254/latest')
    await press(page, 'Create webhook')
    await page.getByText('Docket cannot send to this address.').waitFor()
    await address.fill(receiver.url)
    await page.getByRole('textbox', { name: 'What is it for?' }).fill('Chat')
    for (const action of ['Created', 'Changed', 'Deleted']) {
      await page.getByRole('checkbox', { name: `Tasks: ${action}` }).uncheck()
    }
    await press(page, 'Create webhook')
    await page.getByText('Choose at least one.').waitFor()
    await page.getByRole('checkbox', { name: 'Tasks: Created' }).check()
    await page.getByRole('checkbox', { name: 'Projects: Created' }).check()
    await screenshot(page, 'new-webhook')
    assert.deepEqual(await violations(page), [])
    await press(page, 'Create webhook')
    await press(page, 'Copy secret')
    await told(page, 'Secret copied')
    const secret = await page.evaluate(() => navigator.clipboard.readText())
    assert.match(secret, /^whsec_/)
    await press(page, 'Done')
    await page.getByText(secret).waitFor({ state: 'detached' })
    await page.getByText('Tasks: Created', { exact: true }).waitFor()
    const { data } = await user.docket.api.GET('/api/{user_id}/webhooks', { params: ME })
    assert.deepEqual(
      data?.webhooks.map(({ url, events, description }) => ({ url, events, description })),
      [{ url: receiver.url, events: ['task.created', 'project.created'], description: 'Chat' }],
    )
    const before = receiver.requests.length
    await user.seedTasks(['Heard of'])
    await receiver.received(before + 1)
    await press(page, /^Deliveries to /)
    await page.getByText('task.created').waitFor()
    await page.getByText('Delivered').waitFor()
  })

  test('is tested, and failed deliveries are sent again', async (t) => {
    const user = await withWebhook()
    const page = await openWebhooks(t, user)
    // The service notes the failure first, and then switches the webhook off, which the page reads only once.
    const off = Promise.withResolvers<void>()
    await page.route('**/deliveries?*', async (route) => {
      await off.promise
      await route.continue()
    })
    receiver.reply = () => ({ status: 410 })
    t.after(() => {
      receiver.reply = () => ({ status: 204 })
    })
    const before = receiver.requests.length
    await choose(page, 'Send a test')
    await told(page, 'A test is on its way')
    await receiver.received(before + 1)
    await eventually(async () => assert.equal((await webhookOf(user))?.active, false))
    off.resolve()
    await page.getByText('Failed').waitFor()
    await page.getByText(/Response 410/).waitFor()
    assert.equal(await page.getByText('Answered 410').count(), 0, 'it is told once')
    assert.deepEqual(await violations(page), [])
    await screenshot(page, 'webhook-deliveries')
    receiver.reply = () => ({ status: 204 })
    // A receiver that answers 410 wants no more: the webhook goes off, and is switched on again.
    await page.getByText('Off: changes made meanwhile are not sent later').waitFor()
    await page.getByText('Switched off, because the receiver answered that it is gone').waitFor()
    await page.getByRole('switch', { name: /^Send to / }).click()
    await told(page, 'Sending again')
    await press(page, 'Send again: no. 1')
    await receiver.received(before + 2)
    await page.getByText('Delivered').waitFor()
    await page.getByText(/repeats no\. 1/).waitFor()
  })

  test('is edited, paused, given another secret, and deleted, by keyboard alone', async (t) => {
    const user = await withWebhook()
    const page = await openWebhooks(t, user)
    const one = () => webhookOf(user)
    const item = async (name: string) => {
      await page.getByRole('button', { name: /^More for / }).press('Enter')
      const chosen = page.getByRole('menuitem', { name })
      const focused = page.locator('[role=menuitem]:focus')
      await focused.waitFor()
      while (!(await chosen.evaluate((element) => element === document.activeElement))) {
        const last = await focused.elementHandle()
        await page.keyboard.press('ArrowDown')
        // The focus follows the key in the next frame.
        await page.waitForFunction((before) => document.activeElement !== before, last)
      }
      await page.keyboard.press('Enter')
    }
    await page.getByRole('switch', { name: /^Send to / }).press('Space')
    await told(page, 'No longer sending')
    assert.equal((await one())?.active, false)
    await item('Edit…')
    const everything = page.getByRole('checkbox', { name: 'Everything, now and in future' })
    await everything.press('Space')
    await page.getByRole('button', { name: 'Save' }).press('Enter')
    await page.getByText('Everything', { exact: true }).waitFor()
    assert.deepEqual((await one())?.events, ['*'])
    await item('New secret…')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Create' }).press('Enter')
    await page.getByText(/^whsec_/).waitFor()
    await page.getByRole('button', { name: 'Done' }).press('Enter')
    await page.getByText(/The previous secret also signs until/).waitFor()
    assert.equal((await one())?.secret_version, 2)
    await item('Delete…')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).press('Enter')
    await page.getByText('No webhooks yet').waitFor()
    assert.equal(await one(), undefined)
  })
})

describe('the page of webhooks', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`is accessible at any width: ${colorScheme}`, async (t) => {
      const user = await withWebhook(`${receiver.url}/${'a-long-path'.repeat(20)}`)
      const page = await openWebhooks(t, user, { colorScheme })
      const more = page.getByRole('button', { name: /^More for / })
      for (const width of [320, 768, 1440]) {
        await page.setViewportSize({ width, height: 900 })
        await more.waitFor()
        await fits(page)
        assert.deepEqual(await violations(page), [], String(width))
        await screenshot(page, `webhooks-${width}-${colorScheme}`)
      }
      await page.setViewportSize({ width: 320, height: 900 })
      await choose(page, 'Edit…')
      await page.getByRole('textbox', { name: 'Address' }).waitFor()
      await fits(page)
      assert.deepEqual(await violations(page), [])
      await screenshot(page, `webhook-edited-320-${colorScheme}`)
    })
  }

  test('follows a change of language while it is open', async (t) => {
    const page = await openWebhooks(t, await withWebhook(), { locale: 'ur-PK' })
    await page.getByText('کام: سب').waitFor()
    await fits(page)
    await screenshot(page, 'webhooks-ur')
    // The page for choosing the language does not use these texts, but they are changed as well.
    await page.getByRole('link', { name: 'ظاہری شکل' }).click()
    await page.getByRole('combobox', { name: 'زبان' }).click()
    await page.getByRole('option', { name: 'Deutsch' }).click()
    await page.getByRole('link', { name: 'Webhooks' }).click()
    await page.getByText('Aufgaben: alles').waitFor()
  })
})

test("another user's webhooks are not shown", async (t) => {
  await withWebhook()
  const page = await openWebhooks(t, await app.newUser())
  await page.getByText('No webhooks yet').waitFor()
})
