import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startShared } from '../../../tests/support/both.ts'
import { openApp, screen, waitFor, within } from '../../../tests/support/dom.ts'
import { reachesTask } from '../../../tests/support/stored.ts'
import { startTelling } from '../../../tests/support/told.ts'

const MINUTE = 60_000
const remind = startTelling(await startShared(), MINUTE)

test('a task is done from its reminder, and opening it reads its notification', async (t) => {
  const { person, user } = await openApp(t)
  // A browser that has not looked for reminders yet has missed none.
  await waitFor(() =>
    assert.ok(Object.keys(localStorage).some((name) => name.startsWith('docket.reminders.'))),
  )
  const [id = 0] = await remind(user, 'Call the plumber', 'Water the plants')
  await screen.findAllByRole('button', { name: 'Notifications, 2 unread' })
  const { now } = Date
  t.mock.method(Date, 'now', () => now() + MINUTE)
  document.dispatchEvent(new Event('visibilitychange'))
  const card = await screen.findByRole('alert', { name: 'Reminder' })
  await person.click(within(card).getByRole('button', { name: 'Mark as done: Call the plumber' }))
  await screen.findAllByRole('button', { name: 'Notifications, 1 unread' })
  assert.equal(within(card).getAllByRole('listitem').length, 1)
  await person.click(within(card).getByRole('button', { name: /^Water the plants/ }))
  await waitFor(() => assert.ok(!card.isConnected))
  await screen.findAllByRole('button', { name: 'Notifications' })
  await screen.findByRole('textbox', { name: 'Title' })
  await reachesTask(user, id, ({ complete }) => complete)
})

test('the first reminder asks for notifications, after explaining them', async (t) => {
  const { person } = await openApp(t, {
    tasks: [{ title: 'Task', due: { date: '2090-01-01', time: '09:00' } }],
    path: '/all?task=1',
  })
  let asked = 0
  const Notification = {
    permission: 'default',
    requestPermission: async () => {
      asked += 1
      Notification.permission = 'granted'
    },
  }
  for (const [name, value] of Object.entries({ Notification, isSecureContext: true })) {
    const before = Object.getOwnPropertyDescriptor(globalThis, name)
    Object.defineProperty(globalThis, name, { value, configurable: true })
    t.after(() =>
      before === undefined
        ? Reflect.deleteProperty(globalThis, name)
        : Object.defineProperty(globalThis, name, before),
    )
  }
  await person.click(await screen.findByRole('button', { name: /^Reminders:/ }))
  await person.click(await screen.findByRole('checkbox', { name: '5 minutes before' }))
  await person.keyboard('{Escape}')
  const dialog = await screen.findByRole('dialog', { name: 'Show reminders as notifications?' })
  assert.equal(asked, 0)
  await person.click(within(dialog).getByRole('button', { name: 'Allow notifications' }))
  await waitFor(() => assert.ok(!dialog.isConnected))
  assert.equal(asked, 1)
})
