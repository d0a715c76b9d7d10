import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { createDatabase, onServer } from './support/database.ts'
import { Follower, insistent, sorted } from './support/followers.ts'
import { freePort, type ServiceProcess, startProcess, TRUSTING, tokenFor } from './support/process.ts'
import {
  actionsOf,
  type Call,
  type Change,
  changesOf,
  furnish,
  randomOf,
  replay,
  SEED,
  shownBy,
} from './support/random.ts'
import { rounds } from './support/rounds.ts'
import type { TestUser } from './support/service.ts'

/**
 * Members of four roles write to one workspace through two instances, each of which is killed now and then: all end
 * with the same state, and each has done what their role may do, and nothing else.
 */

const OPERATIONS = Number(process.env.OPERATIONS ?? rounds(800, 10_000))
const KILLS = rounds(2, 5)
const ROLES = ['admin', 'editor', 'commenter', 'viewer'] as const
type Role = (typeof ROLES)[number]

let database: Awaited<ReturnType<typeof createDatabase>>
const instances: ServiceProcess[] = []
const environments: Record<string, string>[] = []

before(async () => {
  database = await createDatabase()
  for (let index = 0; index < 2; index += 1) {
    environments.push({
      ...TRUSTING,
      DATABASE_URL: database.url,
      PORT: String(await freePort()),
      LOG_LEVEL: 'error',
      ...{ RATE_LIMIT_USER: '100000', RATE_LIMIT_USER_BURST: '100000' },
      ...{ RATE_LIMIT_ADDRESS: '100000', RATE_LIMIT_ADDRESS_BURST: '100000' },
    })
  }
  instances.push(...(await Promise.all(environments.map(startProcess))))
})
after(async () => {
  for (const { child } of instances) child.kill('SIGTERM')
  await Promise.all(instances.map(({ ended }) => ended))
  await database.drop()
})

/** What somebody asked for, and how it was answered. */
interface Asked {
  role: Role
  call: Call
  status: number
}

test(`members of four roles and ${OPERATIONS} operations converge despite kills`, async (t) => {
  const { workspace, owner, members } = await createShared()
  const made = await furnish(owner)
  const asked: Asked[] = []
  /** The ids of notes, with who wrote them. */
  const authors = new Map<number, string>()
  for (const note of made.get('/tasks/n/notes') ?? []) authors.set(Number(note.split('/').at(-1)), 'owner')

  const killing = (async () => {
    for (let kill = 1; kill <= KILLS; kill += 1) {
      while (asked.length < (kill * OPERATIONS) / (KILLS + 1)) await delay(5, undefined, { ref: false })
      const killed = kill % 2
      instances[killed]?.child.kill('SIGKILL')
      await instances[killed]?.ended
      instances[killed] = await startProcess(environments[killed] ?? {})
    }
  })()

  async function act(role: Role, follower: Follower, random: () => number): Promise<void> {
    const limits = { tasks: OPERATIONS / 40, revisions: OPERATIONS / 4, made, member: `${role}1` }
    const next = actionsOf(random, limits)
    for (let step = 0; step < OPERATIONS / ROLES.length; step += 1) {
      const call = next()
      const [method, path, body] = call
      const key = method === 'POST' ? { 'idempotency-key': randomUUID() } : {}
      const answer = await members[role].call(method, path, body, key)
      asked.push({ role, call, status: answer.statusCode })
      if (answer.statusCode === 201 && path.endsWith('/notes')) {
        authors.set(answer.data.id, role)
        made.get('/tasks/n/notes')?.push(`${path}/${answer.data.id}`)
      }
      if (random() < 0.02) await follower.follow(members[role], random)
    }
  }

  const followers = ROLES.map(() => new Follower())
  await Promise.all(
    ROLES.map((role, index) => act(role, followers[index] as Follower, randomOf(SEED + index))),
  )
  await killing
  for (const [index, follower] of followers.entries())
    await follower.follow(members[ROLES[index] as Role], () => 1)

  const log = await changesOf(owner)
  const told = sorted(replay(log, new Map()))
  for (const [index, { states }] of followers.entries())
    assert.deepEqual(sorted(states), told, `what the ${ROLES[index]} followed`)
  const isShown = ([name]: [string, unknown]) => !/^(member|workspace) /.test(name)
  const { states } = await shownBy(members.viewer, { withPreferences: false })
  assert.deepEqual(sorted(states), told.filter(isShown), 'the service and its log')

  for (const one of asked) assertAsRole(one, authors, log)
  for (const change of log) assertByRole(change)
  const written = (role: Role) => log.filter(({ actor }) => actor.id === `${role}1`).length
  assert.ok(written('editor') > OPERATIONS / 50, `the editor wrote ${written('editor')} changes`)
  assert.ok(written('commenter') > 0, 'the commenter wrote')
  t.diagnostic(`${asked.length} operations at ${workspace} wrote ${log.length} revisions`)
})

/** A request was refused for the role of who sent it, or was not. Written by hand, apart from the code. */
function assertAsRole(
  { role, call: [method, path, body], status }: Asked,
  authors: ReadonlyMap<number, string>,
  log: readonly Change[],
): void {
  const said = `${method} ${path} by the ${role}: ${status}`
  const isAdmin = role === 'admin'
  if (path === '/undo') {
    const { revision = 0 } = body as { revision?: number }
    const isTheirs = log[revision - 1]?.actor.id === `${role}1`
    if (status < 300) assert.ok((isTheirs && role !== 'viewer') || isAdmin, said)
    else if (status === 403) assert.ok(!isTheirs, said)
    return
  }
  const note = /^\/tasks\/\d+\/notes(?:\/(\d+))?/.exec(path)
  if (path === '/preferences') assert.equal(status, 403, said)
  else if (note === null) assert.equal(status === 403, role === 'commenter' || role === 'viewer', said)
  else if (role === 'viewer') assert.equal(status, 403, said)
  else if (note[1] !== undefined) {
    const isAuthors = authors.get(Number(note[1])) === role
    const mayAsAdmin = isAdmin && method !== 'PATCH'
    if (status < 300) assert.ok(isAuthors || mayAsAdmin, said)
    else if (status === 403) assert.ok(!isAuthors && !mayAsAdmin, said)
  } else assert.notEqual(status, 403, said)
}

/** A change is one that its actor's role may make. */
function assertByRole({ revision, actor, resource, action, after: state }: Change): void {
  const said = `revision ${revision}: ${resource} ${action} by ${actor.id}`
  // Everybody has joined.
  if (resource === 'member' && action === 'created') return
  assert.notEqual(actor.id, 'viewer1', said)
  if (actor.id === 'commenter1') assert.equal(resource, 'note', said)
  if (resource !== 'note' || action !== 'updated') return
  assert.equal(Object(state).author.user_id, actor.id, said)
}

/** A workspace of an owner with a member of each role: `editor1` is the editor's id. */
async function createShared() {
  await onServer(database.url, async (client) => {
    for (const role of ['owner', ...ROLES]) {
      const values = [`${role}1`, role, `${role}@example.com`]
      await client.query('INSERT INTO users (id, name, email) VALUES ($1, $2, $3)', values)
    }
  })
  let turn = 0
  /** The instances in turn: each request may meet another one than the last. */
  const urls = () => instances[turn++ % 2]?.url ?? ''
  const tokens = Object.fromEntries(
    await Promise.all(['owner', ...ROLES].map(async (role) => [role, await tokenFor(`${role}1`)])),
  ) as Record<Role | 'owner', string>
  const ask = async (role: Role | 'owner', path: string, body?: object) =>
    (await insistent(urls, role, tokens[role], '').call('POST', path, body)).data
  const { id: workspace } = await ask('owner', 'workspaces', { name: 'Home' })
  const owner = insistent(urls, 'owner1', tokens.owner, workspace)
  for (const role of ROLES) {
    const { token } = await ask('owner', `${workspace}/invitations`, { role })
    await ask(role, `invitations/${token}/accept`)
  }
  const members = Object.fromEntries(
    ROLES.map((role) => [role, insistent(urls, `${role}1`, tokens[role], workspace)]),
  ) as Record<Role, TestUser>
  return { workspace: workspace as string, owner, members }
}
