import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { User } from '../../../tests/support/app.ts'
import { startShared } from '../../../tests/support/both.ts'
import { fill, openApp, row, screen, visit, waitFor, within } from '../../../tests/support/dom.ts'
import {
  ask,
  fieldOf,
  hasText,
  messagesOf,
  openAssistant,
  panelOf,
  panelSays,
} from '../../../tests/support/dom-assistant.ts'
import { eventually } from '../../../tests/support/eventually.ts'
import { join, makeWorkspace } from '../../../tests/support/workspaces.ts'

/** The assistant in a workspace that users share. */

const app = await startShared()

async function share() {
  const [ada, bob] = [await app.newUser(), await app.newUser()]
  const id = await makeWorkspace(ada)
  await join(ada, bob, id, 'editor')
  return { ada, bob, id, path: `/w/${id}/all` }
}

/** Resolves when the workspace has exactly these tasks. */
const has = ({ docket }: User, user_id: string, ...expected: string[]) =>
  eventually(async () => {
    const { data } = await docket.api.GET('/api/{user_id}/tasks', { params: { path: { user_id } } })
    assert.deepEqual(
      data?.tasks.map(({ title }) => title),
      expected,
    )
  })

test('acts in the workspace that is shown, and keeps the conversations of each apart', async (t) => {
  const { ada, bob, id, path } = await share()
  const { person } = await openApp(t, { user: bob, path })
  await openAssistant(person)
  await panelSays('In “Home”, it does what your role allows.')
  await ask(person, 'add paint the fence')
  await row('paint the fence')
  await has(ada, id, 'paint the fence')

  // A draft stays with its workspace, as the conversation does.
  await fill(person, fieldOf(), 'Draft for home')
  await person.click(screen.getByRole('button', { name: /^Home\b/ }))
  await person.click(await screen.findByRole('menuitemradio', { name: 'My workspace' }))
  await waitFor(() => assert.equal(location.pathname, '/today'))
  await panelSays('What needs doing?')
  // It returns the focus when it is gone.
  await waitFor(() => assert.equal(screen.queryByRole('menu'), null))
  assert.equal(fieldOf().value, '')
  await ask(person, 'add water my plants')
  await panelSays('Added · water my plants')
  visit(path)
  await panelSays('Added · paint the fence')
  assert.ok(!hasText('water my plants'))
  assert.equal(fieldOf().value, 'Draft for home')
  await has(ada, id, 'paint the fence')

  // Undone from its card, in the workspace that it was done in.
  await person.click(within(messagesOf()).getByRole('button', { name: /^Undo/ }))
  await has(ada, id)
  await has(bob, 'me', 'water my plants')

  // What one member says, no other sees.
  const { person: other } = await openApp(t, { user: ada, path })
  await openAssistant(other)
  await other.click(within(panelOf()).getByRole('button', { name: 'Conversations' }))
  await panelSays('No conversations yet')
})

test('forgets what was said where its member was removed, also if they come back', async (t) => {
  const { ada, bob, id, path } = await share()
  const { person, allowProblems } = await openApp(t, { user: bob, path })
  // What the service refuses to who was just removed.
  allowProblems(/403/)
  await openAssistant(person)
  await ask(person, 'add paint the fence')
  await fill(person, fieldOf(), 'A draft')

  const params = { path: { user_id: id } }
  const { data } = await bob.docket.api.GET('/api/{user_id}/members', { params })
  await ada.docket.api.DELETE('/api/{user_id}/members/{member_id}', {
    params: { path: { ...params.path, member_id: data.me } },
  })
  const dialog = await screen.findByRole('dialog', { name: 'A workspace is closed to you' })
  await person.click(within(dialog).getAllByRole('button', { name: 'Close' }).at(-1) ?? assert.fail())
  await waitFor(() => assert.equal(location.pathname, '/today'))
  await join(ada, bob, id, 'editor')
  visit(path)
  await row('paint the fence')
  await panelSays('What needs doing?')
  assert.equal(fieldOf().value, '')
})
