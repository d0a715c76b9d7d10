import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type EventClient, listen, openEvents, refused } from '../../tests/support/events.ts'
import { type Instance, startInstance } from '../../tests/support/instance.ts'
import { letIn } from '../../tests/support/let-in.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, join } from '../../tests/support/workspaces.ts'

/** One stream of several workspaces. */

let service: TestService
let other: Instance
let origin: string
let otherOrigin: string
let ada: TestUser
let bob: TestUser
/** Ada's, with Bob as an editor. */
let home: string
/** Ada's alone. */
let office: string
const open = new Set<EventClient>()

before(async () => {
  // Polling must not make up for a missing signal.
  service = await startService({ EVENTS_LOOK_SECONDS: '3600' })
  other = await startInstance(service)
  origin = await listen(service.app)
  otherOrigin = await listen(other.app)
})
after(async () => {
  for (const client of open) client.close()
  await other.close()
  await service.close()
})
beforeEach(async () => {
  ;[ada, bob] = await Promise.all([service.newUser(), service.newUser()])
  home = await createWorkspace(service, ada)
  await join(service, home, { owner: ada, guest: bob, role: 'editor' })
  office = await createWorkspace(service, ada)
})

async function follow(
  token: string,
  rest: Partial<Parameters<typeof openEvents>[1]> = {},
  at = origin,
): Promise<EventClient> {
  const client = await openEvents(at, { token, workspaces: 'all', ...rest })
  open.add(client)
  return client
}

const add = async (user: TestUser, workspaceId: string, title: string): Promise<void> => {
  const { statusCode } = await inWorkspace(service, user, workspaceId).call('POST', '/tasks', { title })
  assert.equal(statusCode, 201)
}

/** The titles of what was added, by workspace. */
function seenBy(client: EventClient, workspaceId: string): string[] {
  return client.events
    .filter(({ event, data }) => event === 'change' && data.workspace_id === workspaceId)
    .map(({ data }) => data.after.title)
}

const added = (client: EventClient, title: string) =>
  client.seen(({ event, data }) => event === 'change' && data.after?.title === title)

const positions = (client: EventClient): Record<string, number> =>
  Object.fromEntries(
    client.events[0]?.data.workspaces.map((each: { workspace_id: string; revision: number }) => [
      each.workspace_id,
      each.revision,
    ]),
  )

const revisionOf = async (user: TestUser, id: string): Promise<number> =>
  (await inWorkspace(service, user, id).call('GET', '/changes?since=0&limit=500')).data.changes.at(-1)
    .revision

describe('a stream of all workspaces', () => {
  test('says where each begins, and shows the changes of each with its workspace', async () => {
    const client = await follow(bob.token)
    await client.seen(({ event }) => event === 'ready')
    assert.deepEqual(positions(client), { [bob.id]: 0, [home]: await revisionOf(bob, home) })
    await add(bob, bob.id, 'Own')
    await added(client, 'Own')
    await add(ada, home, 'Shared')
    await added(client, 'Shared')
    await add(ada, office, 'Not his')
    await add(ada, home, 'Last')
    await added(client, 'Last')
    assert.deepEqual(seenBy(client, bob.id), ['Own'])
    assert.deepEqual(seenBy(client, home), ['Shared', 'Last'])
    assert.ok(!client.text.includes('Not his') && !client.text.includes(office))
    const { changes } = (await inWorkspace(service, bob, home).call('GET', '/changes?limit=500')).data
    const { workspace_id, ...shown } = (await added(client, 'Last')).data
    assert.equal(workspace_id, home)
    assert.deepEqual(shown, changes.at(-1))
  })

  test('goes on after an id: each change once and in order, at any instance', async () => {
    const first = await follow(ada.token)
    await first.seen(({ event }) => event === 'ready')
    const start = first.lastId
    for (const title of ['1', '2', '3']) for (const id of [ada.id, home, office]) await add(ada, id, title)
    const received: Record<string, string[]> = { [ada.id]: [], [home]: [], [office]: [] }
    first.close()
    // Each connection breaks after one more change, wherever the others have got to.
    let lastId = start
    for (let turn = 0; turn < 9; turn += 1) {
      const client = await follow(ada.token, { lastId }, turn % 2 === 0 ? otherOrigin : origin)
      const { data, id } = await client.seen(({ event }) => event === 'change')
      received[data.workspace_id]?.push(data.after.title)
      lastId = id
      client.close()
    }
    for (const titles of Object.values(received)) assert.deepEqual(titles, ['1', '2', '3'])
    const rest = await follow(ada.token, { since: lastId })
    await add(ada, office, 'New')
    await added(rest, 'New')
    assert.equal(rest.events.filter(({ event }) => event === 'change').length, 1)
  })

  test('says to reconnect when the user makes or joins a workspace, and then has it', async () => {
    const client = await follow(bob.token)
    const { id: before } = await client.seen(({ event }) => event === 'ready')
    const made = await createWorkspace(service, bob)
    assert.deepEqual((await client.seen(({ event }) => event === 'end')).data, {
      reason: 'memberships_changed',
    })
    const second = await follow(bob.token, { lastId: before })
    await second.seen(({ event }) => event === 'ready')
    assert.deepEqual(Object.keys(positions(second)).sort(), [bob.id, home, made].sort())
    // The other instance is told by nothing but the database.
    const third = await follow(bob.token, {}, otherOrigin)
    await join(service, office, { owner: ada, guest: bob, role: 'viewer' })
    for (const stream of [second, third]) {
      assert.equal((await stream.seen(({ event }) => event === 'end')).data.reason, 'memberships_changed')
    }
  })

  test('says to reconnect when a role changes, and loses nothing by it', async () => {
    const client = await follow(bob.token)
    await client.seen(({ event }) => event === 'ready')
    await inWorkspace(service, ada, home).call('PATCH', `/members/${bob.id}`, { role: 'viewer' })
    await client.seen(({ event }) => event === 'end')
    await client.ended
    await add(ada, home, 'Meanwhile')
    const again = await follow(bob.token, { lastId: client.lastId })
    await added(again, 'Meanwhile')
    assert.deepEqual(seenBy(again, home).at(-1), 'Meanwhile')
  })

  test('shows what each token may read, where it was let in', async () => {
    const scopes = ['tasks:read', 'tasks:write', 'labels:write'] as const
    const client = await letIn(service, ada, { scopes: [...scopes], workspaces: [ada.id, office] })
    const body = { name: 'K', scopes: ['labels:read', 'labels:write'], workspace_id: home }
    const { key } = (await ada.call('POST', '/keys', body)).data
    const byClient = await follow(client.token)
    const byKey = await follow(key)
    for (const stream of [byClient, byKey]) await stream.seen(({ event }) => event === 'ready')
    assert.deepEqual(Object.keys(positions(byClient)).sort(), [ada.id, office].sort())
    assert.deepEqual(Object.keys(positions(byKey)), [home])
    for (const id of [home, office]) {
      await inWorkspace(service, ada, id).call('POST', '/labels', { name: 'garden' })
      await add(ada, id, 'Task')
      await inWorkspace(service, ada, id).call('POST', '/labels', { name: 'last' })
      await add(ada, id, 'Last')
    }
    await added(byClient, 'Last')
    await byKey.seen(({ data }) => data.after?.name === 'last')
    assert.deepEqual(seenBy(byClient, office), ['Task', 'Last'])
    assert.ok(!byKey.text.includes('"task"') && !byClient.text.includes('"label"'))
  })

  test('of a key or client that may read nothing, or is let in nowhere any more, is refused', async () => {
    const { key } = (await ada.call('POST', '/keys', { name: 'K', scopes: ['tasks:write'] })).data
    const client = await letIn(service, ada, { scopes: ['tasks:write'], workspaces: [home, office] })
    const former = await letIn(service, bob, { scopes: ['tasks:read'], workspaces: [home] })
    await inWorkspace(service, ada, home).call('DELETE', `/members/${bob.id}`)
    for (const token of [key, client.token, former.token]) {
      const answer = await refused(origin, { token, workspaces: 'all' })
      assert.deepEqual([answer.status, answer.data.error_code], [403, 'AUTH_FORBIDDEN'])
    }
  })

  test('ends with the session', async () => {
    const client = await follow(bob.token)
    await service.db.pool.query('DELETE FROM users WHERE id = $1', [bob.id])
    assert.equal((await client.seen(({ event }) => event === 'end')).data.reason, 'revoked')
  })
})

describe('one workspace of a stream', () => {
  test('ends for a member who is removed, while the others go on', async () => {
    const streams = [await follow(bob.token), await follow(bob.token, {}, otherOrigin)]
    const named = await follow(bob.token, { workspaces: `me,${home}` })
    await inWorkspace(service, ada, home).call('DELETE', `/members/${bob.id}`)
    for (const client of [...streams, named]) {
      const { data } = await client.seen(({ event }) => event === 'closed')
      assert.deepEqual(data, { workspace_id: home, reason: 'revoked' })
    }
    await add(ada, home, 'Secret')
    await add(bob, bob.id, 'Own')
    for (const client of [...streams, named]) {
      await added(client, 'Own')
      assert.ok(!client.text.includes('Secret'))
    }
  })

  test('ends when it is deleted, and the last one ends the stream', async () => {
    const both = await follow(ada.token, { workspaces: `${home},${office}` })
    for (const id of [home, office]) {
      assert.equal((await inWorkspace(service, ada, id).call('DELETE', '')).statusCode, 204)
      await both.seen(({ event, data }) => event === 'closed' && data.workspace_id === id)
    }
    assert.equal((await both.seen(({ event }) => event === 'end')).data.reason, 'revoked')
  })

  test('ends when its log does not go back far enough: if none does, with the stream', async () => {
    await service.db.pool.query('DELETE FROM changes WHERE user_id = ANY ($1) AND revision = 1', [
      [home, office],
    ])
    const client = await follow(ada.token, { workspaces: `${home}:0,${office}:0` })
    await client.seen(({ event }) => event === 'end')
    assert.deepEqual(
      client.events.map(({ event, data }) => [event, data.workspace_id, data.reason]),
      [
        ['ready', undefined, undefined],
        ['closed', home, 'gone'],
        ['closed', office, 'gone'],
        ['end', undefined, 'gone'],
      ],
    )
  })

  test('that is gone begins anew without its position', async () => {
    await add(ada, office, 'Pruned')
    await add(ada, home, 'Kept')
    const start = await follow(ada.token, { workspaces: `${home}:0,${office}:0` })
    const { id: before } = await start.seen(({ event }) => event === 'ready')
    await service.db.pool.query('DELETE FROM changes WHERE user_id = $1 AND revision = 1', [office])
    for (const rest of [{ lastId: before }, { workspaces: `${home}:0,${office}:0,me:99` }]) {
      const client = await follow(ada.token, rest)
      const { data } = await client.seen(({ event }) => event === 'closed')
      assert.deepEqual(data, { workspace_id: office, reason: 'gone' })
      await added(client, 'Kept')
      assert.ok(!client.text.includes('Pruned'))
      if (rest.lastId === undefined) continue
      const anew = await follow(ada.token, { lastId: client.lastId })
      await add(ada, office, 'New')
      await added(anew, 'New')
    }
  })
})

describe('named workspaces', () => {
  test('begin at the revision that is named, or now; the id of an event takes precedence', async () => {
    await add(ada, home, 'A')
    await add(ada, office, 'B')
    const at = await revisionOf(ada, home)
    const client = await follow(ada.token, { workspaces: `${home}:${at - 1},${office}` })
    await added(client, 'A')
    await add(ada, office, 'C')
    await added(client, 'C')
    assert.deepEqual(seenBy(client, office), ['C'])
    await add(ada, ada.id, 'Not named')
    await add(ada, home, 'D')
    const again = await follow(ada.token, {
      workspaces: `${home}:${at - 1},${office}`,
      lastId: client.lastId,
    })
    await added(again, 'D')
    assert.deepEqual(seenBy(again, home), ['D'])
    assert.ok(!again.text.includes('Not named'))
  })

  test('of others do not exist, whatever the token', async () => {
    const { key } = (await bob.call('POST', '/keys', { name: 'K', scopes: ['tasks:read'] })).data
    const client = await letIn(service, bob, { scopes: ['tasks:read'], workspaces: [bob.id] })
    const path = await refused(origin, { token: bob.token, userId: office })
    const essence = ({ status, data: { timestamp: _, request_id: __, ...data } }: typeof path) => ({
      status,
      data,
    })
    assert.equal(path.status, 403)
    for (const token of [bob.token, key, client.token]) {
      for (const id of [office, ada.id, 'f'.repeat(32), 'nothing']) {
        const answer = await refused(origin, { token, workspaces: `me,${id}:0` })
        assert.deepEqual(essence(answer), essence(path))
      }
    }
    // What one is a member of, a key or client for one's own workspace is not let into.
    for (const token of [key, client.token]) {
      assert.equal((await refused(origin, { token, workspaces: home })).status, 403)
    }
  })

  test('are not made up of anything', async () => {
    const many = Array.from({ length: 201 }, (_, index) => `w${index}`).join(',')
    for (const workspaces of [',', `${home},`, `${home},${home}`, many]) {
      assert.equal((await refused(origin, { token: ada.token, workspaces })).status, 422, workspaces)
    }
    for (const lastId of ['41', 'me.', 'me.1_', 'x y', `me.${'9'.repeat(16)}`]) {
      assert.equal((await refused(origin, { token: ada.token, workspaces: 'all', lastId })).status, 422)
      const since = await refused(origin, { token: ada.token, workspaces: 'all', since: lastId })
      assert.equal(since.status, 422)
    }
    // A position in a workspace that is not followed is nobody's.
    const client = await follow(bob.token, { lastId: `${office.slice(0, 12)}.0_me.0` })
    await add(bob, bob.id, 'Own')
    await added(client, 'Own')
    assert.ok(!client.text.includes(office.slice(0, 12)))
  })
})

test('a stream of many workspaces takes one place', async () => {
  const limited = await startService({ EVENTS_PER_USER: '1' })
  try {
    const user = await limited.newUser()
    for (let count = 0; count < 3; count += 1) await createWorkspace(limited, user)
    const at = await listen(limited.app)
    const client = await openEvents(at, { token: user.token, workspaces: 'all' })
    assert.equal((await client.seen(({ event }) => event === 'ready')).data.workspaces.length, 4)
    assert.equal((await refused(at, { token: user.token, workspaces: 'all' })).status, 429)
    client.close()
  } finally {
    await limited.close()
  }
})
