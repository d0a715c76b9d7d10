import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { fill, loseConnection, openApp, row, screen, waitFor, within } from '../../../../tests/support/dom.ts'

/** Filters that are built of rows, and what they find. */

const TASKS = [
  { title: 'Pay the rent', priority: 'urgent', labels: ['home'] },
  { title: 'Mow the lawn', priority: 'low', labels: ['home office'] },
  { title: 'Call Ada', priority: 'high' },
  { title: 'Over', priority: 'high', complete: true },
]

/** Opens the dialog for a new view. */
async function openView(t: TestContext) {
  const opened = await openApp(t, { tasks: TASKS, path: '/today' })
  const { person } = opened
  await person.click(await screen.findByRole('button', { name: 'Add view' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'New view' }))
  const filter = dialog.getByRole<HTMLTextAreaElement>('textbox', { name: /^Filter/ })
  const condition = async (number: number) =>
    within(await dialog.findByRole('group', { name: `Condition ${number}` }))
  return {
    ...opened,
    dialog,
    filter,
    condition,
    add: async () => person.click(await dialog.findByRole('button', { name: 'Add condition' })),
    /** Resolves when the typed filter is this. */
    writes: (text: string) => waitFor(() => assert.equal(filter.value, text)),
    choose: async (number: number, part: string, ...options: string[]) => {
      await person.click((await condition(number)).getByRole('combobox', { name: part }))
      for (const name of options) await person.click(await screen.findByRole('option', { name }))
      // A list of which several can be chosen stays open.
      if (part === 'Value') await person.keyboard('{Escape}')
      await waitFor(() => assert.ok(screen.queryByRole('listbox') === null))
    },
  }
}

test('the rows of a filter write it, and say what it finds', async (t) => {
  const { person, dialog, condition, add, writes, choose } = await openView(t)
  await add()
  await writes('not complete')
  await dialog.findByText('3 tasks')
  await dialog.findByText('Call Ada')
  // The new row has the focus.
  assert.equal(document.activeElement?.getAttribute('aria-label'), 'Field')

  await add()
  await writes('not complete and due <= today')
  await dialog.findByText('0 tasks')
  await choose(2, 'Field', 'Labels')
  // A row without its value is not written yet.
  await writes('not complete')
  await choose(2, 'Value', 'home office', 'home')
  await writes('not complete and label in ("home office", home)')
  await dialog.findByText('2 tasks')
  await person.click(dialog.getByRole('radio', { name: 'Any of them' }))
  await writes('not complete or label in ("home office", home)')
  await choose(2, 'Relation', 'is not')
  await writes('not complete or label not in ("home office", home)')
  await choose(1, 'Field', 'Title')
  await fill(person, (await condition(1)).getByRole('textbox'), 'the r')
  await writes('title ~ "the r" or label not in ("home office", home)')
  await person.click(dialog.getByRole('button', { name: 'Remove condition 2' }))
  await dialog.findByText('1 task')
  await fill(person, dialog.getByRole('textbox', { name: 'Name' }), 'Rent')
  await person.click(dialog.getByRole('button', { name: 'Create' }))
  await row('Pay the rent')
})

test('the rows of a filter are read from what is typed, as far as they can show it', async (t) => {
  const { person, dialog, filter, condition, writes, choose } = await openView(t)
  await fill(person, filter, 'p1 and due = in 7 days and estimate <= 30')
  await condition(3)
  const fields = dialog.getAllByRole('combobox', { name: 'Field' }).map(({ textContent }) => textContent)
  assert.deepEqual(fields, ['Priority', 'Due date', 'Estimate'])
  await (await condition(2)).findByText('in 7 days')
  // A row writes the whole filter, in its own words.
  await choose(1, 'Value', 'High')
  await writes('priority in (urgent, high) and due = in 7 days and estimate <= 30')

  const complex = 'not complete and (p1 or due < today)'
  await fill(person, filter, complex)
  await dialog.findByText('This filter is too complex for rows. Edit it as text.')
  await dialog.findByText('1 task')
  assert.ok(dialog.queryByRole('group', { name: 'Condition 1' }) === null)
  assert.equal(filter.value, complex)

  await fill(person, filter, 'not complete and prioritty = high')
  await dialog.findAllByText(/Character 18:/)
  await fill(person, filter, 'not complete and priority = high')
  await condition(2)
  await dialog.findByText('1 task')
})

test('tasks are not counted while the service is away, which is said, and are after', async (t) => {
  const { dialog, add, writes, beforeRequests } = await openView(t)
  const reconnect = loseConnection({ beforeRequests })
  await add()
  await dialog.findAllByText(/The service cannot be reached/)
  await writes('not complete')
  reconnect()
  await dialog.findByText('3 tasks')
})
