import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { after, before, describe, type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { PASSWORD, signedIn } from '../../tests/support/browser.ts'
import { type EventClient, listen, openEvents, refused } from '../../tests/support/events.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'

/** What ends a stream, and how many streams there may be. */

/** A listening service, closed when the test ends. */
async function serviceOf(t: TestContext, environment: Record<string, string>) {
  const service = await startService(environment)
  t.after(() => service.close())
  return { service, origin: await listen(service.app) }
}

const reasonOf = async (client: EventClient): Promise<string> => {
  const { data } = await client.seen(({ event }) => event === 'end')
  await client.ended
  return data.reason
}

const keyOf = async (user: TestUser): Promise<{ key: string; id: string }> =>
  (await user.call('POST', '/keys', { name: 'k', scopes: ['tasks:read', 'labels:read'], expires_in_days: 1 }))
    .data

/** Writes `count` changes of `size` characters each, bypassing the service. */
async function writeLarge({ db }: TestService, user: TestUser, count: number, size: number): Promise<void> {
  await db.pool.query(
    `WITH log AS (
       INSERT INTO changes (user_id, revision, at, actor_kind, actor_id, resource, resource_id, before, after)
       SELECT $1, revision + n, now(), 'user', $1, 'label', '1', NULL, json_build_object('name', repeat('x', $3))
       FROM workspaces, generate_series(1, $2::int) n WHERE workspaces.id = $1)
     UPDATE workspaces SET revision = revision + $2::int WHERE id = $1`,
    [user.id, count, size],
  )
}

/** A client that requests the stream and then reads nothing. */
async function idle(origin: string, { token }: { token: string }, query = ''): Promise<Socket> {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1').pause()
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(`GET /api/me/events${query} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n\r\n`)
  return socket
}

/** The server's sockets of the connections that are made from now on. */
function connectionsOf({ app }: TestService): Socket[] {
  const sockets: Socket[] = []
  app.server.on('connection', (socket) => sockets.push(socket))
  return sockets
}

describe('without asking the database', () => {
  let service: TestService
  let origin: string
  before(async () => {
    service = await startService({ EVENTS_LOOK_SECONDS: '3600' })
    origin = await listen(service.app)
  })
  after(() => service.close())

  test('a revoked key ends the streams that it opened, and no others', async () => {
    const user = await service.newUser()
    const [revoked, kept] = [await keyOf(user), await keyOf(user)]
    const clients = await Promise.all(
      [revoked.key, revoked.key].map((token) => openEvents(origin, { token })),
    )
    const others = await Promise.all([kept.key, user.token].map((token) => openEvents(origin, { token })))
    await user.call('DELETE', `/keys/${revoked.id}`)
    await user.call('POST', '/tasks', { title: 'Not for the revoked' })
    for (const client of clients) {
      assert.equal(await reasonOf(client), 'revoked')
      assert.deepEqual(client.revisions(), [])
    }
    for (const client of others) {
      await client.change(4)
      client.close()
    }
  })

  test('a key revoked meanwhile is not shown later changes', async () => {
    const user = await service.newUser()
    const key = await keyOf(user)
    await user.call('POST', '/tasks', { title: 'Before' })
    // As if revoked after authentication, before the log is read: the key's row is put back so that it authenticates.
    const { rows } = await service.db.pool.query('SELECT * FROM api_keys WHERE id = $1', [key.id])
    await user.call('DELETE', `/keys/${key.id}`)
    await user.call('POST', '/tasks', { title: 'After' })
    const columns = Object.keys(rows[0])
    await service.db.pool.query(
      `INSERT INTO api_keys (${columns}) VALUES (${columns.map((_, index) => `$${index + 1}`)})`,
      Object.values(rows[0]),
    )
    const client = await openEvents(origin, { token: key.key, since: 0 })
    assert.equal(await reasonOf(client), 'revoked')
    assert.deepEqual(client.revisions(), [2])
  })

  test('a deleted user is sent nothing more', async () => {
    const browser = await signedIn(service, 'leaving@example.com')
    const client = await openEvents(origin, { token: await browser.token() })
    const answer = await browser.post('/delete-user', { password: PASSWORD })
    assert.equal(answer.statusCode, 200, answer.payload)
    assert.equal(await reasonOf(client), 'revoked')
  })

  test('an expired token is shown no further change', async () => {
    const user = await service.newUser()
    const now = Math.floor(service.clock.now().getTime() / 1000)
    const brief = await service.sign({ sub: user.id, user_id: user.id, exp: now + 60 })
    const client = await openEvents(origin, { token: brief })
    service.clock.advance(60_000)
    await user.call('POST', '/tasks', { title: 'Too late' })
    assert.equal(await reasonOf(client), 'expired')
    assert.deepEqual(client.revisions(), [])
    assert.equal((await refused(origin, { token: brief, lastId: client.lastId })).status, 401)
  })
})

describe('by asking the database', () => {
  let service: TestService
  let origin: string
  before(async () => {
    service = await startService({ EVENTS_LOOK_SECONDS: '1' })
    origin = await listen(service.app)
  })
  after(() => service.close())

  test('a stream ends whose key was revoked while it was opened', async () => {
    const user = await service.newUser()
    const key = await keyOf(user)
    const client = await openEvents(origin, { token: key.key })
    // As if it had been revoked just before the stream started: no change that it is sent shows that.
    await service.db.pool.query('DELETE FROM api_keys WHERE id = $1', [key.id])
    assert.equal(await reasonOf(client), 'revoked')
  })

  test('sign-out ends the streams of that session, and no others', async () => {
    const browser = await signedIn(service, 'ada@example.com')
    const token = await browser.token()
    await browser.signIn('ada@example.com')
    const elsewhere = await openEvents(origin, { token: await browser.token() })
    const [first, second] = [await openEvents(origin, { token }), await openEvents(origin, { token })]
    const { rows } = await service.db.pool.query(
      "SELECT token FROM sessions JOIN users ON users.id = user_id WHERE email = 'ada@example.com' ORDER BY sessions.created_at",
    )
    assert.equal(rows.length, 2)
    await browser.post('/revoke-session', { token: rows[0].token })
    assert.equal(await reasonOf(first), 'revoked')
    assert.equal(await reasonOf(second), 'revoked')
    assert.equal(elsewhere.events.at(-1)?.event, 'ready')
    await browser.post('/sign-out')
    assert.equal(await reasonOf(elsewhere), 'revoked')
  })

  test('a stream ends whose user was deleted by another process', async () => {
    const user = await service.newUser()
    const client = await openEvents(origin, { token: user.token })
    await service.db.pool.query('DELETE FROM users WHERE id = $1', [user.id])
    assert.equal(await reasonOf(client), 'revoked')
  })

  // Comes last, since it moves the clock.
  test('a stream ends with its token or its key', async () => {
    const user = await service.newUser()
    const key = await keyOf(user)
    const now = Math.floor(service.clock.now().getTime() / 1000)
    const brief = await service.sign({ sub: user.id, user_id: user.id, exp: now + 60 })
    const byToken = await openEvents(origin, { token: brief })
    const byKey = await openEvents(origin, { token: key.key })
    service.clock.advance(60_000)
    assert.equal(await reasonOf(byToken), 'expired')
    assert.equal(byKey.events.at(-1)?.event, 'ready')
    service.clock.advance(24 * 60 * 60_000)
    assert.equal(await reasonOf(byKey), 'expired')
  })
})

describe('limits', () => {
  test('bound the streams per user, without affecting others', async (t) => {
    const { service, origin } = await serviceOf(t, { EVENTS_PER_USER: '2' })
    const [ada, vic] = [await service.newUser(), await service.newUser()]
    const [first, second] = [
      await openEvents(origin, { token: ada.token }),
      await openEvents(origin, { token: ada.token }),
    ]
    // A request refused for another reason takes no place.
    await refused(origin, { token: ada.token, since: 9 })
    const answer = await refused(origin, { token: ada.token })
    assert.deepEqual([answer.status, answer.data.error_code], [429, 'RATE_LIMITED'])
    assert.ok(Number(answer.headers.get('retry-after')) > 0)
    const ofVic = await openEvents(origin, { token: vic.token })
    first.close()
    while (service.app.eventStreams() > 2) await sleep(1)
    for (let count = 0; count < 5; count += 1) await refused(origin, { token: ada.token, since: 9 })
    const third = await openEvents(origin, { token: ada.token })
    assert.equal((await refused(origin, { token: ada.token })).status, 429)
    for (const client of [second, third, ofVic]) client.close()
  })

  test('free the slot of a client that leaves before the stream begins', async (t) => {
    const { service, origin } = await serviceOf(t, { EVENTS_PER_USER: '1' })
    const user = await service.newUser()
    const { key } = await keyOf(user)
    for (let count = 0; count < 40; count += 1) {
      const socket = await idle(origin, { token: key })
      await sleep(count / 8)
      socket.destroy()
    }
    const open = () => openEvents(origin, { token: user.token }).catch(() => undefined)
    let client = await open()
    for (let tries = 0; client === undefined && tries < 1000; tries += 1) {
      await sleep(20)
      client = await open()
    }
    assert.ok(client !== undefined, 'all places are taken by nobody')
    client.close()
  })

  test('bound the streams per instance', async (t) => {
    const { service, origin } = await serviceOf(t, { EVENTS_PER_INSTANCE: '2' })
    const tokens = [await service.newUser(), await service.newUser(), await service.newUser()]
    const clients = await Promise.all(tokens.slice(0, 2).map(({ token }) => openEvents(origin, { token })))
    const answer = await refused(origin, { token: tokens[2]?.token ?? '' })
    assert.deepEqual([answer.status, answer.data.error_code], [503, 'RATE_LIMITED'])
    for (const client of clients) client.close()
  })
})

test('a client that does not read has little buffered, and is disconnected', async (t) => {
  const { service, origin } = await serviceOf(t, { EVENTS_HEARTBEAT_SECONDS: '1', EVENTS_LOOK_SECONDS: '1' })
  const user = await service.newUser()
  const sockets = connectionsOf(service)
  const socket = await idle(origin, user)
  while (service.app.eventStreams() === 0) await sleep(1)
  const reader = await openEvents(origin, { token: user.token })
  await writeLarge(service, user, 200, 100_000)
  // One client that was live, and one that reads the log from its beginning when the others have read it.
  await reader.change(200)
  const late = await idle(origin, user, '?since=0')
  let most = 0
  while (sockets[0]?.closed !== true || sockets[2]?.closed !== true) {
    most = Math.max(most, ...sockets.map(({ writableLength }) => writableLength))
    await sleep(1)
  }
  assert.ok(most > 0 && most < 1_000_000, `${most} bytes`)
  // The same user's other stream is not slowed down, and a client that was cut off may reconnect.
  assert.equal(reader.revisions().length, 200)
  reader.close()
  socket.destroy()
  late.destroy()
  const back = await openEvents(origin, { token: user.token, lastId: '150' })
  await back.change(200)
  back.close()
})

test('a client cannot keep an ended stream open by not reading', async (t) => {
  const { service, origin } = await serviceOf(t, { EVENTS_LOOK_SECONDS: '1' })
  const user = await service.newUser()
  const { key, id } = await keyOf(user)
  await writeLarge(service, user, 200, 100_000)
  const connections = connectionsOf(service)
  const socket = await idle(origin, { token: key }, '?since=0')
  // Until the system's buffers for the client are full.
  while ((connections[0]?.writableLength ?? 0) === 0) await sleep(1)
  await user.call('DELETE', `/keys/${id}`)
  while (service.app.eventStreams() > 0) await sleep(1)
  socket.destroy()
})

describe('stopping the service', () => {
  // Waiting for the stream that nobody reads would never end.
  test('ends all streams, including those that nobody reads', { timeout: 120_000 }, async (t) => {
    const { service, origin } = await serviceOf(t, { EVENTS_LOOK_SECONDS: '1' })
    const user = await service.newUser()
    const socket = await idle(origin, user)
    const clients = await Promise.all([1, 2, 3].map(() => openEvents(origin, { token: user.token })))
    await writeLarge(service, user, 200, 100_000)
    for (const client of clients) await client.change(200)
    await service.app.close()
    for (const client of clients) assert.equal(await reasonOf(client), 'stopping')
    assert.equal(service.app.eventStreams(), 0)
    socket.destroy()
  })
})
