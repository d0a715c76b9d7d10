import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { signedIn } from '../../tests/support/browser.ts'
import { whileLocked } from '../../tests/support/locks.ts'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, join, withToken } from '../../tests/support/workspaces.ts'
import { deleteUser } from '../accounts/crud.ts'
import { settleAbandoned } from './crud/abandoned.ts'

/** Who goes while others come: whatever happens at once, a workspace has one owner, or it is gone. */

let service: TestService
let ada: TestUser
let bob: TestUser
let eve: TestUser
/** A workspace that Ada owns. */
let id: string

before(async () => {
  service = await startService()
})
after(() => service.close())
beforeEach(async () => {
  ;[ada, bob, eve] = await Promise.all([
    service.newUser('ada'),
    service.newUser('bob'),
    service.newUser('eve'),
  ])
  id = await createWorkspace(service, ada)
})

const there = (user: TestUser) => inWorkspace(service, user, id)
const joined = (guest: TestUser, role: 'viewer' | 'commenter' | 'editor' | 'admin') =>
  join(service, id, { owner: ada, guest, role })
const sql = (text: string, ...values: unknown[]) => service.db.pool.query(text, values)

const disable = (user: TestUser) => sql('UPDATE users SET disabled_at = now() WHERE id = $1', user.id)

/** The members of the workspace in the database, by their roles. */
async function membersOf(workspace: string): Promise<Record<string, string>> {
  const { rows } = await sql('SELECT user_id, role FROM memberships WHERE workspace_id = $1', workspace)
  return Object.fromEntries(rows.map(({ user_id, role }) => [user_id, role]))
}

const exists = async (workspace: string): Promise<boolean> =>
  (await sql('SELECT FROM workspaces WHERE id = $1', workspace)).rowCount === 1

describe('deleting an account', () => {
  test('changes nothing of what is shared if it fails', async (t) => {
    await joined(bob, 'admin')
    const alone = await createWorkspace(service, ada, 'Alone')
    await sql(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not now'; END $$`)
    await sql('CREATE TRIGGER refuse BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION refuse()')
    t.after(() => sql('DROP FUNCTION IF EXISTS refuse CASCADE'))
    await assert.rejects(deleteUser(ada.id, service.db))
    await sql('DROP FUNCTION refuse CASCADE')
    assert.deepEqual(await membersOf(id), { [ada.id]: 'owner', [bob.id]: 'admin' })
    assert.deepEqual(await membersOf(alone), { [ada.id]: 'owner' })
    assert.equal((await ada.call('GET', '/tasks')).statusCode, 200)
  })

  test('sees who has joined while it waited', async () => {
    await whileLocked(
      service.db,
      id,
      () => deleteUser(ada.id, service.db),
      (query) => query("INSERT INTO memberships VALUES ($1, $2, 'viewer', now(), 9)", id, bob.id),
    )
    assert.deepEqual(await membersOf(id), { [bob.id]: 'owner' })
    assert.ok(await exists(id))
  })

  test('sees that the ownership has been handed over to the user while it waited', async () => {
    await joined(bob, 'admin')
    await whileLocked(
      service.db,
      id,
      () => deleteUser(bob.id, service.db),
      async (query) => {
        await query("UPDATE memberships SET role = 'admin' WHERE user_id = $1", ada.id)
        await query("UPDATE memberships SET role = 'owner' WHERE user_id = $1", bob.id)
      },
    )
    assert.deepEqual(await membersOf(id), { [ada.id]: 'owner' })
  })

  test('takes along what the user is making, and ends what they are joining', async () => {
    const { token } = (await there(ada).call('POST', '/invitations', { role: 'editor' })).data
    const begun = await whileLocked(
      service.db,
      bob.id,
      async () => {
        const made = withToken(service, bob, 'POST', '/api/workspaces', { name: 'New' })
        const accepted = withToken(service, bob, 'POST', `/api/invitations/${token}/accept`)
        const deleted = deleteUser(bob.id, service.db)
        return { made, accepted, deleted }
      },
      async () => {},
    )
    const [made, accepted] = await Promise.all([begun.made, begun.accepted, begun.deleted])
    assert.ok([201, 401].includes(made.statusCode), made.payload)
    assert.ok([200, 401].includes(accepted.statusCode), accepted.payload)
    if (made.statusCode === 201) assert.equal(await exists(made.data.id), false)
    assert.deepEqual(await membersOf(id), { [ada.id]: 'owner' })
    const { changes } = (await there(ada).call('GET', '/changes?since=0')).data
    const ofBob = changes.filter((change: { resource_id: string }) => change.resource_id === bob.id)
    // Whoever has joined has left.
    assert.ok(ofBob.length === 0 || ofBob.at(-1).after === null)
  })

  test('never waits for whoever makes the user a member, and they for it', async () => {
    const { token } = (await there(ada).call('POST', '/invitations', { role: 'editor' })).data
    const begun = await whileLocked(
      service.db,
      id,
      async () => {
        const accepted = withToken(service, bob, 'POST', `/api/invitations/${token}/accept`)
        return { accepted }
      },
      async () => {},
    )
    const deleted = deleteUser(bob.id, service.db)
    const [accepted] = await Promise.all([begun.accepted, deleted])
    assert.equal(accepted.statusCode, 200, accepted.payload)
    assert.deepEqual(await membersOf(id), { [ada.id]: 'owner' })
  })

  test('makes nobody an owner who is disabled, as long as there is anybody else', async () => {
    await joined(eve, 'admin')
    await joined(bob, 'viewer')
    await disable(eve)
    await deleteUser(ada.id, service.db)
    assert.deepEqual(await membersOf(id), { [eve.id]: 'admin', [bob.id]: 'owner' })
    await deleteUser(bob.id, service.db)
    assert.deepEqual(await membersOf(id), { [eve.id]: 'owner' })
  })

  test('can be foreseen: the list of workspaces says who is alone', async () => {
    await joined(bob, 'viewer')
    await createWorkspace(service, ada, 'Alone')
    const { data } = await withToken(service, ada, 'GET', '/api/workspaces')
    assert.deepEqual(
      data.workspaces.map(({ name, role, member_count }: Record<string, unknown>) => [
        name,
        role,
        member_count,
      ]),
      [
        [null, 'owner', 1],
        ['Alone', 'owner', 1],
        ['Home', 'owner', 2],
      ],
    )
    const { workspaces } = (await withToken(service, bob, 'GET', '/api/workspaces')).data
    assert.equal(workspaces[1].member_count, 2)
  })
})

test('the workspace of an owner who is disabled stays open to its members', async () => {
  await joined(bob, 'admin')
  await disable(ada)
  assert.equal((await there(bob).call('POST', '/tasks', { title: 'Buy milk' })).statusCode, 201)
  assert.equal((await there(bob).call('PATCH', '', { name: 'Flat' })).statusCode, 200)
  const { token } = (await there(bob).call('POST', '/invitations', { role: 'editor' })).data
  assert.equal((await withToken(service, eve, 'POST', `/api/invitations/${token}/accept`)).statusCode, 200)
  assert.equal((await there(eve).call('GET', '/tasks')).data.count, 1)
})

describe('a user who is deleted by hand in the database', () => {
  const later = () => new Date(service.clock.now().getTime() + 2 * 60 * 60 * 1000)
  const byHand = (user: TestUser) => sql('DELETE FROM users WHERE id = $1', user.id)

  test('leaves a workspace to whoever inherits it, at the next look', async () => {
    await joined(bob, 'editor')
    await joined(eve, 'admin')
    await byHand(ada)
    assert.deepEqual(await membersOf(id), { [bob.id]: 'editor', [eve.id]: 'admin' })
    await settleAbandoned(service.db, later())
    assert.deepEqual(await membersOf(id), { [bob.id]: 'editor', [eve.id]: 'owner' })
    const { changes } = (await there(bob).call('GET', '/changes?since=0')).data
    const { resource, actor, after } = changes.at(-1)
    assert.deepEqual([resource, actor.id, after.role], ['member', eve.id, 'owner'])
    await settleAbandoned(service.db, later())
    assert.equal((await there(bob).call('GET', '/changes?since=0')).data.changes.length, changes.length)
  })

  test('leaves nothing of a workspace that nobody else is in', async () => {
    const other = await createWorkspace(service, bob, 'Stays')
    await there(ada).call('POST', '/tasks', { title: 'Gone' })
    await byHand(ada)
    assert.ok(await exists(id))
    await settleAbandoned(service.db, later())
    assert.deepEqual([await exists(id), await exists(other)], [false, true])
    assert.ok(await exists(bob.id))
    assert.equal((await sql('SELECT FROM tasks WHERE user_id = $1', id)).rowCount, 0)
  })

  test('leaves nothing that they said to the assistant, and what others said stays', async () => {
    await joined(bob, 'viewer')
    for (const user of [ada, bob]) await there(user).call('POST', '/chat', { message: 'Hello' })
    await byHand(bob)
    await settleAbandoned(service.db, later())
    const { rows } = await sql('SELECT member_id FROM conversations WHERE user_id = $1', id)
    assert.deepEqual(rows, [{ member_id: ada.id }])
  })

  test('and a workspace that is just being made is not looked at', async () => {
    await byHand(ada)
    await settleAbandoned(service.db, service.clock.now())
    assert.ok(await exists(id))
  })
})

describe('a write that had to wait looks again at', () => {
  const hands = "UPDATE memberships SET role = 'editor' WHERE workspace_id = $1 AND user_id = $2"

  test('the conditions of a deletion', async () => {
    const answer = await whileLocked(
      service.db,
      id,
      () => there(ada).call('DELETE', '', undefined, { 'if-match': '"1"' }),
      (query) => query('UPDATE workspaces SET own_revision = own_revision + 1 WHERE id = $1', id),
    )
    assertProblem(answer, 412, 'PRECONDITION_FAILED')
    assert.ok(await exists(id))
  })

  test('whether who deletes a workspace still owns it', async () => {
    const answer = await whileLocked(
      service.db,
      id,
      () => there(ada).call('DELETE', ''),
      (query) => query(hands, id, ada.id),
    )
    assertProblem(answer, 403, 'AUTH_FORBIDDEN')
    assert.match(answer.data.detail, /takes the role owner/)
    assert.ok(await exists(id))
  })

  for (const [what, method, path, body] of [
    ['who renames a workspace', 'PATCH', '', { name: 'Mine' }],
    ['who invites', 'POST', '/invitations', { role: 'viewer' }],
    ['who revokes an invitation', 'DELETE', '/invitations/', undefined],
    ['who makes a webhook', 'POST', '/webhooks', { url: 'https://hooks.example.com/', events: ['*'] }],
  ] as const) {
    test(`whether ${what} is still an admin`, async () => {
      await joined(bob, 'admin')
      const invitation = (await there(ada).call('POST', '/invitations', { role: 'viewer' })).data.id
      const answer = await whileLocked(
        service.db,
        id,
        () => there(bob).call(method, path === '/invitations/' ? path + invitation : path, body),
        (query) => query(hands, id, bob.id),
      )
      assertProblem(answer, 403, 'AUTH_FORBIDDEN')
      assert.match(answer.data.detail, /takes the role admin/)
    })
  }
})

describe('a member', () => {
  // What belongs to a person is refused at once.
  test('whose session has ended is refused as everywhere, and not as a stranger', async () => {
    const browser = await signedIn(service, `ended-${id}@example.com`)
    const user = {
      ...bob,
      id: (await browser.get('/get-session')).data.user.id,
      token: await browser.token(),
    }
    await joined(user, 'viewer')
    assert.equal((await there(user).call('GET', '/conversations')).statusCode, 200)
    await sql('DELETE FROM sessions WHERE user_id = $1', user.id)
    assertProblem(await there(user).call('GET', '/conversations'), 401, 'AUTH_INVALID')
  })

  test('whose membership has ended is refused as a stranger, and stays signed in', async () => {
    await joined(bob, 'viewer')
    assert.equal((await there(bob).call('GET', '/conversations')).statusCode, 200)
    await sql('DELETE FROM memberships WHERE user_id = $1', bob.id)
    assertProblem(await there(bob).call('GET', '/conversations'), 403, 'AUTH_FORBIDDEN')
    assert.equal((await bob.call('GET', '/tasks')).statusCode, 200)
  })

  test('is told which role it takes, in batches and when undoing as well', async () => {
    await joined(bob, 'viewer')
    await joined(eve, 'commenter')
    const task = (await there(ada).call('POST', '/tasks', { title: 'Talk' })).data
    const operations = [{ method: 'POST', path: '/tasks', body: { title: 'No' } }]
    const batch = await there(bob).call('POST', '/batch', { operations })
    const undo = await there(eve).call('POST', '/undo', { revision: task.revision })
    const purged = await there(bob).call('DELETE', `/trash/task/${task.id}`)
    for (const [{ data }, role] of [
      [batch, 'editor'],
      [undo, 'admin'],
      [purged, 'admin'],
    ] as const) {
      assert.match(data.detail, new RegExp(`Your role in this workspace .* it takes the role ${role}\\.$`))
    }
    assert.equal(undo.headers['www-authenticate'], undefined)
  })
})
