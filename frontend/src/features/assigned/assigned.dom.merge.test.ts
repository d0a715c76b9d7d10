import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { UserEvent } from '@testing-library/user-event'
import type { User } from '../../../tests/support/app.ts'
import { startShared } from '../../../tests/support/both.ts'
import {
  fill,
  isFocused,
  isGone,
  isRemoved,
  loseConnection,
  openApp,
  row,
  screen,
  visit,
  waitFor,
  within,
} from '../../../tests/support/dom.ts'
import { eventually } from '../../../tests/support/eventually.ts'
import { join, makeWorkspace, newNamed } from '../../../tests/support/workspaces.ts'

/** Who does what in a shared workspace of two people: Ada, whose it is, and Bob. */

const app = await startShared()

/** A workspace of Ada and Bob with these tasks. */
async function share(...titles: string[]) {
  const [ada, bob] = [await newNamed(app, 'Ada'), await newNamed(app, 'Bob')]
  const id = await makeWorkspace(ada)
  await join(ada, bob, id, 'editor')
  const params = { path: { user_id: id } }
  for (const title of titles) await ada.docket.api.POST('/api/{user_id}/tasks', { params, body: { title } })
  return { id, ada, bob, ids: { ada: await idOf(ada), bob: await idOf(bob) } }
}

/** The user's id is that of their own workspace. */
async function idOf({ docket }: User): Promise<string> {
  const { data } = await docket.api.GET('/api/workspaces')
  return data?.workspaces[0]?.id ?? assert.fail('no workspace')
}

async function assign({ docket }: User, id: string, task_id: number, ...assignees: string[]) {
  const params = { path: { user_id: id, task_id } }
  await docket.api.PATCH('/api/{user_id}/tasks/{task_id}', { params, body: { assignees } })
}

/** Resolves when the service has these assignees of the task. */
const assigned = ({ docket }: User, id: string, task_id: number, ...expected: string[]) =>
  eventually(async () => {
    const params = { path: { user_id: id, task_id } }
    const { data } = await docket.api.GET('/api/{user_id}/tasks/{task_id}', { params })
    assert.deepEqual(data?.assignees, expected)
  })

async function enter(t: TestContext, user: User, id: string, path = 'all') {
  const opened = await openApp(t, { user, path: `/w/${id}/${path}` })
  // What the user may do is known with the members.
  await waitFor(() => {
    const [add] = screen.getAllByRole<HTMLButtonElement>('button', { name: /^Add task/ })
    assert.equal(add?.disabled, false)
  })
  return opened
}

/** Resolves when the row of the task says who is to do it. */
const shows = (title: string, names: string) =>
  waitFor(async () => assert.ok(within(await row(title)).queryByText(`Assigned to: ${names}`)))

/** Chooses members in the picker that is open, each by what is typed, and closes it. */
async function choose(person: UserEvent, ...typed: string[]): Promise<void> {
  const picker = await screen.findByRole('dialog', { name: 'Assign to' })
  const shown = within(picker)
  const field = await shown.findByRole('combobox')
  for (const text of typed) {
    await fill(person, field, text)
    // What is chosen is what the list has come to show.
    await waitFor(() => assert.ok(shown.getByRole('option').matches('[data-highlighted]')))
    await person.keyboard('{Enter}')
    await waitFor(() => assert.equal(shown.getAllByRole('option').length, 2))
  }
  await person.keyboard('{Escape}')
  await isRemoved(picker)
}

describe('assignees', () => {
  test('are chosen in the detail, by a key, in the menu, and for several tasks', async (t) => {
    const { id, ada, bob, ids } = await share('Buy milk', 'Wash the car')
    const { person } = await enter(t, ada, id)
    await person.click(await row('Buy milk'))
    ;(await screen.findByRole('button', { name: 'Assigned to: Nobody' })).focus()
    await person.keyboard('{Enter}')
    await choose(person, 'bo')
    await screen.findByRole('button', { name: 'Assigned to: Bob' })
    await shows('Buy milk', 'Bob')

    // By the key of the command, in the row that has the focus, which it gets back.
    ;(await row('Buy milk')).focus()
    await person.keyboard('a')
    await choose(person, 'ad', 'bo')
    await isFocused(() => row('Buy milk'))
    await shows('Buy milk', 'Ada')

    // By the menu, and for several at once: what they do not have in common stays.
    await person.pointer({ keys: '[MouseRight]', target: await row('Wash the car') })
    await person.click(await screen.findByRole('menuitem', { name: /^Assign to/ }))
    await choose(person, 'bo')
    await shows('Wash the car', 'Bob')
    ;(await row('Wash the car')).focus()
    await person.keyboard('{Control>}a{/Control}')
    const bar = await screen.findByRole('toolbar', { name: 'Selected tasks' })
    await person.click(await within(bar).findByRole('button', { name: /^Assign to/ }))
    await choose(person, 'ad')
    await shows('Buy milk', 'Ada')
    await shows('Wash the car', 'Bob and Ada')
    await assigned(bob, id, 1, ids.ada)
    await assigned(bob, id, 2, ids.bob, ids.ada)
    await person.click(screen.getByRole('tab', { name: 'History' }))
    await waitFor(() => assert.match(screen.getByRole('tabpanel').textContent, /Assigned to: /))
    // What the other does is there at once.
    await assign(bob, id, 1, ids.bob)
    await shows('Buy milk', 'Bob')
  })

  test('are no matter of one’s own workspace, and have a key only where there is somebody', async (t) => {
    const { id, ada } = await share('Dig')
    await ada.seedTasks(['Buy milk'])
    const { person } = await openApp(t, { user: ada, path: '/all?task=1' })
    await screen.findByRole('button', { name: 'Labels: None' })
    assert.ok(screen.queryByRole('button', { name: /^Assigned to/ }) === null)
    await person.pointer({ keys: '[MouseRight]', target: await row('Buy milk') })
    await screen.findByRole('menuitem', { name: /^Labels/ })
    assert.ok(screen.queryByRole('menuitem', { name: /^Assign to/ }) === null)
    await person.keyboard('{Escape}')
    const keys = async (count: number) => {
      await person.keyboard('?')
      const list = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })
      await within(list).findByText('Set labels')
      assert.equal(within(list).queryAllByText('Assign to members').length, count)
      await person.keyboard('{Escape}')
      await isRemoved(list)
    }
    await isGone(() => screen.queryByRole('menu'))
    visit('/all')
    ;(await row('Buy milk')).focus()
    await keys(0)
    visit(`/w/${id}/all`)
    ;(await row('Dig')).focus()
    await keys(1)

    // Who is in no shared workspace has no page of them.
    await openApp(t, { tasks: ['Alone'] })
    await row('Alone')
    assert.ok(screen.queryByRole('link', { name: 'Assigned to me' }) === null)
  })

  test('are suggested after a plus in a line', async (t) => {
    const { id, ada, bob, ids } = await share('Wash the car')
    const { person } = await enter(t, ada, id)
    await person.keyboard('n')
    await fill(person, await screen.findByRole('combobox', { name: 'New task' }), 'Paint the fence +bo')
    await screen.findByRole('option', { name: 'Bob' })
    await person.keyboard('{Enter}')
    await screen.findByRole('button', { name: 'Remove Bob' })
    await person.keyboard('{Enter}')
    await person.keyboard('{Escape}')
    await shows('Paint the fence', 'Bob')
    await assigned(bob, id, 2, ids.bob)
  })

  test('are changed without a connection, and sent later', async (t) => {
    const { id, ada, bob, ids } = await share('Wash the car')
    await assign(ada, id, 1, ids.bob)
    const opened = await enter(t, bob, id)
    const { person } = opened
    await shows('Wash the car', 'Bob')
    const reconnect = loseConnection(opened)
    ;(await row('Wash the car')).focus()
    await person.keyboard('a')
    await choose(person, 'ad')
    await shows('Wash the car', 'Bob and Ada')
    await assigned(ada, id, 1, ids.bob)
    reconnect()
    await assigned(ada, id, 1, ids.bob, ids.ada)
  })

  test('are a condition of a view, which gives them to what is added to it', async (t) => {
    const { id, ada, ids } = await share('Wash the car', 'Buy milk')
    await assign(ada, id, 1, ids.bob)
    const { person } = await enter(t, ada, id)
    await row('Buy milk')
    await person.click(screen.getByRole('button', { name: 'Add view' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'New view' }))
    await fill(person, dialog.getByRole('textbox', { name: 'Name' }), 'Bob’s')
    await person.click(dialog.getByRole('button', { name: 'Add condition' }))
    const condition = within(await dialog.findByRole('group', { name: 'Condition 1' }))
    await person.click(condition.getByRole('combobox', { name: 'Field' }))
    await person.click(await screen.findByRole('option', { name: 'Assigned to' }))
    const filters = (expected: string) =>
      waitFor(() => {
        const filter = dialog.getByRole<HTMLTextAreaElement>('textbox', { name: /^Filter/ })
        assert.equal(filter.value, expected)
      })
    await filters('assignee = me')
    await person.click(condition.getByRole('combobox', { name: 'Value' }))
    await person.click(await screen.findByRole('option', { name: 'You' }))
    await person.click(await screen.findByRole('option', { name: 'Bob' }))
    await person.keyboard('{Escape}')
    await isGone(() => screen.queryByRole('listbox'))
    await filters('assignee = Bob')
    await person.click(dialog.getByRole('button', { name: 'Create' }))
    await isGone(() => screen.queryByRole('dialog', { name: 'New view' }))
    await row('Wash the car')
    await isGone(() => screen.queryByText('Buy milk'))
    const main = within(screen.getByRole('main'))
    await person.click(await main.findByRole('button', { name: 'Add task' }))
    await fill(person, await main.findByRole('combobox', { name: 'New task' }), 'Cut the hedge')
    await main.findByRole('button', { name: 'Remove Bob' })
    await person.keyboard('{Enter}')
    await shows('Cut the hedge', 'Bob')
  })
})

describe('the page of what is assigned to one', () => {
  test('has the tasks of all workspaces, and opens each where it is', async (t) => {
    const { id, ada, bob, ids } = await share('Wash the car', 'Paint the fence')
    await bob.seedTasks(['Mine alone'])
    await assign(ada, id, 2, ids.bob)
    const { person } = await openApp(t, { user: bob, path: '/all' })
    await person.click(await screen.findByRole('link', { name: /^Assigned to me/ }))
    const list = within(await screen.findByRole('list', { name: 'Assigned to me' }))
    const [link, ...others] = await list.findAllByRole('link')
    assert.equal(others.length, 0)
    assert.match(link?.textContent ?? '', /Paint the fence.*Home/)
    await person.click(link ?? assert.fail())
    await waitFor(() => assert.equal(location.pathname + location.search, `/w/${id}/all?task=2`))
    await screen.findByRole('button', { name: 'Assigned to: Bob' })
  })

  test('has those of the workspace that is shown without the service', async (t) => {
    const { id, ada, bob, ids } = await share('Wash the car', 'Buy milk')
    await assign(ada, id, 1, ids.bob)
    const { person, beforeRequests } = await enter(t, bob, id)
    await shows('Wash the car', 'Bob')
    beforeRequests(({ url }) => {
      if (url.includes('/api/assigned')) throw new TypeError('Failed to fetch')
    })
    await person.click(screen.getByRole('link', { name: /^Assigned to me/ }))
    const unreachable = /The server cannot be reached/
    await screen.findByText(unreachable)
    const links = () =>
      within(screen.getByRole('list', { name: 'Assigned to me' }))
        .getAllByRole('link')
        .map(({ textContent }) => textContent)
    assert.equal(links().length, 1)
    assert.match(links().join(), /Wash the car/)
    beforeRequests(() => {})
    await person.click(screen.getByRole('button', { name: 'Try again' }))
    await isGone(() => screen.queryByText(unreachable))
    await waitFor(() => assert.match(links().join(), /Wash the car/))
  })
})
