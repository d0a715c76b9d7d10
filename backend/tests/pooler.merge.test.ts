import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { operator } from '../src/cli/testing.ts'
import { createDatabase, onServer, type TestDatabase } from './support/database.ts'
import { openEvents } from './support/events.ts'
import { type Pooler, startPgBouncer } from './support/pgbouncer.ts'
import { runService, type ServiceProcess, signUp, startProcess } from './support/process.ts'

/** Two instances behind a PgBouncer in transaction mode, which has fewer connections than either of them. */

const CONNECTIONS = 3

let base: string
let database: TestDatabase
let pooler: Pooler
let environment: Record<string, string>
let services: [ServiceProcess, ServiceProcess]
let headers: Record<string, string>

before(async () => {
  base = await mkdtemp(join(tmpdir(), 'docket-pooler-'))
  database = await createDatabase({ empty: true })
  const name = new URL(database.url).pathname.slice(1)
  await onServer(database.url, async (client) => {
    // Docket's own settings do not reach a session of the pooler.
    await client.query(`ALTER DATABASE ${name} SET TimeZone = 'Asia/Kathmandu'`)
  })
  pooler = await startPgBouncer(database.url, { size: CONNECTIONS })
  environment = {
    ...{ DATABASE_URL: pooler.url, DATABASE_POOLER: 'transaction', DATA_DIR: base },
    BETTER_AUTH_SECRET: 'a secret that both instances have, for tests',
    ...{ EVENTS_LOOK_SECONDS: '1', LOG_LEVEL: 'info' },
  }
  services = await Promise.all([startProcess(environment), startProcess(environment)])
})
after(async () => {
  for (const { child } of services) child.kill('SIGKILL')
  await Promise.all(services.map(({ ended }) => ended))
  await pooler.close()
  await database.drop()
  await rm(base, { recursive: true })
})

/** Asks one of the two. */
async function ask(service: ServiceProcess, method: string, path: string, body?: object) {
  const answer = await fetch(`${service.url}/api/me${path}`, {
    ...{ method, headers },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  // biome-ignore lint/suspicious/noExplicitAny: tests assert whatever they read of an answer
  return { status: answer.status, data: (text === '' ? undefined : JSON.parse(text)) as any }
}

describe('behind a pooler in transaction mode', { concurrency: 1 }, () => {
  test('somebody signs up, and works with tasks at both', async () => {
    const [one, other] = services
    headers = { authorization: `Bearer ${await signUp(one.url)}`, 'content-type': 'application/json' }
    const { status, data: task } = await ask(one, 'POST', '/tasks', { title: 'Through the pool' })
    assert.equal(status, 201)
    assert.match(task.created_at, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    const path = `/tasks/${task.id}`
    assert.deepEqual((await ask(other, 'GET', path)).data, task)
    const put = { title: 'Put', complete: false }
    assert.equal((await ask(other, 'PUT', path, put)).data.title, 'Put')
    assert.deepEqual((await ask(one, 'PATCH', path, { due: { date: '2026-12-01' } })).data.due, {
      date: '2026-12-01',
    })
    assert.equal((await ask(other, 'PATCH', `${path}/complete`)).data.complete, true)
    const create = { method: 'POST', path: '/tasks', body: { title: 'One of many' } }
    const batch = await ask(one, 'POST', '/batch', { operations: [create, create] })
    assert.deepEqual(
      batch.data.results.map((result: { status: number }) => result.status),
      [201, 201],
    )
    assert.equal((await ask(other, 'DELETE', path)).status, 204)
    assert.equal((await ask(one, 'GET', '/tasks')).data.count, 2)
    const state = await ask(other, 'GET', '/changes?cursor=')
    assert.equal(state.status, 200)
    const { data: log } = await ask(other, 'GET', '/changes?since=0')
    assert.ok(log.changes.length >= 7)
    // What the log keeps as JSON was written in the database's own time zone.
    assert.equal(
      log.changes.find(({ after }: { after: object }) => after !== null).after.created_at,
      task.created_at,
    )
  })

  test('many requests at once share its connections', async () => {
    const many = Array.from({ length: 100 }, (_, index) =>
      ask(services[index % 2 === 0 ? 0 : 1], 'POST', '/tasks', { title: `${index}` }),
    )
    const found = Array.from({ length: 50 }, () => ask(services[0], 'GET', '/tasks?q=many&filter=complete'))
    for (const { status } of await Promise.all(many)) assert.equal(status, 201)
    for (const { status } of await Promise.all(found)) assert.equal(status, 200)
    await onServer(database.url, async (client) => {
      const { rows } = await client.query(
        "SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'docket%'",
      )
      assert.ok(rows[0].open > 0 && rows[0].open <= CONNECTIONS, `${rows[0].open} connections`)
    })
  })

  test('an event stream tells what the other instance has written', async () => {
    const [one, other] = services
    const token = String(headers.authorization).slice('Bearer '.length)
    const stream = await openEvents(one.url, { token })
    const { data: task } = await ask(other, 'POST', '/tasks', { title: 'Written elsewhere' })
    const event = await stream.change(task.revision)
    assert.equal(event.data.after.title, 'Written elsewhere')
    stream.close()
  })

  test('a backup is made through it, and restored through it', async () => {
    const file = join(base, 'docket.backup')
    const docket = operator(environment)
    const made = await docket('backup', file)
    assert.equal(made.code, 0, made.out + made.notes)
    const other = await createDatabase({ empty: true })
    const another = await startPgBouncer(other.url, { size: 1 })
    try {
      const restored = await operator({ ...environment, DATABASE_URL: another.url })('restore', file)
      assert.match(restored.out, /^Restored 1 users and 10\d tasks /, restored.notes)
    } finally {
      await another.close()
      await other.drop()
    }
  })

  test('SIGTERM ends each without an error', async () => {
    for (const { child, ended } of services) {
      child.kill('SIGTERM')
      const { code, output } = await ended
      assert.equal(code, 0, output)
      assert.doesNotMatch(output, /"level":[456]0/)
    }
  })

  test('the new database had been migrated, by one of them', () => {
    const migrated = services.map(({ output }) => output().match(/"msg":"migrated"/g)?.length ?? 0)
    assert.ok(Math.max(...migrated) > 10)
    assert.equal(Math.min(...migrated), 0)
  })
})

describe('without DATABASE_POOLER', { concurrency: 1 }, () => {
  async function refusal(url: string): Promise<string> {
    const { ended } = runService({ ...environment, DATABASE_URL: url, DATABASE_POOLER: '' })
    const { code, output } = await ended
    assert.equal(code, 1, output)
    return output
  }

  test('the service does not start, and says what to set', async () => {
    assert.match(
      await refusal(pooler.url),
      /^Docket cannot start\. The pooler refused the connection: .* set DATABASE_POOLER=transaction\.$/m,
    )
  })

  test('nor does it behind a pooler that drops its settings', async () => {
    const ignored = ['options', 'statement_timeout']
    const lenient = await startPgBouncer(database.url, { size: CONNECTIONS, ignored })
    try {
      assert.match(
        await refusal(lenient.url),
        /^Docket cannot start\. The settings of a connection do not reach the database\. .* set DATABASE_POOLER=transaction;/m,
      )
    } finally {
      await lenient.close()
    }
  })
})
