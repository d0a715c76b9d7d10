import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Browser, PASSWORD, signedIn } from '../../tests/support/browser.ts'
import { waitedFor } from '../../tests/support/locks.ts'
import { connectClient } from '../../tests/support/mcp/oauth.ts'
import { startService, type TestService } from '../../tests/support/service.ts'
import { TestTimers } from '../../tests/support/timers.ts'
import { createWorkspace, join } from '../../tests/support/workspaces.ts'
import { connect } from '../database/connection.ts'
import { deleteUser } from './crud.ts'

/** The number of an advisory lock. */
const GATE = 4711

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

interface Person {
  id: string
  browser: Browser
  token: string
  key: string
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

const MADE = [
  ['/projects', { name: 'P' }],
  ['/labels', { name: 'L' }],
  ['/views', { name: 'V', filter: '' }],
  ['/tasks/1/notes', { body: 'N' }],
  ['/webhooks', { url: 'https://hooks.example.com/', events: ['*'] }],
] as const

/** Has everything that a task may have, so that its floating time depends on the user's time zone. */
const DETAILED = {
  title: 'Water the plants',
  description: 'The ferns too',
  due: { date: '2026-11-23', time: '09:00' },
  start: { date: '2026-11-22' },
  recurrence: 'FREQ=WEEKLY',
  priority: 'high',
  labels: ['L', 'home'],
  parent_id: 1,
  reminders: [{ minutes_before: 30 }],
  blocked_by: [1],
}

/** A user with a row in every table that holds user data. */
async function person(name: string): Promise<Person> {
  const browser = await signedIn(service, `${name}@example.com`)
  const token = await browser.token()
  const { id } = (await browser.get('/get-session')).data.user
  const headers = { ...bearer(token), 'idempotency-key': 'once' }
  const task = await service.inject({
    method: 'POST',
    url: '/api/me/tasks',
    headers,
    payload: { title: 'T' },
  })
  assert.equal(task.statusCode, 201)
  const key = await service.inject({
    method: 'POST',
    url: '/api/me/keys',
    headers: bearer(token),
    payload: { name: 'K', scopes: ['tasks:read'] },
  })
  assert.equal(key.statusCode, 201)
  for (const [path, payload] of MADE) {
    const answer = await service.inject({
      method: 'POST',
      url: `/api/me${path}`,
      headers: bearer(token),
      payload,
    })
    assert.equal(answer.statusCode, 201, path)
  }
  for (const [method, path, payload] of [
    ['PATCH', '/preferences', { time_zone: 'Europe/Berlin' }],
    ['POST', '/tasks', DETAILED],
    ['PATCH', '/tasks/2/complete?force=true', {}],
    ['POST', '/tasks', { title: 'For the trash' }],
    ['DELETE', '/tasks/3', undefined],
    ['POST', '/webhooks/7/test', undefined],
    // Searching builds the search index.
    ['GET', '/tasks?q=plants', undefined],
    ['POST', '/chat', { message: 'Hello' }],
  ] as const) {
    const answer = await service.inject({
      method,
      url: `/api/me${path}`,
      headers: bearer(token),
      ...(payload === undefined ? {} : { payload }),
    })
    assert.ok(answer.statusCode < 300, `${path}: ${answer.payload}`)
  }
  const channel = await service.inject({
    method: 'POST',
    url: '/api/me/channels',
    headers: bearer(token),
    payload: { kind: 'webhook', name: 'C', url: 'https://hooks.example.com/' },
  })
  assert.equal(channel.statusCode, 201)
  const tested = await service.inject({
    method: 'POST',
    url: `/api/me/channels/${channel.data.id}/test`,
    headers: bearer(token),
  })
  assert.equal(tested.statusCode, 202)
  // Only the service itself makes any.
  await service.db.pool.query(
    `INSERT INTO notifications
       (user_id, id, revision, kind, source, workspace_id, title, text, link, at, late, created_at, updated_at)
     VALUES ($1, 1000, 1000, 'overview', 'S', $1, 'N', '', '/today', now(), false, now(), now())`,
    [id],
  )
  await service.db.pool.query("INSERT INTO snoozes VALUES ($1, $1, 1, now(), null, '{}')", [id])
  // Until the service has looked at it.
  await service.db.pool.query('INSERT INTO ended_sessions (user_id) VALUES ($1)', [id])
  const workspace = await service.inject({
    method: 'POST',
    url: '/api/workspaces',
    headers: bearer(token),
    payload: { name: 'Home' },
  })
  assert.equal(workspace.statusCode, 201)
  const { clientId } = await connectClient(service, browser, 'tasks:read offline_access')
  await service.inject({
    method: 'PUT',
    url: `/api/me/clients/${clientId}/limits`,
    headers: bearer(token),
    payload: { writes_per_hour: 10, workspaces: [id, workspace.data.id] },
  })
  // Only an authenticator, and an app on a phone, make any.
  await service.db.pool.query(
    `INSERT INTO passkeys (id, user_id, public_key, credential_id, counter, device_type, backed_up)
     VALUES ($1, $1, '', $1, 0, 'singleDevice', false)`,
    [id],
  )
  await service.db.pool.query(
    "INSERT INTO two_factors (id, user_id, secret, backup_codes) VALUES ($1, $1, 'a secret', 'recovery codes')",
    [id],
  )
  // Normally only a language model uses any.
  await service.db.pool.query("INSERT INTO assistant_usage VALUES ($1, '2026-11-22', 100)", [id])
  // An access token for no resource is stored as well.
  await service.db.pool.query(
    `INSERT INTO oauth_access_tokens (id, token, client_id, user_id, scopes, expires_at, created_at)
     SELECT id, token, client_id, user_id, scopes, expires_at, created_at FROM oauth_refresh_tokens WHERE user_id = $1`,
    [id],
  )
  return { id, browser, token, key: key.data.key }
}

/** Tables that refer to a user, according to the database itself, each with its number of rows of this user. */
async function rowsOf(userId: string): Promise<Record<string, number>> {
  const { rows } = await service.db.pool.query(
    `SELECT table_name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'user_id' AND table_name <> 'deleted_users'`,
  )
  const counts: Record<string, number> = {}
  for (const { table_name } of rows) {
    const counted = await service.db.pool.query(
      `SELECT count(*) AS n FROM ${table_name} WHERE user_id = $1`,
      [userId],
    )
    counts[table_name] = counted.rows[0].n
  }
  return counts
}

const nothing = (counts: Record<string, number>) =>
  Object.fromEntries(Object.keys(counts).map((table) => [table, 0]))

async function isGone(who: Person): Promise<void> {
  const counts = await rowsOf(who.id)
  assert.deepEqual(counts, nothing(counts))
  for (const token of [who.token, who.key]) {
    for (const path of ['/tasks', '/changes?since=0']) {
      const answer = await service.inject({ url: `/api/${who.id}${path}`, headers: bearer(token) })
      assert.equal(answer.statusCode, 401, path)
      assert.equal(answer.data.error_code, 'AUTH_INVALID')
    }
  }
  for (const path of [
    '/keys',
    '/clients',
    '/export',
    '/tasks/1',
    '/projects',
    '/labels',
    '/views',
    '/webhooks',
    '/preferences',
  ]) {
    const answer = await service.inject({ url: `/api/me${path}`, headers: bearer(who.token) })
    assert.equal(answer.statusCode, 401, path)
  }
  for (const [path, payload] of [
    ['/tasks', { title: 'A ghost' }],
    ['/keys', { name: 'A ghost', scopes: ['tasks:read'] }],
    ...MADE,
  ] as const) {
    const headers = bearer(who.token)
    const answer = await service.inject({ method: 'POST', url: `/api/me${path}`, headers, payload })
    assert.equal(answer.statusCode, 401, path)
  }
  assert.equal((await who.browser.get('/token')).statusCode, 401)
}

describe('deleting an account', () => {
  test("by its user removes all their data at once, and nobody else's", async () => {
    const [leaver, stayer] = [await person('leaver'), await person('stayer')]
    const before = await rowsOf(stayer.id)
    for (const [table, count] of Object.entries(await rowsOf(leaver.id))) assert.ok(count > 0, table)
    const cookies = new Map(leaver.browser.cookies)

    const answer = await leaver.browser.post('/delete-user', { password: PASSWORD })
    assert.equal(answer.statusCode, 200)
    assert.equal(leaver.browser.cookies.size, 0)
    for (const [name, value] of cookies) leaver.browser.cookies.set(name, value)
    await isGone(leaver)
    assert.equal((await leaver.browser.signIn('leaver@example.com')).statusCode, 401)
    assert.deepEqual(await rowsOf(stayer.id), before)
  })

  for (const [what, body, status] of [
    ['a wrong password', { password: 'not it at all' }, 400],
    ['an empty one', { password: '' }, 422],
    ['none', {}, 422],
    ['a token instead', { token: 'a' }, 422],
  ] as const) {
    test(`needs the password: refuses ${what}`, async () => {
      const browser = await signedIn(service, `careful-${status}-${what.length}@example.com`)
      assert.equal((await browser.post('/delete-user', body)).statusCode, status)
      assert.equal((await browser.get('/token')).statusCode, 200)
    })
  }

  test('is refused while others are in a workspace that the user owns', async () => {
    const browser = await signedIn(service, 'founder@example.com')
    const { id } = (await browser.get('/get-session')).data.user
    const owner = { ...(await service.newUser()), id, token: await browser.token() }
    const workspace = await createWorkspace(service, owner, 'Family')
    await join(service, workspace, { owner, guest: await service.newUser(), role: 'viewer' })
    const refused = await browser.post('/delete-user', { password: PASSWORD })
    assert.equal(refused.statusCode, 409)
    assert.equal(refused.data.code, 'WORKSPACES_OWNED')
    assert.match(refused.data.message ?? refused.data.detail, /Family/)
    const headers = bearer(owner.token)
    await service.inject({ method: 'DELETE', url: `/api/${workspace}`, headers })
    assert.equal((await browser.post('/delete-user', { password: PASSWORD })).statusCode, 200)
  })

  test('by an administrator removes the same data', async () => {
    const who = await person('banned')
    await deleteUser(who.id, service.db)
    await isGone(who)
    await deleteUser(who.id, service.db)
  })

  test('locks the workspace before the user, as whoever writes does: it never meets a new API key in a deadlock', async () => {
    const user = await service.newUser()
    const writer = await service.db.pool.connect()
    try {
      await writer.query('BEGIN')
      await writer.query('SELECT FROM workspaces WHERE id = $1 FOR NO KEY UPDATE', [user.id])
      const deleted = deleteUser(user.id, service.db)
      await waitedFor(writer)
      await writer.query(
        `INSERT INTO api_keys (user_id, id, revision, name, start, hash, scopes, created_at, expires_at)
         VALUES ($1, 'key', 1, 'key', 'dk_', '\\x00', '{}', now(), now())`,
        [user.id],
      )
      await writer.query('COMMIT')
      await deleted
    } finally {
      writer.release()
    }
    const { rows } = await service.db.pool.query('SELECT id FROM users WHERE id = $1', [user.id])
    assert.deepEqual(rows, [])
  })

  test('by hand in the database removes the same data, by the trigger and foreign keys alone', async () => {
    const who = await person('removed')
    await service.db.pool.query('DELETE FROM users WHERE id = $1', [who.id])
    await isGone(who)
  })

  test('may take longer than the database timeout of a request', async (t) => {
    const timers = new TestTimers(t)
    const who = await person('longstanding')
    const { timeout, url = '' } = service.config.database
    const limited = connect(service.config.database, url)
    // Deleting many years of data would take as long as this waits for the test.
    await service.db.pool.query(
      `CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         IF current_setting('statement_timeout') <> '0' THEN RAISE 'It may not take long.'; END IF;
         PERFORM pg_advisory_xact_lock(${GATE});
         RETURN OLD;
       END $$;
       CREATE TRIGGER dawdle BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION dawdle()`,
    )
    const gate = await service.db.pool.connect()
    await gate.query(`SELECT pg_advisory_lock(${GATE})`)
    const deleted = deleteUser(who.id, limited)
    await waitedFor(gate)
    timers.advance(timeout)
    await gate.query(`SELECT pg_advisory_unlock(${GATE})`)
    gate.release()
    await deleted.finally(async () => {
      await service.db.pool.query('DROP FUNCTION dawdle CASCADE')
      await limited.close()
    })
    await isGone(who)
  })

  test('happens entirely or not at all', async () => {
    const who = await person('half')
    const counts = await rowsOf(who.id)
    await service.db.pool.query(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not now'; END $$;
       CREATE TRIGGER refuse AFTER DELETE ON idempotency_keys FOR EACH ROW EXECUTE FUNCTION refuse()`,
    )
    const answer = await who.browser.post('/delete-user', { password: PASSWORD })
    await service.db.pool.query('DROP FUNCTION refuse CASCADE')
    assert.equal(answer.statusCode, 500)
    assert.deepEqual(await rowsOf(who.id), counts)
    assert.equal((await service.inject({ url: '/api/me/tasks', headers: bearer(who.token) })).statusCode, 200)
  })

  test('that fails leaves an administrator one', async () => {
    const [who, other] = [await person('administering'), await person('second')]
    const { pool } = service.db
    await pool.query("UPDATE users SET role = 'admin' WHERE id = ANY ($1)", [[who.id, other.id]])
    await pool.query(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not now'; END $$;
       CREATE TRIGGER refuse BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION refuse()`,
    )
    const answer = await who.browser.post('/delete-user', { password: PASSWORD })
    await pool.query('DROP FUNCTION refuse CASCADE')
    const { rows } = await pool.query('SELECT role FROM users WHERE id = $1', [who.id])
    await pool.query("UPDATE users SET role = 'user'")
    assert.deepEqual([answer.statusCode, rows], [500, [{ role: 'admin' }]])
  })
})

describe('the export', () => {
  test('contains all data of a user with thousands of tasks, as one JSON document', async () => {
    const who = await person('exporter')
    const count = 2_345
    await service.db.pool.query(
      `INSERT INTO tasks (user_id, id, revision, title, complete, created_at, updated_at)
       SELECT $1, n, 100 + n, 'Task "' || n || '"', false, now(), now() FROM generate_series(3, $2::int) n`,
      [who.id, count],
    )
    const answer = await service.inject({ url: '/api/me/export', headers: bearer(who.token) })
    assert.equal(answer.statusCode, 200)
    assert.match(String(answer.headers['content-disposition']), /^attachment/)
    const { data } = answer
    assert.equal(data.user.id, who.id)
    assert.equal(data.user.email, 'exporter@example.com')
    const ids = data.tasks.map((task: { id: number }) => task.id)
    assert.deepEqual(
      ids,
      Array.from({ length: count }, (_, index) => index + 1),
    )
    assert.deepEqual(
      data.changes.map((change: { resource: string }) => change.resource),
      [
        ...['task', 'api_key', 'project', 'label', 'view', 'note', 'webhook', 'preferences'],
        ...['label', 'task', 'occurrence', 'task', 'task', 'task', 'channel'],
      ],
    )
    for (const [name, rows] of Object.entries({
      projects: 1,
      labels: 2,
      views: 1,
      notes: 1,
      occurrences: 1,
      webhooks: 1,
      webhook_deliveries: 1,
      channels: 1,
      channel_deliveries: 1,
      notifications: 1,
      snoozes: 1,
      conversations: 1,
      messages: 2,
      assistant_usage: 1,
    })) {
      assert.equal(data[name].length, rows, name)
    }
    assert.equal(data.keys[0].name, 'K')
    assert.equal(data.idempotency_keys[0].key, 'once')
    assert.equal(data.accounts[0].provider_id, 'credential')
    assert.equal(data.sessions.length, 1)
  })

  test('shows each thing as its own endpoint does', async () => {
    const who = await person('shown')
    const read = async (path: string) =>
      (await service.inject({ url: `/api/me${path}`, headers: bearer(who.token) })).data
    const { data } = await service.inject({ url: '/api/me/export', headers: bearer(who.token) })
    const [, detailed] = data.tasks
    assert.deepEqual([detailed.labels, detailed.blocked_by, detailed.priority], [['L', 'home'], [1], 'high'])
    // Nine o'clock in the user's time zone.
    assert.match(detailed.due_at, /T0[78]:00:00.000Z$/)
    for (const [name, path] of [
      ['keys', '/keys'],
      ['projects', '/projects'],
      ['labels', '/labels'],
      ['views', '/views'],
      ['webhooks', '/webhooks'],
      ['channels', '/channels'],
      ['notifications', '/notifications'],
      ['tasks', '/tasks?sort=id'],
      ['notes', '/tasks/1/notes'],
      ['occurrences', '/tasks/2/occurrences'],
      ['changes', '/changes'],
    ] as const) {
      assert.deepEqual(data[name], (await read(path))[name], name)
    }
    assert.deepEqual(data.preferences, await read('/preferences'))
  })

  test('contains no secrets and nothing of other users', async () => {
    const [who, other] = [await person('plain'), await person('someone-else')]
    const { payload } = await service.inject({ url: '/api/me/export', headers: bearer(who.token) })
    const { rows } = await service.db.pool.query(
      `SELECT password, token, encode(hash, 'hex') AS hex, encode(hash, 'base64') AS base64
       FROM accounts JOIN sessions USING (user_id) JOIN api_keys USING (user_id) WHERE user_id = $1`,
      [who.id],
    )
    const secrets = [
      ...Object.values(rows[0] as Record<string, string>),
      who.key,
      who.key.slice(20),
      PASSWORD,
    ]
    assert.equal(secrets.length, 7)
    for (const secret of secrets) assert.ok(!payload.includes(secret), secret)
    assert.ok(!payload.includes(other.id) && !payload.includes('someone-else'))
  })
})
