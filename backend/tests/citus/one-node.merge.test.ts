import assert from 'node:assert/strict'
import { after, before, mock, test } from 'node:test'
import pg from 'pg'
import { onServer } from '../support/database.ts'
import { startService, type TestService, type TestUser } from '../support/service.ts'

/** What a request of one user does on the nodes of a cluster, as the coordinator tells (`citus.log_remote_commands`). */

/** A notice of a command that the coordinator has sent, and to which node. */
interface Told {
  message: string
  detail?: string
}

let service: TestService
let user: TestUser
const told: Told[] = []
const { emit } = pg.Client.prototype

before(async () => {
  mock.method(pg.Client.prototype, 'emit', function (this: pg.Client, event: string, ...values: unknown[]) {
    if (event === 'notice') told.push(values[0] as Told)
    return Reflect.apply(emit, this, [event, ...values])
  })
  service = await startService()
  user = await service.newUser()
  const { connectionString = '' } = service.db.pool.options
  await onServer(connectionString, async (client) => {
    const name = new URL(connectionString).pathname.slice(1)
    await client.query(`ALTER DATABASE ${name} SET citus.log_remote_commands = on`)
    // It holds for connections that are opened from now on.
    await client.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name = 'docket'",
      [name],
    )
  })
})
after(async () => {
  await service.close()
  mock.restoreAll()
})

const create = (task: object, headers = {}) => user.call('POST', '/tasks', task, headers)

/** The commands of a request, without the node's start of a transaction. */
async function commandsOf(
  request: () => Promise<{ statusCode: number; payload: string }>,
): Promise<string[]> {
  told.length = 0
  const { statusCode, payload } = await request()
  assert.ok(statusCode < 300, payload)
  const sent = told.filter(({ message }) => message.startsWith('issuing '))
  assert.ok(sent.length > 0, 'nothing was sent')
  const nodes = new Set(sent.map(({ detail }) => /:(\d+) /.exec(detail ?? '')?.[1]))
  assert.equal(nodes.size, 1, `${nodes.size} nodes`)
  const commands = sent.map(({ message }) => message.slice('issuing '.length))
  for (const command of commands) assert.doesNotMatch(command, /^(PREPARE TRANSACTION|COPY)/)
  return commands
}

test('a plain task is created, read, edited, completed and listed by one command on one node', async () => {
  const requests = [
    () => create({ title: 'Buy milk' }),
    () => create({ title: 'Buy milk' }, { 'idempotency-key': 'one' }),
    () => user.call('GET', '/tasks/1'),
    () => user.call('PATCH', '/tasks/1', { title: 'Buy bread' }),
    () => user.call('PATCH', '/tasks/1', { complete: true }, { 'idempotency-key': 'two' }),
    () => user.call('PATCH', '/tasks/1/complete'),
    () => user.call('GET', '/tasks'),
  ]
  for (const request of requests) assert.equal((await commandsOf(request)).length, 1)
})

test('other writes end by a plain COMMIT on one node', async () => {
  const path = '/tasks/1'
  const requests = [
    () => create({ title: 'Call home', labels: ['family'], due: { date: '2026-12-01' } }),
    () => user.call('PATCH', path, { priority: 'high' }),
    () => user.call('POST', `${path}/notes`, { body: 'Not today' }),
    () => user.call('POST', '/projects', { name: 'House' }),
    () =>
      user.call('POST', '/batch', {
        operations: [
          { method: 'POST', path: '/tasks', body: { title: 'One of two' } },
          { method: 'PATCH', path, body: { title: 'Two of two', project_id: null } },
        ],
      }),
    () => user.call('DELETE', path),
  ]
  for (const request of requests) assert.equal((await commandsOf(request)).at(-1), 'COMMIT')
})

test('a search, and the step of the index before it, stay on one node', async () => {
  await commandsOf(() => user.call('GET', '/tasks?q=milk'))
  await create({ title: 'More milk' })
  await commandsOf(() => user.call('GET', '/tasks?q=milk'))
})

test('what has changed, and counts, are read on one node', async () => {
  await commandsOf(() => user.call('GET', '/changes?since=0'))
  await commandsOf(() => user.call('GET', '/counts'))
})
