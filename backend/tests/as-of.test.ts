import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { RESOURCES } from '../src/app.ts'
import { pruneChanges } from '../src/changelog/retention.ts'
import { changeColumns } from '../src/changelog/stored-states.ts'
import { type Snapshot, shown } from '../src/tasks/model/state.ts'
import { assertProblem } from './support/problem.ts'
import { actionsOf, furnish, play, randomOf, SEED } from './support/random.ts'
import { rounds } from './support/rounds.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'

/** Tasks as they were right after any revision that the log still reaches. */

const CLIENTS = 3
const STEPS = rounds(60, 150)
const POINTS = 400

let service: TestService
let user: TestUser

before(async () => {
  service = await startService()
  user = await service.newUser()
})
after(() => service.close())

const get = (path: string, headers?: Record<string, string>) => user.call('GET', path, undefined, headers)
const revision = async (): Promise<number> => {
  const { rows } = await service.db.pool.query('SELECT revision FROM workspaces WHERE id = $1', [user.id])
  return Number(rows[0].revision)
}
async function newTask(body: object = {}): Promise<{ id: number; revision: number }> {
  const answer = await user.call('POST', '/tasks', { title: 'Buy milk', ...body })
  assert.equal(answer.statusCode, 201, answer.payload)
  return answer.data
}

describe('a task at an earlier revision', () => {
  test('is what it was, even if deleted now, and does not exist before its creation', async () => {
    const made = await newTask({ priority: 'high' })
    const path = `/tasks/${made.id}`
    const titled = (await user.call('PATCH', path, { title: 'Oats' })).data
    const other = await newTask()
    await user.call('DELETE', path)
    for (const [asOf, expected] of [
      [made.revision, made],
      [titled.revision, titled],
      [other.revision, titled],
    ] as const) {
      const answer = await get(`${path}?as_of=${asOf}`)
      assert.deepEqual([answer.statusCode, answer.data], [200, expected])
      assert.equal(answer.headers.etag, `"${expected.revision}"`)
    }
    for (const asOf of [0, made.revision - 1, await revision()]) {
      assertProblem(await get(`${path}?as_of=${asOf}`), 404, 'NOT_FOUND')
    }
  })

  test('has its former ETag, for conditional requests', async () => {
    const made = await newTask()
    const path = `/tasks/${made.id}?as_of=${made.revision}`
    await user.call('PATCH', `/tasks/${made.id}`, { title: 'Oats' })
    const etag = `"${made.revision}"`
    const unchanged = await get(path, { 'if-none-match': etag })
    assert.deepEqual([unchanged.statusCode, unchanged.headers.etag, unchanged.payload], [304, etag, ''])
    assert.equal((await get(path, { 'if-match': etag })).statusCode, 200)
    const refused = await get(path, { 'if-match': `"${made.revision + 1}"` })
    assertProblem(refused, 412, 'PRECONDITION_FAILED')
    assert.deepEqual(refused.data.current, made)
  })

  test('answers 304 to its current ETag if it has not changed since', async () => {
    const made = await newTask({ labels: ['home'], due: { date: '2026-11-20' } })
    assert.deepEqual((await get(`/tasks/${made.id}?as_of=${await revision()}`)).data, made)
  })
})

describe('the list at an earlier revision', () => {
  const titles = async (query: string) => {
    const answer = await get(`/tasks?${query}`)
    assert.equal(answer.statusCode, 200, answer.payload)
    return answer.data.tasks.map(({ title }: { title: string }) => title)
  }

  test('has what existed then, page by page, whatever is written meanwhile', async () => {
    user = await service.newUser()
    for (const title of ['a', 'b', 'c', 'd', 'e']) await newTask({ title })
    const asOf = await revision()
    assert.deepEqual(await titles(`as_of=${asOf}`), ['e', 'd', 'c', 'b', 'a'])
    assert.deepEqual(await titles('as_of=3'), ['c', 'b', 'a'])
    assert.deepEqual(await titles('as_of=0'), [])

    const first = await get(`/tasks?as_of=${asOf}&limit=2`)
    assert.deepEqual([first.data.count, first.headers.etag], [2, undefined])
    await user.call('DELETE', '/tasks/4')
    await user.call('DELETE', '/tasks/3')
    await user.call('PATCH', '/tasks/2', { title: 'else' })
    await newTask({ title: 'f' })
    const [, next = ''] = /^<\/api\/[^/]+(.*)>; rel="next"$/.exec(String(first.headers.link)) ?? []
    assert.match(next, new RegExp(`as_of=${asOf}&`))
    const second = await get(next)
    const third = await get(`/tasks?as_of=${asOf}&limit=2&cursor=${second.data.next_cursor}`)
    const shownTitles = [first, second, third].flatMap(({ data }) =>
      data.tasks.map(({ title }: { title: string }) => title),
    )
    assert.deepEqual(shownTitles, ['e', 'd', 'c', 'b', 'a'])
    assert.equal(third.data.next_cursor, null)
    assert.deepEqual(await titles(`as_of=${asOf}&offset=1&limit=3`), ['d', 'c', 'b'])
  })

  test('filters by what was complete then', async () => {
    user = await service.newUser()
    for (const title of ['a', 'b', 'c']) await newTask({ title })
    await user.call('PATCH', '/tasks/1/complete')
    await user.call('PATCH', '/tasks/2/complete')
    await user.call('PATCH', '/tasks/2/complete')
    await user.call('DELETE', '/tasks/1')
    assert.deepEqual(await titles('as_of=5&complete=true'), ['b', 'a'])
    assert.deepEqual(await titles('as_of=5&complete=false'), ['c'])
    assert.deepEqual(await titles('as_of=6&complete=true'), ['a'])
  })

  test('refuses other parameters', async () => {
    for (const other of [
      'filter=complete',
      'sort=due',
      'q=milk',
      'view=1',
      'priority=high',
      'id=1',
      'overdue=true',
    ]) {
      const answer = await get(`/tasks?as_of=1&${other}`)
      assertProblem(answer, 422, 'VALIDATION_ERROR')
      assert.deepEqual(answer.data.errors[0].loc, ['query', 'as_of'], other)
    }
    const sorted = await get('/tasks?sort=title&limit=1')
    const cursor = sorted.data.next_cursor
    assertProblem(await get(`/tasks?as_of=1&cursor=${cursor}`), 422, 'VALIDATION_ERROR')
  })

  test('has no ETag, since purging can change it', async () => {
    user = await service.newUser()
    for (const title of ['a', 'b']) await newTask({ title })
    const asOf = await revision()
    await user.call('DELETE', '/tasks/2')
    const found = await get(`/tasks?as_of=${asOf}`, { 'if-none-match': '*' })
    assert.deepEqual([found.statusCode, found.data.count, found.headers.etag], [200, 2, undefined])
    assertProblem(await get(`/tasks?as_of=${asOf}`, { 'if-match': `"${asOf}"` }), 412, 'PRECONDITION_FAILED')
    assert.equal((await user.call('DELETE', '/trash/task/2')).statusCode, 204)
    assert.deepEqual(await titles(`as_of=${asOf}`), ['a'])
    assertProblem(await get(`/tasks/2?as_of=${asOf}`), 404, 'NOT_FOUND')
  })
})

test('floating times are in the zone of that time', async () => {
  user = await service.newUser()
  await user.call('PATCH', '/preferences', { time_zone: 'Europe/Berlin' })
  const made = await newTask({ due: { date: '2026-11-20', time: '09:00' }, start: { date: '2026-11-19' } })
  const berlin = await revision()
  await user.call('PATCH', '/preferences', { time_zone: 'Asia/Tokyo' })
  const tokyo = await revision()
  await user.call('PATCH', '/preferences', { time_zone: 'UTC' })
  for (const [asOf, due_at] of [
    [berlin, '2026-11-20T08:00:00.000Z'],
    [tokyo, '2026-11-20T00:00:00.000Z'],
    [await revision(), '2026-11-20T09:00:00.000Z'],
  ]) {
    assert.equal((await get(`/tasks/${made.id}?as_of=${asOf}`)).data.due_at, due_at)
    assert.equal((await get(`/tasks?as_of=${asOf}`)).data.tasks[0].due_at, due_at)
  }
})

test('refuses an invalid or future revision', async () => {
  const paths = ['/tasks', '/tasks/1']
  for (const path of paths) {
    for (const asOf of ['', '-1', '1.5', 'x', '1e3', '9999999999999999', String((await revision()) + 1)]) {
      const answer = await get(`${path}?as_of=${asOf}`)
      assertProblem(answer, 422, 'VALIDATION_ERROR')
      assert.deepEqual(answer.data.errors[0].loc, ['query', 'as_of'], asOf)
    }
  }
  assertProblem(await get('/tasks/1?as_off=1'), 422, 'VALIDATION_ERROR')
})

test('a revision beyond the retention of the log answers GONE', async () => {
  user = await service.newUser()
  for (const title of ['a', 'b']) await newTask({ title })
  await user.call('PATCH', '/tasks/1', { title: 'else' })
  service.clock.advance(1000)
  const pruned = service.clock.now()
  service.clock.advance(1000)
  await user.call('PATCH', '/tasks/1', { title: 'at last' })
  await pruneChanges(service.db, pruned)
  for (const path of ['/tasks', '/tasks/1', '/tasks/2']) {
    for (const asOf of [0, 2]) {
      const answer = await get(`${path}?as_of=${asOf}`)
      assertProblem(answer, 410, 'GONE')
      assert.equal(answer.data.first_revision, 4)
    }
  }
  assert.equal((await get('/tasks/1?as_of=3')).data.title, 'else')
  assert.equal((await get('/tasks?as_of=3')).data.count, 2)
})

test("nobody sees another user's tasks, and reading needs its scope", async () => {
  user = await service.newUser()
  const other = await service.newUser()
  const made = await newTask()
  await user.call('DELETE', `/tasks/${made.id}`)
  await other.call('POST', '/projects', { name: 'takes a revision' })
  assertProblem(await other.call('GET', `/tasks/${made.id}?as_of=1`), 404, 'NOT_FOUND')
  assert.equal((await other.call('GET', '/tasks?as_of=1')).data.count, 0)
  assertProblem(await other.call('GET', `/../${user.id}/tasks?as_of=1`), 403, 'AUTH_FORBIDDEN')
})

test('a key for one project is refused, since tasks may have been elsewhere then', async () => {
  user = await service.newUser()
  const project_id = (await user.call('POST', '/projects', { name: 'Garden' })).data.id
  const made = await newTask({ project_id })
  const { id, key } = (await user.call('POST', '/keys', { name: 'narrow', scopes: ['tasks:read'] })).data
  const headers = { authorization: `Bearer ${key}` }
  const asOf = await revision()
  assert.equal((await get(`/tasks?as_of=${asOf}`, headers)).statusCode, 200)
  await service.db.pool.query('UPDATE api_keys SET project_id = $3 WHERE user_id = $1 AND id = $2', [
    user.id,
    id,
    project_id,
  ])
  assert.equal((await get(`/tasks/${made.id}`, headers)).statusCode, 200)
  assertProblem(await get(`/tasks?as_of=${asOf}`, headers), 403, 'AUTH_FORBIDDEN')
  assertProblem(await get(`/tasks/${made.id}?as_of=${asOf}`, headers), 403, 'AUTH_FORBIDDEN')
})

/** The tasks and the time zone after each revision, according to the log. */
async function replay(): Promise<{ tasks: Map<number, Snapshot>; zone: string }[]> {
  const { rows } = await service.db.pool.query(
    `SELECT ${changeColumns('changes')} FROM changes WHERE user_id = $1 ORDER BY changes.revision`,
    [user.id],
  )
  const points = [{ tasks: new Map<number, Snapshot>(), zone: 'UTC' }]
  for (const change of rows) {
    const { resource, resource_id } = change
    const after = RESOURCES.statesOf(change).after as (Snapshot & { time_zone: string }) | null
    const { tasks, zone } = points.at(-1) ?? { tasks: new Map(), zone: '' }
    const next = new Map(tasks)
    if (resource === 'task' && after === null) next.delete(Number(resource_id))
    if (resource === 'task' && after !== null) next.set(Number(resource_id), after)
    points.push({ tasks: next, zone: resource === 'preferences' && after !== null ? after.time_zone : zone })
  }
  return points
}

test(`what three clients wrote is reproduced at ${POINTS} revisions`, async () => {
  user = await service.newUser()
  const made = await furnish(user)
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      const act = actionsOf(randomOf(SEED + client), { tasks: 30, revisions: 250, made, member: user.id })
      for (let step = 0; step < STEPS; step += 1) {
        await play(user, act(), made)
      }
    }),
  )
  // At least one task is removed, however few the clients removed.
  await user.call('DELETE', `/tasks/${(await newTask()).id}`)
  const points = await replay()
  const removed = points.filter(({ tasks }, index) => tasks.size < Number(points[index - 1]?.tasks.size))
  assert.ok(
    points.length > STEPS / 2 && removed.length > 0,
    `${points.length} revisions, ${removed.length} deletions`,
  )

  const random = randomOf(SEED)
  const upTo = (most: number) => Math.floor(random() * (most + 1))
  for (let count = 0; count < POINTS; count += 1) {
    const asOf = upTo(points.length - 1)
    const { tasks, zone } = points[asOf] ?? { tasks: new Map<number, Snapshot>(), zone: '' }
    if (count % 2 === 0) {
      const id = 1 + upTo(Math.max(...(points.at(-1)?.tasks.keys() ?? [])))
      const answer = await get(`/tasks/${id}?as_of=${asOf}`)
      const was = tasks.get(id)
      if (was === undefined) assertProblem(answer, 404, 'NOT_FOUND')
      else assert.deepEqual(answer.data, shown(was, zone), `task ${id} as of ${asOf}`)
      continue
    }
    const complete = [undefined, true, false][upTo(2)]
    const expected = [...tasks.values()]
      .filter((task) => complete === undefined || task.complete === complete)
      .sort((one, other) => other.id - one.id)
      .map((task) => shown(task, zone))
    const limit = [7, 50, 500][upTo(2)]
    const query = `as_of=${asOf}&limit=${limit}${complete === undefined ? '' : `&complete=${complete}`}`
    const found = []
    for (let cursor = ''; ; ) {
      const { data } = await get(`/tasks?${query}${cursor && `&cursor=${cursor}`}`)
      found.push(...data.tasks)
      if (data.next_cursor === null) break
      cursor = data.next_cursor
    }
    assert.deepEqual(found, expected, query)
  }
})
