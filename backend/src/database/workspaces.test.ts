import assert from 'node:assert/strict'
import { cp, mkdtemp, readdir, rm, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { createDatabase } from '../../tests/support/database.ts'
import { startService, type TestService } from '../../tests/support/service.ts'
import { migrate } from './migrate.ts'

describe("a user's own workspace", () => {
  let service: TestService
  before(async () => {
    service = await startService()
  })
  after(() => service.close())

  const query = (text: string, ...values: unknown[]) => service.db.pool.query(text, values)

  test('is made with the user, and goes with them and all that it has', async () => {
    const user = await service.newUser()
    await user.call('POST', '/tasks', { title: 'one' })
    await user.call('POST', '/webhooks', { url: 'https://example.com/hook', events: ['*'] })
    const { rows } = await query('SELECT revision FROM workspaces WHERE id = $1', user.id)
    assert.deepEqual(rows, [{ revision: 2 }])
    await query('DELETE FROM users WHERE id = $1', user.id)
    const left = await query(
      `SELECT (SELECT count(*) FROM workspaces WHERE id = $1) + (SELECT count(*) FROM tasks WHERE user_id = $1)
         + (SELECT count(*) FROM changes WHERE user_id = $1) + (SELECT count(*) FROM webhooks WHERE user_id = $1) AS rows`,
      user.id,
    )
    assert.deepEqual(left.rows, [{ rows: 0 }])
  })

  test('is not there for a user whose transaction fails', async () => {
    const client = await service.db.pool.connect()
    try {
      await client.query('BEGIN')
      await client.query("INSERT INTO users (id, name, email) VALUES ('nobody', 'N', 'nobody@example.com')")
      const { rows } = await client.query("SELECT id FROM workspaces WHERE id = 'nobody'")
      assert.deepEqual(rows, [{ id: 'nobody' }])
      await client.query('ROLLBACK')
    } finally {
      client.release()
    }
    const { rows } = await query("SELECT id FROM workspaces WHERE id = 'nobody'")
    assert.deepEqual(rows, [])
  })
})

/** The last migration before workspaces. */
const BEFORE = '0018_storage.sql'

test('the counters and preferences of the users of an older Docket become those of their workspaces', async (t) => {
  const older = await mkdtemp(join(tmpdir(), 'docket-workspaces-'))
  t.after(() => rm(older, { recursive: true }))
  await cp(join(import.meta.dirname, 'migrations'), older, { recursive: true })
  for (const name of await readdir(older)) {
    if (name.endsWith('.sql') && name > BEFORE) await unlink(join(older, name))
  }
  const database = await createDatabase({ empty: true })
  await migrate(database.url, older)
  const client = new pg.Client(database.url)
  await client.connect()
  t.after(() => client.end())
  await client.query(
    `INSERT INTO users (id, name, email, created_at, revision, last_task_id, last_conversation_id, quota_tasks, quota_keys,
       quota_storage, storage_bytes, storage_revision, storage_at, time_zone, preferences, preferences_revision)
     VALUES ('ada', 'Ada', 'ada@example.com', '2026-01-02T03:04:05Z', 11, 12, 13, 14, 15, 16, 17, 18,
       '2026-02-03T04:05:06Z', 'Europe/Berlin', '{"week_start": 7}', 9);
     INSERT INTO users (id, name, email) VALUES ('grace', 'Grace', 'grace@example.com');
     INSERT INTO tasks (user_id, id, title, revision, created_at, updated_at) VALUES ('ada', 12, 'Survive', 11, now(), now())`,
  )
  await migrate(database.url)
  const { rows } = await client.query(
    `SELECT id, to_json(created_at AT TIME ZONE 'UTC') AS created_at, revision::int, last_task_id::int,
       last_conversation_id::int, quota_tasks::int, quota_keys::int, quota_storage::int, storage_bytes::int,
       storage_revision::int, to_json(storage_at AT TIME ZONE 'UTC') AS storage_at, time_zone, preferences,
       preferences_revision::int
     FROM workspaces ORDER BY id`,
  )
  assert.deepEqual(rows[0], {
    id: 'ada',
    created_at: '2026-01-02T03:04:05',
    revision: 11,
    last_task_id: 12,
    last_conversation_id: 13,
    quota_tasks: 14,
    quota_keys: 15,
    quota_storage: 16,
    storage_bytes: 17,
    storage_revision: 18,
    storage_at: '2026-02-03T04:05:06',
    time_zone: 'Europe/Berlin',
    preferences: { week_start: 7 },
    preferences_revision: 9,
  })
  assert.equal(rows[1].id, 'grace')
  assert.equal(rows.length, 2)
  const { rows: tasks } = await client.query('SELECT user_id, title FROM tasks')
  assert.deepEqual(tasks, [{ user_id: 'ada', title: 'Survive' }])
  await client.query("DELETE FROM users WHERE id = 'ada'")
  const { rows: left } = await client.query(
    'SELECT (SELECT count(*)::int FROM workspaces) AS workspaces, (SELECT count(*)::int FROM tasks) AS tasks',
  )
  assert.deepEqual(left, [{ workspaces: 1, tasks: 0 }])
})
