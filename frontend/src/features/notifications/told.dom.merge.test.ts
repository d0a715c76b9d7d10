import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { User } from '../../../tests/support/app.ts'
import { openApp, reads, screen, visit, within } from '../../../tests/support/dom.ts'
import { eventually } from '../../../tests/support/eventually.ts'

/** The settings of what users are told. */

/** Resolves when the service has these. */
const reaches = (user: User, expected: object | undefined) =>
  eventually(async () => {
    const { data } = await user.docket.api.GET('/api/{user_id}/preferences', {
      params: { path: { user_id: 'me' } },
    })
    assert.deepEqual(data?.notify, expected)
  })

test('what one is told is chosen, and reset', async (t) => {
  const { person, user } = await openApp(t, { path: '/settings/told' })
  const choose = async (box: string, option: string) => {
    await person.click(screen.getByRole('combobox', { name: box }))
    await person.click(await screen.findByRole('option', { name: option }))
  }
  const overdue = await screen.findByRole('switch', { name: 'Overdue tasks', checked: false })
  // Said once: by the title of the section.
  assert.equal(screen.getAllByRole('heading', { name: 'What you are told' }).length, 1)
  await person.click(overdue)
  await reaches(user, { overdue: true })
  await choose('Quiet hours from', '22:00')
  await screen.findByRole('combobox', { name: 'Quiet hours until' })
  await reaches(user, { overdue: true, quiet_from: '22:00', quiet_until: '07:00' })
  await choose('Quiet hours from', 'Never')
  await reaches(user, { overdue: true })
  await person.click(overdue)
  await reaches(user, undefined)
})

test('what is muted, which a menu mutes, is listed', async (t) => {
  const { person, user } = await openApp(t, { tasks: ['Call the plumber'], path: '/all?task=1' })
  await person.click(await screen.findByRole('button', { name: 'More about this task' }))
  await person.click(await screen.findByRole('menuitem', { name: 'Mute notifications' }))
  visit('/settings/told')
  await within(await screen.findByRole('list', { name: 'Muted' })).findByText('Call the plumber')
  await person.click(screen.getByRole('button', { name: 'Unmute Call the plumber' }))
  await reads('Nothing is muted.')
  await reaches(user, undefined)
})
