import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { UserEvent } from '@testing-library/user-event'
import type { User } from '../../../tests/support/app.ts'
import { startShared } from '../../../tests/support/both.ts'
import { isFocused, openApp, row, screen, seek, waitFor, within } from '../../../tests/support/dom.ts'
import { eventually } from '../../../tests/support/eventually.ts'
import { inDays, ZONE } from '../../../tests/support/gestures.ts'
import { stored } from '../../../tests/support/stored.ts'

/** Putting tasks off: from the menu of a row, the detail, the keyboard and the palette. */

/** The app of somebody for whom it is morning, with these tasks. */
async function withTasks(t: TestContext, ...tasks: Parameters<User['seedTasks']>[0]) {
  const user = await (await startShared()).newUser({ timeZone: ZONE })
  return await openApp(t, { user, tasks })
}

/** Resolves when the service has these due dates. */
const dueAre = (user: User, ...expected: (object | null)[]): Promise<void> =>
  eventually(async () =>
    assert.deepEqual(
      (await stored(user)).map(({ due }) => due),
      expected,
    ),
  )

const item = (name: string | RegExp) => screen.findByRole('menuitem', { name })
const picker = async () => within(await screen.findByRole('dialog', { name: 'Due date' }))
const panel = () => screen.queryByRole('complementary', { name: 'One' })

/** Opens the menu of the row. */
async function openMenu(person: UserEvent, title: string): Promise<void> {
  await person.pointer({ keys: '[MouseRight]', target: await row(title) })
}

/** Opens a menu within the one that is open, by keyboard. */
async function openPart(person: UserEvent, name: string): Promise<void> {
  const part = await item(name)
  // Keys pressed before that would be lost.
  await isFocused(() => part.closest('[role=menu]'))
  part.focus()
  await person.keyboard('{ArrowRight}')
}

/** Opens the menu of what has the focus. */
async function snooze(person: UserEvent): Promise<void> {
  await person.keyboard('s')
  await isFocused(() => screen.queryByRole('menu', { name: 'Snooze' }))
}

/** Chooses in the menu by keyboard. */
async function enter(person: UserEvent, name: RegExp): Promise<void> {
  ;(await item(name)).focus()
  await person.keyboard('{Enter}')
}

describe('a task is postponed', () => {
  test('from the menu of its row: the day moves, the time and its zone stay', async (t) => {
    const due = { date: inDays(-1), time: '09:00', time_zone: 'Asia/Karachi' }
    const { person, user } = await withTasks(t, { title: 'Taxes', due })
    await openMenu(person, 'Taxes')
    await openPart(person, 'Snooze')
    await person.click(await item(/^Tomorrow/))
    await dueAre(user, { ...due, date: inDays(1) })
    await person.keyboard('{Control>}z{/Control}')
    await dueAre(user, due)
  })

  test('to later today, at a full hour', async (t) => {
    const { person, user } = await withTasks(t, { title: 'Taxes', due: { date: inDays(0) } })
    await openMenu(person, 'Taxes')
    await openPart(person, 'Snooze')
    const later = await item(/^Later today/)
    const [time] = /\d\d:00/.exec(later.textContent) ?? []
    assert.ok(time !== undefined)
    await person.click(later)
    await dueAre(user, { date: inDays(0), time })
  })

  test('by keyboard alone, several at once, and one undo reverts all', async (t) => {
    const before = [{ date: inDays(-2) }, { date: inDays(0), time: '08:30' }, null]
    const { person, user } = await withTasks(
      t,
      ...before.map((due, index) => ({ title: `Task ${index}`, due })),
    )
    ;(await row('Task 0')).focus()
    await person.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
    await screen.findAllByText('3 selected')
    await snooze(person)
    // At once: a menu takes a letter that comes late for the first one.
    await person.setup({ delay: null }).keyboard('Tom')
    await waitFor(() => assert.match(document.activeElement?.textContent ?? '', /^Tomorrow/))
    await person.keyboard('{Enter}')
    const date = inDays(1)
    await dueAre(user, { date }, { date, time: '08:30' }, { date })
    await waitFor(() => assert.ok(screen.queryByRole('menu') === null))
    await person.keyboard('{Control>}z{/Control}')
    await dueAre(user, ...before)
  })

  test('by the date button of several: each keeps its time, and the date can be cleared', async (t) => {
    const before = [{ date: inDays(-2) }, { date: inDays(0), time: '08:30' }]
    const { person, user } = await withTasks(
      t,
      ...before.map((due, index) => ({ title: `Task ${index}`, due })),
    )
    ;(await row('Task 0')).focus()
    await person.keyboard('{Shift>}{ArrowDown}{/Shift}')
    await screen.findAllByText('2 selected')
    const button = within(await screen.findByRole('toolbar', { name: 'Selected tasks' })).getByRole(
      'button',
      { name: 'Due date' },
    )
    await person.click(button)
    await person.click((await picker()).getByRole('button', { name: /^Tomorrow/ }))
    const date = inDays(1)
    await dueAre(user, { date }, { date, time: '08:30' })
    await waitFor(() => assert.ok(screen.queryByRole('dialog', { name: 'Due date' }) === null))
    await person.click(button)
    await person.click((await picker()).getByRole('button', { name: 'No date' }))
    await dueAre(user, null, null)
  })

  test('not when its menu is cancelled, which returns the focus; to any other day by the picker', async (t) => {
    const { person, user } = await withTasks(t, 'One', 'Two')
    const two = await row('Two')
    two.focus()
    await snooze(person)
    await person.keyboard('{Escape}')
    await waitFor(() => assert.ok(screen.queryByRole('menu') === null))
    await isFocused(() => two)
    await dueAre(user, null, null)
    await snooze(person)
    await enter(person, /^Choose a date/)
    await person.click((await picker()).getByRole('button', { name: /^Tomorrow/ }))
    await dueAre(user, null, { date: inDays(1) })
  })

  test('from the palette', async (t) => {
    const { person, user } = await withTasks(t, 'One', 'Two')
    ;(await row('Two')).focus()
    await seek(person, 'snooze')
    await person.click(await screen.findByRole('option', { name: /^Snooze/ }))
    await person.click(await item(/^Tomorrow/))
    await dueAre(user, null, { date: inDays(1) })
  })

  test('from its detail by keyboard alone, and to any date', async (t) => {
    const { person, user } = await withTasks(t, 'One', 'Two')
    ;(await row('One')).focus()
    await person.keyboard('{Enter}')
    await isFocused(panel)
    await snooze(person)
    await enter(person, /^Tomorrow/)
    await dueAre(user, { date: inDays(1) }, null)
    await isFocused(() => screen.queryByRole('button', { name: /^Due date/ }))
    await snooze(person)
    await enter(person, /^Choose a date/)
    await person.click((await picker()).getByRole('button', { name: /^Today/ }))
    await dueAre(user, { date: inDays(0) }, null)
  })

  test("in the list, although another one's detail is open beside it", async (t) => {
    const { person, user } = await withTasks(t, 'One', 'Two')
    await person.click(await row('One'))
    await isFocused(panel)
    ;(await row('Two')).focus()
    await snooze(person)
    await enter(person, /^Tomorrow/)
    await dueAre(user, null, { date: inDays(1) })
  })

  test('from the menu of its detail', async (t) => {
    const due = { date: inDays(-3), time: '10:00' }
    const { person, user } = await withTasks(t, { title: 'Taxes', due })
    await person.click(await row('Taxes'))
    await person.click(await screen.findByRole('button', { name: 'More about this task' }))
    await openPart(person, 'Snooze')
    await person.click(await item(/^Today/))
    await dueAre(user, { ...due, date: inDays(0) })
    await person.keyboard('{Control>}z{/Control}')
    await dueAre(user, due)
  })

  test('from the menu of its detail, to any date', async (t) => {
    const { person, user } = await withTasks(t, 'One')
    await person.click(await row('One'))
    await person.click(await screen.findByRole('button', { name: 'More about this task' }))
    await openPart(person, 'Due date')
    await person.click(await item(/^Choose a date/))
    await person.click((await picker()).getByRole('button', { name: /^Tomorrow/ }))
    await dueAre(user, { date: inDays(1) })
  })
})
