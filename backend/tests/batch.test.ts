import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { createDatabase } from './support/database.ts'
import { rowsOf } from './support/isolation/world.ts'
import { assertProblem } from './support/problem.ts'
import { startProcess, TRUSTING, tokenFor } from './support/process.ts'
import { startService } from './support/service.ts'

/** A batch when the service is killed or stopped, requests are limited, or the database aborts its transaction. */

const task = (title: string) => ({ method: 'POST', path: '/tasks', body: { title } })
const label = { method: 'POST', path: '/labels', body: { name: 'held' } }
const OPERATIONS = [task('first'), task('second'), label, task('last')]

async function serviceOf(t: TestContext, environment: Record<string, string> = {}) {
  const service = await startService(environment)
  t.after(() => service.close())
  return service
}

/** Keeps any writer of a label waiting, halfway through `OPERATIONS`. */
async function holdLabels(t: TestContext, url: string) {
  // `pg_stat_activity` does not change within a transaction, hence a second client.
  const [holder, client] = [1, 2].map(() => new pg.Client({ connectionString: url })) as [
    pg.Client,
    pg.Client,
  ]
  for (const each of [holder, client]) {
    // The database may stop before the client.
    await each.on('error', () => {}).connect()
    t.after(() => each.end())
  }
  await holder.query('BEGIN')
  await holder.query('LOCK TABLE labels IN ACCESS EXCLUSIVE MODE')
  const until = async (condition: string) => {
    for (const end = Date.now() + 120_000; Date.now() < end; await delay(10)) {
      const { rows } = await client.query(
        `SELECT ${condition} AS holds FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'docket'`,
      )
      if (rows[0].holds) return
    }
    throw new Error('It did not come to that.')
  }
  return {
    client,
    held: () => until("coalesce(bool_or(wait_event_type = 'Lock'), false)"),
    release: () => holder.query('COMMIT'),
    gone: () => until('count(*) = 0'),
  }
}

test('a kill in the middle of a batch leaves nothing of it, and a repeat runs it once', async (t) => {
  const database = await createDatabase()
  t.after(() => database.drop())
  const environment = {
    DATABASE_URL: database.url,
    NODE_ENV: 'test',
    ...TRUSTING,
  }
  const doomed = await startProcess(environment)
  t.after(() => doomed.child.kill('SIGKILL'))
  const { client, held, release, gone } = await holdLabels(t, database.url)
  await client.query("INSERT INTO users (id, name, email) VALUES ('ada', 'Ada', 'ada@example.com')")
  const token = await tokenFor('ada')
  const send = (origin: string) =>
    fetch(`${origin}/api/me/batch`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': 'kept',
      },
      body: JSON.stringify({ operations: OPERATIONS }),
    })

  const broken = assert.rejects(send(doomed.url))
  await held()
  doomed.child.kill('SIGKILL')
  await doomed.ended
  await broken
  await release()
  await gone()
  const left = await client.query(
    `SELECT (SELECT count(*) FROM tasks)::int AS tasks, (SELECT count(*) FROM changes)::int AS changes,
       (SELECT count(*) FROM idempotency_keys)::int AS keys, revision::int, last_task_id::int
     FROM workspaces WHERE id = 'ada'`,
  )
  assert.deepEqual(left.rows, [{ tasks: 0, changes: 0, keys: 0, revision: 0, last_task_id: 0 }])

  const next = await startProcess(environment)
  t.after(() => next.child.kill('SIGKILL'))
  const answers = [await send(next.url), await send(next.url)]
  assert.deepEqual(
    answers.map(({ status, headers }) => [status, headers.get('idempotency-replayed')]),
    [
      [200, null],
      [200, 'true'],
    ],
  )
  assert.equal(await answers[0]?.text(), await answers[1]?.text())
  const done = await client.query('SELECT title FROM tasks ORDER BY id')
  assert.deepEqual(
    done.rows.map(({ title }) => title),
    ['first', 'second', 'last'],
  )
})

test('stopping the service lets a batch in progress finish', async (t) => {
  const service = await serviceOf(t)
  const ada = await service.newUser()
  const { held, release } = await holdLabels(t, service.config.database.url ?? '')
  const answer = ada.call('POST', '/batch', { mode: 'each', operations: OPERATIONS })
  await held()
  const closed = service.app.close()
  await release()
  const { statusCode, payload } = await answer
  assert.equal(statusCode, 200, payload)
  await closed
  const { tasks = [], labels = [] } = await rowsOf(service, ada.id)
  assert.deepEqual([tasks.length, labels.length], [3, 1])
})

describe('a batch that PostgreSQL aborted for a deadlock', () => {
  for (const mode of ['atomic', 'each']) {
    test(`is retried as a whole: ${mode}`, async (t) => {
      const service = await serviceOf(t)
      const ada = await service.newUser()
      // A sequence keeps its count when the transaction is rolled back.
      await service.db.pool.query(`
        CREATE SEQUENCE tries;
        CREATE FUNCTION deadlock_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF nextval('tries') = 1 THEN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01'; END IF;
          RETURN NEW;
        END $$;
        CREATE TRIGGER deadlock_once BEFORE INSERT ON labels FOR EACH ROW EXECUTE FUNCTION deadlock_once()`)
      const answer = await ada.call('POST', '/batch', { mode, operations: OPERATIONS })
      assert.equal(answer.statusCode, 200, answer.payload)
      const { rows } = await service.db.pool.query('SELECT last_value::int FROM tries')
      assert.deepEqual(rows, [{ last_value: 2 }])
      assert.deepEqual([answer.data.count, answer.data.failed, answer.data.revision], [4, 0, 4])
      const { data } = await ada.call('GET', '/tasks')
      assert.deepEqual(
        data.tasks.map(({ id }: { id: number }) => id),
        [3, 2, 1],
      )
    })
  }
})

test('an internal error aborts the whole batch', async (t) => {
  const service = await serviceOf(t)
  const ada = await service.newUser()
  await service.db.pool.query(`
    CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'secret'; END $$;
    CREATE TRIGGER fail BEFORE INSERT ON labels FOR EACH ROW EXECUTE FUNCTION fail()`)
  const answer = await ada.call('POST', '/batch', { mode: 'each', operations: OPERATIONS })
  assertProblem(answer, 500, 'INTERNAL_ERROR')
  assert.ok(!answer.payload.includes('secret'))
  assert.equal((await rowsOf(service, ada.id)).tasks?.length, 0)
  assert.equal(service.logged.filter(({ level }) => level === 50).length, 1)
})

describe('the limits', () => {
  const many = (count: number) => ({ operations: Array.from({ length: count }, () => task('x')) })

  test('count each operation for the user, and the batch once for the address', async (t) => {
    const service = await serviceOf(t, {
      RATE_LIMIT_USER: '1',
      RATE_LIMIT_USER_BURST: '200',
      RATE_LIMIT_ADDRESS: '1',
      RATE_LIMIT_ADDRESS_BURST: '4',
    })
    service.clock.stop()
    const ada = await service.newUser()
    const first = await ada.call('POST', '/batch', many(100))
    assert.equal(first.statusCode, 200)
    assert.match(String(first.headers.ratelimit), /^"user";r=1\d\d;/)
    assert.equal(
      first.data.results.every(({ status }: { status: number }) => status === 201),
      true,
    )
    assert.equal((await ada.call('POST', '/batch', many(101))).statusCode, 422)
    assert.equal((await ada.call('POST', '/batch', many(95))).statusCode, 200)
    const refused = await ada.call('POST', '/batch', many(50))
    assertProblem(refused, 429, 'RATE_LIMITED')
    assert.ok(Number(refused.headers['retry-after']) > 1)
    const { rows } = await service.db.pool.query('SELECT count(*)::int FROM tasks')
    assert.deepEqual(rows, [{ count: 195 }])
  })

  test('allow a batch larger than the burst when nothing came before', async (t) => {
    const service = await serviceOf(t, { RATE_LIMIT_USER: '1', RATE_LIMIT_USER_BURST: '10' })
    service.clock.stop()
    const ada = await service.newUser()
    assert.equal((await ada.call('POST', '/batch', many(50))).statusCode, 200)
    assert.equal((await ada.call('POST', '/batch', many(1))).statusCode, 429)
  })
})

test('the log shows operations as requests of the batch, with its id', async (t) => {
  const service = await serviceOf(t)
  const ada = await service.newUser()
  await ada.call('POST', '/batch', { operations: OPERATIONS })
  const lines = service.logged.filter(({ msg }) => msg === 'request')
  assert.deepEqual(
    lines.map(({ route, status }) => `${route} ${status}`),
    [
      '/api/:user_id/tasks 201',
      '/api/:user_id/tasks 201',
      '/api/:user_id/labels 201',
      '/api/:user_id/tasks 201',
      '/api/:user_id/batch 200',
    ],
  )
  assert.equal(new Set(lines.map(({ request_id }) => request_id)).size, 1)
})
