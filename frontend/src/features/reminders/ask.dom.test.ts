import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openApp, screen, waitFor, within } from '../../../tests/support/dom.ts'

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
  Object.assign(globalThis, { Notification, isSecureContext: true })
  t.after(() => Reflect.deleteProperty(globalThis, 'Notification'))
  await person.click(await screen.findByRole('button', { name: /^Reminders:/ }))
  await person.click(await screen.findByRole('checkbox', { name: '5 minutes before' }))
  await person.keyboard('{Escape}')
  const dialog = await screen.findByRole('dialog', { name: 'Show reminders as notifications?' })
  assert.equal(asked, 0)
  await person.click(within(dialog).getByRole('button', { name: 'Allow notifications' }))
  await waitFor(() => assert.ok(!dialog.isConnected))
  assert.equal(asked, 1)
})
