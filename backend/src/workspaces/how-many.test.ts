import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, withToken } from '../../tests/support/workspaces.ts'

/** How many members a workspace has, and how many workspaces a user is a member of. */

let service: TestService
let ada: TestUser
let bob: TestUser
/** A workspace that Ada owns. */
let id: string

before(async () => {
  service = await startService()
})
after(() => service.close())
beforeEach(async () => {
  ;[ada, bob] = await Promise.all([service.newUser('ada'), service.newUser('bob')])
  id = await createWorkspace(service, ada)
})

const there = (user: TestUser) => inWorkspace(service, user, id)
const invited = async () => (await there(ada).call('POST', '/invitations', { role: 'viewer' })).data
const accept = (user: TestUser, token: string) =>
  withToken(service, user, 'POST', `/api/invitations/${token}/accept`)

describe('how many', () => {
  const members = async () => (await there(ada).call('GET', '/members')).data.count

  test('workspaces a user joins is limited, and nothing is used of the invitation', async () => {
    const { token } = await invited()
    await service.db.pool.query(
      `INSERT INTO memberships (workspace_id, user_id, role, joined_at, revision)
       SELECT md5(bob.id || number), bob.id, 'viewer', now(), 1
       FROM generate_series(1, 500) number CROSS JOIN (SELECT $1::text AS id) bob`,
      [bob.id],
    )
    const more = await accept(bob, token)
    assertProblem(more, 409, 'CONFLICT')
    assert.match(more.data.detail, /^You can be a member of at most 500 shared workspaces\./)
    assertProblem(
      await withToken(service, bob, 'POST', '/api/workspaces', { name: 'One more' }),
      409,
      'CONFLICT',
    )
    assert.equal(await members(), 1)
    await service.db.pool.query('DELETE FROM memberships WHERE user_id = $1 AND workspace_id = md5($2)', [
      bob.id,
      `${bob.id}1`,
    ])
    assert.equal((await accept(bob, token)).statusCode, 200)
  })

  test('members a workspace has is limited, too', async () => {
    const { token } = await invited()
    await service.db.pool.query(
      `INSERT INTO users (id, name, email) SELECT 'many-' || number, 'Many', number || '@many.example'
       FROM generate_series(2, 500) number`,
    )
    await service.db.pool.query(
      `INSERT INTO memberships (workspace_id, user_id, role, joined_at, revision)
       SELECT $1, id, 'viewer', now(), 1 FROM users WHERE id LIKE 'many-%'`,
      [id],
    )
    const more = await accept(bob, token)
    assertProblem(more, 409, 'CONFLICT')
    assert.match(more.data.detail, /^A workspace can have at most 500 members\./)
    assert.equal((await there(ada).call('DELETE', '/members/many-2')).statusCode, 204)
    assert.equal((await accept(bob, token)).statusCode, 200)
  })
})
