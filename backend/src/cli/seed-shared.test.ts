import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { inWorkspace, withToken } from '../../tests/support/workspaces.ts'
import { operator, SECRET } from './testing.ts'

/** The workspace that the demo users share. */

let service: TestService
let users: TestUser[]
let out: string
let id: string

before(async () => {
  service = await startService()
  const environment = { DATABASE_URL: service.config.database.url ?? '', BETTER_AUTH_SECRET: SECRET }
  const run = operator(environment)
  // Two users share nothing; a second run adds the workspace, and a third does not do so again.
  const first = await run('seed', '--users', '2', '--tasks', '0', '--json')
  assert.equal(first.code, 0, first.notes)
  assert.equal(JSON.parse(first.out).shared, null)
  const second = await run('seed', '--users', '3', '--tasks', '0')
  assert.equal(second.code, 0, second.notes)
  out = second.out
  const third = await run('seed', '--users', '3', '--tasks', '0', '--json')
  assert.equal(JSON.parse(third.out).shared, null)
  const { rows } = await service.db.pool.query(
    "SELECT id FROM users WHERE email LIKE 'demo-%' ORDER BY email",
  )
  users = await Promise.all(
    rows.map(async ({ id: userId }) => ({
      ...(await service.newUser()),
      id: userId,
      token: await service.sign({ sub: userId, user_id: userId }),
    })),
  )
  const [one] = users
  assert.ok(one !== undefined)
  const { workspaces } = (await withToken(service, one, 'GET', '/api/workspaces')).data
  assert.equal(workspaces.length, 2)
  id = workspaces[1].id
})
after(() => service.close())

const by = (index: number): TestUser => {
  const user = users[index]
  assert.ok(user !== undefined)
  return inWorkspace(service, user, id)
}

test('it has three members of different roles, with tasks for each', async () => {
  const { members } = (await by(0).call('GET', '/members')).data
  // They joined at the same moment.
  assert.deepEqual(
    new Map(members.map(({ id, role }: { id: string; role: string }) => [id, role])),
    new Map(['owner', 'editor', 'commenter'].map((role, index) => [users[index]?.id, role])),
  )
  const { tasks } = (await by(1).call('GET', '/tasks')).data
  for (const { id: member } of members) {
    assert.ok(tasks.some(({ assignees }: { assignees: string[] }) => assignees.includes(member)))
  }
})

test('its comments mention members, and its log is as the API would have written it', async () => {
  const mine = (await by(0).call('GET', '/notes?mentions=me')).data
  assert.equal(mine.notes[0].author.user_id, users[2]?.id)
  assert.equal((await by(1).call('GET', '/notes?mentions=me')).data.count, 1)
  const { changes } = (await by(0).call('GET', '/changes?since=0&limit=500')).data
  assert.deepEqual(
    changes.map(({ revision }: { revision: number }) => revision),
    changes.map((_: object, index: number) => index + 1),
  )
  const instants = changes.map(({ at }: { at: string }) => at)
  assert.deepEqual(instants, instants.toSorted())
})

test('the addresses that it prints lead to an invitation and to a public link', async () => {
  const invitation = /invitation to it: \S*\/(\S+)/.exec(out)?.[1]
  const link = /for everybody: \S*\/(\S+)/.exec(out)?.[1]
  const guest = await service.newUser()
  const shown = await withToken(service, guest, 'GET', `/api/invitations/${invitation}`)
  assert.equal(shown.statusCode, 200, shown.payload)
  const accepted = await withToken(service, guest, 'POST', `/api/invitations/${invitation}/accept`)
  assert.equal(accepted.statusCode, 200, accepted.payload)
  const read = await service.inject({ url: `/api/links/${link}/tasks` })
  assert.equal(read.statusCode, 200, read.payload)
  assert.ok(read.payload.includes('Build the beds'))
})
