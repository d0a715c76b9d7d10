import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UserEvent } from '@testing-library/user-event'
import { fill, openApp, row, screen, shows, visit, waitFor, within } from '../../../tests/support/dom.ts'
import { reaches } from '../../../tests/support/stored.ts'

/** Which tasks each page lists, and how a list is grouped and sorted. */

const box = async (title: string) => within(await row(title)).getByRole('checkbox')
const day = (days: number) => Temporal.Now.plainDateISO('Europe/Berlin').add({ days }).toString()

test('today, upcoming and done show the right tasks', async (t) => {
  const tasks = [
    { title: 'Late', due: { date: day(-1) } },
    { title: 'Now', due: { date: day(0) } },
    { title: 'Soon', due: { date: day(3) } },
    { title: 'Some day' },
  ]
  const { person } = await openApp(t, { tasks, path: '/today' })
  await shows('Late', 'Now')
  await person.click(await box('Late'))
  await shows('Now')
  await person.click(await box('Now'))
  await screen.findByText('All done for today')
  visit('/upcoming')
  await shows('Soon')
  visit('/done')
  await shows('Now', 'Late')
  await person.click(await box('Late'))
  await shows('Now')
})

test('a project and a label show their tasks, with completed ones folded', async (t) => {
  const { person, user } = await openApp(t)
  const [project, label] = await user.seed([
    { method: 'POST', path: '/projects', body: { name: 'House' } },
    { method: 'POST', path: '/labels', body: { name: 'errand' } },
  ])
  await user.seedTasks([
    { title: 'Tap', project_id: project?.id, labels: ['errand'] },
    { title: 'Roof', project_id: project?.id },
    { title: 'Milk', labels: ['errand'] },
    { title: 'Old', project_id: project?.id, complete: true },
  ])
  await row('Milk')
  visit(`/projects/${project?.id}`)
  await shows('Tap', 'Roof')
  await person.click(await screen.findByRole('row', { name: /^Done/ }))
  await shows('Tap', 'Roof', 'Old')
  visit(`/labels/${label?.id}`)
  await shows('Tap', 'Milk')
  // This browser remembers what is unfolded.
  visit(`/projects/${project?.id}`)
  await shows('Tap', 'Roof', 'Old')
  visit('/projects/9999')
  await screen.findByText('This is no longer here')
})

test('a saved view shows what the service finds, and follows changes', async (t) => {
  const { person, user } = await openApp(t, {
    tasks: [{ title: 'A', priority: 'high' }, { title: 'B', priority: 'urgent' }, 'C'],
  })
  const body = { name: 'Urgent', filter: 'priority >= high', sort: '-title' }
  await user.seed([{ method: 'POST', path: '/views', body }])
  await person.click(await screen.findByRole('link', { name: /^Urgent/ }))
  await shows('B', 'A')
  ;(await row('A')).focus()
  await person.keyboard('0')
  await shows('B')
})

test('a task added at the end of a list gets what the list is about', async (t) => {
  const { person, user } = await openApp(t)
  const [project] = await user.seed([{ method: 'POST', path: '/projects', body: { name: 'House' } }])
  await user.seedTasks([{ title: 'Tap', project_id: project?.id }])
  await row('Tap')
  visit(`/projects/${project?.id}`)
  await screen.findByRole('heading', { level: 1, name: 'House' })
  await person.click(within(screen.getByRole('main')).getByRole('button', { name: 'Add task' }))
  await fill(person, await screen.findByRole('combobox', { name: 'New task' }), 'Roof')
  await person.keyboard('{Enter}')
  await shows('Tap', 'Roof')
  await reaches(user, (tasks) =>
    tasks.some(({ title, project_id }) => title === 'Roof' && project_id === project?.id),
  )
})

const TASKS = [
  { title: 'Paint', priority: 'low', estimate: 90 },
  { title: 'Answer the letter', priority: 'urgent', estimate: 10 },
  { title: 'Mow' },
]

/** Resolves when the page has exactly these headings and titles, in this order. */
const listed = (...expected: string[]) =>
  waitFor(() => {
    const parts = [...document.querySelectorAll('[role=treegrid] h2, [data-title]')]
    assert.deepEqual(
      parts.map(({ textContent }) => textContent),
      expected,
    )
  })

async function choose(person: UserEvent, menu: RegExp, item: string): Promise<void> {
  await person.keyboard('v')
  ;(await screen.findByRole('menuitem', { name: menu })).focus()
  await person.keyboard('{ArrowRight}')
  await person.click(await screen.findByRole('menuitemradio', { name: item }))
  await leaveMenu(person)
}

async function leaveMenu(person: UserEvent): Promise<void> {
  await person.keyboard('{Escape}')
  await waitFor(() => assert.ok(screen.queryByRole('menu') === null))
}

test('a list is grouped and sorted as its user has chosen, on each of their devices', async (t) => {
  const { person, user, app } = await openApp(t, { tasks: TASKS })
  await row('Mow')
  await choose(person, /Group by/, 'Priority')
  await listed('Urgent', 'Answer the letter', 'Low', 'Paint', 'No priority', 'Mow')
  await person.keyboard('{Control>}z{/Control}')
  await listed('Inbox', 'Paint', 'Answer the letter', 'Mow')
  await choose(person, /Group by/, 'Nothing')
  await choose(person, /Sort by/, 'Estimate')
  await listed('Answer the letter', 'Paint', 'Mow')
  await choose(person, /Direction/, 'Descending')
  await listed('Paint', 'Answer the letter', 'Mow')
  // Another list has its own.
  visit('/inbox')
  await screen.findByRole('heading', { level: 1, name: 'Inbox' })
  await listed('Paint', 'Answer the letter', 'Mow')
  visit('/all')
  await listed('Paint', 'Answer the letter', 'Mow')
  const expected = { all: { group: 'none', sort: 'estimate', descending: true } }
  await waitFor(async () => {
    const { data } = await user.docket.api.GET('/api/{user_id}/preferences', {
      params: { path: { user_id: 'me' } },
    })
    assert.deepEqual(data?.lists, expected)
  })

  await openApp(t)
  await openApp(t, { user: await app.signIn(user.email) })
  await listed('Paint', 'Answer the letter', 'Mow')
  await person.keyboard('v')
  await person.click(await screen.findByRole('menuitem', { name: 'Reset view options' }))
  await listed('Inbox', 'Paint', 'Answer the letter', 'Mow')
})

test('what is done is shown and hidden, by key and by menu', async (t) => {
  const { person } = await openApp(t, { tasks: [{ title: 'Open' }, { title: 'Over', complete: true }] })
  await row('Open')
  const list = within(screen.getByRole('treegrid'))
  await person.keyboard('{Shift>}V{/Shift}')
  await list.findByText('Done')
  await person.keyboard('{Shift>}V{/Shift}')
  await waitFor(() => assert.ok(list.queryByText('Done') === null))
  await person.keyboard('v')
  await person.click(await screen.findByRole('menuitemcheckbox', { name: 'Show done tasks' }))
  await waitFor(() => assert.match(document.querySelector('[role=treegrid]')?.textContent ?? '', /Done/))
  await leaveMenu(person)
})
