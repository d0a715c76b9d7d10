import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type EventClient, listen, openEvents, refused } from '../../tests/support/events.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'

let service: TestService
let origin: string
const open = new Set<EventClient>()

before(async () => {
  // Polling must not make up for a missing signal: each test waits for what is signalled.
  service = await startService({ EVENTS_LOOK_SECONDS: '3600', CORS_ORIGINS: 'https://app.example.com' })
  origin = await listen(service.app)
})
after(async () => {
  for (const client of open) client.close()
  await service.close()
})

async function follow(token: string, rest: Partial<Parameters<typeof openEvents>[1]> = {}) {
  const client = await openEvents(origin, { token, ...rest })
  open.add(client)
  return client
}

const keyOf = async (user: TestUser, ...scopes: string[]): Promise<{ key: string; id: string }> =>
  (await user.call('POST', '/keys', { name: 'k', scopes })).data

const logOf = async (user: TestUser) => (await user.call('GET', '/changes?limit=500')).data.changes

describe('a stream', () => {
  test('starts at the current revision, and says which that is', async () => {
    const user = await service.newUser()
    await user.call('POST', '/tasks', { title: 'Before' })
    const client = await follow(user.token)
    const ready = await client.seen(({ event }) => event === 'ready')
    assert.deepEqual(ready, { event: 'ready', id: '1', data: { revision: 1 } })
    assert.match(client.text, /^retry: 2000\n\n/)
    await user.call('POST', '/tasks', { title: 'After' })
    await client.change(2)
    assert.deepEqual(client.revisions(), [2])
  })

  test('shows each change as the list of changes does', async () => {
    const user = await service.newUser()
    const client = await follow(user.token)
    const due = { date: '2026-11-21', time: '10:00' }
    await user.call('POST', '/tasks', { title: 'Ü\n🧀', description: 'a\r\n\r\nb\u2028c', due })
    await user.call('PATCH', '/tasks/1', { complete: true })
    await user.call('POST', '/projects', { name: 'Garden' })
    await user.call('PATCH', '/preferences', { time_zone: 'Europe/Berlin' })
    const key = await keyOf(user, 'tasks:read')
    await user.call('DELETE', `/keys/${key.id}`)
    await user.call('DELETE', '/tasks/1')
    const log = await logOf(user)
    await client.change(log.length)
    const shown = client.events.filter(({ event }) => event === 'change')
    assert.ok(log.length >= 7)
    // A task is shown in the zone that the user has at the time of the request.
    assert.deepEqual(
      shown.map(({ data }) => ({ ...data, before: null, after: null })),
      log.map((change: object) => ({ ...change, before: null, after: null })),
    )
    assert.deepEqual(shown.at(-1)?.data, log.at(-1))
    assert.deepEqual(
      shown.map(({ id, data }) => [id, data.revision]),
      shown.map(({ data }) => [String(data.revision), data.revision]),
    )
  })

  test('continues after Last-Event-ID or since, in order and without gaps', async () => {
    const user = await service.newUser()
    for (let count = 0; count < 5; count += 1) await user.call('POST', '/tasks', { title: `${count}` })
    const byHeader = await follow(user.token, { lastId: '2' })
    const byQuery = await follow(user.token, { since: 2 })
    // A browser reconnects to the same URL: its last id counts, not where it once started.
    const both = await follow(user.token, { lastId: '4', since: 0 })
    await user.call('POST', '/tasks', { title: 'live' })
    for (const client of [byHeader, byQuery, both]) await client.change(6)
    assert.deepEqual(byHeader.revisions(), [3, 4, 5, 6])
    assert.deepEqual(byQuery.revisions(), [3, 4, 5, 6])
    assert.deepEqual(both.revisions(), [5, 6])
  })

  test('sends everything once and in order, however much is written concurrently', async () => {
    const user = await service.newUser()
    const clients = [await follow(user.token)]
    await user.call('POST', '/tasks', { title: 'first' })
    const writes: Promise<{ statusCode: number }>[] = []
    for (let count = 0; count < 150; count += 1) {
      // Single statements alternate with longer transactions.
      const due = count % 2 === 0 ? null : { date: '2026-11-21' }
      writes.push(user.call('POST', '/tasks', { title: `${count}`, due }))
      if (count % 30 === 0) clients.push(await follow(user.token, { since: count % 60 === 0 ? 0 : 1 }))
    }
    for (const { statusCode } of await Promise.all(writes)) assert.equal(statusCode, 201)
    const { rows } = await service.db.pool.query('SELECT revision FROM workspaces WHERE id = $1', [user.id])
    const latest = Number(rows[0].revision)
    assert.equal(latest, 151)
    for (const client of clients) await client.change(latest)
    for (const client of clients) {
      const revisions = client.revisions()
      const [first = 0] = revisions
      assert.deepEqual(
        revisions,
        Array.from({ length: latest - first + 1 }, (_, index) => first + index),
      )
      assert.equal(String(first - 1), client.events[0]?.id)
    }
  })

  test('of a client far behind keeps reading while others write', async () => {
    const user = await service.newUser()
    await service.db.pool.query(
      `WITH log AS (
         INSERT INTO changes (user_id, revision, at, actor_kind, actor_id, resource, resource_id, before, after)
         SELECT $1, n, now(), 'user', $1, 'label', '1', NULL, json_build_object('name', repeat('x', 500))
         FROM generate_series(1, 3000) n)
       UPDATE workspaces SET revision = 3000 WHERE id = $1`,
      [user.id],
    )
    const client = await follow(user.token, { since: 0 })
    for (let count = 0; count < 20; count += 1) await user.call('POST', '/tasks', { title: `${count}` })
    await client.change(3020)
    assert.deepEqual(
      client.revisions(),
      Array.from({ length: 3020 }, (_, index) => index + 1),
    )
  })

  test('has the headers of every response, and those of a stream', async () => {
    const user = await service.newUser()
    const response = await fetch(`${origin}/api/${user.id}/events`, {
      headers: { authorization: `Bearer ${user.token}`, origin: 'https://app.example.com' },
    })
    await response.body?.cancel()
    const of = (name: string) => response.headers.get(name)
    assert.equal(of('content-type'), 'text/event-stream; charset=utf-8')
    assert.equal(of('cache-control'), 'no-store')
    assert.equal(of('x-accel-buffering'), 'no')
    assert.equal(of('access-control-allow-origin'), 'https://app.example.com')
    assert.equal(of('x-content-type-options'), 'nosniff')
    assert.ok(of('content-security-policy') && of('ratelimit'))
  })

  test('sends keep-alive comments', async () => {
    const quick = await startService({ EVENTS_HEARTBEAT_SECONDS: '1' })
    try {
      const user = await quick.newUser()
      const client = await openEvents(await listen(quick.app), { token: user.token })
      await client.until(() => client.comments >= 2)
      client.close()
    } finally {
      await quick.close()
    }
  })

  test('is dropped when its client has left', async () => {
    const user = await service.newUser()
    const before = service.app.eventStreams()
    const client = await follow(user.token)
    assert.equal(service.app.eventStreams(), before + 1)
    client.close()
    while (service.app.eventStreams() > before) await new Promise((resolve) => setImmediate(resolve))
    await user.call('POST', '/tasks', { title: 'To nobody' })
    assert.ok(service.logged.some(({ msg, user_id }) => msg === 'client left' && user_id === user.id))
  })

  test('is not opened by HEAD, which answers as GET would', async () => {
    const user = await service.newUser()
    const headers = { authorization: `Bearer ${user.token}` }
    const answer = await fetch(`${origin}/api/me/events`, { method: 'HEAD', headers })
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('content-type') ?? '', /event-stream/)
    assert.equal(await answer.text(), '')
    const late = await fetch(`${origin}/api/me/events?since=1`, { method: 'HEAD', headers })
    assert.equal(late.status, 410)
  })
})

describe('access', () => {
  test("never sends another user's changes", async () => {
    const [ada, vic] = [await service.newUser('ada'), await service.newUser('vic')]
    const [ofAda, ofVic] = [await follow(ada.token), await follow(vic.token)]
    await Promise.all(
      Array.from({ length: 40 }, (_, count) =>
        (count % 2 === 0 ? ada : vic).call('POST', '/tasks', {
          title: `of ${count % 2 === 0 ? 'ada' : 'vic'}`,
        }),
      ),
    )
    await Promise.all([ofAda.change(20), ofVic.change(20)])
    assert.ok(!ofAda.text.includes('of vic') && !ofAda.text.includes(vic.id))
    assert.ok(!ofVic.text.includes('of ada') && !ofVic.text.includes(ada.id))
    assert.equal((await refused(origin, { token: ada.token, userId: vic.id })).status, 403)
  })

  test('sends a key what it may read, live and from the log', async () => {
    const user = await service.newUser()
    const tasks = await keyOf(user, 'tasks:read')
    const more = await keyOf(
      user,
      'tasks:read',
      'projects:read',
      'labels:read',
      'views:read',
      'preferences:read',
    )
    const clients: [EventClient, string[]][] = []
    const allOf = (...resources: string[]) => resources
    clients.push([await follow(tasks.key, { since: 0 }), allOf('task', 'note')])
    clients.push([
      await follow(more.key, { since: 0 }),
      allOf('task', 'note', 'project', 'label', 'view', 'preferences'),
    ])
    clients.push([
      await follow(user.token, { since: 0 }),
      allOf('api_key', 'task', 'note', 'project', 'label', 'view', 'preferences'),
    ])
    await user.call('POST', '/projects', { name: 'Garden' })
    await user.call('POST', '/labels', { name: 'urgent' })
    await user.call('POST', '/views', { name: 'All', filter: '' })
    await user.call('PATCH', '/preferences', { time_zone: 'Europe/Berlin' })
    await user.call('POST', '/tasks', { title: 'Task' })
    await user.call('POST', '/tasks/1/notes', { body: 'Note' })
    const last = (await logOf(user)).at(-1).revision
    clients.push([await follow(tasks.key, { since: 0 }), allOf('task', 'note')])
    for (const [client, resources] of clients) {
      await client.change(last)
      const seen = new Set(client.events.flatMap(({ data }) => data.resource ?? []))
      assert.deepEqual([...seen].sort(), resources.sort())
    }
  })

  test('advances the revision of a key that may see none of the changes', async () => {
    const quick = await startService({ EVENTS_HEARTBEAT_SECONDS: '1' })
    try {
      const user = await quick.newUser()
      const { key } = await keyOf(user, 'tasks:read')
      const client = await openEvents(await listen(quick.app), { token: key })
      for (let count = 0; count < 3; count += 1) await user.call('POST', '/projects', { name: `${count}` })
      await client.until(() => client.lastId === '4')
      assert.deepEqual(client.revisions(), [])
      client.close()
    } finally {
      await quick.close()
    }
  })

  test('refuses a key that may read nothing, and one for a single project', async () => {
    const user = await service.newUser()
    const { key } = await keyOf(user, 'projects:write')
    const lacking = await refused(origin, { token: key })
    assert.deepEqual([lacking.status, lacking.data.error_code], [403, 'AUTH_FORBIDDEN'])
    const narrowed = await keyOf(user, 'tasks:read')
    await service.db.pool.query('UPDATE api_keys SET project_id = 1 WHERE id = $1', [narrowed.id])
    const answer = await refused(origin, { token: narrowed.key })
    assert.deepEqual([answer.status, answer.data.error_code], [403, 'AUTH_FORBIDDEN'])
  })

  test('refuses requests without a token, or with only a cookie', async () => {
    const response = await fetch(`${origin}/api/me/events`, { headers: { cookie: 'docket.session_token=x' } })
    assert.equal(response.status, 401)
    await response.body?.cancel()
  })
})

describe('a cursor', () => {
  test('that is no revision, or lies ahead (after restoring a backup), is refused', async () => {
    const user = await service.newUser()
    await user.call('POST', '/tasks', { title: 'One' })
    for (const wanted of ['x', '-1', '1.5', '1e3', '0x1', '9999999999999999']) {
      const byHeader = await refused(origin, { token: user.token, lastId: wanted })
      assert.deepEqual([byHeader.status, byHeader.data.errors[0].loc], [422, ['header', 'last-event-id']])
      const byQuery = await refused(origin, { token: user.token, since: wanted })
      assert.deepEqual([byQuery.status, byQuery.data.errors[0].loc], [422, ['query', 'since']])
    }
    for (const lastId of ['2', '999999999999999']) {
      const ahead = await refused(origin, { token: user.token, lastId })
      assert.deepEqual([ahead.status, ahead.data.revision], [410, 1])
    }
    const unknown = await fetch(`${origin}/api/me/events?from=1`, {
      headers: { authorization: `Bearer ${user.token}` },
    })
    assert.equal(unknown.status, 422)
    await unknown.body?.cancel()
  })

  test('pruned from the log answers GONE, and the current one does not', async () => {
    const user = await service.newUser()
    for (let count = 0; count < 4; count += 1) await user.call('POST', '/tasks', { title: `${count}` })
    await service.db.pool.query('DELETE FROM changes WHERE user_id = $1 AND revision <= 2', [user.id])
    const gone = await refused(origin, { token: user.token, lastId: '1' })
    assert.deepEqual([gone.status, gone.data.error_code, gone.data.first_revision], [410, 'GONE', 3])
    const client = await follow(user.token, { lastId: '2' })
    await client.change(4)
    assert.deepEqual(client.revisions(), [3, 4])
    await service.db.pool.query('DELETE FROM changes WHERE user_id = $1', [user.id])
    const present = await follow(user.token)
    assert.equal((await present.seen(({ event }) => event === 'ready')).id, '4')
  })
})
