import assert from 'node:assert/strict'
import { afterEach, describe, test } from 'node:test'
import type { User } from '../../../tests/support/app.ts'
import { startShared } from '../../../tests/support/both.ts'
import { openApp, screen, visit, waitFor, within } from '../../../tests/support/dom.ts'

/** Public links: where they are offered, and what whoever has one reads. How one is made and printed is in `frontend/tests/`. */

const app = await startShared()

async function withProject(name: string) {
  const user = await app.newUser()
  const [project] = await user.seed([{ method: 'POST', path: '/projects', body: { name } }])
  return { user, project_id: project?.id ?? assert.fail('no project') }
}

/** The path of a new link of the user's. */
async function linkOf({ docket }: User, body: object): Promise<string> {
  const { data } = await docket.api.POST('/api/{user_id}/links', {
    params: { path: { user_id: 'me' } },
    body,
  })
  return `/links/${data?.token}`
}

const heading = (name: string) => screen.findByRole('heading', { level: 1, name })

test('a link can be made for views and projects, and not for labels', async (t) => {
  const { user, project_id } = await withProject('Our move')
  await user.seedTasks([{ title: 'Pack the books', project_id, labels: ['heavy'] }])
  await user.seed([{ method: 'POST', path: '/views', body: { name: 'Pressing', filter: 'priority = high' } }])
  const { person } = await openApp(t, { user })
  const isOffered = async (name: string) => {
    await person.click(await screen.findByRole('button', { name: `Menu of ${name}` }))
    await screen.findByRole('menuitem', { name: 'Edit' })
    const item = screen.queryByRole('menuitem', { name: 'Share by link…' })
    await person.keyboard('{Escape}')
    await waitFor(() => assert.equal(screen.queryByRole('menu'), null))
    return item !== null
  }
  assert.deepEqual(
    [await isOffered('Pressing'), await isOffered('Our move'), await isOffered('heavy')],
    [true, true, false],
  )
})

describe('the page', () => {
  // It asks nobody who they are, so it would not notice who comes for the next test.
  afterEach(() => visit('/sign-in'))

  test('shows due dates where the reader is, in groups as the view sorts', async (t) => {
    const { user, project_id } = await withProject('Our move')
    const date = Temporal.Now.plainDateISO('Europe/Berlin').add({ days: 1 }).toString()
    await user.seedTasks([
      // In the morning of that day in Berlin.
      { title: 'Pack', priority: 'high', due: { date, time: '22:00', time_zone: 'Pacific/Kiritimati' } },
      { title: 'Find a van', project_id, due: { date: '2020-02-01' } },
      'Order boxes',
    ])
    const views = await user.seed([
      { method: 'POST', path: '/views', body: { name: 'By date', filter: '', sort: 'due' } },
      { method: 'POST', path: '/views', body: { name: 'By priority', filter: '', sort: '-priority' } },
    ])
    const [dates, priorities] = views.map(({ id }) => linkOf(user, { view_id: id }))
    const headings = () => screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)
    await openApp(t, { user: null, path: (await dates) ?? '' })
    await heading('By date')
    assert.deepEqual(headings(), ['Overdue', 'Tomorrow', 'No due date'])
    await screen.findByText(/Due: Tomorrow, (0?9|10):00/)
    visit((await priorities) ?? '')
    await heading('By priority')
    assert.deepEqual(headings(), ['High', 'No priority'])
  })

  test('reads on when asked to, and says that a link does not work', async (t) => {
    const { user, project_id } = await withProject('Long')
    await user.seedTasks(Array.from({ length: 210 }, (_, index) => ({ title: `Task ${index}`, project_id })))
    const { person } = await openApp(t, { user: null, path: await linkOf(user, { project_id }) })
    await heading('Long')
    const items = () => within(screen.getByRole('main')).getAllByText(/^Task \d+$/).length
    assert.equal(items(), 200)
    await person.click(screen.getByRole('button', { name: 'Show more' }))
    await screen.findByText('Task 209')
    assert.equal(items(), 210)
    assert.equal(screen.queryByRole('button', { name: 'Show more' }), null)
    visit('/links/unknown')
    await screen.findByText('This link does not work')
  })
})
