import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { User } from '../../../tests/support/app.ts'
import { startShared } from '../../../tests/support/both.ts'
import { fill, openApp, row, screen, visit, waitFor, within } from '../../../tests/support/dom.ts'
import { eventually } from '../../../tests/support/eventually.ts'
import { reaches } from '../../../tests/support/stored.ts'
import { join, makeWorkspace } from '../../../tests/support/workspaces.ts'

/** Shared workspaces on the pages of one's own. */

const app = await startShared()

interface Home {
  ada: User
  bob: User
  id: string
  project: number
  task: number
}

/** A workspace of Ada's that Bob is let into, with a project and an overdue task, and a task of Bob's own. */
async function share(role: 'viewer' | 'editor' = 'editor'): Promise<Home> {
  const [ada, bob] = [await app.newUser(), await app.newUser()]
  const id = await makeWorkspace(ada)
  await join(ada, bob, id, role)
  const params = { path: { user_id: id } }
  const made = await ada.docket.api.POST('/api/{user_id}/projects', { params, body: { name: 'Garden' } })
  const project = made.data?.id ?? assert.fail('no project')
  const { data: task } = await ada.docket.api.POST('/api/{user_id}/tasks', {
    params,
    body: { title: 'Paint the fence', due: { date: '2020-01-02' }, project_id: project },
  })
  await bob.seedTasks([{ title: 'Mine alone', due: { date: '2020-01-01' } }])
  return { ada, bob, id, project, task: task?.id ?? assert.fail('no task') }
}

const open = (t: TestContext, { bob }: Home, path: string) => openApp(t, { user: bob, path })
const isAt = (address: string) => waitFor(() => assert.equal(location.pathname + location.search, address))
/** Resolves when the task with this text has the focus. */
const isFocused = (title: string) =>
  waitFor(() => {
    const element = document.activeElement
    assert.ok(element?.matches('[data-task]') && element.textContent.includes(title), 'it has no focus')
  })
/** Resolves when the shared task is so at the service. */
const sharedIs = ({ ada, id, task }: Home, expected: { title?: string; complete: boolean }) =>
  eventually(async () => {
    const path = { user_id: id, task_id: task }
    const { data } = await ada.docket.api.GET('/api/{user_id}/tasks/{task_id}', { params: { path } })
    assert.equal(data?.complete, expected.complete)
    if (expected.title !== undefined) assert.equal(data?.title, expected.title)
  })

test('Today has the tasks of both, which the keys lead through, and each is done where it is', async (t) => {
  const home = await share()
  const { id, task, bob } = home
  const { person } = await open(t, home, '/today')
  ;(await row('Mine alone')).focus()
  await row('Paint the fence')
  await person.keyboard('{ArrowDown}{ArrowDown}')
  await isFocused('Paint the fence')
  await person.keyboard('{ArrowUp}{ArrowUp}')
  await isFocused('Mine alone')
  assert.equal((await row('Paint the fence')).getAttribute('aria-current'), null)

  // Its detail names the workspace.
  await person.click(await row('Paint the fence'))
  await isAt(`/today?task=${task}&in=${id}`)
  const title = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Title' })
  assert.equal(title.value, 'Paint the fence')
  await fill(person, title, 'Paint the fence green')
  await person.keyboard('{Enter}')
  await sharedIs(home, { title: 'Paint the fence green', complete: false })
  visit('/today')
  await waitFor(() => assert.equal(screen.queryByRole('textbox', { name: 'Title' }), null))

  const complete = async () => {
    await person.click(within(await row('Paint the fence green')).getByRole('checkbox'))
    await sharedIs(home, { complete: true })
  }
  await complete()
  await person.click(await screen.findByRole('button', { name: 'Undo' }))
  await sharedIs(home, { complete: false })
  // By the key, what was done last is taken back, whichever workspace it is of.
  await complete()
  await person.keyboard('{Control>}z{/Control}')
  await sharedIs(home, { complete: false })
  await reaches(bob, (tasks) => tasks.every(({ complete }) => !complete))
})

test('an address names the workspace of the task it opens', async (t) => {
  const home = await share()
  await open(t, home, `/today?task=${home.task}&in=${home.id}`)
  const title = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Title' })
  assert.equal(title.value, 'Paint the fence')
})

test('a viewer changes nothing there', async (t) => {
  await open(t, await share('viewer'), '/today')
  await screen.findByRole('treegrid', { name: 'Home' })
  const box = within(await row('Paint the fence')).getByRole('checkbox')
  await waitFor(() => assert.equal(box.getAttribute('aria-disabled'), 'true'))
})

test('a selection stays within one workspace', async (t) => {
  const { person } = await open(t, await share(), '/today')
  const select = async (title: string) => {
    await person.keyboard('{Control>}')
    await person.click(await row(title))
    await person.keyboard('{/Control}')
  }
  await row('Paint the fence')
  await select('Mine alone')
  const bar = await screen.findByRole('toolbar', { name: 'Selected tasks' })
  await within(bar).findByRole('button', { name: 'Complete' })
  await select('Paint the fence')
  await screen.findAllByText(/cannot be selected together/)
  assert.equal((await row('Mine alone')).getAttribute('aria-selected'), 'false')
  assert.equal((await row('Paint the fence')).getAttribute('aria-selected'), 'true')
})

test('search and the palette find tasks and projects of all workspaces, and lead into theirs', async (t) => {
  const home = await share()
  const { id, project, task } = home
  const { person } = await open(t, home, '/search?q=fence')
  await waitFor(() => {
    const main = within(screen.getByRole('main'))
    within(main.getByRole('region', { name: /^Home/ })).getByRole('button', { name: /^Paint the fence/ })
  })
  screen.getByRole('searchbox').focus()
  await person.keyboard('{ArrowDown}{Enter}')
  await isAt(`/w/${id}/all?task=${task}`)
  await screen.findByRole('textbox', { name: 'Title' })

  // From there, what is one's own is elsewhere.
  const choose = async (text: string, name: RegExp) => {
    await person.keyboard('{Control>}k{/Control}')
    await fill(person, await screen.findByRole('combobox', { name: 'Command palette' }), text)
    const [option] = await screen.findAllByRole('option', { name })
    await person.click(option ?? assert.fail())
  }
  await choose('mine al', /^Mine alone.*My workspace$/)
  await isAt('/all?task=1')
  await screen.findByRole('textbox', { name: 'Title' })
  await choose('paint', /^Paint the fence.*Home$/)
  await isAt(`/w/${id}/all?task=${task}`)
  visit('/all?task=1')
  await row('Mine alone')
  await choose('garden', /^Garden.*Home$/)
  await isAt(`/w/${id}/projects/${project}`)
  await row('Paint the fence')
})
