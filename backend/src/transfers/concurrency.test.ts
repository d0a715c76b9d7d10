import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { whileLocked } from '../../tests/support/locks.ts'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, join } from '../../tests/support/workspaces.ts'

/** Moves that meet: nothing is lost, and nothing is there twice. */

let service: TestService
let ada: TestUser
let bob: TestUser
let home = ''
let work = ''

before(async () => {
  service = await startService()
})
after(() => service.close())
beforeEach(async () => {
  ;[ada, bob] = await Promise.all([service.newUser('Ada'), service.newUser('Bob')])
  ;[home, work] = [await createWorkspace(service, ada), await createWorkspace(service, ada, 'Work')]
  for (const id of [home, work]) await join(service, id, { owner: ada, guest: bob, role: 'editor' })
})

const at = (id: string, who = ada) => inWorkspace(service, who, id)
const newTask = async (who: TestUser): Promise<number> =>
  (await who.call('POST', '/tasks', { title: 'Dig' })).data.id
const move = (who: TestUser, task: number, workspace_id: string) =>
  who.call('POST', `/tasks/${task}/transfer`, { workspace_id })
const count = async (id: string): Promise<number> => (await at(id).call('GET', '/tasks')).data.count

test('of two who move the same task, one does', async () => {
  const task = await newTask(at(work))
  const answers = await Promise.all([
    move(at(work), task, home),
    move(at(work, bob), task, home),
    move(at(work), task, ada.id),
  ])
  assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [200, 404, 404])
  assert.equal(await count(work), 0)
  assert.equal((await count(home)) + (await count(ada.id)), 1)
})

test('moves to and fro at once do not wait for each other for ever', async () => {
  const [there, back] = [await newTask(at(work)), await newTask(at(home))]
  const own = await newTask(ada)
  const answers = await Promise.all([
    ...[move(at(work), there, home), move(at(home, bob), back, work), move(ada, own, home)],
  ])
  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode),
    [200, 200, 200],
  )
  assert.deepEqual([await count(work), await count(home), await count(ada.id)], [1, 2, 0])
})

test('a task stays where it is if the other workspace is deleted meanwhile', async () => {
  const task = await newTask(ada)
  const answer = await whileLocked(
    service.db,
    home,
    () => move(ada, task, home),
    async (query) => {
      await query('DELETE FROM workspaces WHERE id = $1', home)
      await query('DELETE FROM memberships WHERE workspace_id = $1', home)
    },
  )
  assertProblem(answer, 422, 'VALIDATION_ERROR')
  assert.equal(await count(ada.id), 1)
})

for (const from of ['work', 'their own'] as const) {
  test(`a member who is removed meanwhile brings nothing from ${from}`, async () => {
    const source = from === 'work' ? at(work, bob) : bob
    const task = await newTask(source)
    const answer = await whileLocked(
      service.db,
      home,
      () => move(source, task, home),
      (query) => query('DELETE FROM memberships WHERE workspace_id = $1 AND user_id = $2', home, bob.id),
    )
    assertProblem(answer, 422, 'VALIDATION_ERROR')
    assert.equal((await source.call('GET', `/tasks/${task}`)).statusCode, 200)
    assert.equal(await count(home), 0)
  })
}

test('who is removed meanwhile from the workspace that has it takes nothing away', async () => {
  const task = await newTask(at(work))
  const answer = await whileLocked(
    service.db,
    work,
    () => move(at(work, bob), task, bob.id),
    (query) => query('DELETE FROM memberships WHERE workspace_id = $1 AND user_id = $2', work, bob.id),
  )
  assertProblem(answer, 403, 'AUTH_FORBIDDEN')
  assert.equal(await count(work), 1)
  assert.equal((await bob.call('GET', '/tasks')).data.count, 0)
})

test('a move and a deletion of the other workspace both end', async () => {
  const task = await newTask(ada)
  const [moved, deleted] = await Promise.all([move(ada, task, home), at(home).call('DELETE', '')])
  assert.equal(deleted.statusCode, 204, deleted.payload)
  assert.ok([200, 422].includes(moved.statusCode), moved.payload)
  assert.equal(await count(ada.id), moved.statusCode === 200 ? 0 : 1)
})
