import assert from 'node:assert/strict'
import { once } from 'node:events'
import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { RESOURCES } from '../app.ts'
import type { Database } from '../database/connection.ts'
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

/** The database, recording how many rows each statement returns. */
function counting(rows: number[]): Pick<Database, 'query'> {
  return {
    query: async (statement) => {
      const found = await service.db.reader.query<never>(statement)
      rows.push(found.length)
      return found
    },
  }
}

test('the export is read in chunks, only as fast as the client takes it', async () => {
  const rows: number[] = []
  const pieces = await exportUser(user.id, counting(rows), RESOURCES, service.clock.now())
  let text = ''
  for await (const piece of pieces) {
    const before = rows.length
    text += piece
    await new Promise(setImmediate)
    assert.equal(rows.length, before, 'it reads on by itself')
  }
  assert.ok(Math.max(...rows) <= FEW, `${Math.max(...rows)} rows at once`)
  const { tasks, notes, changes, idempotency_keys: keys } = JSON.parse(text)
  for (const list of [tasks, notes, changes, keys]) assert.equal(list.length, MANY)
  assert.equal(new Set(keys.map(({ revision }: { revision: number }) => revision)).size, MANY)
  assert.ok(keys.every(({ key }: { key: string }) => /^\d+$/.test(key)))
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
