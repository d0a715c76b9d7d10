import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startService, type TestService } from '../../tests/support/service.ts'
import { createShared, type Shared } from '../../tests/support/workspaces.ts'

/** The export of a shared workspace: what it has, and nothing of its members but what they see of each other. */

let service: TestService
let shared: Shared

before(async () => {
  service = await startService()
  shared = await createShared(service)
})
after(() => service.close())

const as = (role: keyof Shared['members']) => shared.as(shared.members[role])
const made = async (...[path, body]: [path: string, body: object]) => {
  const { statusCode, payload, data } = await as('admin').call('POST', path, body)
  assert.equal(statusCode, 201, payload)
  return data
}

test('has the data of the workspace, and its members by name', async () => {
  const { editor, admin } = shared.members
  const project = await made('/projects', { name: 'Garden' })
  const task = await made('/tasks', { title: 'Plant', project_id: project.id, assignees: [editor.id] })
  const note = await made(`/tasks/${task.id}/notes`, { body: 'Said' })
  await made('/labels', { name: 'green' })
  await made('/views', { name: 'All', filter: '' })
  const webhook = await made('/webhooks', { url: 'https://hooks.example.com/', events: ['*'] })
  const answer = await as('admin').call('GET', '/export')
  assert.equal(answer.statusCode, 200, answer.payload)
  const { workspace, members, changes, ...lists } = answer.data
  assert.deepEqual([workspace.id, workspace.name], [shared.id, 'Home'])
  assert.deepEqual(members, (await as('admin').call('GET', '/members')).data.members)
  assert.equal(members.find(({ id }: { id: string }) => id === editor.id).name, 'editor')
  assert.deepEqual(lists.tasks, [(await as('admin').call('GET', `/tasks/${task.id}`)).data])
  assert.deepEqual(lists.notes, [note])
  assert.equal(lists.notes[0].author.user_id, admin.id)
  assert.deepEqual(
    [lists.projects, lists.labels, lists.views, lists.webhooks].map(({ length }) => length),
    [...[1, 1, 1, 1]],
  )
  assert.deepEqual(changes, (await as('admin').call('GET', '/changes?since=0&limit=500')).data.changes)
  const secrets = [webhook.secret, 'sessions', 'accounts', 'conversations', 'idempotency_keys', 'api_keys']
  for (const secret of secrets) assert.ok(!answer.payload.includes(secret), secret)
})

test('has no keys, invitations, links or addresses', async () => {
  const { admin } = shared.members
  const body = { name: 'Secret key', scopes: ['tasks:read'], workspace_id: shared.id }
  const key = (await admin.call('POST', '/keys', body)).data
  const invitation = await made('/invitations', { role: 'viewer' })
  const { id } = await made('/projects', { name: 'Shown' })
  const link = await made('/links', { project_id: id })
  const { payload } = await as('admin').call('GET', '/export')
  const { rows } = await service.db.pool.query('SELECT email FROM users')
  const hidden = [key.id, key.start, invitation.token, invitation.id, link.token, link.id, 'Secret key']
  for (const secret of [...hidden, ...rows.map(({ email }) => email)]) {
    assert.ok(!payload.includes(secret), secret)
  }
})

test('is for admins, and not for keys', async () => {
  for (const role of ['viewer', 'commenter', 'editor'] as const) {
    const answer = await as(role).call('GET', '/export')
    assert.deepEqual([answer.statusCode, answer.data.error_code], [403, 'AUTH_FORBIDDEN'], role)
  }
  assert.equal((await as('owner').call('GET', '/export')).statusCode, 200)
  assert.equal((await shared.as(shared.former).call('GET', '/export')).statusCode, 403)
  const body = { name: 'K', scopes: ['tasks:read', 'tasks:write'], workspace_id: shared.id }
  const { key } = (await shared.members.owner.call('POST', '/keys', body)).data
  const url = `/api/${shared.id}/export`
  const byKey = await service.inject({ url, headers: { authorization: `Bearer ${key}` } })
  assert.equal(byKey.statusCode, 403)
})

test("is apart from the members' own", async () => {
  await made('/tasks', { title: 'Of all' })
  await shared.members.admin.call('POST', '/tasks', { title: 'My own' })
  const own = await shared.members.admin.call('GET', '/export')
  assert.ok(own.payload.includes('My own') && !own.payload.includes('Of all'))
  const { payload } = await as('admin').call('GET', '/export')
  assert.ok(payload.includes('Of all') && !payload.includes('My own'))
})
