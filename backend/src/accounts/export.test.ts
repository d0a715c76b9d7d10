import assert from 'node:assert/strict'
import { once } from 'node:events'
import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { RESOURCES } from '../app.ts'
import { type ChangeRow, shownChange } from '../changelog/changes/crud.ts'
import type { Database } from '../database/connection.ts'
import { columns } from '../tasks/crud/rows.ts'
import { type Snapshot, shown } from '../tasks/model/state.ts'
import { exportUser } from './crud/export.ts'

/** An export of any size takes little of the service's time at once. */

let service: TestService
let user: TestUser

/** Rows of each list that may be long. */
const MANY = 1_500
/** The most rows that one statement may return: this bounds how long the event loop is blocked. */
const FEW = 250

before(async () => {
  service = await startService()
  user = await service.newUser()
  const fill = (text: string) => service.db.pool.query(text, [user.id, MANY])
  await fill(`INSERT INTO tasks (user_id, id, revision, title, created_at, updated_at)
    SELECT $1, n, n, 'one of many', now(), now() FROM generate_series(1, $2::int) n`)
  await fill(`INSERT INTO notes (user_id, task_id, id, revision, body, actor_kind, actor_id, created_at, updated_at)
    SELECT $1, 1 + n % 7, n, n, 'said', 'user', $1, now(), now() FROM generate_series(1, $2::int) n`)
  await fill(`INSERT INTO changes (user_id, revision, at, actor_kind, actor_id, resource, resource_id)
    SELECT $1, n, now(), 'user', $1, 'task', n FROM generate_series(1, $2::int) n`)
  await fill(`INSERT INTO idempotency_keys (user_id, key, fingerprint, revision, created_at)
    SELECT $1, CASE WHEN n % 2 = 0 THEN 'sent by a key ' ELSE '' END || n, '', n, now() FROM generate_series(1, $2::int) n`)
})
after(() => service.close())

/** The database, recording how many statements were begun, and how many rows each returned. */
function counting(rows: number[], read: { begun: number }): Pick<Database, 'query'> {
  return {
    query: async (statement) => {
      read.begun += 1
      const found = await service.db.reader.query<never>(statement)
      rows.push(found.length)
      return found
    },
  }
}

test('the export is read in chunks, only as fast as the client takes it', async () => {
  const rows: number[] = []
  const read = { begun: 0 }
  const pieces = await exportUser(user.id, counting(rows, read), RESOURCES, service.clock.now())
  let text = ''
  for await (const piece of pieces) {
    const before = read.begun
    text += piece
    // The next page is on its way, and no other.
    assert.ok(read.begun - rows.length <= 1)
    while (rows.length < read.begun) await new Promise(setImmediate)
    await new Promise(setImmediate)
    assert.equal(read.begun, before, 'it reads on by itself')
  }
  assert.ok(Math.max(...rows) <= FEW, `${Math.max(...rows)} rows at once`)
  const { tasks, notes, changes, idempotency_keys: keys } = JSON.parse(text)
  for (const list of [tasks, notes, changes, keys]) assert.equal(list.length, MANY)
  assert.equal(new Set(keys.map(({ revision }: { revision: number }) => revision)).size, MANY)
  assert.ok(keys.every(({ key }: { key: string }) => /^\d+$/.test(key)))
})

test('the JSON that is put together for speed is the JSON of what the endpoints show', async () => {
  const writer = await service.newUser()
  const call = async (...[method, path, body]: Parameters<TestUser['call']>) => {
    const answer = await writer.call(method, path, body)
    assert.ok(answer.statusCode < 300, answer.payload)
  }
  const odd = 'quotes " \\ and \u2028 \u007f \t\n\b\u0001 🌱 اردو'
  await call('POST', '/tasks', { title: odd, description: odd })
  await call('POST', '/tasks', { title: 'plain' })
  await call('POST', '/tasks', { title: 'dated', due: { date: '2026-11-20', time: '09:00' }, labels: ['x'] })
  await call('PATCH', '/tasks/2', { title: 'patched', complete: true })
  await call('PATCH', '/tasks/3', { due: null, labels: [] })
  await call('POST', '/tasks/1/notes', { body: odd })
  await call('DELETE', '/tasks/2')
  await call('DELETE', '/trash/task/2')
  // As tasks were logged before they had details.
  await service.db.pool.query(
    `UPDATE changes SET after = (after::jsonb - 'details')::json WHERE user_id = $1 AND revision = 1`,
    [writer.id],
  )
  const { payload } = await writer.call('GET', '/export')
  const read = <Row>(text: string) => service.db.reader.query<Row>({ name: '', text, values: [writer.id] })
  const tasks = await read<Snapshot>(
    `SELECT ${columns('task')} FROM tasks task WHERE user_id = $1 ORDER BY id`,
  )
  const shownTasks = tasks.map((task) => JSON.stringify(shown(task, 'UTC')))
  assert.equal(shownTasks.length, 2)
  assert.ok(payload.includes(`"tasks":[${shownTasks}]`), payload)
  const changes = await read<ChangeRow>(
    `SELECT revision, at, actor_kind, actor_id, resource, resource_id, before, after,
       coalesce(write, revision) AS write, 'UTC' AS time_zone FROM changes WHERE user_id = $1 ORDER BY revision`,
  )
  const shownChanges = changes.map((change) => JSON.stringify(shownChange(change, RESOURCES)))
  assert.ok(shownChanges.length > 8)
  assert.ok(payload.includes(`"changes":[${shownChanges}]`), payload)
})

test('an export that breaks off is logged, and the client sees that it is incomplete', async () => {
  await service.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = service.app.server.address() as AddressInfo
  await service.db.pool.query(
    `UPDATE tasks SET details = '{"due": {"time": "9:00"}}' WHERE user_id = $1 AND id = $2`,
    [user.id, MANY],
  )
  service.logged.length = 0
  const headers = { authorization: `Bearer ${user.token}` }
  const asked = get({ port, path: '/api/me/export', headers })
  const [answer] = await once(asked, 'response')
  await assert.rejects(
    async () => {
      for await (const _ of answer);
    },
    { code: 'ECONNRESET' },
  )
  const told = service.logged.filter(({ level }) => level === 50)
  assert.deepEqual(
    told.map(({ msg }) => msg),
    ['the response was cut off'],
  )
  assert.match(JSON.stringify(told[0]?.err), /RangeError/)
})
