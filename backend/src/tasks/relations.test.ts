import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

async function create(user: TestUser, body: Record<string, unknown> = {}): Promise<number> {
  const answer = await user.call('POST', '/tasks', { title: 'A task', ...body })
  assert.equal(answer.statusCode, 201, answer.payload)
  return answer.data.id
}
const patch = (user: TestUser, id: number, body: object, query = '') =>
  user.call('PATCH', `/tasks/${id}${query}`, body)

describe('subtasks', () => {
  /** A chain of tasks, each a subtask of the previous one. */
  async function chain(user: TestUser, length: number): Promise<number[]> {
    const ids: number[] = []
    for (let level = 0; level < length; level += 1)
      ids.push(await create(user, { parent_id: ids.at(-1) ?? null }))
    return ids
  }

  test('have at most five levels, however they are combined', async () => {
    const user = await service.newUser()
    const deep = await chain(user, 5)
    const sixth = await user.call('POST', '/tasks', { title: 'a', parent_id: deep[4] })
    assertProblem(sixth, 422, 'VALIDATION_ERROR')
    assert.deepEqual(sixth.data.errors[0], {
      loc: ['body', 'parent_id'],
      msg: 'Subtasks can have at most 5 levels.',
      type: 'too_deep',
    })
    const [root] = await chain(user, 3)
    assertProblem(await patch(user, Number(root), { parent_id: deep[2] }), 422, 'VALIDATION_ERROR')
    assert.equal((await patch(user, Number(root), { parent_id: deep[1] })).statusCode, 200)
  })

  test('never form a cycle, even with concurrent moves', async () => {
    const user = await service.newUser()
    const [one = 0, two = 0, three = 0] = await chain(user, 3)
    for (const parent of [one, two, three]) {
      assertProblem(await patch(user, one, { parent_id: parent }), 422, 'VALIDATION_ERROR')
    }
    const [left, right] = [await create(user), await create(user)]
    const both = await Promise.all([
      patch(user, left, { parent_id: right }),
      patch(user, right, { parent_id: left }),
    ])
    assert.deepEqual(both.map(({ statusCode }) => statusCode).sort(), [200, 422])
  })

  test('stay open when their parent is completed, and are deleted with it', async () => {
    const user = await service.newUser()
    const [one = 0, two = 0, three = 0] = await chain(user, 3)
    const other = await create(user, { blocked_by: [three] })
    await patch(user, one, { complete: true })
    assert.equal((await user.call('GET', `/tasks/${two}`)).data.complete, false)
    assert.equal((await user.call('DELETE', `/tasks/${one}`)).statusCode, 204)
    for (const id of [one, two, three])
      assertProblem(await user.call('GET', `/tasks/${id}`), 404, 'NOT_FOUND')
    assert.deepEqual((await user.call('GET', `/tasks/${other}`)).data.blocked_by, [])
    const { changes } = (await user.call('GET', '/changes?since=5')).data
    assert.deepEqual(
      changes.map(({ action, resource_id }: Record<string, string>) => `${action} ${resource_id}`),
      [`updated ${other}`, `deleted ${three}`, `deleted ${two}`, `deleted ${one}`],
    )
  })

  test("cannot refer to another user's tasks", async () => {
    const [ada, eve] = [await service.newUser(), await service.newUser()]
    for (let count = 0; count < 3; count += 1) await create(ada)
    for (const body of [{ parent_id: 3 }, { blocked_by: [3] }]) {
      assertProblem(await eve.call('POST', '/tasks', { title: 'a', ...body }), 422, 'VALIDATION_ERROR')
    }
    assert.equal((await eve.call('GET', '/changes')).data.count, 0)
  })
})

describe('blockers', () => {
  test('keep a task open, unless forced', async () => {
    const user = await service.newUser()
    const blocker = await create(user)
    const task = await create(user, { blocked_by: [blocker] })
    for (const [method, path, body] of [
      ['PATCH', `/tasks/${task}`, { complete: true }],
      ['PATCH', `/tasks/${task}`, { complete: true, priority: 'low' }],
      ['PUT', `/tasks/${task}`, { title: 'a', complete: true, blocked_by: [blocker] }],
      ['PATCH', `/tasks/${task}/complete`, undefined],
    ] as const) {
      const answer = await user.call(method, path, body)
      assertProblem(answer, 409, 'CONFLICT')
      assert.deepEqual(answer.data.blocked_by, [blocker])
    }
    assertProblem(
      await user.call('POST', '/tasks', { title: 'a', complete: true, blocked_by: [blocker] }),
      409,
      'CONFLICT',
    )
    assert.equal((await user.call('GET', `/tasks/${task}`)).data.revision, 2)
    assert.equal((await patch(user, task, { title: 'Renamed' })).statusCode, 200)
    const forced = await user.call('PATCH', `/tasks/${task}/complete?force=true`)
    assert.equal(forced.data.complete, true)
    await patch(user, task, { complete: false })
    await patch(user, blocker, { complete: true })
    assert.equal((await patch(user, task, { complete: true })).data.complete, true)
  })

  test('never form a cycle', async () => {
    const user = await service.newUser()
    const one = await create(user)
    const two = await create(user, { blocked_by: [one] })
    const three = await create(user, { blocked_by: [two] })
    for (const id of [one, two, three]) {
      assertProblem(await patch(user, one, { blocked_by: [id] }), 422, 'VALIDATION_ERROR')
    }
    assert.equal((await patch(user, three, { blocked_by: [one, two] })).statusCode, 200)
  })
})

describe('POST /tasks/{task_id}/move', () => {
  const move = (user: TestUser, id: number, body: object, headers = {}) =>
    user.call('POST', `/tasks/${id}/move`, body, headers)
  async function order(user: TestUser): Promise<number[]> {
    const { tasks } = (await user.call('GET', '/tasks')).data
    return tasks
      .toSorted((a: { position: string }, b: { position: string }) => (a.position < b.position ? -1 : 1))
      .map(({ id }: { id: number }) => id)
  }

  test('moves a task before or after another, and writes only that', async () => {
    const user = await service.newUser()
    for (let count = 0; count < 4; count += 1) await create(user)
    assert.deepEqual(await order(user), [1, 2, 3, 4])
    await move(user, 4, { before: 2 })
    assert.deepEqual(await order(user), [1, 4, 2, 3])
    await move(user, 1, { after: 3 })
    assert.deepEqual(await order(user), [4, 2, 3, 1])
    await move(user, 3, { before: 4 })
    assert.deepEqual(await order(user), [3, 4, 2, 1])
    await create(user)
    assert.deepEqual(await order(user), [3, 4, 2, 1, 5])
    assert.equal((await user.call('GET', '/changes?since=4')).data.count, 4)
  })

  test('changes nothing when already there, now or on a later repeat', async () => {
    const user = await service.newUser()
    for (let count = 0; count < 3; count += 1) await create(user)
    const key = { 'idempotency-key': 'there' }
    const first = await move(user, 2, { after: 1 }, key)
    assert.deepEqual([first.data.revision, first.data.position], [2, 'k00000000002'])
    await move(user, 2, { after: 3 })
    const again = await move(user, 2, { after: 1 }, key)
    assert.deepEqual([again.data, again.headers['idempotency-replayed']], [first.data, 'true'])
    assert.deepEqual(await order(user), [1, 3, 2])
  })

  test('rebalances when keys have grown too long', async () => {
    const user = await service.newUser()
    const long = `k00000000001${'0'.repeat(987)}`
    for (const position of [`${long}1`, `${long}2`, 'k00000000009']) await create(user, { position })
    assert.equal((await move(user, 3, { after: 1 })).statusCode, 200)
    assert.deepEqual(await order(user), [1, 3, 2])
    const { tasks } = (await user.call('GET', '/tasks')).data
    assert.ok(tasks.every(({ position }: { position: string }) => position.length < 20))
  })

  test('works again and again at the same position', async () => {
    const user = await service.newUser()
    for (let count = 0; count < 3; count += 1) await create(user)
    for (let count = 0; count < 300; count += 1) {
      const answer = await move(user, count % 2 === 0 ? 2 : 3, { after: 1 })
      assert.equal(answer.statusCode, 200)
    }
    assert.deepEqual(await order(user), [1, 3, 2])
  })

  test('moves a task into a project and below a parent, where allowed', async () => {
    const user = await service.newUser()
    const parent = await create(user)
    const child = await create(user, { parent_id: parent })
    const other = await create(user)
    assert.equal((await move(user, other, { before: child })).data.parent_id, parent)
    assertProblem(await move(user, parent, { after: child }), 422, 'VALIDATION_ERROR')
    assertProblem(await move(user, parent, { after: parent }), 422, 'VALIDATION_ERROR')
    assertProblem(await move(user, parent, { after: 99 }), 422, 'VALIDATION_ERROR')
    assertProblem(await move(user, 99, { after: parent }), 404, 'NOT_FOUND')
    assertProblem(await move(user, parent, { after: other, before: child }), 422, 'VALIDATION_ERROR')
    assert.equal((await move(user, other, { after: parent })).data.parent_id, null)
  })

  test('runs once per Idempotency-Key, and honours If-Match', async () => {
    const user = await service.newUser()
    for (let count = 0; count < 3; count += 1) await create(user)
    const key = { 'idempotency-key': 'move' }
    const first = await move(user, 1, { after: 2 }, key)
    await move(user, 1, { after: 3 })
    const again = await move(user, 1, { after: 2 }, key)
    assert.deepEqual([again.data, again.headers['idempotency-replayed']], [first.data, 'true'])
    assert.deepEqual(await order(user), [2, 3, 1])
    assertProblem(await move(user, 1, { after: 2 }, { 'if-match': '"1"' }), 412, 'PRECONDITION_FAILED')
  })

  test('that changes nothing counts for its Idempotency-Key too', async () => {
    const user = await service.newUser()
    for (let count = 0; count < 3; count += 1) await create(user)
    await move(user, 3, { after: 1 })
    const key = { 'idempotency-key': 'once' }
    const first = await move(user, 3, { after: 1 }, key)
    await move(user, 3, { before: 1 })
    const again = await move(user, 3, { after: 1 }, key)
    assert.deepEqual([again.data, again.headers['idempotency-replayed']], [first.data, 'true'])
    assertProblem(await move(user, 3, { before: 2 }, key), 422, 'VALIDATION_ERROR')
  })

  test('concurrent moves give every task its own position', async () => {
    const user = await service.newUser()
    for (let count = 0; count < 10; count += 1) await create(user)
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, count) => move(user, (count % 9) + 2, { after: 1 })),
    )
    assert.ok(answers.every(({ statusCode }) => statusCode === 200))
    const { tasks } = (await user.call('GET', '/tasks')).data
    assert.equal(new Set(tasks.map(({ position }: { position: string }) => position)).size, 10)
  })
})
