import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Admin, person } from '../../tests/support/admin.ts'
import { type Answer, startService, type TestService, type TestUser } from '../../tests/support/service.ts'

/** How many tasks and keys users may have. */

let service: TestService
let ada: Admin

before(async () => {
  service = await startService({ QUOTA_TASKS: '5', QUOTA_KEYS: '2' })
  ada = await person(service, 'admin')
})
after(() => service.close())

const add = (user: TestUser, headers = {}) => user.call('POST', '/tasks', { title: 'One' }, headers)
const addDated = (user: TestUser) => user.call('POST', '/tasks', { title: 'One', priority: 'high' })
const made = (answers: Answer[]) => answers.filter(({ statusCode }) => statusCode === 201).length
const countOf = async (user: TestUser) => (await user.call('GET', '/tasks')).data.count as number

async function refuses(answer: Promise<Answer>): Promise<void> {
  const { statusCode, data } = await answer
  assert.deepEqual([statusCode, data.error_code], [409, 'CONFLICT'])
  assert.match(data.detail, /^You may have \d+ (tasks|API keys) on this server\./)
}

describe('the quota of tasks', () => {
  test('holds for each way to make one, and for many at once', async () => {
    for (const way of [add, addDated]) {
      const user = await service.newUser()
      assert.equal(made(await Promise.all(Array.from({ length: 12 }, () => way(user)))), 5)
      assert.equal(await countOf(user), 5)
      await refuses(way(user))
      await refuses(user.call('POST', '/quick-add', { text: 'Pay rent' }))
      // There is room again.
      await user.call('DELETE', '/tasks/1')
      assert.equal(made(await Promise.all(Array.from({ length: 6 }, () => way(user)))), 1)
      assert.equal(await countOf(user), 5)
    }
  })

  test('holds for undo, the trash and batches, as a whole', async () => {
    const user = await service.newUser()
    for (let count = 0; count < 5; count += 1) await add(user)
    await user.call('DELETE', '/tasks/1')
    await add(user)
    await refuses(user.call('POST', '/tasks/1/restore'))
    assert.equal(await countOf(user), 5)
    const other = await service.newUser()
    const operations = Array.from({ length: 6 }, () => ({
      method: 'POST',
      path: '/tasks',
      body: { title: 'B' },
    }))
    assert.equal((await other.call('POST', '/batch', { operations })).statusCode, 409)
    assert.equal(await countOf(other), 0)
  })

  test('lets what is there be changed and removed, and a repeated request be answered', async () => {
    const user = await service.newUser()
    const key = { 'idempotency-key': 'the-last' }
    for (let count = 0; count < 4; count += 1) await add(user)
    const last = await add(user, key)
    const again = await add(user, key)
    assert.deepEqual([again.statusCode, again.data.id], [201, last.data.id])
    await ada.ask('PATCH', `/users/${user.id}`, { quotas: { tasks: 2, keys: null, storage: null } })
    assert.equal((await user.call('PATCH', '/tasks/1', { priority: 'low' })).statusCode, 200)
    assert.equal((await user.call('DELETE', '/tasks/1')).statusCode, 204)
    await refuses(add(user))
  })

  test('is one of the user, if an administrator decides so, and then as configured again', async () => {
    const user = await service.newUser()
    const answer = await ada.ask('PATCH', `/users/${user.id}`, {
      quotas: { tasks: 7, keys: null, storage: null },
    })
    assert.deepEqual(answer.data.quotas, { tasks: 7, keys: null, storage: null, workspaces: null })
    assert.equal(made(await Promise.all(Array.from({ length: 9 }, () => add(user)))), 7)
    const none = await ada.ask('PATCH', `/users/${user.id}`, {
      quotas: { tasks: null, keys: null, storage: null },
    })
    assert.equal(none.data.quotas, null)
    await refuses(add(user))
    const [action] = (await ada.ask('GET', '/audit-log')).data.actions
    assert.deepEqual([action.action, action.target_id], ['user.quotas', user.id])
    const configured = { tasks: 5, keys: 2, storage: null, workspaces: 10 }
    assert.deepEqual((await ada.ask('GET', '/system')).data.quotas, configured)
  })

  test('costs nothing below it: as many statements as without', async () => {
    const user = await service.newUser()
    const { db } = service
    const names: string[] = []
    const query = db.query.bind(db)
    db.query = (statement) => {
      names.push(statement.name)
      return query(statement)
    }
    await add(user)
    db.query = query
    assert.deepEqual(names, ['task_insert'])
  })
})

test('the quota of API keys holds, and revoking one makes room', async () => {
  const user = await service.newUser()
  const create = () => user.call('POST', '/keys', { name: 'K', scopes: ['tasks:read'] })
  const answers = await Promise.all(Array.from({ length: 4 }, create))
  assert.equal(made(answers), 2)
  await refuses(create())
  const [one] = (await user.call('GET', '/keys')).data.keys
  await user.call('DELETE', `/keys/${one.id}`)
  assert.equal((await create()).statusCode, 201)
})

test('without a quota there is none', async (t) => {
  const free = await startService()
  t.after(() => free.close())
  const user = await free.newUser()
  assert.equal(made(await Promise.all(Array.from({ length: 12 }, () => add(user)))), 12)
})
