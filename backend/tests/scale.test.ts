import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { RESOURCES } from '../src/app.ts'
import { purge } from '../src/changelog/history/crud/trash.ts'
import { inOwnWorkspace } from '../src/core/auth.ts'
import { prune } from '../src/pruning.ts'
import { moveTask } from '../src/tasks/crud.ts'
import { mostDeletedAtOnce, rowsReadOf } from './support/rows.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'

/** What one request reads does not grow with the amount of its user's data. */

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

/** Rows that a request about one thing may read: far more than it needs, far fewer than there are. */
const FEW = 100
const MANY = 3_000

const sql = (text: string, ...values: unknown[]) => service.db.pool.query(text, values)

/** Gives the user `MANY` tasks, each with a change in the log. */
async function insertTasks(user: TestUser): Promise<void> {
  await sql('UPDATE workspaces SET revision = $2, last_task_id = $2 WHERE id = $1', user.id, MANY)
  await sql(
    `INSERT INTO tasks (user_id, id, revision, title, created_at, updated_at)
     SELECT $1, n, n, 'one of many', now(), now() FROM generate_series(1, $2::int) n`,
    user.id,
    MANY,
  )
  await sql(
    `INSERT INTO changes (user_id, revision, at, actor_kind, actor_id, resource, resource_id, after)
     SELECT user_id, id, now(), 'user', user_id, 'task', id, to_json(tasks) FROM tasks WHERE user_id = $1`,
    user.id,
  )
  await sql('ANALYZE tasks, changes')
}

const writeOf = (user: TestUser) => {
  const actor = inOwnWorkspace({ userId: user.id, kind: 'user', id: user.id, scopes: new Set() })
  return { actor, at: service.clock.now(), key: null }
}

test('purging one thing reads only its own changes', async () => {
  const user = await service.newUser()
  await insertTasks(user)
  await user.call('POST', '/tasks/1/notes', { body: 'a note' })
  await user.call('PATCH', '/tasks/1', { due: { date: '2026-11-20' }, recurrence: 'FREQ=DAILY' })
  await user.call('PATCH', '/tasks/1/complete')
  await user.call('DELETE', '/tasks/1')
  await user.call('POST', '/tasks/1/restore')
  await user.call('DELETE', '/tasks/1')
  const read = await rowsReadOf('changes', service.db, (db) =>
    purge(user.id, db, writeOf(user), RESOURCES, { resource: 'task', id: 1 }),
  )
  assert.ok(read < FEW, `${read} rows`)
  const { rows } = await sql(
    `SELECT DISTINCT resource FROM changes WHERE user_id = $1 AND (revision > $2 OR resource_id = '1')
       AND (before IS NOT NULL OR after IS NOT NULL)`,
    user.id,
    MANY,
  )
  assert.deepEqual(rows, [])
})

for (const [where, column] of [
  ['without a project', null],
  ['of a project', 'project_id'],
  ['of a parent', 'parent_id'],
] as const) {
  test(`moving a task ${where} reads only its neighbours`, async () => {
    const user = await service.newUser()
    await insertTasks(user)
    const { id } = (await user.call('POST', '/projects', { name: 'P' })).data
    if (column !== null) {
      const value = column === 'project_id' ? id : 1
      await sql(
        `UPDATE tasks SET ${column} = $2, details = json_build_object('${column}', $2::bigint) WHERE user_id = $1 AND id > 1`,
        user.id,
        value,
      )
    }
    // Some tasks were moved to other places.
    await sql(
      `UPDATE tasks SET position = 'k00000000' || lpad(to_hex(id), 3, '0') || '8' WHERE user_id = $1 AND id % 3 = 0`,
      user.id,
    )
    await sql('ANALYZE tasks')
    const conditions = { match: null, noneMatch: [] }
    const read = await rowsReadOf('tasks', service.db, async (db) => {
      const { task } = await moveTask(user.id, db, writeOf(user), 7, { after: 2000 }, conditions)
      assert.equal(task.position, 'k000000007d1')
    })
    assert.ok(read < FEW, `${read} rows`)
  })
}

/** Most rows deleted by one statement: with very many rows, a larger one would time out. */
const AT_ONCE = 1000

test('pruning deletes in slices, and completely', async () => {
  const user = await service.newUser()
  await insertTasks(user)
  const webhook = { url: 'https://hooks.example.com/', events: ['*'] }
  const { id } = (await user.call('POST', '/webhooks', webhook)).data
  const old = "now() - interval '3 years'"
  await sql(`UPDATE changes SET at = ${old} WHERE user_id = $1`, user.id)
  await sql(
    `INSERT INTO idempotency_keys (user_id, key, fingerprint, revision, created_at)
     SELECT $1, n, '', 1, ${old} FROM generate_series(1, $2::int) n`,
    user.id,
    MANY,
  )
  await sql(
    `INSERT INTO webhook_deliveries (user_id, webhook_id, id, type, status, next_attempt_at, retry_until, created_at)
     SELECT $1, $2, n, 'ping', 'delivered', ${old}, ${old}, ${old} FROM generate_series(1, $3::int) n`,
    user.id,
    id,
    MANY,
  )
  await sql(
    `INSERT INTO sessions (id, user_id, token, expires_at)
     SELECT 'session ' || n, $1, 'token ' || n, ${old} FROM generate_series(1, $2::int) n`,
    user.id,
    MANY,
  )
  await sql(
    `INSERT INTO oauth_clients (id, client_id, redirect_uris, created_at)
     SELECT 'client ' || n, 'client ' || n, '{}', ${old} FROM generate_series(1, $1::int) n`,
    MANY,
  )
  const failed: unknown[] = []
  const log = { warn: (context: unknown) => void failed.push(context) }
  // Only what was written just now is left.
  await sql('DELETE FROM changes WHERE user_id = $1 AND revision > $2', user.id, MANY)
  const most = await mostDeletedAtOnce(service.db, (db) => prune(db, service.config, new Date(), log))
  assert.deepEqual(failed, [])
  assert.ok(most <= AT_ONCE, `${most} rows`)
  for (const table of ['changes', 'idempotency_keys', 'webhook_deliveries', 'sessions', 'oauth_clients']) {
    const theirs = table === 'oauth_clients' ? 'true' : `user_id = '${user.id}'`
    const { rows } = await sql(`SELECT count(*)::int AS left FROM ${table} WHERE ${theirs}`)
    assert.deepEqual([table, rows[0].left], [table, 0])
  }
})

test('following a long log with a narrow token continues in pages, even empty ones', async () => {
  const user = await service.newUser()
  const { key } = (await user.call('POST', '/keys', { name: 'K', scopes: ['labels:read'] })).data
  await sql(
    `INSERT INTO changes (user_id, revision, at, actor_kind, actor_id, resource, resource_id)
     SELECT $1, n, now(), 'user', $1, 'task', 1 FROM generate_series(2, 12000) n`,
    user.id,
  )
  await sql('UPDATE workspaces SET revision = 12000 WHERE id = $1', user.id)
  await user.call('POST', '/labels', { name: 'home' })
  const page = async (since: number) => {
    const url = `/api/me/changes?since=${since}`
    const { data } = await service.inject({ url, headers: { authorization: `Bearer ${key}` } })
    return [data.count, data.next_since, data.has_more]
  }
  assert.deepEqual(await page(0), [0, 10_000, true])
  assert.deepEqual(await page(10_000), [1, 12_001, false])
})
