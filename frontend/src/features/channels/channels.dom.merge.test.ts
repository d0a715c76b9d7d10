import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { UserEvent } from '@testing-library/user-event'
import { startReceiver } from '../../../../backend/tests/support/receiver.ts'
import type { User } from '../../../tests/support/app.ts'
import { startOwn } from '../../../tests/support/both.ts'
import { button, fill, openApp, screen, stopTimers, visit, within } from '../../../tests/support/dom.ts'
import { TOASTS } from '../../../tests/support/timers.ts'
import { startTelling } from '../../../tests/support/told.ts'

/** Channels in the settings, with a receiver on loopback in place of the servers they lead to. */

const app = await startOwn({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' })
const remind = startTelling(app)
const few = await startOwn({ CHANNELS: 'ntfy' })
const receiver = await startReceiver(() => ({ status: 200 }))
after(() => receiver.close())

const ME = { path: { user_id: 'me' } }
const PATH = '/settings/channels'
const TOPIC = `http://127.0.0.1:${receiver.port}/topic`
const told = (text: string) => screen.findByRole('dialog', { name: text })
async function choose(person: UserEvent, menu: string, name: string): Promise<void> {
  await person.click(await button(menu))
  await person.click(await screen.findByRole('menuitem', { name }))
}

async function withChannel(): Promise<User> {
  const user = await app.newUser()
  const body = { kind: 'ntfy' as const, name: 'My phone', url: TOPIC }
  await user.docket.api.POST('/api/{user_id}/channels', { params: ME, body })
  return user
}

async function channelsOf({ docket }: User) {
  return (await docket.api.GET('/api/{user_id}/channels', { params: ME })).data?.channels ?? []
}

test('is added, with what is wrong said at its field', async (t) => {
  const { person, user } = await openApp(t, { app, path: PATH })
  await screen.findByText('No channels yet')
  await choose(person, 'Add channel', 'ntfy')
  const address = await screen.findByRole('textbox', { name: 'Address of the topic' })
  const add = screen.getByRole('button', { name: 'Add' })
  const refuses = async (url: string, why: RegExp) => {
    if (url !== '') await fill(person, address, url)
    await person.click(add)
    await screen.findByText(why)
  }
  await refuses('', /Enter an address that begins with https:\/\/ or http:\/\/\./)
  await refuses(new URL(TOPIC).origin, /The address must end with the topic/)
  await refuses('http://169.254.169.254/topic', /Docket cannot send to this address\./)
  await fill(person, screen.getByRole('textbox', { name: 'Name' }), 'My phone')
  await fill(person, address, TOPIC)
  await person.click(add)
  await told('Channel added')
  await screen.findByText('My phone')
  assert.deepEqual(
    (await channelsOf(user)).map(({ kind, name }) => ({ kind, name })),
    [{ kind: 'ntfy', name: 'My phone' }],
  )
})

test('is tested, and its deliveries are listed', async (t) => {
  const { person, beforeRequests } = await openApp(t, { app, user: await withChannel(), path: PATH })
  let outcome: object = { status: 'delivered', status_code: 200, attempts: 1, next_attempt_at: null }
  // What becomes of them is the service's to tell, whose own tests send.
  beforeRequests(async (request) => {
    if (!request.url.includes('/deliveries?')) return
    const response = await fetch(request.url, request)
    const answer = (await response.json()) as { deliveries: object[] }
    const deliveries = answer.deliveries.map((one, index) => (index === 0 ? { ...one, ...outcome } : one))
    return Response.json({ ...answer, deliveries })
  })
  const sendTest = async () => await person.click(await button('Send a test to My phone'))
  await sendTest()
  await screen.findByText('The test was delivered.')
  await person.click(await button('Deliveries to My phone'))
  await screen.findByText('Delivered')
  outcome = { ...outcome, status: 'failed', status_code: 500, error: 'The receiver has trouble.' }
  await sendTest()
  await screen.findByText(/^The test failed\./)
  await screen.findByText('Failed')
  await screen.findByText(/^Response 500/)
  outcome = { ...outcome, error: 'Answered 500.' }
  await sendTest()
  await screen.findByText(/Response 500/, { selector: '[role=status], [role=status] *' })
})

test('lists what is delivered while the list is open, by name', async (t) => {
  const user = await withChannel()
  const { person } = await openApp(t, { app, user, path: PATH })
  await person.click(await button('Deliveries to My phone'))
  await screen.findByText('Nothing was sent in the last 30 days.')
  await remind(user, 'Call the plumber')
  await screen.findByText('Call the plumber', { selector: 'li bdi' })
})

test('of e-mail leads to the account if its address is not confirmed', async (t) => {
  const { person, beforeRequests } = await openApp(t, { app })
  beforeRequests(async (request) => {
    if (!request.url.endsWith('/channels/options')) return
    const options = (await (await fetch(request.url, request)).json()) as { kinds: string[] }
    const kinds = [...new Set([...options.kinds, 'email'])]
    return Response.json({ ...options, kinds, email_verified: false })
  })
  visit(PATH)
  await choose(person, 'Add channel', 'E-mail')
  await person.click(await screen.findByRole('link', { name: 'Account settings' }))
  await screen.findByRole('heading', { name: 'Account' })
})

test('is switched off, renamed and deleted', async (t) => {
  stopTimers(t, TOASTS)
  const user = await withChannel()
  const { person } = await openApp(t, { app, user, path: PATH })
  await person.click(await screen.findByRole('switch', { name: 'Notify by My phone' }))
  await told('No longer sending')
  await screen.findByText('Off: what happens meanwhile is not sent later')
  assert.equal((await channelsOf(user))[0]?.active, false)
  await choose(person, 'More for My phone', 'Rename…')
  await fill(person, await screen.findByRole('textbox', { name: 'Name' }), 'Tablet')
  await person.click(await button('Save'))
  await choose(person, 'More for Tablet', 'Delete…')
  const sure = within(await screen.findByRole('alertdialog'))
  await person.click(sure.getByRole('button', { name: 'Delete' }))
  await screen.findByText('No channels yet')
  assert.deepEqual(await channelsOf(user), [])
})

test('that is a webhook shows its secret', async (t) => {
  const { person } = await openApp(t, { app, path: PATH })
  await choose(person, 'Add channel', 'Webhook')
  await fill(person, await screen.findByRole('textbox', { name: 'Address' }), receiver.url)
  await person.click(await button('Add'))
  await screen.findByText(/^whsec_/)
  await person.click(await button('Done'))
  await choose(person, 'More for Webhook', 'Show secret')
  await screen.findByText(/^whsec_/)
})

test('only the kinds that the server offers are shown', async (t) => {
  const { person } = await openApp(t, { app: few, path: PATH })
  await person.click(await button('Add channel'))
  const kinds = await screen.findAllByRole('menuitem')
  assert.deepEqual(
    kinds.map(({ textContent }) => textContent),
    ['ntfy'],
  )
  assert.equal(screen.queryByText('This device'), null)
})
