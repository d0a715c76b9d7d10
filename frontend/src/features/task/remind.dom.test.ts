import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UserEvent } from '@testing-library/user-event'
import type { User } from '../../../tests/support/app.ts'
import { isFocused, openApp, row, screen, seek, waitFor } from '../../../tests/support/dom.ts'
import { eventually } from '../../../tests/support/eventually.ts'
import { stored } from '../../../tests/support/stored.ts'

/** Reminders and muting where the task is: in the menu of its row, and in the palette. */

const MINUTE = 60_000
const item = (name: string) => screen.findByRole('menuitem', { name })
/** In the toast, and for screen readers. */
const said = (text: string) => screen.findAllByText(text)

async function openMenu(person: UserEvent): Promise<void> {
  await person.pointer({ keys: '[MouseRight]', target: await row('Call the plumber') })
}

/** Runs a command of the palette for the row. */
async function run(person: UserEvent, command: string): Promise<void> {
  const target = await row('Call the plumber')
  target.focus()
  await isFocused(() => target)
  await seek(person, command)
  await waitFor(() =>
    assert.ok(screen.getByRole('option', { name: new RegExp(`^${command}`) }).matches('[data-highlighted]')),
  )
  await person.keyboard('{Enter}')
}

/** The moments of the task's reminders, once there are as many. */
const remindersOf = (user: User, count: number) =>
  eventually(async () => {
    const [task] = await stored(user)
    const found = (task?.reminders ?? []).flatMap((each) => ('at' in each ? [Date.parse(each.at)] : []))
    assert.equal(found.length, count)
    return found
  })

const mutedAre = (user: User, ...expected: number[]) =>
  eventually(async () => {
    const { data } = await user.docket.api.GET('/api/{user_id}/preferences', {
      params: { path: { user_id: 'me' } },
    })
    assert.deepEqual(data?.notify?.muted?.map(({ task_id }) => task_id) ?? [], expected)
  })

test('a task is given a reminder from its menu and from the palette', async (t) => {
  const { person, user } = await openApp(t, { tasks: ['Call the plumber'] })
  const before = Date.now()
  await openMenu(person)
  const part = await item('Remind me')
  await isFocused(() => part.closest('[role=menu]'))
  part.focus()
  await person.keyboard('{ArrowRight}')
  await item('Tomorrow morning')
  await person.click(await item('In an hour'))
  await said('Set the reminders of “Call the plumber”')
  const [first = 0] = await remindersOf(user, 1)
  assert.ok(first >= before + 59 * MINUTE && first <= Date.now() + 60 * MINUTE, new Date(first).toISOString())
  // It may be midnight meanwhile.
  const tomorrow = () => Temporal.Now.plainDateISO('Europe/Berlin').add({ days: 1 }).toString()
  const days = [tomorrow()]
  await run(person, 'Remind me tomorrow morning')
  const [, second = 0] = await remindersOf(user, 2)
  days.push(tomorrow())
  const local = Temporal.Instant.fromEpochMilliseconds(second).toZonedDateTimeISO('Europe/Berlin')
  assert.ok(
    days.some((day) => local.toPlainDateTime().toString() === `${day}T09:00:00`),
    `${local}`,
  )
})

test('a task is muted from its menu, and again heard of by the palette', async (t) => {
  const { person, user, ids } = await openApp(t, { tasks: ['Call the plumber'] })
  await openMenu(person)
  await person.click(await item('Mute notifications'))
  await said('Notifications muted')
  await mutedAre(user, ...ids)
  await openMenu(person)
  await item('Unmute notifications')
  await person.keyboard('{Escape}')
  await waitFor(() => assert.ok(screen.queryByRole('menu') === null))
  await run(person, 'Mute or unmute its notifications')
  await said('Notifications unmuted')
  await mutedAre(user)
})
