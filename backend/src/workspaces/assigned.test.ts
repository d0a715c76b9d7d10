import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { rowsReadOf } from '../../tests/support/rows.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, join, withToken } from '../../tests/support/workspaces.ts'
import { listAssigned } from './crud/assigned.ts'

/** What is assigned to a user, wherever it is: in two shared workspaces and their own. */

let service: TestService
let ada: TestUser
let bob: TestUser
let home: TestUser
let work: TestUser

before(async () => {
  service = await startService()
})
after(() => service.close())
beforeEach(async () => {
  ;[ada, bob] = await Promise.all([service.newUser('ada'), service.newUser('bob')])
  const ids = [await createWorkspace(service, ada, 'Home'), await createWorkspace(service, ada, 'Work')]
  for (const id of ids) await join(service, id, { owner: ada, guest: bob, role: 'viewer' })
  ;[home, work] = ids.map((id) => inWorkspace(service, ada, id)) as [TestUser, TestUser]
})

const list = (user: TestUser, query = '') => withToken(service, user, 'GET', `/api/assigned${query}`)

async function make(where: TestUser, title: string, body: object): Promise<{ id: number; user_id: string }> {
  const answer = await where.call('POST', '/tasks', { title, ...body })
  assert.equal(answer.statusCode, 201, answer.payload)
  return answer.data
}
const due = (date: string) => ({ due: { date } })
const titles = (data: { tasks: { title: string }[] }) => data.tasks.map(({ title }) => title)

test('open tasks of all workspaces, by date, each with the name of its workspace', async () => {
  const to = { assignees: [bob.id] }
  const late = await make(home, 'late', { ...to, ...due('2026-12-03') })
  await make(work, 'undated', to)
  await make(work, 'early', { ...to, ...due('2026-12-01') })
  await make(bob, 'own', { ...to, ...due('2026-12-02') })
  await make(work, 'done', { ...to, complete: true })
  await make(work, 'hers', { assignees: [ada.id] })
  await make(bob, 'not assigned', {})
  const { statusCode, data, payload } = await list(bob)
  assert.equal(statusCode, 200, payload)
  assert.deepEqual(titles(data), ['early', 'own', 'late', 'undated'])
  assert.deepEqual(
    data.tasks.map((task: Record<string, unknown>) => task.workspace_name),
    ['Work', null, 'Home', 'Work'],
  )
  assert.equal(data.tasks[2].user_id, late.user_id)
  assert.equal(data.count, 4)
  assert.equal(data.next_cursor, null)
})

test('page by page, none is skipped or repeated while others are added and removed', async () => {
  const to = { assignees: [bob.id] }
  // The same dates and ids in both.
  for (const where of [home, work]) {
    for (const date of ['2026-12-02', '2026-12-01', null]) {
      for (let count = 0; count < 2; count += 1) {
        await make(where, `${date} ${count}`, { ...to, ...(date === null ? {} : due(date)) })
      }
    }
  }
  const whole = (await list(bob)).data.tasks.map(
    (task: { id: number; user_id: string }) => `${task.user_id} ${task.id}`,
  )
  assert.equal(whole.length, 12)
  const seen: string[] = []
  for (let query = '?limit=1'; query !== ''; ) {
    const { data, headers } = await list(bob, query)
    seen.push(...data.tasks.map((task: { id: number; user_id: string }) => `${task.user_id} ${task.id}`))
    query = data.next_cursor === null ? '' : `?limit=1&cursor=${data.next_cursor}`
    assert.equal(headers.link !== undefined, data.next_cursor !== null)
    // What comes before the place moves nothing.
    if (seen.length === 5) await make(home, 'before', { ...to, ...due('2026-11-01') })
  }
  assert.deepEqual(seen, whole)
})

test('a floating time is that of the workspace', async () => {
  await home.call('PATCH', '', { time_zone: 'Asia/Tokyo' })
  await make(home, 'call', { assignees: [bob.id], due: { date: '2026-12-01', time: '09:00' } })
  assert.equal((await list(bob)).data.tasks[0].due_at, '2026-12-01T00:00:00.000Z')
})

test('whoever is removed sees nothing of the workspace any more, and nobody sees what others have', async () => {
  await make(home, 'his', { assignees: [bob.id] })
  await make(work, 'his as well', { assignees: [bob.id] })
  assert.deepEqual((await list(ada)).data.tasks, [])
  assert.equal((await home.call('DELETE', `/members/${bob.id}`)).statusCode, 204)
  assert.deepEqual(titles((await list(bob)).data), ['his as well'])
})

test('bad limits and cursors are refused, and so is whoever does not sign in', async () => {
  const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const cursors = [
    'x',
    made({ due: 'tomorrow', id: 1, workspace: 'x' }),
    made({ due: null, id: 0, workspace: 'x' }),
    made({ due: null, id: 1, workspace: '\0' }),
    made({ due: 'infinity', id: 1, workspace: 'x' }),
  ]
  for (const query of ['?limit=0', '?limit=501', '?user_id=x', ...cursors.map((each) => `?cursor=${each}`)]) {
    assertProblem(await list(bob, query), 422, 'VALIDATION_ERROR')
  }
  assertProblem(await service.inject({ method: 'GET', url: '/api/assigned' }), 401, 'AUTH_MISSING')
})

test('only the own tasks are read, however many others have', async () => {
  const [{ user_id }] = [await make(home, 'his', { assignees: [bob.id] })]
  await service.db.pool.query(
    `INSERT INTO tasks (user_id, id, revision, title, created_at, updated_at, assignees)
     SELECT $1, 100 + n, 1, 'hers', now(), now(), CASE WHEN n % 2 = 0 THEN ARRAY[$2] END
     FROM generate_series(1, 4000) n`,
    [user_id, ada.id],
  )
  await service.db.pool.query('ANALYZE tasks')
  let found: unknown[] = []
  const read = await rowsReadOf('tasks', service.db, async (db) => {
    await db.transaction(async (tx) => {
      found = (await listAssigned(bob.id, { reader: tx, finder: tx }, { limit: 10, after: undefined })).tasks
    })
  })
  assert.equal(found.length, 1)
  assert.ok(read < 20, `${read} rows`)
})
