import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { assertProblem } from '../../../tests/support/problem.ts'
import { startService, type TestService, type TestUser } from '../../../tests/support/service.ts'
import { createWorkspace, inWorkspace, join } from '../../../tests/support/workspaces.ts'
import type { Actor } from '../../core/auth.ts'
import { type Role, SCOPES_OF } from '../../core/roles.ts'
import { createNote } from '../../notes/crud.ts'
import { runUnitOfWork } from '../run-unit-of-work.ts'

/** Undo where several users write: one's own by everybody, that of others by admins. */

let service: TestService
let [ada, bob, eve, tom]: TestUser[] = []
let id = ''
let task = 0

before(async () => {
  service = await startService()
})
after(() => service.close())
beforeEach(async () => {
  ;[ada, bob, eve, tom] = await Promise.all(['Ada', 'Bob', 'Eve', 'Tom'].map((name) => service.newUser(name)))
  id = await createWorkspace(service, user(ada))
  for (const [guest, role] of [
    [bob, 'editor'],
    [eve, 'editor'],
    [tom, 'admin'],
  ] as const) {
    await join(service, id, { owner: user(ada), guest: user(guest), role })
  }
  task = (await by(ada).call('POST', '/tasks', { title: 'Talk' })).data.id
})

function user(one: TestUser | undefined): TestUser {
  assert.ok(one)
  return one
}
const by = (one: TestUser | undefined) => inWorkspace(service, user(one), id)
const undo = (one: TestUser | undefined, body: object) => by(one).call('POST', '/undo', body)
const titleNow = async () => (await by(ada).call('GET', `/tasks/${task}`)).data.title
const rename = async (one: TestUser | undefined, title: string): Promise<number> =>
  (await by(one).call('PATCH', `/tasks/${task}`, { title })).data.revision

/** A write for a user by something else. @returns its revision */
async function writeFor(one: TestUser | undefined, kind: Actor['kind'], role: Role): Promise<number> {
  const actor: Actor = {
    ...{ userId: user(one).id, workspaceId: id, kind, id: `${kind}-1`, role, scopes: SCOPES_OF[role] },
  }
  const write = { actor, at: service.clock.now(), key: null }
  return (await runUnitOfWork(id, service.db, write, (unit) => createNote(unit, { body: 'x' }, task)))
    .revision
}

for (const kind of ['api_key', 'oauth_client', 'assistant'] as const) {
  describe(`what ${kind} has written for a user is undone`, () => {
    test('by that user and by admins, not by others', async () => {
      const [first, second] = [await writeFor(bob, kind, 'editor'), await writeFor(bob, kind, 'editor')]
      assertProblem(await undo(eve, { revision: first }), 403, 'AUTH_FORBIDDEN')
      assert.equal((await undo(bob, { revision: first })).statusCode, 200)
      assert.equal((await undo(tom, { revision: second })).statusCode, 200)
      assert.equal((await by(ada).call('GET', `/tasks/${task}/notes`)).data.count, 0)
    })

    test('since a revision, but not what it has written for others', async () => {
      await writeFor(bob, kind, 'editor')
      await writeFor(eve, kind, 'editor')
      await rename(bob, 'By hand')
      assert.equal((await undo(bob, { since: 0, by: `${kind}-1` })).data.count, 1)
      const { data } = await by(ada).call('GET', `/tasks/${task}/notes`)
      assert.deepEqual(
        data.notes.map((note: { author: { user_id: string } }) => note.author.user_id),
        [user(eve).id],
      )
      assert.equal(await titleNow(), 'By hand')
      assert.equal((await undo(tom, { since: 0, by: `${kind}-1` })).statusCode, 200)
      assert.equal((await by(ada).call('GET', `/tasks/${task}/notes`)).data.count, 0)
    })
  })
}

describe('an undo', () => {
  test('of another is taken back by admins only', async () => {
    const his = await rename(bob, 'His')
    const { write } = (await undo(tom, { revision: his })).data
    assert.equal(await titleNow(), 'Talk')
    assertProblem(await undo(bob, { revision: write }), 403, 'AUTH_FORBIDDEN')
    assert.equal((await undo(ada, { revision: write })).statusCode, 200)
    assert.equal(await titleNow(), 'His')
  })

  test('of what others have changed since is refused, and changes nothing', async () => {
    const his = await rename(bob, 'His')
    await rename(eve, 'Hers')
    const answer = await undo(bob, { revision: his })
    assertProblem(answer, 409, 'CONFLICT')
    assert.deepEqual(answer.data.conflicts[0].fields[0], {
      field: 'title',
      before: 'Talk',
      after: 'His',
      now: 'Hers',
    })
    assert.equal(await titleNow(), 'Hers')
  })

  test('of everything since is of one user, whoever asks', async () => {
    await rename(bob, 'His')
    await by(eve).call('POST', '/tasks', { title: 'Hers' })
    assertProblem(await undo(eve, { since: 0, by: user(bob).id }), 403, 'AUTH_FORBIDDEN')
    assertProblem(await undo(bob, { since: 0, by: 'unknown' }), 404, 'NOT_FOUND')
    assert.equal((await undo(tom, { since: 0, by: user(bob).id })).statusCode, 200)
    assert.equal(await titleNow(), 'Talk')
    assert.equal((await by(ada).call('GET', '/tasks')).data.count, 2)
  })
})

describe('of the workspace', () => {
  const nameNow = async () => (await by(ada).call('GET', '')).data

  test('a new name and time zone are taken back by admins', async () => {
    const { revision } = (await by(tom).call('PATCH', '', { name: 'Flat', time_zone: 'Asia/Karachi' })).data
    assertProblem(await undo(bob, { revision }), 403, 'AUTH_FORBIDDEN')
    const { statusCode, data, payload } = await undo(ada, { revision })
    assert.equal(statusCode, 200, payload)
    const { name, time_zone } = await nameNow()
    assert.deepEqual([name, time_zone], ['Home', 'UTC'])
    assert.equal((await undo(tom, { revision: data.write })).statusCode, 200)
    assert.equal((await nameNow()).name, 'Flat')
  })

  test('a name that others have changed since stays', async () => {
    const { revision } = (await by(tom).call('PATCH', '', { name: 'Flat' })).data
    await by(ada).call('PATCH', '', { name: 'House' })
    assertProblem(await undo(tom, { revision }), 409, 'CONFLICT')
    assert.equal((await nameNow()).name, 'House')
  })

  test('who was an admin no more takes it back', async () => {
    const { revision } = (await by(tom).call('PATCH', '', { name: 'Flat' })).data
    await by(ada).call('PATCH', `/members/${user(tom).id}`, { role: 'editor' })
    let answer = await undo(tom, { revision })
    // The old role is believed for two seconds.
    while (answer.statusCode === 200) {
      await undo(ada, { revision: answer.data.write })
      answer = await undo(tom, { revision })
    }
    assertProblem(answer, 403, 'AUTH_FORBIDDEN')
  })

  test('members and its making stay', async () => {
    const { revision } = (await by(tom).call('PATCH', `/members/${user(bob).id}`, { role: 'viewer' })).data
    assertProblem(await undo(ada, { revision }), 409, 'CONFLICT')
    assertProblem(await undo(ada, { revision: 1 }), 409, 'CONFLICT')
    await by(ada).call('PATCH', '', { name: 'Flat' })
    const { statusCode, payload } = await undo(ada, { since: 0 })
    assert.equal(statusCode, 200, payload)
    assert.equal((await nameNow()).name, 'Home')
    const { data } = await by(ada).call('GET', '/members')
    assert.equal(data.count, 4)
    assert.equal(data.members[1].role, 'viewer')
  })
})
