import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { UserEvent } from '@testing-library/user-event'
import { startReceiver } from '../../../../backend/tests/support/receiver.ts'
import type { User } from '../../../tests/support/app.ts'
import { startOwn } from '../../../tests/support/both.ts'
import {
  button,
  chooseLanguage,
  fill,
  openApp,
  screen,
  stopTimers,
  visit,
  waitFor,
  within,
} from '../../../tests/support/dom.ts'
import { eventually } from '../../../tests/support/eventually.ts'
import { TOASTS } from '../../../tests/support/timers.ts'

/** Webhooks in the settings, with a receiver on loopback. */

const app = await startOwn({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' })
const receiver = await startReceiver()
after(() => receiver.close())

const ME = { path: { user_id: 'me' } }
const PATH = '/settings/webhooks'
const told = (text: string) => screen.findByRole('dialog', { name: text })
const checkbox = (name: string) => screen.getByRole('checkbox', { name })

async function withWebhook(): Promise<User> {
  const user = await app.newUser()
  const body = { url: receiver.url, description: 'Chat', events: ['task.*' as const] }
  await user.docket.api.POST('/api/{user_id}/webhooks', { params: ME, body })
  return user
}

/** The user's only webhook, as the service has it. */
async function webhookOf({ docket }: User) {
  const { data } = await docket.api.GET('/api/{user_id}/webhooks', { params: ME })
  return data?.webhooks[0]
}

/** Chooses from the webhook's menu by the keys. */
async function choose(person: UserEvent, name: string): Promise<void> {
  ;(await button(/^More for /)).focus()
  await person.keyboard('{Enter}')
  const item = await screen.findByRole('menuitem', { name })
  await waitFor(() => assert.equal(document.activeElement?.getAttribute('role'), 'menuitem'))
  while (document.activeElement !== item) {
    const before = document.activeElement
    await person.keyboard('{ArrowDown}')
    // The focus follows the key in the next frame.
    await waitFor(() => assert.ok(document.activeElement !== before))
  }
  await person.keyboard('{Enter}')
}

/** Presses it by the keyboard. */
async function press(person: UserEvent, target: HTMLElement, key = '{Enter}'): Promise<void> {
  target.focus()
  await person.keyboard(key)
}

test('is created, its secret shown once, and gets the chosen events', async (t) => {
  const user = await app.newUser()
  const { person } = await openApp(t, { app, user, path: PATH })
  await person.click(await button('New webhook'))
  const address = await screen.findByRole('textbox', { name: 'Address' })
  const create = screen.getByRole('button', { name: 'Create webhook' })
  await person.click(create)
  await screen.findByText('Enter an address that begins with https:// or http://.')
  await fill(person, address, 'http://169.254.169.254/latest')
  await person.click(create)
  await screen.findByText(/^Docket cannot send to this address\./)
  await fill(person, address, receiver.url)
  await fill(person, screen.getByRole('textbox', { name: 'What is it for?' }), 'Chat')
  for (const action of ['Created', 'Changed', 'Deleted']) await person.click(checkbox(`Tasks: ${action}`))
  await person.click(create)
  await screen.findByText('Choose at least one.')
  await person.click(checkbox('Tasks: Created'))
  await person.click(checkbox('Projects: Created'))
  await person.click(create)
  await person.click(await button('Copy secret'))
  await told('Secret copied')
  const secret = await navigator.clipboard.readText()
  assert.match(secret, /^whsec_/)
  await person.click(await button('Done'))
  await waitFor(() => assert.equal(screen.queryByText(secret), null))
  await screen.findByText('Tasks: Created')
  const { url, events, description } = (await webhookOf(user)) ?? {}
  assert.deepEqual(
    { url, events, description },
    { url: receiver.url, events: ['task.created', 'project.created'], description: 'Chat' },
  )
  const before = receiver.requests.length
  await user.seedTasks(['Heard of'])
  await receiver.received(before + 1)
  await person.click(await button(/^Deliveries to /))
  await screen.findByText('task.created')
  await screen.findByText('Delivered')
})

test('is tested, and failed deliveries are sent again', async (t) => {
  stopTimers(t, TOASTS)
  const user = await withWebhook()
  const { person, beforeRequests } = await openApp(t, { app, user, path: PATH })
  // The service notes the failure first, and then switches the webhook off, which the page reads only once.
  const off = Promise.withResolvers<void>()
  beforeRequests(async ({ url }) => {
    if (url.includes('/deliveries?')) await off.promise
  })
  receiver.reply = () => ({ status: 410 })
  t.after(() => {
    receiver.reply = () => ({ status: 204 })
  })
  const before = receiver.requests.length
  await choose(person, 'Send a test')
  await told('A test is on its way')
  await receiver.received(before + 1)
  await eventually(async () => assert.equal((await webhookOf(user))?.active, false))
  off.resolve()
  await screen.findByText('Failed')
  await screen.findByText(/Response 410/)
  assert.equal(screen.queryByText(/Answered 410/), null, 'it is told once')
  receiver.reply = () => ({ status: 204 })
  // A receiver that answers 410 wants no more: the webhook goes off, and is switched on again.
  await screen.findByText(/Off: changes made meanwhile are not sent later/)
  await screen.findByText(/Switched off, because the receiver answered that it is gone/)
  await person.click(screen.getByRole('switch', { name: /^Send to / }))
  await told('Sending again')
  await person.click(await button('Send again: no. 1'))
  await receiver.received(before + 2)
  await screen.findByText('Delivered')
  await screen.findByText(/repeats no\. 1/)
})

test('is edited, paused, given another secret, and deleted, by keyboard alone', async (t) => {
  const user = await withWebhook()
  const { person } = await openApp(t, { app, user, path: PATH })
  const one = () => webhookOf(user)
  await press(person, await screen.findByRole('switch', { name: /^Send to / }), ' ')
  await told('No longer sending')
  assert.equal((await one())?.active, false)
  await choose(person, 'Edit…')
  const everything = await screen.findByRole('checkbox', { name: 'Everything, now and in future' })
  // A box of this kind is no button in this DOM, and takes no key.
  await person.click(everything)
  await press(person, await button('Save'))
  await screen.findByText('Everything')
  assert.deepEqual((await one())?.events, ['*'])
  await choose(person, 'New secret…')
  const sure = async (name: string) =>
    within(await screen.findByRole('alertdialog')).getByRole('button', { name })
  await press(person, await sure('Create'))
  await screen.findByText(/^whsec_/)
  await press(person, await button('Done'))
  await screen.findByText(/The previous secret also signs until/)
  assert.equal((await one())?.secret_version, 2)
  await choose(person, 'Delete…')
  await press(person, await sure('Delete'))
  await screen.findByText('No webhooks yet')
  assert.equal(await one(), undefined)
})

test('are read in the language that is chosen while the page is open', async (t) => {
  const { person } = await openApp(t, { app, user: await withWebhook(), path: PATH })
  await screen.findByText('Tasks: all')
  await chooseLanguage(person, 'Deutsch')
  await screen.findByText('Aufgaben: alles')
  visit('/settings/channels')
  await screen.findByRole('heading', { name: 'Kanäle' })
})

test("another user's webhooks are not shown", async (t) => {
  await withWebhook()
  await openApp(t, { app, path: PATH })
  await screen.findByText('No webhooks yet')
})
