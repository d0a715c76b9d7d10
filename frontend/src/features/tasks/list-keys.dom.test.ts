import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fill, openApp, row, rows, screen, shows, waitFor, within } from '../../../tests/support/dom.ts'
import { reaches } from '../../../tests/support/stored.ts'

/** Lists of tasks by the keyboard alone. */

/** Resolves when the row with this text has the focus, be it a task or a heading. */
const focused = (text: string) =>
  waitFor(() => {
    const { activeElement } = document
    assert.equal(activeElement?.getAttribute('role'), 'row')
    assert.ok(activeElement?.textContent.includes(text), activeElement?.textContent)
  })
const bar = async () => within(await screen.findByRole('toolbar', { name: /select/i }))

test('one navigates, completes, renames and deletes', async (t) => {
  const { person, user, ids } = await openApp(t, { tasks: ['One', 'Two', 'Three', 'Four', 'Five'] })
  await row('Five')
  await person.keyboard('j')
  await focused('Inbox')
  await person.keyboard('{ArrowDown}j')
  await focused('Two')
  await person.keyboard('[Space]')
  await shows('One', 'Three', 'Four', 'Five')
  await focused('Three')
  await person.keyboard('e')
  await fill(person, await screen.findByRole('textbox', { name: 'Title' }), 'Thirty')
  await person.keyboard('{Enter}')
  await focused('Thirty')
  await person.keyboard('e')
  await fill(person, await screen.findByRole('textbox', { name: 'Title' }), 'Never mind')
  await person.keyboard('{Escape}')
  await shows('One', 'Thirty', 'Four', 'Five')
  await focused('Thirty')
  await person.keyboard('{End}{Delete}')
  await shows('One', 'Thirty', 'Four')
  await focused('Four')
  await person.keyboard('1')
  await reaches(user, (tasks) =>
    tasks.some(({ title, priority }) => title === 'Four' && priority === 'urgent'),
  )
  await person.keyboard('{Enter}')
  await waitFor(() => assert.equal(location.search, `?task=${ids[3]}`))
})

test('several are selected, and one undo reverts what was done to them', async (t) => {
  const { person, user } = await openApp(t, { tasks: ['One', 'Two', 'Three', 'Four'] })
  await row('Four')
  await person.keyboard('{End}x{Shift>}{ArrowUp}{ArrowUp}{/Shift}')
  await (await bar()).findByText('3 selected')
  await person.keyboard('2')
  await reaches(user, (tasks) => tasks.filter(({ priority }) => priority === 'high').length === 3)
  await person.keyboard('{Control>}z{/Control}')
  await reaches(user, (tasks) => tasks.every(({ priority }) => priority === 'none'))
  await person.keyboard('{Control>}a{/Control}')
  await (await bar()).findByText('4 selected')
  await person.keyboard('{Escape}')
  await waitFor(() => assert.ok(screen.queryByText('4 selected') === null))
})

test('a task is moved, indented, folded and outdented', async (t) => {
  const { person, user, ids } = await openApp(t, { tasks: ['One', 'Two', 'Three'] })
  await row('Three')
  await person.keyboard('{End}{Alt>}{ArrowUp}{/Alt}')
  await shows('One', 'Three', 'Two')
  await focused('Three')
  await person.keyboard('{Alt>}{ArrowRight}{/Alt}')
  await waitFor(async () => assert.equal((await row('One')).getAttribute('aria-expanded'), 'true'))
  assert.equal((await row('Three')).getAttribute('aria-level'), '3')
  await person.keyboard('{ArrowLeft}')
  await focused('One')
  await person.keyboard('{ArrowLeft}')
  await shows('One', 'Two')
  await person.keyboard('{ArrowRight}')
  await shows('One', 'Three', 'Two')
  await reaches(user, (tasks) =>
    tasks.some(({ title, parent_id }) => title === 'Three' && parent_id === ids[0]),
  )
  await person.keyboard('{ArrowDown}{Alt>}{ArrowLeft}{/Alt}')
  await reaches(
    user,
    (tasks) =>
      tasks.every(({ parent_id }) => parent_id === null) &&
      tasks.map(({ title }) => title).join() === 'One,Three,Two',
  )
  await shows('One', 'Three', 'Two')
})

test('all selected tasks become subtasks, and move together', async (t) => {
  const { person, user, ids } = await openApp(t, { tasks: ['One', 'Two', 'Three', 'Four'] })
  ;(await row('Three')).focus()
  await person.keyboard('{Shift>}{ArrowDown}{/Shift}')
  await (await bar()).findByText('2 selected')
  await person.keyboard('{Alt>}{ArrowUp}{/Alt}')
  await shows('One', 'Three', 'Four', 'Two')
  await person.keyboard('{Alt>}{ArrowRight}{/Alt}')
  await reaches(user, (tasks) => {
    const below = tasks.filter(({ parent_id }) => parent_id === ids[0]).map(({ title }) => title)
    return below.join() === 'Three,Four'
  })
  await shows('One', 'Three', 'Four', 'Two')
})

test('the pickers of the date and of the project open at the row; the focus returns to it', async (t) => {
  const { person, user } = await openApp(t, { tasks: ['One', 'Two'] })
  const [garden] = await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Garden' } }])
  const [part = 0] = await user.seedTasks([{ title: 'Part', parent_id: 1 }])
  await row('Part')
  await person.keyboard('{End}d')
  await person.click(await screen.findByRole('button', { name: /^Tomorrow/ }))
  await reaches(user, (tasks) => tasks.some(({ title, due }) => title === 'Two' && due !== null))
  await focused('Two')
  // A subtask leaves its parent.
  ;(await row('Part')).focus()
  await person.keyboard('p')
  await screen.findByRole('option', { name: /^Garden/ })
  await waitFor(() => assert.ok(document.activeElement?.matches('input')))
  await person.keyboard('Gard')
  await waitFor(() => assert.equal(screen.getAllByRole('option')[0]?.textContent.startsWith('Garden'), true))
  await person.keyboard('{Enter}')
  await reaches(user, (tasks) =>
    tasks.some(
      ({ id, project_id, parent_id }) => id === part && project_id === garden?.id && parent_id === null,
    ),
  )
})

test('a blocked task is completed only when confirmed', async (t) => {
  const { person, user } = await openApp(t, { tasks: ['First'] })
  await user.seedTasks([{ title: 'Second', blocked_by: [1] }])
  await row('Second')
  await person.keyboard('{End}[Space]')
  const question = within(await screen.findByRole('alertdialog'))
  await question.findByText('Not done yet: “First”.')
  assert.equal(rows().length, 2)
  await person.click(question.getByRole('button', { name: 'Complete anyway' }))
  await shows('First')
  await reaches(user, (tasks) => tasks.some(({ title, complete }) => title === 'Second' && complete))
})
