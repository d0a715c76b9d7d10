import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { User } from '../../../tests/support/app.ts'
import { startShared } from '../../../tests/support/both.ts'
import {
  fill,
  isGone,
  loseConnection,
  openApp,
  screen,
  visit,
  waitFor,
  within,
} from '../../../tests/support/dom.ts'
import { type InvitedRole, join, makeWorkspace, newNamed } from '../../../tests/support/workspaces.ts'

/** Comments and mentions in a shared workspace, and its activity. Two people at once are in `frontend/tests/`. */

const app = await startShared()

/** Ada's workspace with a task, and Bob Ross in it. */
async function share(role: InvitedRole) {
  const [ada, bob] = [await newNamed(app, 'Ada'), await newNamed(app, 'Bob Ross')]
  const id = await makeWorkspace(ada)
  await join(ada, bob, id, role)
  const params = { path: { user_id: id } }
  await ada.docket.api.POST('/api/{user_id}/tasks', { params, body: { title: 'Paint the fence' } })
  return { ada, bob, id }
}

const enter = (t: TestContext, user: User, id: string, path = 'all?task=1') =>
  openApp(t, { user, path: `/w/${id}/${path}` })

const params = (id: string) => ({ path: { user_id: id, task_id: 1 } })
const write = ({ docket }: User, id: string, body: string) =>
  docket.api.POST('/api/{user_id}/tasks/{task_id}/notes', { params: params(id), body: { body } })
const patch = ({ docket }: User, id: string, body: object) =>
  docket.api.PATCH('/api/{user_id}/tasks/{task_id}', { params: params(id), body })

const field = () => screen.findByLabelText<HTMLTextAreaElement>('Write a comment')
/** The comment with this text in it. */
const comment = (text: string) =>
  waitFor(() => {
    const found = screen.getAllByRole('listitem').find(({ textContent }) => textContent.includes(text))
    return found ?? assert.fail(`There is no comment “${text}”.`)
  })
const markOf = async (text: string) => (await comment(text)).querySelector('mark')?.textContent

describe('comments', () => {
  test('mention others by the keyboard', async (t) => {
    const { ada, bob, id } = await share('commenter')
    const { person } = await enter(t, ada, id)
    const line = await field()
    line.focus()
    await person.keyboard('Please ask @ro')
    const offered = await screen.findByRole('option', { name: 'Bob Ross' })
    assert.equal(line.getAttribute('aria-expanded'), 'true')
    assert.equal(offered.id, line.getAttribute('aria-activedescendant'))
    await person.keyboard('{Tab}today')
    assert.equal(line.value, 'Please ask @"Bob Ross" today')
    // Arrows choose, Enter takes, Escape keeps what was typed.
    await fill(person, line, 'One\n@')
    await waitFor(() => assert.equal(screen.getAllByRole('option').length, 2))
    await person.keyboard('{ArrowDown}{Enter}')
    assert.equal(line.value, 'One\n@"Bob Ross" ')
    await person.keyboard('@a')
    await screen.findByRole('option', { name: 'Ada' })
    await person.keyboard('{Escape}')
    await isGone(() => screen.queryByRole('option'))
    assert.equal(line.value, 'One\n@"Bob Ross" @a')
    await person.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(async () => assert.equal(await markOf('One'), '@"Bob Ross"'))
    await waitFor(async () => {
      const { data } = await bob.docket.api.GET('/api/{user_id}/tasks/{task_id}/notes', {
        params: params(id),
      })
      assert.equal(data?.notes.length, 1)
    })
  })

  test('that mention one are on a page, which follows at once and opens the task', async (t) => {
    const { ada, bob, id } = await share('commenter')
    const { person } = await enter(t, bob, id, 'activity?show=mentions')
    await screen.findByText('Nobody has mentioned you yet.')
    await write(ada, id, 'Please ask @"Bob Ross" today')
    const mention = within(await screen.findByRole('list', { name: 'Mentions of me' }))
    await mention.findByText('Please ask', { exact: false })
    mention.getByText('Ada')
    await person.click(mention.getByRole('button', { name: 'Paint the fence' }))
    await field()
    assert.equal(await markOf('Please ask'), '@"Bob Ross"')
  })

  test('suggest members without a connection, too', async (t) => {
    const { ada, id } = await share('editor')
    const opened = await enter(t, ada, id)
    const { person } = opened
    await fill(person, await field(), '@b')
    await screen.findByRole('option', { name: 'Bob Ross' })
    await fill(person, await field(), 'Now ')
    const reconnect = loseConnection(opened)
    await person.paste('@b')
    await person.click(await screen.findByRole('option', { name: 'Bob Ross' }))
    await person.keyboard('{Control>}{Enter}{/Control}')
    await comment('@"Bob Ross"')
    reconnect()
    await waitFor(async () => assert.equal(await markOf('Now'), '@"Bob Ross"'))
  })

  test('are changed by who wrote them, and deleted by admins, too; viewers only read', async (t) => {
    const { ada, bob, id } = await share('commenter')
    await write(ada, id, 'Hers')
    await write(bob, id, 'His')
    const { person } = await enter(t, bob, id)
    within(await comment('Hers')).getByText('Ada')
    assert.ok(within(await comment('Hers')).queryByRole('button') === null)
    const more = async (text: string) =>
      person.click(within(await comment(text)).getByRole('button', { name: 'More about this comment' }))
    await more('His')
    await person.click(await screen.findByRole('menuitem', { name: 'Edit' }))
    await fill(person, await screen.findByLabelText('Edit comment'), 'Own')
    await person.keyboard('{Control>}{Enter}{/Control}')
    await comment('Own')
    // It has arrived when another member reads it.
    await waitFor(async () => {
      const { data } = await ada.docket.api.GET('/api/{user_id}/tasks/{task_id}/notes', {
        params: params(id),
      })
      assert.ok(data?.notes.some(({ body }) => body === 'Own'))
    })

    await enter(t, ada, id)
    await more('Own')
    const deletes = await screen.findByRole('menuitem', { name: 'Delete' })
    assert.ok(screen.queryByRole('menuitem', { name: 'Edit' }) === null)
    await person.click(deletes)
    await isGone(() => screen.queryByText('Own'))

    const eve = await app.newUser()
    await join(ada, eve, id, 'viewer')
    await enter(t, eve, id)
    await comment('Hers')
    assert.ok(screen.queryByLabelText('Write a comment') === null)
  })
})

test('who changed a text that is being typed is named', async (t) => {
  const { ada, bob, id } = await share('editor')
  const { person } = await enter(t, bob, id)
  // Too long to be saved, so it stays what is typed.
  await fill(person, await screen.findByRole('textbox', { name: 'Title' }), 'x'.repeat(201))
  await patch(ada, id, { title: 'Paint the gate' })
  await screen.findByText('Meanwhile, Ada has changed this:', { exact: false })
})

test('the activity is by day and person, follows at once, and is undone by role', async (t) => {
  const { ada, bob, id } = await share('editor')
  await patch(ada, id, { title: 'Paint the gate' })
  const { person } = await enter(t, bob, id, 'activity')
  const entry = (text: string) =>
    waitFor(() => {
      const found = [...document.querySelectorAll<HTMLElement>('main section li')].find(({ textContent }) =>
        textContent.includes(text),
      )
      return found ?? assert.fail(`Nothing was ${text}.`)
    })
  await entry('changed')
  await patch(bob, id, { complete: true })
  const done = await entry('completed')
  // What Ada did is not his to undo.
  assert.equal(screen.getAllByRole('button', { name: /^Undo: / }).length, 1)
  await person.click(screen.getByRole('combobox', { name: 'By whom' }))
  await person.click(await screen.findByRole('option', { name: 'Bob Ross' }))
  await waitFor(() => assert.match(location.search, /by=/))
  await waitFor(() => assert.doesNotMatch(done.closest('main')?.textContent ?? '', /Ada/))
  await person.click(within(await entry('completed')).getByRole('button', { name: /^Undo: / }))
  await entry('reopened')
  const { data } = await ada.docket.api.GET('/api/{user_id}/tasks/{task_id}', { params: params(id) })
  assert.equal(data?.complete, false)

  visit(`/w/${id}/all?task=1`)
  await person.click(await screen.findByRole('button', { name: 'More about this task' }))
  await person.click(await screen.findByRole('menuitem', { name: 'Activity of this task' }))
  await waitFor(() => assert.match(location.href, /\/activity\?of=1/))
  await screen.findByText('Task: Paint the gate')
})
