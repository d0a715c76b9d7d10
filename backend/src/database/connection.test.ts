import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { createDatabase, serverUrl } from '../../tests/support/database.ts'
import { waitedFor } from '../../tests/support/locks.ts'
import { type DatabaseProxy, startProxy } from '../../tests/support/proxy.ts'
import { type Answer, startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { TestTimers } from '../../tests/support/timers.ts'
import { loadConfig } from '../config.ts'
import { DocketError } from '../core/errors.ts'
import { connect, connectionOptions, toInstant } from './connection.ts'
import { sentenceFor } from './operator-errors.ts'
import { statement } from './statement.ts'

describe('a deadlock', () => {
  const raise = statement<{ id: string }>(
    'raise',
    'UPDATE workspaces SET last_task_id = last_task_id + 1 WHERE id = :id',
  )
  const GATE = 4711
  const both = statement<{ first: string; second: string; gate: number }>(
    'raise_both',
    `WITH one AS (
       UPDATE workspaces SET last_task_id = last_task_id + 1 WHERE id = :first
       RETURNING pg_advisory_xact_lock_shared(:gate::bigint)
     )
     UPDATE workspaces SET last_task_id = last_task_id + 1 FROM (SELECT count(*) FROM one) AS done WHERE id = :second`,
  )
  let service: TestService
  before(async () => {
    service = await startService()
  })
  after(() => service.close())

  /** How often each of the users was incremented. */
  async function raised(users: TestUser[]): Promise<number[]> {
    const { rows } = await service.db.pool.query(
      'SELECT last_task_id AS times FROM workspaces WHERE id = ANY ($1)',
      [users.map(({ id }) => id)],
    )
    return rows.map(({ times }) => times)
  }

  test('between two transactions fails neither', async () => {
    const users = [await service.newUser(), await service.newUser()] as const
    const gate = Promise.withResolvers<void>()
    let waiting = 0
    let runs = 0
    const inOrder = (ids: string[]) =>
      service.db.transaction(async (tx) => {
        runs += 1
        await tx.query(raise({ id: String(ids[0]) }))
        waiting += 1
        if (waiting === 2) gate.resolve()
        await gate.promise
        await tx.query(raise({ id: String(ids[1]) }))
      })
    const [one, other] = [users[0].id, users[1].id]
    await Promise.all([inOrder([one, other]), inOrder([other, one])])
    assert.ok(runs >= 3, `${runs} runs`)
    assert.deepEqual(await raised([...users]), [2, 2])
  })

  test('between two statements fails neither', async () => {
    const users = [await service.newUser(), await service.newUser()] as const
    const [first, second] = [users[0].id, users[1].id]
    const { pool } = service.db
    const holder = await pool.connect()
    await holder.query('SELECT pg_advisory_lock($1)', [GATE])
    const raising = Promise.all([
      service.db.query(both({ first, second, gate: GATE })),
      service.db.query(both({ first: second, second: first, gate: GATE })),
    ])
    // Each has incremented one of the users, and continues with the other once both are here.
    await waitedFor(holder, 2)
    await holder.query('SELECT pg_advisory_unlock($1)', [GATE])
    holder.release()
    await raising
    assert.deepEqual(await raised([...users]), [2, 2])
  })
})

describe('a failing database', { concurrency: 1 }, () => {
  let timers: TestTimers
  let proxy: DatabaseProxy
  let service: TestService
  let user: TestUser
  let cookie: string

  before(async () => {
    timers = new TestTimers()
    proxy = await startProxy()
    service = await startService({}, proxy.through)
    user = await service.newUser()
    await user.call('POST', '/tasks', { title: 'There before' })
    const account = { email: 'ada@example.com', password: 'correct horse' }
    await service.inject({
      method: 'POST',
      url: '/api/auth/sign-up/email',
      payload: { name: 'Ada', ...account },
    })
    const signedIn = await service.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      payload: account,
    })
    assert.equal(signedIn.statusCode, 200, signedIn.payload)
    cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  })
  after(async () => {
    await service.close()
    await proxy.close()
    timers.restore()
  })

  /** The time-out of a request, once it is waiting for an answer that does not come. */
  const late = <Result>(work: Promise<Result>) => timers.outlast(service.config.database.timeout, work)
  /** Not while a look is on its way: its answer would never come, and those to later reads come after it. */
  async function thaw(): Promise<void> {
    while (service.db.usage().reading > 0) await late(turn())
    proxy.state = 'up'
  }

  const reads: Record<string, () => Promise<Answer>> = {
    'a task': () => user.call('GET', '/tasks/1'),
    'a list': () => user.call('GET', '/tasks'),
    'the changes': () => user.call('GET', '/changes'),
    'an API key': () =>
      service.inject({ url: '/api/me/tasks', headers: { authorization: `Bearer docket_${'x'.repeat(40)}` } }),
    'an export': () => user.call('GET', '/export'),
  }
  const writes: Record<string, () => Promise<Answer>> = {
    'a new task': () => user.call('POST', '/tasks', { title: 'New' }),
    'a task once': () => user.call('POST', '/tasks', { title: 'Once' }, { 'idempotency-key': 'once' }),
    'a patch': () => user.call('PATCH', '/tasks/1/complete', {}),
    'a new key': () => user.call('POST', '/keys', { name: 'Key', scopes: ['tasks:read'] }),
  }
  const auth: Record<string, () => Promise<Answer>> = {
    'sign-up': () =>
      service.inject({ method: 'POST', url: '/api/auth/sign-up/email', payload: newAccount() }),
    'sign-in': () =>
      service.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        payload: { email: 'ada@example.com', password: 'correct horse' },
      }),
    'a session': () => service.inject({ url: '/api/auth/get-session', headers: { cookie } }),
    'a token': () => service.inject({ url: '/api/auth/token', headers: { cookie } }),
    'a reset': () =>
      service.inject({
        method: 'POST',
        url: '/api/auth/request-password-reset',
        payload: { email: 'nobody@example.com' },
      }),
  }
  const all = Object.entries({ ...reads, ...writes, ...auth })

  let accounts = 0
  function newAccount() {
    accounts += 1
    return { name: 'New', email: `new-${accounts}@example.com`, password: 'correct horse' }
  }

  /**
   * All requests at once, so that the pool runs short of connections as well.
   * @param settled waits for what they ask of the database
   */
  async function allAre503(settled = <Result>(work: Promise<Result>) => work): Promise<void> {
    const names = all.map(([name]) => name)
    const answers = await settled(Promise.all(all.map(([, request]) => request())))
    for (const [index, answer] of answers.entries()) {
      assert.equal(answer.statusCode, 503, `${names[index]}: ${answer.payload}`)
      assert.equal(answer.headers['retry-after'], '2', `${names[index]}`)
      assert.equal(answer.data.error_code, 'DATABASE_ERROR', `${names[index]}`)
    }
    const paths = ['/health', '/health/ready', '/health/live']
    const probes = await settled(Promise.all(paths.map((url) => service.inject({ method: 'GET', url }))))
    assert.deepEqual(
      probes.map(({ statusCode }) => statusCode),
      [503, 503, 200],
    )
    assert.equal(probes[0]?.data.database, 'down')
  }

  async function allAreWell(): Promise<void> {
    for (const [what, request] of all) {
      const { statusCode, payload } = await request()
      const well = statusCode < 300 || (what === 'an API key' && statusCode === 401)
      assert.ok(well, `${what}: ${statusCode} ${payload}`)
    }
    assert.equal((await service.inject({ url: '/health' })).statusCode, 200)
  }

  test('keeps no request waiting longer than the setting, which is below 3 s by default', () => {
    const { database: settings } = loadConfig({ BETTER_AUTH_SECRET: 'x'.repeat(32) })
    assert.equal(settings.timeout, 2800)
    const options = connectionOptions(settings, 'postgres://localhost/docket')
    const { connectionTimeoutMillis = 0, query_timeout = 0, statement_timeout } = options
    assert.equal(connectionTimeoutMillis + query_timeout, 2800)
    assert.equal(statement_timeout, query_timeout)
  })

  test('that hangs answers 503 to every request, whether connections are in use or not', async () => {
    await allAreWell()
    proxy.state = 'frozen'
    await allAre503(late) // on the connections that were open
    await allAre503(late) // on new ones, which are accepted and never answered
    await allAre503(late)
    await allAre503(late)
    const { held, awaited, reading, writing } = service.db.usage()
    assert.deepEqual({ held, awaited, writing }, { held: 0, awaited: 0, writing: 0 })
    assert.ok(reading <= 1, 'at most the look, once a second, at which sessions still stand')
    await thaw()
    await allAreWell()
  })

  test('that is down answers 503 to every request, and recovers by itself', async () => {
    proxy.state = 'down'
    await allAre503()
    await allAre503()
    proxy.state = 'up'
    await allAreWell()
  })

  test('that hangs in a transaction does not keep the transaction from ending', async () => {
    const work = service.db.transaction(async (tx) => {
      await tx.query(one({ n: 1 }))
      proxy.state = 'frozen'
      await late(tx.query(one({ n: 1 })))
    })
    await assert.rejects(work, { code: 'DATABASE_ERROR' })
    assert.equal(service.db.usage().held, 0)
    await thaw()
    await allAreWell()
  })

  test('that breaks during an idle transaction fails that transaction alone', async () => {
    const work = service.db.transaction(async (tx) => {
      await tx.query(one({ n: 1 }))
      proxy.state = 'down'
      proxy.state = 'up'
      await tx.query(one({ n: 1 }))
    })
    await assert.rejects(work, { code: 'DATABASE_ERROR' })
    await allAreWell()
  })

  test('keeps a connection whose statement was refused, and rolls the transaction back', async () => {
    const { pool } = service.db
    let opened = 0
    pool.on('connect', () => {
      opened += 1
    })
    const again = statement<{ user: string }>(
      'again',
      'INSERT INTO tasks SELECT * FROM tasks WHERE user_id = :user',
    )
    await assert.rejects(service.db.query(again({ user: user.id })), { code: '23505' })
    const work = service.db.transaction(async (tx) => {
      await tx.query(
        statement<{ user: string }>('gone', 'DELETE FROM users WHERE id = :user')({ user: user.id }),
      )
      await tx.query(statement<{ user: string }>('wrong', 'SELECT 1 / 0')({ user: user.id }))
    })
    await assert.rejects(work, { code: '22012' })
    assert.equal((await user.call('GET', '/tasks/1')).statusCode, 200)
    assert.equal(opened, 0)
  })
})

const one = statement<{ n: number }>('one', 'SELECT :n::int AS one')

describe('a connection', () => {
  const { database: settings } = loadConfig({ BETTER_AUTH_SECRET: 'x'.repeat(32) })

  test('sends named statements and settings to a server', async () => {
    const sent = await talk('none')
    assert.match(sent, /statement_timeout\0\d+\0/)
    assert.match(
      sent,
      /options\0-c TimeZone=UTC -c DateStyle=ISO -c default_transaction_isolation=read\\ committed -c jit=off -c plan_cache_mode=force_generic_plan -c enable_seqscan=off\0/,
    )
    assert.match(sent, /one\0SELECT \$1::int AS one\0/)
  })

  test('sends neither to a pooler in transaction mode', async () => {
    const sent = await talk('transaction')
    assert.doesNotMatch(sent, /statement_timeout|options\0/)
    assert.match(sent, /user\0/)
    assert.match(sent, /\0SELECT \$1::int AS one\0/)
    assert.doesNotMatch(sent, /one\0SELECT/)
  })

  async function talk(pooler: 'none' | 'transaction') {
    const database = await createDatabase()
    const proxy = await startProxy()
    const db = connect({ ...settings, pooler }, proxy.through(database.url))
    await db.query(one({ n: 1 }))
    await db.reader.query(one({ n: 1 }))
    await db.transaction((tx) => tx.query(one({ n: 1 })))
    await db.close()
    await proxy.close()
    await database.drop()
    return Buffer.concat(proxy.sent).toString('latin1')
  }

  test('that is refused says why to everybody who waited for it', async () => {
    const url = new URL(serverUrl())
    url.pathname = '/nowhere'
    const db = connect({ ...settings, timeout: 60_000 }, url.href)
    const works = [
      () => db.ping(),
      () => db.reader.query(one({ n: 1 })),
      () => db.transaction(async () => {}),
    ]
    for (const work of works) {
      await assert.rejects(work, (error) => {
        assert.ok(error instanceof DocketError && error.code === 'DATABASE_ERROR')
        assert.equal(
          sentenceFor(error),
          'The database refused the operation: database "nowhere" does not exist.',
        )
        return true
      })
    }
    await db.close()
  })

  test('uses TLS as the URL says', async () => {
    const ask = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]) // SSLRequest
    for (const [mode, encrypted] of [
      ['verify-full', true],
      ['disable', false],
    ] as const) {
      const proxy = await startProxy()
      const url = proxy.through('postgres://nobody@localhost:1/none')
      const db = connect({ ...settings, timeout: 60_000 }, `${url}?sslmode=${mode}`)
      await assert.rejects(db.ping(), { code: 'DATABASE_ERROR' })
      assert.equal(proxy.sent[0]?.equals(ask) ?? false, encrypted, mode)
      await db.close()
      await proxy.close()
    }
  })

  test("returns instants as the API shows them, whatever the server's time zone", () => {
    assert.equal(toInstant('2026-11-20 09:00:00+00'), '2026-11-20T09:00:00.000Z')
    assert.equal(toInstant('2026-11-20 09:00:00.12+00'), '2026-11-20T09:00:00.120Z')
    assert.equal(toInstant('2026-11-20 10:00:00.12+01'), '2026-11-20T09:00:00.120Z')
    assert.equal(toInstant('2026-11-20 03:30:00.123-05:30'), '2026-11-20T09:00:00.123Z')
  })
})
