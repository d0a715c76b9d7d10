import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type Admin, person } from '../../tests/support/admin.ts'
import { assertProblem } from '../../tests/support/problem.ts'
import { type Answer, startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, join, withToken } from '../../tests/support/workspaces.ts'
import { deleteUser } from '../accounts/crud.ts'

/** What shared workspaces may hold, and how many a user may own. */

let service: TestService
let admin: Admin
let ada: TestUser
let bob: TestUser

before(async () => {
  service = await startService({ QUOTA_TASKS: '3', QUOTA_STORAGE: '1000', QUOTA_WORKSPACES: '2' })
  admin = await person(service, 'admin')
})
after(() => service.close())
beforeEach(async () => {
  ;[ada, bob] = await Promise.all([service.newUser('ada'), service.newUser('bob')])
})

const make = (user: TestUser) =>
  withToken(service, user, 'POST', '/api/workspaces', { name: 'Home', time_zone: 'UTC' })
const add = (user: TestUser, id: string) =>
  inWorkspace(service, user, id).call('POST', '/tasks', { title: 'One' })
const addDated = (user: TestUser, id: string) =>
  inWorkspace(service, user, id).call('POST', '/tasks', { title: 'One', priority: 'high' })
const hand = (from: TestUser, id: string, to: TestUser) =>
  inWorkspace(service, from, id).call('PATCH', `/members/${to.id}`, { role: 'owner' })
const limit = async (user: TestUser, quotas: object) => {
  const answer = await admin.ask('PATCH', `/users/${user.id}`, {
    quotas: { tasks: null, keys: null, storage: null, ...quotas },
  })
  assert.equal(answer.statusCode, 200, answer.payload)
  return answer.data.quotas
}
const made = (answers: Answer[]) => answers.filter(({ statusCode }) => statusCode === 201).length
/** How many of `most` further tasks there is room for. */
async function room(user: TestUser, id: string, most = 8): Promise<number> {
  const ways = Array.from({ length: most }, (_, index) => (index % 2 === 0 ? add : addDated))
  return made(await Promise.all(ways.map((way) => way(user, id))))
}
const refused = (answer: Answer, detail: RegExp) => {
  assertProblem(answer, 409, 'CONFLICT')
  assert.match(answer.data.detail, detail)
}

describe('the number of workspaces', () => {
  test('that a user owns is limited, for many made at once', async () => {
    assert.equal(made(await Promise.all(Array.from({ length: 6 }, () => make(ada)))), 2)
    refused(await make(ada), /^You may own 2 shared workspaces on this server\./)
    const { data } = await withToken(service, ada, 'GET', '/api/workspaces')
    assert.equal(data.count, 3)
    // There is room again.
    const id = data.workspaces.find(({ name }: { name: string | null }) => name !== null).id
    assert.equal((await inWorkspace(service, ada, id).call('DELETE', '')).statusCode, 204)
    assert.equal((await make(ada)).statusCode, 201)
    assert.equal((await make(ada)).statusCode, 409)
  })

  test('is not raised by handing some over to who has enough', async () => {
    const [one, two] = [await createWorkspace(service, ada), await createWorkspace(service, ada)]
    for (const id of [one, two]) await join(service, id, { owner: ada, guest: bob, role: 'admin' })
    await createWorkspace(service, bob)
    // Both at once, and there is room for one.
    const answers = await Promise.all([hand(ada, one, bob), hand(ada, two, bob)])
    assert.deepEqual(answers.map(({ statusCode }) => statusCode).toSorted(), [200, 409])
    const late = answers.find(({ statusCode }) => statusCode === 409) as Answer
    refused(late, /^They own as many shared workspaces as they may/)
    assert.equal((await make(bob)).statusCode, 409)
    assert.equal((await make(ada)).statusCode, 201)
    assert.equal((await make(ada)).statusCode, 409)
  })

  test('is what an administrator decides, and stays where only other quotas are changed', async () => {
    assert.deepEqual(await limit(ada, { workspaces: 1 }), {
      ...{ tasks: null, keys: null, storage: null },
      workspaces: 1,
    })
    assert.equal((await make(ada)).statusCode, 201)
    assert.equal((await make(ada)).statusCode, 409)
    assert.equal((await limit(ada, { tasks: 5 })).workspaces, 1)
    assert.equal((await limit(ada, { tasks: 5, workspaces: 0 })).workspaces, 0)
    assert.equal((await make(ada)).statusCode, 409)
    assert.equal(await limit(ada, { workspaces: null }), null)
    assert.equal((await make(ada)).statusCode, 201)
  })

  test('does not keep a workspace from passing on when its owner is deleted', async () => {
    const id = await createWorkspace(service, ada)
    await join(service, id, { owner: ada, guest: bob, role: 'admin' })
    await createWorkspace(service, bob)
    await createWorkspace(service, bob)
    await deleteUser(ada.id, service.db)
    const { data } = await inWorkspace(service, bob, id).call('GET', '/members')
    assert.deepEqual(
      data.members.map(({ role }: { role: string }) => role),
      ['owner'],
    )
    assert.equal((await make(bob)).statusCode, 409)
  })
})

describe('what a shared workspace holds', () => {
  test('is limited by itself, whoever of its members writes', async () => {
    const [one, two] = [await createWorkspace(service, ada), await createWorkspace(service, ada)]
    await join(service, one, { owner: ada, guest: bob, role: 'editor' })
    assert.equal(made([await add(ada, one), await add(bob, one), await addDated(bob, one)]), 3)
    for (const way of [add, addDated]) {
      refused(await way(bob, one), /^This workspace may have 3 tasks on this server\./)
    }
    assert.equal(await room(ada, two), 3)
    // Their own workspaces have as much as before.
    assert.equal(await room(ada, ada.id), 3)
    assert.equal(await room(bob, bob.id), 3)
    refused(await add(bob, bob.id), /^You may have 3 tasks/)
  })

  test('is what its owner may have, in all that they own, as an administrator decides', async () => {
    const before = await createWorkspace(service, ada)
    const others = await createWorkspace(service, bob)
    await join(service, others, { owner: bob, guest: ada, role: 'admin' })
    await limit(ada, { tasks: 1 })
    const since = await createWorkspace(service, ada)
    assert.deepEqual([await room(ada, before), await room(ada, since), await room(ada, others)], [1, 1, 3])
    await limit(ada, { tasks: 4 })
    assert.deepEqual([await room(ada, before), await room(ada, since)], [3, 3])
    await limit(ada, {})
    assert.equal((await add(ada, before)).statusCode, 409)
  })

  test('follows its owner when it is handed over, and what is above it stays', async () => {
    const id = await createWorkspace(service, ada)
    await join(service, id, { owner: ada, guest: bob, role: 'admin' })
    await limit(ada, { tasks: 6 })
    assert.equal(await room(bob, id), 6)
    assert.equal((await hand(ada, id, bob)).statusCode, 200)
    assert.equal((await add(ada, id)).statusCode, 409)
    const there = inWorkspace(service, ada, id)
    assert.equal((await there.call('PATCH', '/tasks/1', { title: 'Still' })).statusCode, 200)
    for (const task of [1, 2, 3]) await there.call('DELETE', `/tasks/${task}`)
    assert.equal((await add(ada, id)).statusCode, 409)
    await there.call('DELETE', '/tasks/4')
    assert.equal(await room(ada, id), 1)
    // What is decided about who owned it is no longer about it.
    await limit(ada, { tasks: 9 })
    assert.equal((await add(ada, id)).statusCode, 409)
    await limit(bob, { tasks: 4 })
    assert.equal(await room(ada, id), 1)
  })

  test('follows who owns it once the owner is deleted', async () => {
    const id = await createWorkspace(service, ada)
    await join(service, id, { owner: ada, guest: bob, role: 'admin' })
    await limit(ada, { tasks: 6 })
    await limit(bob, { tasks: 2 })
    await deleteUser(ada.id, service.db)
    assert.equal(await room(bob, id), 2)
  })

  test('is limited in bytes as well', async () => {
    const id = await createWorkspace(service, ada)
    await limit(ada, { storage: 0 })
    for (const way of [add, addDated]) refused(await way(ada, id), /^This workspace may store 0 MB/)
  })

  test('costs nothing below it: as many statements as in the own workspace', async () => {
    const id = await createWorkspace(service, ada)
    // Who is a member is known from then on.
    await inWorkspace(service, ada, id).call('GET', '/tasks')
    const { db } = service
    const names: string[] = []
    const query = db.query.bind(db)
    db.query = (statement) => {
      names.push(statement.name)
      return query(statement)
    }
    await add(ada, ada.id)
    await add(ada, id)
    db.query = query
    assert.deepEqual(names, ['task_insert', 'task_insert'])
  })
})

test('where nobody may own one, none is made', async (t) => {
  const none = await startService({ QUOTA_WORKSPACES: '0' })
  t.after(() => none.close())
  const user = await none.newUser()
  const answer = await withToken(none, user, 'POST', '/api/workspaces', { name: 'Home' })
  assertProblem(answer, 409, 'CONFLICT')
})
