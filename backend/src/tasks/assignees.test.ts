import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { whileLocked } from '../../tests/support/locks.ts'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, join } from '../../tests/support/workspaces.ts'
import { deleteUser } from '../accounts/crud.ts'

/** Whom tasks are assigned to, in a workspace of Ada's, of which Bob and Eve are members. */

let service: TestService
let id: string
let ada: TestUser
let bob: TestUser
let eve: TestUser
/** No member. */
let tom: TestUser

before(async () => {
  service = await startService()
})
after(() => service.close())
beforeEach(async () => {
  const [owner, ...guests] = await Promise.all([
    ...[service.newUser('ada'), service.newUser('bob')],
    ...[service.newUser('eve'), service.newUser('tom')],
  ] as const)
  id = await createWorkspace(service, owner)
  const [first, second, third] = guests
  await join(service, id, { owner, guest: first, role: 'editor' })
  await join(service, id, { owner, guest: second, role: 'viewer' })
  ada = inWorkspace(service, owner, id)
  bob = inWorkspace(service, first, id)
  eve = inWorkspace(service, second, id)
  tom = third
})

async function succeed(
  user: TestUser,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  path: string,
  body?: object,
) {
  const answer = await user.call(method, path, body)
  assert.ok(answer.statusCode < 300, answer.payload)
  return answer.data
}
const make = (body: object) => succeed(ada, 'POST', '/tasks', { title: 'A task', ...body })
const assigned = async (task: { id: number }) =>
  (await succeed(ada, 'GET', `/tasks/${task.id}`)).assignees as string[]
const idsFor = async (user: TestUser, query: Record<string, string>): Promise<number[]> =>
  (await succeed(user, 'GET', `/tasks?${new URLSearchParams({ ...query, sort: 'id' })}`)).tasks.map(
    (task: { id: number }) => task.id,
  )
const remove = async (user: TestUser) =>
  assert.equal((await ada.call('DELETE', `/members/${user.id}`)).statusCode, 204)

describe('assignees', () => {
  test('are nobody by default; PUT clears them unless named, and null clears them', async () => {
    assert.deepEqual((await make({})).assignees, [])
    const task = await make({ assignees: [bob.id, ada.id] })
    assert.deepEqual(task.assignees, [bob.id, ada.id])
    const edit = async (method: 'PUT' | 'PATCH', body: object) =>
      (await succeed(ada, method, `/tasks/${task.id}`, body)).assignees
    assert.deepEqual(await edit('PATCH', { title: 'Renamed' }), [bob.id, ada.id])
    assert.deepEqual(await edit('PATCH', { assignees: [eve.id] }), [eve.id])
    assert.deepEqual(await edit('PATCH', { assignees: null }), [])
    assert.deepEqual(await edit('PUT', { title: 'A', complete: false, assignees: [bob.id] }), [bob.id])
    assert.deepEqual(await edit('PUT', { title: 'A', complete: false }), [])
  })

  test('are a set of at most 20', async () => {
    const refused = [[bob.id, bob.id], Array.from({ length: 21 }, (_, n) => `${n}`), [''], [1], 'x', ['\0']]
    for (const assignees of refused) {
      const answer = await ada.call('POST', '/tasks', { title: 'A task', assignees })
      assertProblem(answer, 422, 'VALIDATION_ERROR')
      assert.deepEqual(answer.data.errors[0].loc.slice(0, 2), ['body', 'assignees'])
    }
  })

  test('are members: anybody else is refused alike, whether they exist or not', async () => {
    const task = await make({})
    const messages = new Set<string>()
    for (const stranger of [tom.id, 'nobody', id, 'me', "' OR true --"]) {
      for (const [method, path] of [
        ['POST', '/tasks'],
        ['PATCH', `/tasks/${task.id}`],
        ['PUT', `/tasks/${task.id}`],
      ] as const) {
        const answer = await ada.call(method, path, {
          ...{ title: 'A task', assignees: [bob.id, stranger] },
          ...(method === 'PUT' ? { complete: false } : {}),
        })
        assertProblem(answer, 422, 'VALIDATION_ERROR')
        assert.deepEqual(answer.data.errors[0].loc, ['body', 'assignees'])
        messages.add(answer.data.detail)
      }
    }
    assert.equal(messages.size, 1)
    assert.deepEqual(await assigned(task), [])
  })

  test("are, in one's own workspace, oneself", async () => {
    assert.deepEqual(
      (await succeed(tom, 'POST', '/tasks', { title: 'Mine', assignees: [tom.id] })).assignees,
      [tom.id],
    )
    assertProblem(
      await tom.call('POST', '/tasks', { title: 'Hers', assignees: [ada.id] }),
      422,
      'VALIDATION_ERROR',
    )
  })

  test('are set by editors, not by viewers', async () => {
    const task = await make({})
    await succeed(bob, 'PATCH', `/tasks/${task.id}`, { assignees: [eve.id] })
    assertProblem(await eve.call('PATCH', `/tasks/${task.id}`, { assignees: [] }), 403, 'AUTH_FORBIDDEN')
  })

  test('merge with an edit of another field', async () => {
    const task = await make({})
    await succeed(ada, 'PATCH', `/tasks/${task.id}`, { title: 'Renamed' })
    const merged = await bob.call(
      'PATCH',
      `/tasks/${task.id}`,
      { assignees: [bob.id] },
      { 'if-match': `"${task.revision}"`, prefer: 'merge' },
    )
    assert.equal(merged.statusCode, 200, merged.payload)
    assert.deepEqual([merged.data.title, merged.data.assignees], ['Renamed', [bob.id]])
  })
})

describe('when a membership ends', () => {
  test('the member is taken out of open and done tasks, in the write that removes them', async () => {
    const open = await make({ assignees: [bob.id, ada.id] })
    const done = await make({ assignees: [bob.id], complete: true })
    const other = await make({ assignees: [eve.id] })
    await remove(bob)
    assert.deepEqual(await assigned(open), [ada.id])
    assert.deepEqual(await assigned(done), [])
    assert.deepEqual(await assigned(other), [eve.id])
    const { changes } = await succeed(ada, 'GET', `/changes?since=${other.revision}`)
    assert.deepEqual(
      changes.map(({ resource, write }: { resource: string; write: number }) => [resource, write]),
      [
        ['task', other.revision + 1],
        ['task', other.revision + 1],
        ['member', other.revision + 1],
      ],
    )
  })

  test('so it is when they leave, and when their account is deleted', async () => {
    const task = await make({ assignees: [bob.id, eve.id] })
    assert.equal((await bob.call('DELETE', '/members/me')).statusCode, 204)
    assert.deepEqual(await assigned(task), [eve.id])
    await deleteUser(eve.id, service.db)
    assert.deepEqual(await assigned(task), [])
  })

  test('undo, restore and redo leave them out', async () => {
    const task = await make({ assignees: [bob.id, eve.id] })
    const edit = await succeed(ada, 'PATCH', `/tasks/${task.id}`, { assignees: [ada.id] })
    const trashed = await make({ assignees: [bob.id, eve.id] })
    assert.equal((await ada.call('DELETE', `/tasks/${trashed.id}`)).statusCode, 204)
    await remove(bob)
    await succeed(ada, 'POST', '/undo', { revision: edit.revision })
    assert.deepEqual(await assigned(task), [eve.id])
    await succeed(ada, 'POST', `/tasks/${trashed.id}/restore`)
    assert.deepEqual(await assigned(trashed), [eve.id])
  })

  test('the past stays what it was', async () => {
    const task = await make({ assignees: [bob.id] })
    await remove(bob)
    const then = await succeed(ada, 'GET', `/tasks/${task.id}?as_of=${task.revision}`)
    assert.deepEqual(then.assignees, [bob.id])
  })

  test('taking back all that an admin did since then assigns nothing to them', async () => {
    const task = await make({ assignees: [bob.id, eve.id] })
    await remove(bob)
    await succeed(ada, 'PATCH', `/tasks/${task.id}`, { title: 'Renamed' })
    await succeed(ada, 'POST', '/undo', { since: task.revision })
    const now = await succeed(ada, 'GET', `/tasks/${task.id}`)
    assert.deepEqual([now.title, now.assignees], ['A task', [eve.id]])
  })

  test('nobody is assigned who is removed by another instance at the same moment', async () => {
    const task = await make({})
    const answer = await whileLocked(
      service.db,
      id,
      () => ada.call('PATCH', `/tasks/${task.id}`, { assignees: [bob.id] }),
      (query) => query('DELETE FROM memberships WHERE workspace_id = $1 AND user_id = $2', id, bob.id),
    )
    assertProblem(answer, 422, 'VALIDATION_ERROR')
    assert.deepEqual(await assigned(task), [])
  })
})

describe('a filter', () => {
  test('finds tasks by me, a name, an id, or nobody', async () => {
    const [none, mine, his, both] = [
      await make({}),
      await make({ assignees: [ada.id] }),
      await make({ assignees: [bob.id] }),
      await make({ assignees: [bob.id, ada.id] }),
    ]
    const { members } = await succeed(ada, 'GET', '/members')
    const name = members.find((member: { id: string }) => member.id === bob.id).name as string
    const asks: [string, { id: number }[]][] = [
      ['assignee = me', [mine, both]],
      ['assignee = none', [none]],
      [`assignee = "${name.toUpperCase()}"`, [his, both]],
      [`assignees = ${bob.id}`, [his, both]],
      ['assignee != me', [none, his]],
      [`assignee in (me, "${name}")`, [mine, his, both]],
      ['assignee not in (me, none)', [his]],
      [`assignee = ${tom.id}`, []],
      ['assignee = "me"', []],
    ]
    for (const [filter, found] of asks) {
      assert.deepEqual(
        await idsFor(ada, { filter }),
        found.map((task) => task.id),
        filter,
      )
    }
    assert.deepEqual(await idsFor(bob, { filter: 'assignee = me' }), [his.id, both.id])
    assert.deepEqual(await idsFor(ada, { assignee: 'me' }), [mine.id, both.id])
  })

  test('that asks for me or a name has no ETag by which one member would get the answer of another', async () => {
    for (const filter of ['assignee = me', 'not assignee = "Ada"']) {
      const answer = await ada.call('GET', `/tasks?${new URLSearchParams({ filter })}`)
      assert.equal(answer.statusCode, 200)
      assert.equal(answer.headers.etag, undefined, filter)
    }
    const plain = await ada.call('GET', `/tasks?${new URLSearchParams({ filter: 'assignee = none' })}`)
    assert.notEqual(plain.headers.etag, undefined)
  })

  test('of a view counts for each member', async () => {
    const view = await succeed(ada, 'POST', '/views', { name: 'Mine', filter: 'assignee = me' })
    await make({ assignees: [ada.id] })
    await make({ assignees: [ada.id, bob.id] })
    const counted = async (user: TestUser) => {
      const { views } = await succeed(user, 'GET', '/counts')
      return views.find((each: { id: number }) => each.id === view.id).tasks
    }
    assert.deepEqual([await counted(ada), await counted(bob), await counted(ada)], [2, 1, 2])
    await make({ assignees: [bob.id] })
    assert.deepEqual([await counted(ada), await counted(bob)], [2, 2])
  })

  test('of a view follows the name that a member takes, though nothing is written', async () => {
    const view = await succeed(ada, 'POST', '/views', { name: 'His', filter: 'assignee = "Robert"' })
    await make({ assignees: [bob.id] })
    const counted = async () => {
      const { views } = await succeed(ada, 'GET', '/counts')
      return views.find((each: { id: number }) => each.id === view.id).tasks
    }
    assert.equal(await counted(), 0)
    await service.db.pool.query("UPDATE users SET name = 'Robert' WHERE id = $1", [bob.id])
    assert.equal(await counted(), 1)
  })
})
