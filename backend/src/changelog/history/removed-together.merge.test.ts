import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { assertProblem } from '../../../tests/support/problem.ts'
import { changesOf } from '../../../tests/support/random.ts'
import { startService, type TestService, type TestUser } from '../../../tests/support/service.ts'
import { CHUNK } from '../run-unit-of-work.ts'

/** What was removed together returns together, whatever refers to what. */

let service: TestService
let user: TestUser
before(async () => {
  service = await startService()
})
beforeEach(async () => {
  user = await service.newUser()
})
after(() => service.close())

async function call(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) {
  const answer = await user.call(method, path, body)
  assert.ok(answer.statusCode < 300, `${method} ${path}: ${answer.payload}`)
  return answer.data
}
const make = (body: object, path = '/tasks') => call('POST', path, body)
const get = async (path: string) => (await user.call('GET', path)).data
const latest = async (): Promise<number> => (await changesOf(user)).at(-1)?.revision ?? 0
const undo = (body: object) => user.call('POST', '/undo', body)

type State = Record<string, unknown>

/** All tasks, projects and labels, without what every write sets. */
async function content(): Promise<State[]> {
  const lists = await Promise.all(
    ['tasks', 'projects', 'labels'].map(async (many) => (await get(`/${many}?limit=500`))[many]),
  )
  return lists.flat().map(({ revision: _, updated_at: __, ...state }: State) => state)
}

/** Undoes the last write, redoes it and undoes it again; each time everything is as it was. */
async function assertReturns(was: State[]): Promise<void> {
  const gone = await content()
  for (const expected of [was, gone, was]) {
    const body = { revision: await latest() }
    const foreseen = await user.call('POST', '/undo?dry_run=true', body)
    assert.equal(foreseen.statusCode, 200, foreseen.payload)
    const answer = await undo(body)
    assert.equal(answer.statusCode, 200, answer.payload)
    assert.equal(foreseen.data.count, answer.data.count)
    assert.deepEqual(await content(), expected)
  }
}

const DELETE = (path: string) => ({ method: 'DELETE', path })
const batch = (operations: object[]) => call('POST', '/batch', { operations })

/** Task 1 with subtasks, each created by one of the bodies. */
async function family(...bodies: object[]): Promise<void> {
  await make({ title: 'A' })
  for (const body of bodies) await make({ title: 'below', parent_id: 1, ...body })
}

/** Families whose members wait for each other, in every direction. */
const FAMILIES: Record<string, () => Promise<unknown>> = {
  'a subtask that waits for an earlier one': () => family({}, { blocked_by: [2] }),
  'a subtask that waits for a later one': async () => {
    await family({}, {})
    await call('PATCH', '/tasks/2', { blocked_by: [3] })
  },
  'a task that waits for its subtasks': async () => {
    await family({}, {})
    await call('PATCH', '/tasks/1', { blocked_by: [3, 2] })
  },
  'subtasks that wait for their parent, and for a task on another level': async () => {
    await family({ blocked_by: [1] }, { parent_id: 2, blocked_by: [1] })
    await make({ title: 'below', parent_id: 1, blocked_by: [3, 2] })
  },
  'a family in a project, with labels, notes and turns': async () => {
    const project = await make({ name: 'P' }, '/projects')
    const due = { date: '2026-11-20', time: '09:00' }
    await family({ due, recurrence: 'FREQ=DAILY', labels: ['home'] }, { blocked_by: [2] })
    await call('PATCH', '/tasks/1', { project_id: project.id })
    await make({ title: 'outside', blocked_by: [3, 1] })
    await make({ body: 'said' }, '/tasks/3/notes')
    await call('PATCH', '/tasks/2/complete')
  },
}

describe('a task deleted with its subtasks', () => {
  for (const [what, create] of Object.entries(FAMILIES)) {
    test(`is restored by undo: ${what}`, async () => {
      await create()
      const was = await content()
      await call('DELETE', '/tasks/1')
      await assertReturns(was)
    })

    test(`is restored whole: ${what}`, async () => {
      await create()
      const was = await content()
      await call('DELETE', '/tasks/1')
      await call('POST', '/tasks/1/restore')
      assert.deepEqual(await content(), was)
    })
  }

  test('is restored when more tasks refer to each other than one statement writes', async () => {
    const count = CHUNK + 10
    await make({ title: 'A' })
    const operations = Array.from({ length: count }, (_, index) => ({
      method: 'POST',
      path: '/tasks',
      body: { title: `below ${index}`, parent_id: 1 },
    }))
    const waits = Array.from({ length: 100 }, (_, index) => ({
      method: 'PATCH',
      path: `/tasks/${2 + index}`,
      body: { blocked_by: [count + 1 - index] },
    }))
    const back = [1, 2, 3].map((index) => ({
      method: 'PATCH',
      path: `/tasks/${count + 1 - 100 - index}`,
      body: { blocked_by: [1 + index] },
    }))
    for (let start = 0; start < count; start += 100) await batch(operations.slice(start, start + 100))
    await batch(waits)
    await batch(back)
    const was = await content()
    await call('DELETE', '/tasks/1')
    await assertReturns(was)
    await call('DELETE', '/tasks/1')
    await call('POST', '/tasks/1/restore')
    assert.deepEqual(await content(), was)
  })
})

describe('what one batch deletes', () => {
  test('is restored by one undo: trees that block each other, their project, their label', async () => {
    const project = await make({ name: 'P', color: '#112233' }, '/projects')
    const label = await make({ name: 'home', color: '#445566' }, '/labels')
    await make({ title: 'A', project_id: project.id, labels: ['home'] })
    await make({ title: 'B', labels: ['home', 'Work'] })
    await make({ title: 'below A', parent_id: 1, blocked_by: [2] })
    await make({ title: 'below B', parent_id: 2, blocked_by: [3, 1] })
    await make({ title: 'outside', project_id: project.id, blocked_by: [4, 3], labels: ['home'] })
    const was = await content()
    const paths = ['/tasks/1', `/labels/${label.id}`, `/projects/${project.id}`, '/tasks/2']
    for (const order of [paths, paths.toReversed()]) {
      await batch(order.map(DELETE))
      await assertReturns(was)
    }
  })

  test('is restored by undoing everything since', async () => {
    await FAMILIES['a subtask that waits for an earlier one']?.()
    await make({ title: 'outside', blocked_by: [3] })
    const was = await content()
    const since = await latest()
    await batch([DELETE('/tasks/4'), DELETE('/tasks/1')])
    await make({ title: 'new', labels: ['new'] })
    const answer = await undo({ since })
    assert.equal(answer.statusCode, 200, answer.payload)
    assert.deepEqual(
      (await content()).filter(({ name }) => name !== 'new'),
      was,
    )
  })
})

test('a batch that renames and deletes labels is undone in order, and redone', async () => {
  const [one, other] = [await make({ name: 'a' }, '/labels'), await make({ name: 'b' }, '/labels')]
  await make({ title: 'A', labels: ['a'] })
  await make({ title: 'B', labels: ['b', 'a'] })
  const was = await content()
  const rename = (id: number, name: string) => ({ method: 'PATCH', path: `/labels/${id}`, body: { name } })
  // They exchange their names; the order in which a task has them stays.
  await batch([rename(one.id, 'x'), rename(other.id, 'a'), rename(one.id, 'b'), DELETE(`/labels/${one.id}`)])
  await assertReturns(was)
})

describe('restoring a task after others changed', () => {
  test('leaves out blockers that are gone, and keeps those that return', async () => {
    await family({}, {})
    await make({ title: 'goes' })
    await make({ title: 'stays' })
    await call('PATCH', '/tasks/3', { blocked_by: [4, 2, 5] })
    await call('DELETE', '/tasks/1')
    const deletion = await latest()
    await call('DELETE', '/tasks/4')
    const refused = await undo({ revision: deletion })
    assertProblem(refused, 409, 'CONFLICT')
    assert.equal(refused.data.detail, 'Task 3 was blocked by task 4, which no longer exists.')
    await call('POST', '/tasks/1/restore')
    assert.deepEqual((await get('/tasks/3')).blocked_by, [2, 5])
  })

  test('keeps its own blockers, and drops from those it blocked what would close a cycle', async () => {
    await family({}, { blocked_by: [2] })
    await make({ title: 'E' })
    await make({ title: 'D', blocked_by: [1] })
    await call('PATCH', '/tasks/2', { blocked_by: [4] })
    await call('PATCH', '/tasks/1', { blocked_by: [3] })
    await call('DELETE', '/tasks/1')
    const deletion = await latest()
    await call('PATCH', '/tasks/4', { blocked_by: [5] })
    const refused = await undo({ revision: deletion })
    assertProblem(refused, 409, 'CONFLICT')
    assert.match(refused.data.detail, /circle/)
    await call('POST', '/tasks/1/restore')
    const waits = await Promise.all([1, 2, 3, 4, 5].map(async (id) => (await get(`/tasks/${id}`)).blocked_by))
    assert.deepEqual(waits, [[3], [4], [2], [5], []])
  })

  test('drops a parent whose depth no longer allows it, and keeps the subtree together', async () => {
    await make({ title: 'top' })
    await make({ title: 'P' })
    await make({ title: 'A', parent_id: 2 })
    await make({ title: 'B', parent_id: 3 })
    await make({ title: 'C', parent_id: 4 })
    await make({ title: 'D', parent_id: 5 })
    await call('DELETE', '/tasks/3')
    const deletion = await latest()
    await call('PATCH', '/tasks/2', { parent_id: 1 })
    const refused = await undo({ revision: deletion })
    assertProblem(refused, 409, 'CONFLICT')
    assert.match(refused.data.detail, /5 levels/)
    await call('POST', '/tasks/3/restore')
    const parents = await Promise.all([3, 4, 5, 6].map(async (id) => (await get(`/tasks/${id}`)).parent_id))
    assert.deepEqual(parents, [null, 3, 4, 5])
  })

  test("moves it to its parent's project, with its whole subtree", async () => {
    const [one, other] = [await make({ name: 'P' }, '/projects'), await make({ name: 'Q' }, '/projects')]
    await make({ title: 'P', project_id: one.id })
    await make({ title: 'A', parent_id: 1 })
    await make({ title: 'B', parent_id: 2 })
    await call('DELETE', '/tasks/2')
    await call('PATCH', '/tasks/1', { project_id: other.id })
    await call('POST', '/tasks/2/restore')
    for (const id of [2, 3]) assert.equal((await get(`/tasks/${id}`)).project_id, other.id)
  })

  test('refuses an undo whose parent is now its own subtask', async () => {
    await make({ title: 'A' })
    await make({ title: 'B', parent_id: 1 })
    await call('PATCH', '/tasks/2', { parent_id: null })
    const freed = await latest()
    await call('PATCH', '/tasks/1', { parent_id: 2 })
    const was = await content()
    assertProblem(await undo({ revision: freed }), 409, 'CONFLICT')
    assert.deepEqual(await content(), was)
  })
})

test('a task whose creation was undone is restored as a blocker of the tasks that waited for it', async () => {
  const made = await make({ title: 'A' })
  await make({ title: 'B', blocked_by: [1] })
  assert.equal((await undo({ revision: made.revision })).statusCode, 200)
  assert.deepEqual((await get('/tasks/2')).blocked_by, [])
  await call('POST', '/tasks/1/restore')
  assert.deepEqual((await get('/tasks/2')).blocked_by, [1])
})
