import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  fill,
  isFocused,
  loseConnection,
  openApp,
  row,
  screen,
  waitFor,
  within,
} from '../../../tests/support/dom.ts'
import { stored } from '../../../tests/support/stored.ts'

/** The line of quick add: what is typed into it, and what it adds. */

/** The line, when it has the focus. */
async function line(): Promise<HTMLTextAreaElement> {
  const found = await screen.findByRole<HTMLTextAreaElement>('combobox', { name: 'New task' })
  await isFocused(() => found)
  return found
}
const isGone = () => waitFor(() => assert.ok(screen.queryByRole('combobox', { name: 'New task' }) === null))
const isEmpty = () => waitFor(async () => assert.equal((await line()).value, ''))

test('the focus returns to the task that had it', async (t) => {
  const { person } = await openApp(t, { tasks: ['One', 'Two'] })
  ;(await row('Two')).focus()
  await person.keyboard('n')
  await line()
  await person.keyboard('{Escape}')
  await isGone()
  await isFocused(() => row('Two'))
})

test('it marks what it read, drops a chip, adds with Enter and continues; Shift+Enter opens', async (t) => {
  const { person, user } = await openApp(t)
  await person.keyboard('n')
  await fill(person, await line(), '🌱 Water the plants tomorrow at 9am #Garden @home !high')
  const dialog = within(await screen.findByRole('dialog', { name: 'Add task' }))
  await dialog.findByRole('button', { name: /^Remove Tomorrow/ })
  const marks = [...document.querySelectorAll('[role=dialog] mark')].map(({ textContent }) => textContent)
  assert.deepEqual(marks, ['tomorrow at 9am', '#Garden', '@home', '!high'])

  await person.click(dialog.getByRole('button', { name: 'Remove home (new)' }))
  await waitFor(() => assert.ok(dialog.queryByRole('button', { name: 'Remove home (new)' }) === null))
  await line()
  await person.keyboard('{Enter}')
  await isEmpty()
  await person.keyboard('Another{Enter}')
  await isEmpty()
  await person.keyboard('To be looked at{Shift>}{Enter}{/Shift}')
  await isGone()
  await waitFor(() => assert.match(location.search, /^\?task=/))
  await screen.findByRole('complementary', { name: 'To be looked at' })
  await row('Another')
  await row('Water the plants @home')
  await screen.findByRole('link', { name: /^Garden/ })
  await waitFor(async () => {
    const tasks = await stored(user)
    const task = tasks.find(({ title }) => title === '🌱 Water the plants @home')
    assert.deepEqual([task?.priority, task?.due?.time, task?.labels], ['high', '09:00', []])
  })
})

test('it suggests names, and the keyboard selects them', async (t) => {
  const { person, user } = await openApp(t)
  await user.seed(
    ['Home office', 'Garden'].map((name) => ({ method: 'POST', path: '/projects', body: { name } })),
  )
  await screen.findByRole('link', { name: /^Garden/ })
  await person.keyboard('q')
  const field = await line()
  await person.keyboard('Chair #of')
  await screen.findByRole('option', { name: 'Home office' })
  await person.keyboard('{Enter}')
  await waitFor(() => assert.equal(field.value, 'Chair #Home office '))
  await person.keyboard('#')
  await waitFor(() => assert.ok(screen.getAllByRole('option').length > 1))
  await person.keyboard('{Escape}')
  await waitFor(() => assert.ok(screen.queryByRole('option') === null))
  assert.ok((await line()) === field, 'Escape closes the suggestions only')
})

test('it asks what several pasted lines become, and undoes them together', async (t) => {
  const { person } = await openApp(t, { tasks: ['One'] })
  await row('One')
  await person.keyboard('n')
  await line()
  await person.paste('- Milk\n- [ ] Eggs\n- Bread @shop')
  await screen.findByText('You pasted 3 lines.')
  await person.keyboard('{Enter}')
  await row('Bread')
  await person.keyboard('{Escape}')
  await isGone()
  for (const title of ['Milk', 'Eggs', 'Bread']) await row(title)
  await screen.findByRole('link', { name: /^shop/ })
  await person.keyboard('{Control>}z{/Control}')
  await waitFor(() => assert.equal(document.querySelectorAll('[data-task]').length, 1))
})

test('it reads the line without a connection, and makes the label when that is back', async (t) => {
  const opened = await openApp(t)
  const { person } = opened
  await person.keyboard('n')
  const dialog = within(await screen.findByRole('dialog', { name: 'Add task' }))
  const reconnect = loseConnection(opened)
  await fill(person, await line(), 'Offline thing @away')
  await dialog.findByRole('button', { name: /away/ })
  await person.keyboard('{Enter}{Escape}')
  await row('Offline thing')
  reconnect()
  await screen.findByRole('link', { name: /^away/ })
})
