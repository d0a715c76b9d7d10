import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '../src/core/auth.ts'
import { purge } from '../src/history/crud.ts'
import { moveTask } from '../src/tasks/crud.ts'
import { rowsReadOf } from './support/reads.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'

/** What one request reads does not grow with what its user has. */

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

/** Of what is asked of one thing: far more than it takes, far less than there is. */
const FEW = 100
const MANY = 3_000

const sql = (text: string, ...values: unknown[]) => service.db.pool.query(text, values)

/** Gives the user so many tasks, each with a change in the log. */
async function insertTasks(user: TestUser): Promise<void> {
  await sql('UPDATE users SET revision = $2, last_task_id = $2 WHERE id = $1', user.id, MANY)
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
  const actor: Actor = { userId: user.id, kind: 'user', id: user.id, scopes: new Set() }
  return { actor, at: service.clock.now(), key: null }
}

test('purging one thing reads of the log what was done with it', async () => {
  const user = await service.newUser()
  await insertTasks(user)
  await user.call('POST', '/tasks/1/notes', { body: 'a note' })
  await user.call('PATCH', '/tasks/1', { due: { date: '2026-11-20' }, recurrence: 'FREQ=DAILY' })
  await user.call('PATCH', '/tasks/1/complete')
  await user.call('DELETE', '/tasks/1')
  await user.call('POST', '/tasks/1/restore')
  await user.call('DELETE', '/tasks/1')
  const read = await rowsReadOf('changes', service.db, (db) =>
    purge(user.id, db, writeOf(user), { resource: 'task', id: 1 }),
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
  test(`moving a task ${where} reads its neighbours`, async () => {
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
    // Some were moved to other places.
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
