import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { withdrawConsent } from '../src/accounts/crud/clients.ts'
import { deleteUser } from '../src/accounts/crud.ts'
import { letIn } from './support/let-in.ts'
import { assertProblem } from './support/problem.ts'
import { type Answer, startService, type TestService, type TestUser } from './support/service.ts'
import { createWorkspace, inWorkspace, join } from './support/workspaces.ts'

/** What keys and AI clients may do in the workspaces that their users share. */

const BOTH = ['tasks:read', 'tasks:write']

let service: TestService
let ada: TestUser
let bob: TestUser
/** A workspace that Ada owns. */
let id: string

before(async () => {
  service = await startService()
})
after(() => service.close())
beforeEach(async () => {
  ;[ada, bob] = await Promise.all([service.newUser('ada'), service.newUser('bob')])
  id = await createWorkspace(service, ada)
})

const there = (user: TestUser) => inWorkspace(service, user, id)
const joined = (guest: TestUser, role: 'viewer' | 'commenter' | 'editor' | 'admin') =>
  join(service, id, { owner: ada, guest, role })

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** @param path after `/api` */
const by = (token: string, method: Method, path: string, payload?: object, headers = {}): Promise<Answer> =>
  service.inject({
    method,
    url: `/api${path}`,
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(payload === undefined ? {} : { payload }),
  })

async function keyOf(user: TestUser, body: object): Promise<{ id: string; key: string }> {
  const { statusCode, data, payload } = await user.call('POST', '/keys', {
    name: 'K',
    scopes: BOTH,
    workspace_id: id,
    ...body,
  })
  assert.equal(statusCode, 201, payload)
  return data
}

/** An answer without what differs each time. */
function essence({ statusCode, headers, data }: Answer): unknown {
  const { date: _, ratelimit: __, 'x-request-id': ___, ...rest } = headers
  const { timestamp: ____, request_id: _____, ...problem } = data ?? {}
  return { statusCode, headers: rest, problem }
}

const nowhere = 'f'.repeat(32)
const idsOf = ({ data }: Answer, list: string) => data[list].map(({ id: each }: { id: string }) => each)

describe('a key for a shared workspace', () => {
  test('acts there, where `me` is that workspace, and nowhere else', async () => {
    await joined(bob, 'editor')
    const other = await createWorkspace(service, bob, 'Other')
    const key = await keyOf(bob, {})
    const made = await by(key.key, 'POST', '/me/tasks', { title: 'Milk' })
    assert.equal(made.data.user_id, id)
    assert.equal((await by(key.key, 'GET', `/${id}/tasks`)).data.count, 1)
    assert.equal((await there(ada).call('GET', '/tasks')).data.tasks[0].title, 'Milk')
    const refused = essence(await by(key.key, 'GET', `/${nowhere}/tasks`))
    for (const elsewhere of [bob.id, ada.id, other]) {
      assert.deepEqual(essence(await by(key.key, 'GET', `/${elsewhere}/tasks`)), refused)
    }
    const { changes } = (await there(ada).call('GET', '/changes?since=0')).data
    assert.deepEqual(changes.at(-1).actor, { kind: 'api_key', id: key.id, user_id: bob.id })
  })

  test("is listed and logged as one of its user's, and says which workspace it opens", async () => {
    const key = await keyOf(ada, {})
    const own = (await ada.call('POST', '/keys', { name: 'Own', scopes: BOTH })).data
    const { keys } = (await ada.call('GET', '/keys')).data
    assert.deepEqual(
      keys.map(({ id: each, workspace_id }: Record<string, string>) => [each, workspace_id]),
      [
        [own.id, ada.id],
        [key.id, id],
      ],
    )
    const named = async (user: TestUser) =>
      (await user.call('GET', '/changes?since=0')).data.changes.map(
        ({ resource }: { resource: string }) => resource,
      )
    assert.deepEqual(await named(ada), ['api_key', 'api_key'])
    assert.deepEqual(await named(there(ada)), ['workspace', 'member'])
    assert.equal(
      (await ada.call('POST', '/keys', { name: 'O', scopes: BOTH, workspace_id: ada.id })).statusCode,
      201,
    )
  })

  test('cannot be made for a workspace of others, nor told from one that does not exist', async () => {
    const make = (workspace_id: string, more = {}) =>
      bob.call('POST', '/keys', { name: 'K', scopes: BOTH, workspace_id, ...more })
    for (const more of [{}, { project_id: 1 }, { scopes: ['admin'] }]) {
      const refused = await make(nowhere, more)
      assertProblem(refused, 422, 'VALIDATION_ERROR')
      for (const elsewhere of [id, ada.id])
        assert.deepEqual(essence(await make(elsewhere, more)), essence(refused))
    }
    assert.equal((await bob.call('GET', '/keys')).data.count, 0)
  })

  test('may do what both its scopes and the role of its user allow', async () => {
    await joined(bob, 'commenter')
    await there(ada).call('POST', '/tasks', { title: 'Milk' })
    const full = await keyOf(bob, {
      scopes: [...BOTH, 'projects:read', 'projects:write', 'preferences:read', 'webhooks:manage'],
    })
    const reading = await keyOf(bob, { scopes: ['tasks:read'] })
    const status = async (key: { key: string }, method: Method, path: string, body?: object) =>
      (await by(key.key, method, path, body)).statusCode
    assert.equal(await status(full, 'GET', '/me/tasks'), 200)
    assert.equal(await status(full, 'GET', '/me/projects'), 200)
    assert.equal(await status(reading, 'GET', '/me/projects'), 403)
    assert.equal(await status(reading, 'GET', '/me/members'), 200)
    assert.equal(await status(full, 'POST', '/me/tasks', { title: 'No' }), 403)
    assert.equal(await status(full, 'POST', '/me/tasks/1/notes', { body: 'Yes' }), 201)
    assert.equal(await status(reading, 'POST', '/me/tasks/1/notes', { body: 'No' }), 403)
    const admins = await keyOf(ada, { scopes: [...BOTH, 'preferences:read', 'webhooks:manage'] })
    for (const path of ['/me', '/me/invitations', '/me/preferences', '/me/keys', '/workspaces'])
      for (const key of [full, admins]) assert.equal(await status(key, 'GET', path), 403, path)
    assert.equal(await status(full, 'GET', '/me/webhooks'), 403)
    assert.equal(await status(admins, 'GET', '/me/webhooks'), 200)
    assert.equal(await status(full, 'GET', '/admin/users'), 403)
  })

  test('that is limited to a project is for one of that workspace', async () => {
    const own = (await ada.call('POST', '/projects', { name: 'Own' })).data.id
    const garden = (await there(ada).call('POST', '/projects', { name: 'Garden' })).data.id
    await there(ada).call('POST', '/tasks', { title: 'Dig', project_id: garden })
    await there(ada).call('POST', '/tasks', { title: 'Elsewhere' })
    assert.notEqual(own, garden)
    const key = await keyOf(ada, { project_id: garden })
    const { tasks } = (await by(key.key, 'GET', '/me/tasks')).data
    assert.deepEqual(
      tasks.map(({ title }: { title: string }) => title),
      ['Dig'],
    )
    assert.equal((await by(key.key, 'POST', '/me/tasks', { title: 'Sow' })).data.project_id, garden)
    const body = { name: 'K', scopes: BOTH, workspace_id: id, project_id: own }
    assertProblem(await ada.call('POST', '/keys', body), 422, 'VALIDATION_ERROR')
  })

  test('keeps its hourly limit and its idempotency keys there', async () => {
    await joined(bob, 'editor')
    const [one, two] = [await keyOf(ada, { writes_per_hour: 2 }), await keyOf(bob, {})]
    const send = (key: { key: string }, title: string) =>
      by(key.key, 'POST', '/me/tasks', { title }, { 'idempotency-key': 'k' })
    const [first, again, others] = [await send(one, 'A'), await send(one, 'A'), await send(two, 'B')]
    assert.equal(again.data.id, first.data.id)
    assert.equal(others.data.title, 'B')
    assert.equal((await by(one.key, 'POST', '/me/tasks', { title: 'C' })).statusCode, 201)
    assertProblem(await by(one.key, 'POST', '/me/tasks', { title: 'D' }), 429, 'RATE_LIMITED')
    assert.equal((await by(two.key, 'POST', '/me/tasks', { title: 'D' })).statusCode, 201)
  })

  test('asks for confirmation there', async () => {
    const key = await keyOf(ada, { confirm_deletes: true })
    await there(ada).call('POST', '/tasks', { title: 'Milk' })
    const refused = await by(key.key, 'DELETE', '/me/tasks/1')
    assert.equal(refused.data.confirmation, 'required')
    assert.equal((await there(ada).call('DELETE', '/tasks/1')).statusCode, 204)
  })

  test('has what it did undone by its user, and by nobody else below admin', async () => {
    const eve = await service.newUser('eve')
    await joined(bob, 'editor')
    await joined(eve, 'editor')
    const key = await keyOf(bob, {})
    const before = (await there(bob).call('GET', '/changes?since=0')).data.latest_revision
    for (const title of ['A', 'B']) await by(key.key, 'POST', '/me/tasks', { title })
    const undo = (user: TestUser) => there(user).call('POST', '/undo', { since: before ?? 0, by: key.id })
    assertProblem(await undo(eve), 403, 'AUTH_FORBIDDEN')
    assert.equal((await undo(bob)).data.count, 2)
    assert.equal((await there(bob).call('GET', '/tasks')).data.count, 0)
  })

  for (const [how, end] of Object.entries({
    'removed from it': () => there(ada).call('DELETE', `/members/${bob.id}`),
    leaving: () => there(bob).call('DELETE', '/members/me'),
  })) {
    test(`is revoked with its user ${how}, and does not return with them`, async () => {
      await joined(bob, 'editor')
      const key = await keyOf(bob, {})
      const own = (await bob.call('POST', '/keys', { name: 'Own', scopes: BOTH })).data
      assert.equal((await by(key.key, 'GET', '/me/tasks')).statusCode, 200)
      assert.equal((await end()).statusCode, 204)
      assertProblem(await by(key.key, 'GET', '/me/tasks'), 401, 'AUTH_INVALID')
      assert.deepEqual(idsOf(await bob.call('GET', '/keys'), 'keys'), [own.id])
      const { changes } = (await bob.call('GET', '/changes?since=0')).data
      assert.deepEqual([changes.at(-1).resource_id, changes.at(-1).after], [key.id, null])
      await joined(bob, 'editor')
      assertProblem(await by(key.key, 'GET', '/me/tasks'), 401, 'AUTH_INVALID')
      assert.equal((await by(own.key, 'GET', '/me/tasks')).statusCode, 200)
    })
  }

  test('stays when its user is not removed after all', async () => {
    await joined(bob, 'editor')
    const key = await keyOf(bob, {})
    await there(ada).call('DELETE', `/members/${bob.id}`, undefined, { 'if-match': '"999"' })
    await there(ada).call('DELETE', `/members/${bob.id}?dry_run=true`)
    assert.equal((await by(key.key, 'GET', '/me/tasks')).statusCode, 200)
  })

  test('is revoked when the workspace is deleted, in the log of each user', async () => {
    await joined(bob, 'editor')
    const keys = [await keyOf(ada, {}), await keyOf(bob, {})]
    assert.equal((await there(ada).call('DELETE', '')).statusCode, 204)
    for (const { key } of keys) assertProblem(await by(key, 'GET', '/me/tasks'), 401, 'AUTH_INVALID')
    for (const user of [ada, bob]) {
      assert.equal((await user.call('GET', '/keys')).data.count, 0)
      assert.equal((await user.call('GET', '/changes?since=0')).data.changes.at(-1).action, 'deleted')
    }
  })

  test('is revoked when the account of its user is deleted', async () => {
    await joined(bob, 'editor')
    const key = await keyOf(bob, {})
    await deleteUser(bob.id, service.db)
    assertProblem(await by(key.key, 'GET', '/me/tasks'), 401, 'AUTH_INVALID')
    assert.equal((await there(ada).call('GET', '/members')).data.count, 1)
  })

  test('made while its user is removed is revoked, or not made', async () => {
    for (let round = 0; round < 5; round += 1) {
      await joined(bob, 'editor')
      const [made] = await Promise.all([
        bob.call('POST', '/keys', { name: 'K', scopes: BOTH, workspace_id: id }),
        there(ada).call('DELETE', `/members/${bob.id}`),
      ])
      assert.ok([201, 422].includes(made.statusCode), made.payload)
      assert.equal((await bob.call('GET', '/keys')).data.count, 0)
    }
  })
})

describe('an AI client', () => {
  test('enters the own workspace of its user, and another only if it was let in', async () => {
    const client = await letIn(service, ada, { scopes: BOTH })
    assert.equal((await by(client.token, 'GET', '/me/tasks')).statusCode, 200)
    const refused = essence(await by(client.token, 'GET', `/${nowhere}/tasks`))
    assert.deepEqual(essence(await by(client.token, 'GET', `/${id}/tasks`)), refused)
    const let_in = { workspaces: [ada.id, id] }
    assert.equal((await ada.call('PUT', `/clients/${client.clientId}/limits`, let_in)).statusCode, 204)
    assert.equal((await by(client.token, 'POST', `/${id}/tasks`, { title: 'Milk' })).data.user_id, id)
    assert.equal((await by(client.token, 'POST', '/me/tasks', { title: 'Own' })).data.user_id, ada.id)
    const { clients } = (await ada.call('GET', '/clients')).data
    assert.deepEqual(clients[0].workspaces, [ada.id, id])
  })

  test('lists the workspaces that it was let into', async () => {
    await createWorkspace(service, ada, 'Hidden')
    const both = await letIn(service, ada, { scopes: ['tasks:read'], workspaces: [ada.id, id] })
    const shared = await letIn(service, ada, { scopes: ['tasks:read'], workspaces: [id] })
    const list = (client: { token: string }) => by(client.token, 'GET', '/workspaces')
    assert.deepEqual(idsOf(await list(both), 'workspaces'), [ada.id, id])
    assert.deepEqual(idsOf(await list(shared), 'workspaces'), [id])
    assertProblem(await by(both.token, 'POST', '/workspaces', { name: 'No' }), 403, 'AUTH_FORBIDDEN')
  })

  test('that was let into one shared workspace has that as `me`; of several, it must name one', async () => {
    const other = await createWorkspace(service, ada, 'Other')
    const one = await letIn(service, ada, { scopes: BOTH, workspaces: [id] })
    assert.equal((await by(one.token, 'POST', '/me/tasks', { title: 'Milk' })).data.user_id, id)
    assertProblem(await by(one.token, 'GET', `/${ada.id}/tasks`), 403, 'AUTH_FORBIDDEN')
    const two = await letIn(service, ada, { scopes: BOTH, workspaces: [id, other] })
    assertProblem(await by(two.token, 'GET', '/me/tasks'), 403, 'AUTH_FORBIDDEN')
    assert.equal((await by(two.token, 'GET', `/${other}/tasks`)).statusCode, 200)
  })

  test('may do what both its scopes and the role of its user allow', async () => {
    await joined(bob, 'viewer')
    const client = await letIn(service, bob, { scopes: BOTH, workspaces: [bob.id, id] })
    assert.equal((await by(client.token, 'GET', `/${id}/tasks`)).statusCode, 200)
    assertProblem(await by(client.token, 'POST', `/${id}/tasks`, { title: 'No' }), 403, 'AUTH_FORBIDDEN')
    assert.equal((await by(client.token, 'GET', `/${id}/members`)).statusCode, 200)
    for (const path of ['', '/projects', '/preferences', '/clients'])
      assertProblem(await by(client.token, 'GET', `/${id}${path}`), 403, 'AUTH_FORBIDDEN')
  })

  test('of two members is two actors: keys, notes and what is undone are apart', async () => {
    await joined(bob, 'editor')
    const adas = await letIn(service, ada, { scopes: BOTH, workspaces: [id] })
    const bobs = await letIn(service, bob, { scopes: BOTH, workspaces: [id], clientId: adas.clientId })
    const send = (client: { token: string }, title: string) =>
      by(client.token, 'POST', `/${id}/tasks`, { title }, { 'idempotency-key': 'k' })
    const made = await send(adas, 'A')
    assert.equal((await send(bobs, 'B')).data.title, 'B')
    const note = await by(adas.token, 'POST', `/${id}/tasks/${made.data.id}/notes`, { body: 'Hers' })
    const path = `/${id}/tasks/${made.data.id}/notes/${note.data.id}`
    assertProblem(await by(bobs.token, 'PATCH', path, { body: 'His' }), 403, 'AUTH_FORBIDDEN')
    assert.deepEqual(note.data.author, {
      kind: 'oauth_client',
      id: adas.grantId,
      user_id: ada.id,
    })
    const undone = await there(ada).call('POST', '/undo', { since: 0, by: bobs.grantId })
    assert.equal(undone.data.count, 1)
    const { tasks } = (await there(ada).call('GET', '/tasks')).data
    assert.deepEqual(
      tasks.map(({ title }: { title: string }) => title),
      ['A'],
    )
  })

  test('is let in only where its user may go, and to one project of one workspace', async () => {
    const { clientId } = await letIn(service, bob, { scopes: BOTH })
    const { id: garden } = (await there(ada).call('POST', '/projects', { name: 'Garden' })).data
    const put = (user: TestUser, body: object) => user.call('PUT', `/clients/${clientId}/limits`, body)
    const refused = await put(bob, { workspaces: [nowhere] })
    assertProblem(refused, 422, 'VALIDATION_ERROR')
    for (const elsewhere of [id, ada.id])
      assert.deepEqual(essence(await put(bob, { workspaces: [elsewhere] })), essence(refused))
    for (const workspaces of [[], [bob.id, bob.id], [bob.id, id]])
      assertProblem(await put(bob, { workspaces }), 422, 'VALIDATION_ERROR')
    assertProblem(await put(bob, { project_id: garden }), 422, 'VALIDATION_ERROR')
    await joined(bob, 'viewer')
    assertProblem(await put(bob, { workspaces: [bob.id, id], project_id: garden }), 422, 'VALIDATION_ERROR')
    assert.equal((await put(bob, { workspaces: [id], project_id: garden })).statusCode, 204)
  })

  test('is let out when its user is removed, and not let in when they return', async () => {
    await joined(bob, 'editor')
    const client = await letIn(service, bob, { scopes: BOTH, workspaces: [bob.id, id] })
    const only = await letIn(service, bob, { scopes: BOTH, workspaces: [id] })
    await there(ada).call('DELETE', `/members/${bob.id}`)
    await joined(bob, 'editor')
    assertProblem(await by(client.token, 'GET', `/${id}/tasks`), 403, 'AUTH_FORBIDDEN')
    assert.equal((await by(client.token, 'GET', '/me/tasks')).statusCode, 200)
    for (const path of ['/me/tasks', `/${id}/tasks`, `/${bob.id}/tasks`])
      assertProblem(await by(only.token, 'GET', path), 403, 'AUTH_FORBIDDEN')
    const { clients } = (await bob.call('GET', '/clients')).data
    assert.deepEqual(
      clients.map(({ workspaces }: { workspaces: string[] }) => workspaces),
      [[], [bob.id]],
    )
  })

  test('that is disconnected has to be let in again', async () => {
    const { clientId, grantId } = await letIn(service, ada, { scopes: BOTH, workspaces: [ada.id, id] })
    assert.ok(await withdrawConsent(ada.id, service.db, grantId))
    const { rows } = await service.db.pool.query('SELECT FROM oauth_workspaces WHERE client_id = $1', [
      clientId,
    ])
    assert.equal(rows.length, 0)
  })
})
