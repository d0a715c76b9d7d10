import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { deleteUser } from '../../src/accounts/crud.ts'
import { distribute } from '../../src/database/distribute.ts'
import { migrate } from '../../src/database/migrate.ts'
import { person } from '../support/admin.ts'
import { type Cluster, startCluster } from '../support/citus-cluster.ts'
import { type Instance, startInstance } from '../support/instance.ts'
import { startService, type TestService, type TestUser } from '../support/service.ts'
import { createWorkspace, inWorkspace, join, withToken } from '../support/workspaces.ts'

/**
 * Two requests at two instances, the second of which begins when the first has committed on the workers, and not on the
 * coordinator: a standby that is not there holds up its commits. `tests/two-planes.test.ts` has more such pairs.
 */

let cluster: Cluster
let coordinator: pg.Client
let workers: pg.Client[]
/** Commits on the coordinator, to find out when it is held up. */
let probe: pg.Client
let service: TestService
let other: Instance
let ada: TestUser
let bob: TestUser
/** Ada's, in which Bob is an admin. */
let id = ''

before(async () => {
  cluster = await startCluster()
  const url = await cluster.create('docket')
  await migrate(url)
  await distribute(url)
  const connect = async (connectionString: string, application_name: string) => {
    const client = new pg.Client({ connectionString, application_name })
    await client.connect()
    return client
  }
  coordinator = await connect(url, 'watcher')
  workers = await Promise.all(cluster.workers.map((worker) => connect(worker, 'watcher')))
  probe = await connect(url, 'probe')
  await probe.query('CREATE TABLE probes (id int)')
  service = await startService({ QUOTA_WORKSPACES: '1', QUOTA_KEYS: '1' }, () => url)
  const { config } = service
  other = await startInstance({ ...service, config: { ...config, database: { ...config.database, url } } })
})
after(async () => {
  await other.close()
  await service.close()
  for (const client of [coordinator, probe, ...workers]) await client.end()
  await cluster.stop()
})
beforeEach(async () => {
  ;[ada, bob] = await Promise.all([service.newUser('Ada'), service.newUser('Bob')])
  id = await createWorkspace(service, ada)
  await join(service, id, { owner: ada, guest: bob, role: 'admin' })
})

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await delay(5)
}

/** How many connections have committed on the workers, and wait for the standby. */
async function atGate(application: string): Promise<number> {
  const held = "SELECT FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND application_name = $1"
  return (await coordinator.query(held, [application])).rows.length
}

/** How many wait for a lock, on whichever node. */
async function atLocks(): Promise<number> {
  const found = await Promise.all(
    [coordinator, ...workers].map((node) => node.query('SELECT FROM pg_locks WHERE NOT granted')),
  )
  return found.reduce((sum, { rows }) => sum + rows.length, 0)
}

async function waitForStandby(name: string): Promise<void> {
  await coordinator.query(`ALTER SYSTEM SET synchronous_standby_names = '${name}'`)
  await coordinator.query('SELECT pg_reload_conf()')
}

/** @returns what opens the gate again */
async function closeGate(): Promise<() => Promise<void>> {
  await waitForStandby('nobody')
  // The server takes notice in its own time: it has when a commit is held up.
  for (;;) {
    let passed = false
    const passing = probe.query('INSERT INTO probes VALUES (1)').then(() => {
      passed = true
    })
    await until(async () => passed || (await atGate('probe')) > 0)
    if (passed) continue
    return async () => {
      await waitForStandby('')
      await passing
    }
  }
}

/** Begins the second when the first has committed on the workers alone. */
async function race<One, Two>(first: () => Promise<One>, second: () => Promise<Two>): Promise<[One, Two]> {
  const openGate = await closeGate()
  const one = first()
  await until(async () => (await atGate('docket')) > 0)
  let isOver = false
  const two = second().finally(() => {
    isOver = true
  })
  await until(async () => isOver || (await atGate('docket')) > 1 || (await atLocks()) > 0)
  await openGate()
  return await Promise.all([one, two])
}

const codes = (...answers: { statusCode: number }[]) => answers.map(({ statusCode }) => statusCode)

/** The same at the other instance. */
const elsewhere = (): TestService => ({
  ...service,
  inject: async (options) => {
    const answer = await other.app.inject(options)
    const isJson = /json/.test(String(answer.headers['content-type']))
    return Object.assign(answer, { data: isJson ? answer.json() : undefined })
  },
})
const there = (who: TestUser, workspace = id) => inWorkspace(elsewhere(), who, workspace)
const rows = async (text: string, ...values: unknown[]) => (await coordinator.query(text, values)).rows

test('two workspaces that are handed to somebody who has room for one', async () => {
  const eve = await service.newUser('Eve')
  const second = await createWorkspace(service, eve)
  await join(service, second, { owner: eve, guest: bob, role: 'admin' })
  const answers = await race(
    () => inWorkspace(service, ada, id).call('PATCH', `/members/${bob.id}`, { role: 'owner' }),
    () => there(eve, second).call('PATCH', `/members/${bob.id}`, { role: 'owner' }),
  )
  assert.deepEqual(codes(...answers), [200, 409])
})

test('two that somebody makes', async () => {
  const body = { name: 'Mine' }
  const answers = await race(
    () => withToken(service, bob, 'POST', '/api/workspaces', body),
    () => withToken(elsewhere(), bob, 'POST', '/api/workspaces', body),
  )
  assert.deepEqual(codes(...answers), [201, 409])
})

test('an invitation for one, and two guests', async () => {
  const { data } = await inWorkspace(service, ada, id).call('POST', '/invitations', { role: 'viewer' })
  const [eve, guest] = [await service.newUser('Eve'), await service.newUser('Guest')]
  const url = `/api/invitations/${data.token}/accept`
  const answers = await race(
    () => withToken(service, eve, 'POST', url),
    () => withToken(elsewhere(), guest, 'POST', url),
  )
  assert.deepEqual(codes(...answers), [200, 404])
})

test('two keys where there may be one', async () => {
  const body = { name: 'Key', scopes: ['tasks:read'] }
  const answers = await race(
    () => bob.call('POST', '/keys', body),
    () => there(bob, bob.id).call('POST', '/keys', body),
  )
  assert.deepEqual(codes(...answers), [201, 409])
})

test('quotas that change while a workspace is made', async () => {
  const admin = await person(service, 'admin')
  const [made, changed] = await race(
    () => withToken(service, bob, 'POST', '/api/workspaces', { name: 'Mine' }),
    () =>
      elsewhere().inject({
        ...{
          method: 'PATCH',
          url: `/api/admin/users/${bob.id}`,
          headers: { authorization: `Bearer ${admin.token}` },
        },
        payload: { quotas: { tasks: 7, keys: null, storage: null } },
      }),
  )
  assert.deepEqual(codes(made, changed), [201, 200])
  const [workspace] = await rows(
    'SELECT quota_tasks::int AS tasks FROM workspaces WHERE id = $1',
    made.data.id,
  )
  assert.deepEqual(workspace, { tasks: 7 })
})

describe('a member who is removed', () => {
  const remove = () => inWorkspace(service, ada, id).call('DELETE', `/members/${bob.id}`)

  test('and is assigned a task', async () => {
    const { data } = await inWorkspace(service, ada, id).call('POST', '/tasks', { title: 'Dig' })
    const answers = await race(remove, () =>
      there(ada).call('PATCH', `/tasks/${data.id}`, { assignees: [bob.id] }),
    )
    assert.deepEqual(codes(...answers), [204, 422])
  })

  test('and speaks to the assistant', async () => {
    const answers = await race(remove, () => there(bob).call('POST', '/chat', { message: 'Hello' }))
    assert.deepEqual(codes(...answers), [204, 403])
    assert.deepEqual(await rows('SELECT FROM conversations WHERE user_id = $1', id), [])
  })

  test('and is handed the workspace', async () => {
    const answers = await race(remove, () =>
      there(ada).call('PATCH', `/members/${bob.id}`, { role: 'owner' }),
    )
    assert.deepEqual(codes(...answers), [204, 404])
    assert.deepEqual(await rows('SELECT user_id AS id, role FROM memberships WHERE workspace_id = $1', id), [
      { id: ada.id, role: 'owner' },
    ])
  })
})

test('a link that is made to a project that is deleted', async () => {
  const { data } = await bob.call('POST', '/projects', { name: 'Garden' })
  const answers = await race(
    () => bob.call('POST', '/links', { project_id: data.id }),
    () => there(bob, bob.id).call('DELETE', `/projects/${data.id}`),
  )
  assert.deepEqual(codes(...answers), [201, 204])
  assert.deepEqual(await rows('SELECT FROM public_links WHERE workspace_id = $1', bob.id), [])
})

test('a workspace that is made by who deletes their account', async () => {
  const [made] = await race(
    () => withToken(service, bob, 'POST', '/api/workspaces', { name: 'Mine' }),
    () => deleteUser(bob.id, other.db),
  )
  assert.equal(made.statusCode, 201)
  assert.deepEqual(await rows('SELECT FROM workspaces WHERE id = $1', made.data.id), [])
  assert.deepEqual(await rows('SELECT FROM users WHERE id = $1', bob.id), [])
})

test('two administrators who take the role from each other', async () => {
  await rows("UPDATE users SET role = 'user'")
  const [one, two] = [await person(service, 'admin'), await person(service, 'admin')]
  const take = (from: TestService, by: { token: string }, whose: { id: string }) => () =>
    from.inject({
      ...{ method: 'PATCH', url: `/api/admin/users/${whose.id}`, payload: { role: 'user' } },
      headers: { authorization: `Bearer ${by.token}` },
    })
  const answers = await race(take(service, one, two), take(elsewhere(), two, one))
  assert.deepEqual(codes(...answers), [200, 403])
})
