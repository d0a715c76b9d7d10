import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { PASSWORD, type User } from '../../../tests/support/app.ts'
import { startShared } from '../../../tests/support/both.ts'
import {
  button,
  fill,
  openApp,
  row,
  screen,
  shows,
  visit,
  waitFor,
  within,
} from '../../../tests/support/dom.ts'
import { eventually } from '../../../tests/support/eventually.ts'
import { join, makeWorkspace } from '../../../tests/support/workspaces.ts'

/** Workspaces that users share. Several windows, Back, and what is done offline are in `frontend/tests/`. */

const app = await startShared()

const isAt = (path: string | RegExp) =>
  waitFor(() =>
    typeof path === 'string' ? assert.equal(location.pathname, path) : assert.match(location.pathname, path),
  )
const inside = (user_id: string) => ({ params: { path: { user_id } } })

async function enter(t: TestContext, user: User, id: string, path = 'all') {
  const opened = await openApp(t, { user, path: `/w/${id}/${path}` })
  await screen.findAllByRole('button', { name: /^Home\b/ })
  return opened
}

/** Ada's workspace, with Bob in it. */
async function share(role: 'viewer' | 'editor' = 'editor') {
  const [ada, bob] = [await app.newUser(), await app.newUser()]
  const id = await makeWorkspace(ada)
  await join(ada, bob, id, role)
  return { ada, bob, id }
}

const add = ({ docket }: User, id: string, body: { title: string; due?: object }) =>
  docket.api.POST('/api/{user_id}/tasks', { ...inside(id), body: body as { title: string } })

test('one makes a workspace and invites another, who signs in and accepts', async (t) => {
  const [ada, bob] = [await app.newUser(), await app.newUser()]
  const { person: her } = await openApp(t, { user: ada, path: '/today' })
  await her.click(await button(/account/i))
  await her.click(await screen.findByRole('menuitem', { name: 'New workspace…' }))
  await fill(her, await screen.findByRole('textbox', { name: 'Name' }), 'Home')
  await her.click(await button('Make workspace'))
  await isAt(/^\/w\/[0-9a-f]{32}\/today$/)
  const [, id = ''] = /^\/w\/(\w+)/.exec(location.pathname) ?? []
  await her.click(await button(/^Home\b/))
  await her.click(await screen.findByRole('menuitem', { name: 'Members' }))
  await her.click(await screen.findByRole('link', { name: 'Invite people' }))
  await her.click(await button('Make link'))
  const made = within(await screen.findByRole('dialog'))
  const link = new URL((await made.findByText(/\/invitations\//)).textContent)
  await her.click(made.getByRole('button', { name: 'Done' }))

  const { person: him } = await openApp(t, { user: null, path: link.pathname })
  await isAt('/sign-in')
  await fill(him, await screen.findByRole('textbox', { name: 'E-mail' }), bob.email)
  await fill(him, screen.getByLabelText('Password'), PASSWORD)
  await him.click(await button('Sign in'))
  await isAt(link.pathname)
  await screen.findByText('Join “Home”?')
  await him.click(await button('Join'))
  await isAt(`/w/${id}/today`)
  await add(ada, id, { title: 'Buy milk' })
  visit(`/w/${id}/all`)
  await row('Buy milk')
})

test('who begins in a shared workspace has the time zone of their device there', async (t) => {
  const [ada, bob] = [await app.newUser(), await app.newUser({ timeZone: undefined })]
  const id = await makeWorkspace(ada)
  await join(ada, bob, id, 'editor')
  await enter(t, bob, id)
  await screen.findByText(/Berlin/)
  await eventually(async () => {
    const { data } = await bob.docket.api.GET('/api/{user_id}/preferences', inside('me'))
    assert.equal(data?.time_zone, 'Europe/Berlin')
  })
})

test('a time without a zone is the same on the clocks of two members 13 hours apart', async (t) => {
  const { ada, bob, id } = await share()
  const live = ({ docket }: User, time_zone: string) =>
    docket.api.PATCH('/api/{user_id}/preferences', { ...inside('me'), body: { time_zone } })
  await live(ada, 'Asia/Tokyo')
  await live(bob, 'America/Puerto_Rico')
  const due = { date: '2031-01-15', time: '08:30' }
  await add(ada, id, { title: 'Breakfast', due })
  await add(ada, id, { title: 'Call', due: { ...due, time_zone: 'Asia/Tokyo' } })
  for (const [user, call] of [
    [ada, '15 Jan 2031, 8:30'],
    [bob, '14 Jan 2031, 19:30'],
  ] as const) {
    await enter(t, user, id)
    await within(await row('Breakfast')).findByText(/15 Jan 2031, 0?8:30/)
    await within(await row('Call')).findByText(new RegExp(call.replace(' 8', ' 0?8')))
  }
})

describe('what a role allows', () => {
  test('a viewer has nothing to edit with, and a commenter writes notes alone', async (t) => {
    const { ada, bob, id } = await share('viewer')
    await add(ada, id, { title: 'Look but do not touch', due: { date: '2026-11-20' } })
    const { person, allowProblems } = await enter(t, bob, id)
    // For a moment after a role has changed, the service refuses the list of members to who has it.
    allowProblems(/403/)
    await screen.findByText(/lets you read, but not change anything/)
    const task = await row('Look but do not touch')
    await person.keyboard('n')
    const add_task = screen.getAllByRole<HTMLButtonElement>('button', { name: 'Add task' })
    assert.ok(add_task.every(({ disabled }) => disabled))
    assert.equal(screen.queryByRole('button', { name: 'New project' }), null)
    await person.click(within(task).getByRole('checkbox'))
    await person.click(task)
    const title = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Title' })
    // The dialog of `n` would have come before.
    assert.equal(screen.queryByRole('dialog'), null)
    assert.ok(title.readOnly || title.disabled)
    assert.ok(screen.getByRole('button', { name: /^Due date/ }).closest('fieldset[disabled]') !== null)
    assert.equal(screen.queryByRole('button', { name: /^Estimate/ }), null)
    assert.equal(screen.queryByRole('textbox', { name: /comment/i }), null)

    const { data: me } = await bob.docket.api.GET('/api/{user_id}/members', inside(id))
    await ada.docket.api.PATCH('/api/{user_id}/members/{member_id}', {
      params: { path: { user_id: id, member_id: me?.me ?? '' } },
      body: { role: 'commenter' },
    })
    await fill(person, await screen.findByRole('textbox', { name: /comment/i }), 'May I?')
    await person.keyboard('{Control>}{Enter}{/Control}')
    const path = { user_id: id, task_id: 1 }
    await eventually(async () => {
      const { data } = await ada.docket.api.GET('/api/{user_id}/tasks/{task_id}/notes', { params: { path } })
      assert.equal(data?.notes[0]?.body, 'May I?')
    })
    const { data } = await ada.docket.api.GET('/api/{user_id}/tasks/{task_id}', { params: { path } })
    assert.equal(data?.complete, false)
  })

  test('an admin is offered the export, and an editor is not', async (t) => {
    const { ada, bob, id } = await share()
    await enter(t, ada, id, 'workspace/general')
    await button('Download export')
    await enter(t, bob, id, 'workspace/general')
    await button('Leave workspace')
    assert.equal(screen.queryByRole('button', { name: 'Download export' }), null)
  })
})

test('a member leaves, and the owner deletes', async (t) => {
  const { ada, bob, id } = await share()
  const his = await enter(t, bob, id, 'workspace/general')
  his.allowProblems(/403/)
  await his.person.click(await button('Leave workspace'))
  const sure = within(await screen.findByRole('alertdialog'))
  await his.person.click(sure.getByRole('button', { name: 'Leave workspace' }))
  await isAt('/today')
  await screen.findByText('You have left “Home”')
  assert.equal(screen.queryByText('A workspace is closed to you'), null)

  const hers = await enter(t, ada, id, 'workspace/general')
  hers.allowProblems(/403/)
  await hers.person.click(await button('Delete workspace'))
  const asked = within(await screen.findByRole('alertdialog'))
  await fill(hers.person, asked.getByRole('textbox'), 'Home')
  await hers.person.click(asked.getByRole('button', { name: 'Delete for good' }))
  await isAt('/today')
  await screen.findByText('“Home” was deleted')
})

test('a workspace that one may not enter looks like one that does not exist', async (t) => {
  const [ada, bob] = [await app.newUser(), await app.newUser()]
  const id = await makeWorkspace(ada)
  await bob.seedTasks(['His own'])
  const { allowProblems } = await openApp(t, { user: bob })
  allowProblems(/403/)
  await shows('His own')
  for (const address of [id, 'f'.repeat(32)]) {
    visit(`/w/${address}/all`)
    await screen.findByText('This workspace does not exist, or you are not a member of it.')
    await isAt('/today')
    await waitFor(() => {
      const [told] = screen.queryAllByText('This workspace does not exist, or you are not a member of it.')
      assert.ok(told !== undefined)
    })
  }
})
