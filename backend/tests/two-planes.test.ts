import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { deleteUser } from '../src/accounts/crud.ts'
import { type Admin, person, withoutAdmins } from './support/admin.ts'
import { PASSWORD } from './support/browser.ts'
import { whileCommitting, whileHeld, whileLocked } from './support/locks.ts'
import { assertProblem } from './support/problem.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'
import { createWorkspace, inWorkspace, join, withToken } from './support/workspaces.ts'

/**
 * Identity and workspaces may be on different nodes, which let go of their locks one after the other. Whatever is read of
 * identity to decide what to write is held where it is. Here, another instance is about to commit: its lock on the
 * workspace's row is gone, and what it has written of identity is not to be seen yet. `citus/two-planes.nightly.test.ts` shows that
 * a cluster comes to that.
 */

let service: TestService
let admin: Admin
let ada: TestUser
let bob: TestUser
/** Ada's, in which Bob is an admin. */
let id = ''

before(async () => {
  service = await startService({ QUOTA_WORKSPACES: '1', QUOTA_KEYS: '1' })
})
after(() => service.close())
beforeEach(async () => {
  ;[ada, bob] = await Promise.all([service.newUser('Ada'), service.newUser('Bob')])
  id = await createWorkspace(service, ada)
  await join(service, id, { owner: ada, guest: bob, role: 'admin' })
})

const there = (who: TestUser) => inWorkspace(service, who, id)
const sql = async (text: string, ...values: unknown[]) => (await service.db.pool.query(text, values)).rows

const insertMember = `INSERT INTO memberships (workspace_id, user_id, role, joined_at, revision) VALUES ($1, $2, $3, now(), 1)`
const deleteMember = 'DELETE FROM memberships WHERE workspace_id = $1 AND user_id = $2'
const ELSEWHERE = '0123456789abcdef0123456789abcdef'

describe('how many workspaces somebody owns', () => {
  const owns = (user: TestUser) => (query: (text: string, ...values: unknown[]) => Promise<unknown>) =>
    query(insertMember, `${ELSEWHERE.slice(8)}${user.id.slice(0, 8)}`, user.id, 'owner')

  test('counts one that was handed to them just now, when one more is', async () => {
    const hand = () => there(ada).call('PATCH', `/members/${bob.id}`, { role: 'owner' })
    const answer = await whileCommitting(service.db, bob.id, hand, owns(bob))
    assertProblem(answer, 409, 'CONFLICT')
    assert.match(answer.data.detail, /^They own as many shared workspaces as they may/)
  })

  test('and when they make one', async () => {
    const make = () => withToken(service, bob, 'POST', '/api/workspaces', { name: 'Mine' })
    assertProblem(await whileCommitting(service.db, bob.id, make, owns(bob)), 409, 'CONFLICT')
  })
})

test('how many workspaces somebody is a member of counts one that they joined just now', async () => {
  const invited = await there(ada).call('POST', '/invitations', { role: 'viewer' })
  const eve = await service.newUser('Eve')
  const accept = () => withToken(service, eve, 'POST', `/api/invitations/${invited.data.token}/accept`)
  const answer = await whileCommitting(service.db, eve.id, accept, (query) =>
    query(
      `INSERT INTO memberships (workspace_id, user_id, role, joined_at, revision)
       SELECT md5(eve.id || number), eve.id, 'viewer', now(), 1
       FROM generate_series(1, 500) number CROSS JOIN (SELECT $1::text AS id) eve`,
      eve.id,
    ),
  )
  assertProblem(answer, 409, 'CONFLICT')
})

describe('an invitation', () => {
  const invite = async () => (await there(bob).call('POST', '/invitations', { role: 'viewer' })).data.token
  const accept = (who: TestUser, token: string) => () =>
    withToken(service, who, 'POST', `/api/invitations/${token}/accept`)

  test('that was used up just now is used no more', async () => {
    const [token, eve] = [await invite(), await service.newUser('Eve')]
    const answer = await whileCommitting(service.db, id, accept(eve, token), (query) =>
      query('UPDATE member_invitations SET uses_left = 0 WHERE workspace_id = $1', id),
    )
    assertProblem(answer, 404, 'NOT_FOUND')
  })

  test('of somebody who was disabled just now lets nobody in', async () => {
    const [token, eve] = [await invite(), await service.newUser('Eve')]
    const answer = await whileLocked(service.db, id, accept(eve, token), (query) =>
      query('UPDATE users SET disabled_at = now() WHERE id = $1', bob.id),
    )
    assertProblem(answer, 404, 'NOT_FOUND')
  })
})

describe('the last owner', () => {
  test('hands over to nobody who was removed just now', async () => {
    const hand = () => there(ada).call('PATCH', `/members/${bob.id}`, { role: 'owner' })
    const answer = await whileCommitting(service.db, id, hand, (query) => query(deleteMember, id, bob.id))
    assertProblem(answer, 404, 'NOT_FOUND')
    const owners = await sql("SELECT user_id FROM memberships WHERE workspace_id = $1 AND role = 'owner'", id)
    assert.deepEqual(owners, [{ user_id: ada.id }])
  })

  test('is not removed by who saw them become it too late', async () => {
    await join(service, id, { owner: ada, guest: await service.newUser('Eve'), role: 'admin' })
    const answer = await whileCommitting(
      service.db,
      id,
      () => there(ada).call('DELETE', `/members/${bob.id}`),
      async (query) => {
        await query(
          "UPDATE memberships SET role = 'admin' WHERE workspace_id = $1 AND user_id = $2",
          id,
          ada.id,
        )
        await query(
          "UPDATE memberships SET role = 'owner' WHERE workspace_id = $1 AND user_id = $2",
          id,
          bob.id,
        )
      },
    )
    assertProblem(answer, 409, 'CONFLICT')
  })
})

describe('the last administrator', () => {
  beforeEach(async () => {
    await withoutAdmins(service)
    admin = await person(service, 'admin')
  })
  const setRole = 'UPDATE users SET role = $2 WHERE id = $1'
  const administrators = async () => (await sql("SELECT FROM users WHERE role = 'admin'")).length

  test('takes the role from nobody while another gives it up', async () => {
    const other = await person(service, 'admin')
    const answer = await whileHeld(
      service.db,
      (holder) =>
        holder.query('INSERT INTO service_settings (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET id = 1'),
      () => admin.ask('PATCH', `/users/${other.id}`, { role: 'user' }),
      (query) => query(setRole, admin.id, 'user'),
    )
    assertProblem(answer, 403, 'AUTH_FORBIDDEN')
    assert.equal(await administrators(), 1)
  })

  test('is not deleted by who became it just now', async () => {
    const heir = await person(service)
    const answer = await whileHeld(
      service.db,
      (holder) => holder.query(setRole, [heir.id, 'admin']),
      () => heir.browser.post('/delete-user', { password: PASSWORD }),
      (query) => query(setRole, admin.id, 'user'),
    )
    assert.equal(answer.statusCode, 409)
    assert.equal(answer.data.code, 'LAST_ADMINISTRATOR')
    assert.equal(await administrators(), 1)
  })
})

describe('quotas', () => {
  test('count a key that was made just now', async () => {
    const make = () => bob.call('POST', '/keys', { name: 'Two', scopes: ['tasks:read'] })
    const answer = await whileCommitting(service.db, bob.id, make, (query) =>
      query(
        `INSERT INTO api_keys (user_id, id, revision, name, start, hash, scopes, created_at, expires_at)
         VALUES ($1, 'one', 1, 'One', 'dk_', decode(md5($1), 'hex'), '{}', now(), now() + interval '1 day')`,
        bob.id,
      ),
    )
    assertProblem(answer, 409, 'CONFLICT')
  })

  test('that change reach a workspace that was handed over just now', async () => {
    await withoutAdmins(service)
    admin = await person(service, 'admin')
    const quotas = { tasks: 7, keys: null, storage: null }
    const answer = await whileCommitting(
      service.db,
      bob.id,
      () => admin.ask('PATCH', `/users/${bob.id}`, { quotas }),
      (query) =>
        query("UPDATE memberships SET role = 'owner' WHERE workspace_id = $1 AND user_id = $2", id, bob.id),
    )
    assert.equal(answer.statusCode, 200, answer.payload)
    const [workspace] = await sql('SELECT quota_tasks::int AS tasks FROM workspaces WHERE id = $1', id)
    assert.deepEqual(workspace, { tasks: 7 })
  })
})

describe('a member who is removed just now', () => {
  const remove = (query: (text: string, ...values: unknown[]) => Promise<unknown>) =>
    query(deleteMember, id, bob.id)

  test('is assigned nothing', async () => {
    const { data } = await there(ada).call('POST', '/tasks', { title: 'Dig' })
    const assign = () => there(ada).call('PATCH', `/tasks/${data.id}`, { assignees: [bob.id] })
    assertProblem(await whileCommitting(service.db, id, assign, remove), 422, 'VALIDATION_ERROR')
  })

  test('leaves no conversation with the assistant behind', async () => {
    const say = () => there(bob).call('POST', '/chat', { message: 'Hello' })
    const answer = await whileCommitting(service.db, id, say, remove)
    assertProblem(answer, 403, 'AUTH_FORBIDDEN')
    assert.deepEqual(await sql('SELECT FROM conversations WHERE user_id = $1', id), [])
  })

  test('invites nobody', async () => {
    const invite = () => there(bob).call('POST', '/invitations', { role: 'viewer' })
    assertProblem(await whileCommitting(service.db, id, invite, remove), 403, 'AUTH_FORBIDDEN')
  })
})

describe('what ends just now', () => {
  test('a key is revoked, and logged, once', async () => {
    const { data } = await bob.call('POST', '/keys', { name: 'One', scopes: ['tasks:read'] })
    const answer = await whileCommitting(
      service.db,
      bob.id,
      () => bob.call('DELETE', `/keys/${data.id}`),
      (query) => query('DELETE FROM api_keys WHERE id = $1', data.id),
    )
    assertProblem(answer, 404, 'NOT_FOUND')
  })

  test('a link to a project ends with it, though it was made just now', async () => {
    const { data } = await bob.call('POST', '/projects', { name: 'Garden' })
    const answer = await whileCommitting(
      service.db,
      bob.id,
      () => bob.call('DELETE', `/projects/${data.id}`),
      (query) =>
        query(
          `INSERT INTO public_links (workspace_id, id, hash, project_id, shows, made_by, created_at, version)
           VALUES ($1, 'link', '\\x00', $2, '{}', $1, now(), 1)`,
          ...[bob.id, data.id],
        ),
    )
    assert.equal(answer.statusCode, 204, answer.payload)
    assert.deepEqual(await sql('SELECT FROM public_links WHERE workspace_id = $1', bob.id), [])
  })

  test('an account goes with the workspace that it made just now', async () => {
    const made = `${ELSEWHERE.slice(8)}${bob.id.slice(0, 8)}`
    await sql(
      "INSERT INTO workspaces (id, name, time_zone, created_at) VALUES ($1, 'Made', 'UTC', now())",
      made,
    )
    await whileCommitting(
      service.db,
      bob.id,
      () => deleteUser(bob.id, service.db),
      (query) => query(insertMember, made, bob.id, 'owner'),
    )
    assert.deepEqual(await sql('SELECT FROM workspaces WHERE id = $1', made), [])
    assert.deepEqual(await sql('SELECT FROM users WHERE id = $1', bob.id), [])
  })
})
