import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { UserEvent } from '@testing-library/user-event'
import {
  fill,
  isFocused,
  openApp,
  row,
  rows,
  screen,
  shows,
  stopTimers,
  titles,
  waitFor,
  within,
} from '../../../tests/support/dom.ts'
import { reaches, stored } from '../../../tests/support/stored.ts'
import { TOASTS } from '../../../tests/support/timers.ts'

/** Lists of tasks by the mouse, and what their rows show. What takes layout or dragging is in `frontend/tests/`. */

const box = async (title: string) => within(await row(title)).getByRole('checkbox')
const title = async (text: string) => within(await row(text)).getByText(text)
const opens = (id: number | undefined) => waitFor(() => assert.equal(location.search, `?task=${id}`))
const fieldsInList = () => within(screen.getByRole('treegrid')).queryAllByRole('textbox')
/** Clicks twice in one task of the event loop: on a busy machine the clicks would be too far apart. */
const clickTwice = (person: UserEvent, place: HTMLElement) => person.setup({ delay: null }).dblClick(place)
async function clickWith(person: UserEvent, key: 'Control' | 'Shift', place: HTMLElement): Promise<void> {
  await person.keyboard(`{${key}>}`)
  await person.click(place)
  await person.keyboard(`{/${key}}`)
}

describe('with the mouse', () => {
  test('a task is completed, and undo restores it', async (t) => {
    stopTimers(t, TOASTS)
    const { person, user } = await openApp(t, { tasks: ['Buy milk', 'Call Ada', 'Pay rent'] })
    await person.click(await box('Call Ada'))
    await shows('Buy milk', 'Pay rent')
    await reaches(user, (tasks) => tasks.some(({ title, complete }) => title === 'Call Ada' && complete))
    await person.click(await screen.findByRole('button', { name: 'Undo' }))
    await shows('Buy milk', 'Call Ada', 'Pay rent')
    await reaches(user, (tasks) => tasks.every(({ complete }) => !complete))
  })

  test('a click opens the detail and marks the row; two clicks on the title edit it', async (t) => {
    const { person, ids } = await openApp(t, { tasks: ['Buy milk', 'Call Ada'] })
    const marks = (...expected: string[]) =>
      waitFor(() => {
        const open = rows().filter((each) => each.getAttribute('aria-current') === 'true')
        assert.deepEqual(
          open.map((each) => each.querySelector('[data-title]')?.textContent),
          expected,
        )
      })
    await person.click(await row('Buy milk'))
    await opens(ids[0])
    await marks('Buy milk')
    await person.click(await title('Call Ada'))
    await opens(ids[1])
    await marks('Call Ada')
    await person.click(
      within(await screen.findByRole('complementary', { name: 'Call Ada' })).getByRole('button', {
        name: 'Close',
      }),
    )
    await marks()
    await clickTwice(person, await title('Call Ada'))
    await fill(person, await screen.findByRole('textbox', { name: 'Title' }), 'Call Ada today')
    await person.keyboard('{Enter}')
    await shows('Buy milk', 'Call Ada today')
  })

  test('two clicks beside the title, or of which the first has opened the detail, do not edit', async (t) => {
    const { person, ids } = await openApp(t, { tasks: ['Buy milk', 'Call Ada'] })
    await clickTwice(person, await row('Buy milk'))
    await opens(ids[0])
    assert.equal(fieldsInList().length, 0)
    const late = await title('Call Ada')
    await person.click(late)
    await opens(ids[1])
    await clickTwice(person, late.parentElement ?? late)
    late.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    late.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
    await person.click(await row('Buy milk'))
    await opens(ids[0])
    assert.equal(fieldsInList().length, 0)
  })

  test('the context menu and the button at the end of the row are the same', async (t) => {
    const { person, user } = await openApp(t, { tasks: ['Buy milk', 'Call Ada'] })
    await person.pointer({ target: await row('Call Ada'), keys: '[MouseRight]' })
    await person.click(await screen.findByRole('menuitem', { name: /^Delete/ }))
    await shows('Buy milk')
    await person.click(screen.getByRole('button', { name: 'More for “Buy milk”' }))
    await person.click(await screen.findByRole('menuitem', { name: /^Duplicate/ }))
    await shows('Buy milk', 'Buy milk')
    await reaches(user, (tasks) => tasks.length === 2)
  })

  test('several tasks are selected and changed together; one undo reverts all', async (t) => {
    const { person, user } = await openApp(t, { tasks: ['One', 'Two', 'Three', 'Four'] })
    await clickWith(person, 'Control', await row('One'))
    await clickWith(person, 'Shift', await row('Three'))
    const bar = within(await screen.findByRole('toolbar', { name: /select/i }))
    await bar.findByText('3 selected')
    await person.click(await bar.findByRole('button', { name: 'Complete' }))
    await shows('Four')
    await reaches(user, (tasks) => tasks.filter(({ complete }) => complete).length === 3)
    await person.keyboard('{Control>}z{/Control}')
    await shows('One', 'Two', 'Three', 'Four')
    await reaches(user, (tasks) => tasks.every(({ complete }) => !complete))
  })

  test('after selected rows are moved to a project, the focus is on the next row', async (t) => {
    const { user, person } = await openApp(t, { path: '/today' })
    const [here] = await user.seed(
      ['Here', 'Home'].map((name) => ({ method: 'POST', path: '/projects', body: { name } })),
    )
    await user.seedTasks(['One', 'Two', 'Three', 'Four'].map((title) => ({ title, project_id: here?.id })))
    await person.click(await screen.findByRole('link', { name: /^Here/ }))
    ;(await row('One')).focus()
    await person.keyboard('x{ArrowDown}x')
    const bar = within(await screen.findByRole('toolbar', { name: /select/i }))
    await bar.findByText('2 selected')
    await person.keyboard('p')
    await screen.findByRole('option', { name: /^Home/ })
    await waitFor(() => assert.ok(document.activeElement?.matches('input')))
    await person.keyboard('Home')
    await waitFor(() => assert.equal(screen.getAllByRole('option')[0]?.textContent.startsWith('Home'), true))
    await person.keyboard('{Enter}')
    await shows('Three', 'Four')
    await isFocused(() => row('Three'))

    // By the bar, whose buttons go with the selection.
    await person.keyboard('x')
    const again = within(await screen.findByRole('toolbar', { name: /select/i }))
    await person.click(await again.findByRole('button', { name: /project/i }))
    await person.click(await screen.findByRole('option', { name: /^Home/ }))
    await shows('Four')
    await isFocused(() => row('Four'))
  })
})

describe('a row', () => {
  test('shows a few labels, and how many more there are', async (t) => {
    await openApp(t, { tasks: [{ title: 'Much', labels: ['a1', 'b2', 'c3', 'd4', 'e5'] }] })
    const much = within(await row('Much'))
    await much.findByText('+2')
    assert.ok(much.queryByText('d4') === null)
    assert.ok(much.getByTitle('d4 and e5'))
  })

  test('of a recurring task stays where it is until its next date is known', async (t) => {
    const due = { date: '2031-03-04' }
    const tasks = [{ title: 'Water the plants', due, recurrence: 'FREQ=DAILY' }, 'Another']
    const { person, user, beforeRequests } = await openApp(t, { tasks })
    // It would not wait for ever.
    stopTimers(t, [2_000])
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
    beforeRequests(async ({ url }) => {
      if (url.endsWith('/batch')) await answered
    })
    await within(await row('Water the plants')).findByText(/4 Mar/)
    await person.click(await box('Water the plants'))
    await person.click(await box('Another'))
    // What does not recur stays for a moment.
    await shows('Water the plants')
    assert.ok((await box('Water the plants')).matches(':checked, [aria-checked=true]'))
    answer()
    await within(await row('Water the plants')).findByText(/5 Mar/)
    assert.ok(!(await box('Water the plants')).matches(':checked, [aria-checked=true]'))
    await reaches(user, ([first]) => first?.due?.date === '2031-03-05')
  })
})

test('numbers are formatted, and what is selected is what is counted', async (t) => {
  const { person } = await openApp(t, {
    tasks: Array.from({ length: 1_205 }, (_, index) => `Task ${index + 1}`),
  })
  await waitFor(() => assert.ok(screen.queryAllByText('1,205').length > 0))
  assert.ok(titles().length < 1_205, 'only the rows in sight are there')
  ;(await row('Task 1')).focus()
  await person.keyboard('{Control>}a{/Control}')
  await within(await screen.findByRole('toolbar', { name: /select/i })).findByText('1,205 selected')
})

describe('an empty list', () => {
  test('says so, and how to begin', async (t) => {
    const { person, user } = await openApp(t, { path: '/today' })
    await screen.findByText('Welcome to Docket')
    await person.click(await within(screen.getByRole('main')).findByRole('button', { name: 'Add task' }))
    await fill(person, await screen.findByRole('combobox', { name: 'New task' }), 'The first')
    await person.keyboard('{Enter}{Escape}')
    await waitFor(() => assert.ok(screen.queryByRole('combobox', { name: 'New task' }) === null))
    await reaches(user, (tasks) => tasks.length === 1)
    assert.equal((await stored(user))[0]?.title, 'The first')
  })
})
