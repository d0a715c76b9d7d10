import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { UserEvent } from '@testing-library/user-event'
import type { User } from '../../../tests/support/app.ts'
import { isRemoved, type OpenOptions, openApp, screen, waitFor, within } from '../../../tests/support/dom.ts'
import { reachesTask } from '../../../tests/support/stored.ts'

/** The pickers of a task's properties, by mouse and by keyboard. */

async function openTask(t: TestContext, ...tasks: NonNullable<OpenOptions['tasks']>) {
  const opened = await openApp(t, { tasks, path: '/all?task=1' })
  await screen.findByRole('textbox', { name: 'Title' })
  return opened
}

/** Opens the picker of a property by the keyboard. */
async function pick(person: UserEvent, property: string) {
  screen.getByRole('button', { name: new RegExp(`^${property}:`) }).focus()
  await person.keyboard('{Enter}')
  const picker = await screen.findByRole('dialog', { name: property })
  // Keys pressed before that would be lost.
  await waitFor(() => assert.ok(picker.contains(document.activeElement)))
  return picker
}

/** Chooses in the list that the button opens. */
async function choose(person: UserEvent, button: HTMLElement, option: string) {
  await person.click(button)
  await person.click(await screen.findByRole('option', { name: option }))
}

/** Types over the number in the field, which is never empty. */
async function typeNumber(person: UserEvent, field: HTMLElement, number: number) {
  await person.click(field)
  await person.keyboard(`{Control>}a{/Control}${number}`)
}

/** How often the first task was written, including its creation. */
async function timesWritten(user: User): Promise<number | undefined> {
  const { data } = await user.docket.api.GET('/api/{user_id}/tasks/{task_id}/history', {
    params: { path: { user_id: 'me', task_id: 1 } },
  })
  return data?.count
}

test('a day is chosen in the calendar by keyboard alone', async (t) => {
  const { person, user } = await openTask(t, {
    title: 'Task',
    due: { date: '2030-01-31', time: '09:00' },
  })
  const picker = await pick(person, 'Due date')
  const grid = within(picker).getByRole('grid', { name: 'January 2030' })
  assert.equal(grid.querySelector('[aria-selected=true]')?.textContent, '31')
  // Versions of the languages differ in whether there is a comma.
  within(picker)
    .getByRole('button', { name: /^Thursday,? 31 January 2030$/ })
    .focus()
  await person.keyboard('{ArrowRight}{PageDown}{ArrowUp}{Home}')
  await within(picker).findByRole('grid', { name: 'February 2030' })
  await person.keyboard('{Enter}')
  await isRemoved(picker)
  await reachesTask(user, 1, ({ due }) => due?.date === '2030-02-18' && due.time === '09:00')
})

test('a date is typed in natural language, and Enter accepts it before it has been read', async (t) => {
  const { person, user } = await openTask(t, { title: 'Task' })
  const picker = await pick(person, 'Due date')
  await person.keyboard('24 December 2031 at 3pm')
  await within(picker).findByText(/24 Dec 2031, 15:00$/)
  await person.keyboard('{Enter}')
  await reachesTask(user, 1, ({ due }) => due?.date === '2031-12-24' && due.time === '15:00')
  await isRemoved(picker)
  await pick(person, 'Due date')
  await person.paste('25 December 2031')
  await person.keyboard('{Enter}')
  await reachesTask(user, 1, ({ due }) => due?.date === '2031-12-25')
})

test('a time and its zone are saved when the picker closes, as one change', async (t) => {
  const { person, user } = await openTask(t, { title: 'Task', due: { date: '2030-01-31' } })
  const picker = within(await pick(person, 'Due date'))
  await person.type(picker.getByLabelText('Time'), '18:30')
  await choose(person, picker.getByRole('combobox', { name: 'Time zone' }), 'Asia/Karachi')
  await person.keyboard('{Escape}')
  await reachesTask(user, 1, ({ due }) => due?.time === '18:30' && due.time_zone === 'Asia/Karachi')
  assert.equal(await timesWritten(user), 2)
  await screen.findByRole('button', { name: /^Due date: .*18:30 \(Karachi\)/ })
  await person.click(within(await pick(person, 'Due date')).getByRole('button', { name: 'No date' }))
  await reachesTask(user, 1, ({ due }) => due === null)
})

test('a rule is built part by part, with a preview of its dates', async (t) => {
  const { person, user } = await openTask(t, { title: 'Task', due: { date: '2030-01-31' } })
  const picker = within(await pick(person, 'Repeat'))
  await person.click(picker.getByRole('button', { name: 'Custom…' }))
  await typeNumber(person, await picker.findByLabelText('Every'), 2)
  await choose(person, picker.getByRole('combobox', { name: 'Unit' }), 'months')
  await choose(person, await picker.findByRole('combobox', { name: 'On' }), 'on the last day')
  await choose(person, picker.getByRole('combobox', { name: 'Ends' }), 'After a number of times')
  await typeNumber(person, await picker.findByLabelText('How many times'), 3)
  await picker.findByText('Then it ends.')
  const dates = picker.getAllByRole('listitem').map(({ textContent }) => textContent.replace(',', ''))
  assert.deepEqual(dates.slice(0, 3), ['Thu 31 Jan 2030', 'Sun 31 Mar 2030', 'Fri 31 May 2030'])
  await person.click(picker.getByRole('button', { name: 'Done' }))
  const rule = 'FREQ=MONTHLY;COUNT=3;INTERVAL=2;BYMONTHDAY=-1'
  await reachesTask(user, 1, ({ recurrence }) => recurrence === rule)
  await screen.findByRole('button', { name: 'Repeat: Every 2 months on the last day, 3 times' })
})

test('the editor shows why the service refuses a rule', async (t) => {
  const { person } = await openTask(t, { title: 'Task', due: { date: '2030-01-31' } })
  const picker = within(await pick(person, 'Repeat'))
  await person.click(picker.getByRole('button', { name: 'Custom…' }))
  await typeNumber(person, await picker.findByLabelText('Every'), 1001)
  await picker.findByText('INTERVAL must be a whole number from 1 to 1000.')
})

test('a rule that the editor does not support is shown and left unchanged', async (t) => {
  const recurrence = 'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1'
  const { person } = await openTask(t, { title: 'Task', due: { date: '2030-01-29' }, recurrence })
  const picker = within(await pick(person, 'Repeat'))
  await picker.findByText(recurrence, { exact: false })
  await picker.findByText(/^Tue,? 26 Feb 2030$/)
})

test('a series for a task without a date begins today', async (t) => {
  const { person, user } = await openTask(t, { title: 'Task' })
  await person.click(within(await pick(person, 'Repeat')).getByRole('button', { name: 'Every day' }))
  await reachesTask(user, 1, ({ due, recurrence }) => due !== null && recurrence === 'FREQ=DAILY')
})

test('priority, project and labels are found by typing, or created', async (t) => {
  const { person, user } = await openTask(t, { title: 'Task' })
  await pick(person, 'Priority')
  await person.keyboard('hi{Enter}')
  await reachesTask(user, 1, ({ priority }) => priority === 'high')
  await pick(person, 'Project')
  await person.keyboard('Garden')
  await screen.findByRole('option', { name: 'Add “Garden”' })
  await person.keyboard('{Enter}')
  await reachesTask(user, 1, ({ project_id }) => project_id !== null)
  const labels = within(await pick(person, 'Labels'))
  for (const name of ['home', 'errand']) {
    await person.keyboard(name)
    await screen.findByRole('option', { name: `Add “${name}”` })
    await person.keyboard('{Enter}')
    await labels.findByRole('option', { name, selected: true })
  }
  await person.keyboard('{Escape}')
  await reachesTask(user, 1, (task) => task.labels.join() === 'home,errand')
  await screen.findByRole('button', { name: /^Labels: home ?errand$/ })
})

test('blockers that would form a cycle are not offered', async (t) => {
  const { person, user } = await openTask(
    t,
    'First',
    { title: 'Second', blocked_by: [1] },
    { title: 'Third', blocked_by: [2] },
    'Other',
  )
  const picker = within(await pick(person, 'Blocked by'))
  const other = await picker.findByRole('option')
  assert.equal(other.textContent, 'Other')
  await person.click(other)
  await reachesTask(user, 1, ({ blocked_by }) => blocked_by.join() === '4')
})

test('reminders are chosen together and saved when the picker closes', async (t) => {
  const due = { date: '2030-01-31', time: '15:00' }
  const { person, user } = await openTask(t, { title: 'Task', due })
  const picker = within(await pick(person, 'Reminders'))
  await person.click(picker.getByRole('checkbox', { name: '30 minutes before' }))
  for (const [label, text] of Object.entries({ Date: '2030-01-30', Time: '08:00' })) {
    await person.clear(picker.getByLabelText(label))
    await person.type(picker.getByLabelText(label), text)
  }
  await person.click(picker.getByRole('button', { name: 'Add reminder' }))
  await person.keyboard('{Escape}')
  await reachesTask(user, 1, ({ reminders }) => reminders.length === 2)
  assert.equal(await timesWritten(user), 2)
})
