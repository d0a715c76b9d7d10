import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { watch } from './support/rows.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'

/** Writes that touch thousands of tasks: they are done in chunks, and count as one write. */

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

const COUNT = 2_345

/** Gives the user more tasks, from id 2 on, with these details and columns. */
async function insert(user: TestUser, details: object, columns: string, values: string): Promise<void> {
  await service.db.pool.query(
    `INSERT INTO tasks (user_id, id, revision, title, created_at, updated_at, details, ${columns})
     SELECT $1, id, 1, 'one of many', now(), now(), $2, ${values} FROM generate_series(2, ${COUNT + 1}) AS many (id)`,
    [user.id, JSON.stringify(details)],
  )
  await service.db.pool.query('UPDATE workspaces SET last_task_id = $2 WHERE id = $1', [user.id, COUNT + 1])
}

interface Change {
  revision: number
  resource: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

async function changesSince(user: TestUser, since: number): Promise<Change[]> {
  const found: Change[] = []
  for (let next = since, more = true; more; ) {
    const { data } = await user.call('GET', `/changes?since=${next}&limit=500`)
    found.push(...data.changes)
    next = data.next_since
    more = data.has_more
  }
  assert.deepEqual(
    found.map(({ revision }) => revision),
    found.map((_, index) => since + 1 + index),
  )
  return found
}

async function countOf(query: string, user: TestUser): Promise<number> {
  const { rows } = await service.db.pool.query(
    `SELECT count(*)::int FROM tasks WHERE user_id = $1 AND ${query}`,
    [user.id],
  )
  return rows[0].count
}

test('renames and deletes a label on thousands of tasks', async () => {
  const user = await service.newUser()
  await user.call('POST', '/tasks', { title: 'plain' })
  const label = (await user.call('POST', '/labels', { name: 'old' })).data
  await insert(user, { labels: ['old'] }, 'labels', "ARRAY['old']")
  const since = label.revision
  assert.equal((await user.call('PATCH', `/labels/${label.id}`, { name: 'new' })).statusCode, 200)
  const renamed = await changesSince(user, since)
  assert.equal(renamed.length, COUNT + 1)
  for (const { resource, before, after } of renamed) {
    if (resource === 'task') assert.deepEqual([before?.labels, after?.labels], [['old'], ['new']])
  }
  assert.equal(await countOf(`labels = ARRAY['new'] AND details -> 'labels' ->> 0 = 'new'`, user), COUNT)
  assert.equal((await user.call('DELETE', `/labels/${label.id}`)).statusCode, 204)
  assert.equal((await changesSince(user, since)).length, 2 * (COUNT + 1))
  assert.equal(await countOf('details IS NULL AND labels IS NULL', user), COUNT + 1)
})

test('deletes a project with thousands of tasks, which stay', async () => {
  const user = await service.newUser()
  const { id } = (await user.call('POST', '/projects', { name: 'Garden' })).data
  await insert(user, { project_id: id }, 'project_id', String(id))
  assert.equal((await user.call('DELETE', `/projects/${id}`)).statusCode, 204)
  assert.equal((await changesSince(user, id)).length, COUNT + 1)
  assert.equal(await countOf('details IS NULL AND project_id IS NULL', user), COUNT)
})

test('deletes a task with thousands of subtasks, and those below them', async () => {
  const user = await service.newUser()
  await user.call('POST', '/tasks', { title: 'parent' })
  await insert(user, { parent_id: 1 }, 'parent_id', '1')
  const deepest = (await user.call('POST', '/tasks', { title: 'deepest', parent_id: COUNT + 1 })).data
  // A task may be below one with a greater id.
  await user.call('PATCH', '/tasks/2', { parent_id: deepest.id })
  const waiting = (await user.call('POST', '/tasks', { title: 'waits', blocked_by: [2, 1000] })).data
  const since = waiting.revision
  assert.equal((await user.call('DELETE', '/tasks/1')).statusCode, 204)
  const changes = await changesSince(user, since)
  assert.equal(changes.filter((change) => change.after === null).length, COUNT + 2)
  assert.deepEqual((await user.call('GET', `/tasks/${waiting.id}`)).data.blocked_by, [])
  assert.equal(await countOf('true', user), 1)
})

test('moves the floating times of thousands of tasks with the time zone', async () => {
  const user = await service.newUser()
  const due = { date: '2026-11-20', time: '09:00', time_zone: 'Europe/Berlin' }
  await insert(user, { due }, 'due_at, due_local', "'2026-11-20T08:00:00Z', '2026-11-20T08:00:00'")
  assert.equal((await user.call('PATCH', '/preferences', { time_zone: 'Asia/Tokyo' })).statusCode, 200)
  assert.equal(await countOf("due_local = '2026-11-20T17:00:00'", user), COUNT)
})

test('changes thousands of tasks in slices, and answers others in between', async () => {
  const user = await service.newUser()
  await user.call('POST', '/tasks', { title: 'plain' })
  const label = (await user.call('POST', '/labels', { name: 'old' })).data
  const { details } = (
    await service.db.pool.query(`SELECT details FROM tasks WHERE user_id = $1 AND id = $2`, [
      user.id,
      (
        await user.call('POST', '/tasks', {
          title: 'x',
          labels: ['old'],
          due: { date: '2026-11-20', time: '09:00' },
        })
      ).data.id,
    ])
  ).rows[0]
  await service.db.pool.query('DELETE FROM tasks WHERE user_id = $1 AND id = 2', [user.id])
  await insert(user, details, 'labels, due_local', "ARRAY['old'], '2026-11-20T09:00:00'")
  for (const [method, path, body] of [
    ['PATCH', `/labels/${label.id}`, { name: 'new' }],
    ['PATCH', '/preferences', { time_zone: 'Asia/Tokyo' }],
    ['POST', '/undo', { since: label.revision + 1 }],
  ] as const) {
    const revision = async () => (await user.call('GET', '/counts')).data.revision
    const before = await revision()
    const { mostRows } = await watch(service.db, async () => {
      const { statusCode, payload } = await user.call(method, path, body)
      assert.equal(statusCode, 200, payload)
    })
    assert.ok((await revision()) - before > COUNT, path)
    // Some earlier rows of the log may be erased with them.
    assert.ok(mostRows < 500, `${path}: ${mostRows} rows at once`)
  }
})

test('undoes many single writes together, and keeps the writes of others between them', async () => {
  const user = await service.newUser()
  const key = (await user.call('POST', '/keys', { name: 'Phone', scopes: ['tasks:write'] })).data
  const byKey = { authorization: `Bearer ${key.key}` }
  const since = key.revision
  const write = async (method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object, headers = {}) =>
    assert.ok((await user.call(method, path, body, headers)).statusCode < 300, path)
  const [first, all] = [40, 120]
  for (let id = 1; id <= all; id += 1) {
    if (id === first + 1) await write('POST', '/tasks', { title: 'by the key' }, byKey)
    await write('POST', '/tasks', { title: `one of ${all}` })
  }
  for (let id = 1; id <= first; id += 1)
    await write('PATCH', `/tasks/${id}`, { title: 'another', priority: 'high' })
  for (let id = 1; id <= first / 2; id += 1) await write('DELETE', `/tasks/${id}`)
  const { statements } = await watch(service.db, () => write('POST', '/undo', { since }))
  // Each removed task has its own row in the trash.
  assert.ok(statements < 3 * all + 50, `${statements} statements`)
  const { tasks } = (await user.call('GET', '/tasks')).data
  assert.deepEqual(
    tasks.map(({ title }: { title: string }) => title),
    ['by the key'],
  )
})

test('undoes label renames in order, between other writes', async () => {
  const user = await service.newUser()
  const label = (await user.call('POST', '/labels', { name: 'old' })).data
  await user.call('POST', '/tasks', { title: 'a', labels: ['old'] })
  const before = (await user.call('GET', '/tasks/1')).data
  const since = before.revision
  await user.call('PATCH', `/labels/${label.id}`, { name: 'new' })
  await user.call('PATCH', '/tasks/1', { labels: ['new', 'more'] })
  await user.call('PATCH', `/labels/${label.id}`, { name: 'newest' })
  await user.call('PATCH', '/tasks/1', { labels: [] })
  assert.equal((await user.call('POST', '/undo', { since })).statusCode, 200)
  const { labels } = (await user.call('GET', '/tasks/1')).data
  assert.deepEqual(labels, ['old'])
})
