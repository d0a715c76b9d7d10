import { describe, test } from 'node:test'
import { openApp, row, screen, within } from '../../../tests/support/dom.ts'

/** What is said after something was done: what happened, and where to. */

const toast = async (text: string | RegExp) => {
  const said = (await screen.findByText(text)).closest<HTMLElement>('[role=dialog]')
  if (said === null) throw new Error(`“${text}” is not in a toast.`)
  return within(said)
}

describe('a toast', () => {
  test('says where tasks were moved, and undoes it', async (t) => {
    const { person, user } = await openApp(t, { tasks: ['One', 'Two', 'Three'] })
    await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Home' } }])
    await screen.findByRole('link', { name: 'Home' })
    ;(await row('One')).focus()
    await person.keyboard('{Control>}a{/Control}p')
    await person.click(await screen.findByRole('option', { name: 'Home' }))
    const said = await toast('Moved 3 tasks to “Home”')
    await person.click(said.getByRole('button', { name: 'Undo' }))
    await toast('Undone: Moved 3 tasks to “Home”')
    // The project itself stays.
    await screen.findByRole('link', { name: 'Home' })
  })

  test('says when a repeating task is next due', async (t) => {
    const recurrence = 'FREQ=MONTHLY;BYMONTHDAY=1'
    const { person } = await openApp(t, {
      tasks: [{ title: 'Pay rent', due: { date: '2030-11-01' }, recurrence }],
    })
    await person.click(within(await row('Pay rent')).getByRole('checkbox'))
    const said = await toast('Completed “Pay rent”')
    await said.findByText(/^Next: .*1 Dec 2030/)
  })

  test('says how many subtasks went with a task', async (t) => {
    const { person } = await openApp(t, {
      tasks: ['The move', { title: 'One', parent_id: 1 }, { title: 'Two', parent_id: 1 }],
    })
    ;(await row('The move')).focus()
    await person.keyboard('{Delete}')
    const said = await toast('Deleted “The move”')
    await said.findByText('With 2 subtasks')
  })

  test('says which day a task was given', async (t) => {
    const { person } = await openApp(t, { tasks: ['One'] })
    ;(await row('One')).focus()
    await person.keyboard('d')
    const picker = await screen.findByRole('dialog', { name: 'Due date' })
    await person.click(within(picker).getByRole('button', { name: /^Tomorrow/ }))
    const said = await toast('“One” is due: Tomorrow')
    said.getByRole('button', { name: 'Undo' })
  })
})
