import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { type TestContext, test } from 'node:test'
import { listenAt } from '../src/core/connections.ts'
import { openEvents } from './support/events.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'

/** What a client that sends or reads too slowly may cost. */

/** Milliseconds: once the fault is there, the time for it is over. */
const OVER = 1

async function started(t: TestContext, environment: Record<string, string>) {
  const service = await startService(environment)
  t.after(() => service.close())
  await service.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = service.app.server.address() as AddressInfo
  const open = (): Socket => {
    const socket = connect(port, '127.0.0.1').on('error', () => {})
    t.after(() => socket.destroy())
    return socket
  }
  return { service, open, origin: `http://127.0.0.1:${port}` }
}

/** Everything that is received until the service closes the connection. */
async function all(socket: Socket): Promise<string> {
  let received = ''
  socket.setEncoding('utf8').on('data', (text) => {
    received += text
  })
  await once(socket, 'close')
  return received
}

function assertTooLate(answer: string): void {
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  assert.match(head, /^HTTP\/1\.1 408 /, answer)
  assert.match(head, /content-type: application\/problem\+json/)
  assert.match(head, /connection: close/)
  assert.equal(JSON.parse(body).detail, 'The request did not arrive in time.')
}

const errors = ({ logged }: TestService) => logged.filter(({ level }) => Number(level) >= 50)

test('a header that does not arrive in time answers 408', async (t) => {
  const { service, open } = await started(t, { HEADERS_TIMEOUT_SECONDS: '40', REQUEST_TIMEOUT_SECONDS: '50' })
  const { server } = service.app
  assert.deepEqual([server.headersTimeout, server.requestTimeout], [40_000, 50_000])
  server.headersTimeout = OVER
  const socket = open()
  socket.write('GET /health HTTP/1.1\r\nHost: a\r\n')
  assertTooLate(await all(socket))
  assertTooLate(await all(open()))
})

test('a body that does not arrive in time answers 408, and is not logged as an error', async (t) => {
  const { service, open } = await started(t, {})
  const { server } = service.app
  const { token } = await service.newUser()
  const headed = once(server, 'request')
  const socket = open()
  socket.write(`POST /api/me/tasks HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\n`)
  socket.write('Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n')
  const dripping = setInterval(() => socket.write(' '), 50)
  t.after(() => clearInterval(dripping))
  await headed
  Object.assign(server, { headersTimeout: OVER, requestTimeout: OVER })
  assertTooLate(await all(socket))
  assert.deepEqual(errors(service), [])
})

/**
 * Asks for far more than the system buffers, and reads none of it.
 * @returns the service's end of the connection
 */
async function unread(service: TestService, open: () => Socket, user: TestUser): Promise<Socket> {
  const accepted = once(service.app.server, 'connection')
  const socket = open()
  socket.pause()
  const [served]: Socket[] = await accepted
  assert.ok(served)
  const list = `GET /api/me/tasks?limit=500 HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${user.token}\r\n\r\n`
  socket.write(list.repeat(60))
  return served
}

async function withManyTasks(service: TestService): Promise<TestUser> {
  const user = await service.newUser()
  for (let count = 0; count < 5; count += 1) {
    const body = { title: 'A task', description: 'x'.repeat(1000) }
    const operations = Array.from({ length: 100 }, () => ({ method: 'POST', path: '/tasks', body }))
    assert.equal((await user.call('POST', '/batch', { operations })).statusCode, 200)
  }
  return user
}

test('a client that does not read its responses is disconnected', async (t) => {
  const { service, open } = await started(t, { RESPONSE_TIMEOUT_SECONDS: '60' })
  const served = await unread(service, open, await withManyTasks(service))
  const limited = Promise.withResolvers<number>()
  const limit = served.setTimeout.bind(served)
  served.setTimeout = (milliseconds) => {
    limited.resolve(milliseconds)
    return limit(OVER)
  }
  await once(served, 'close')
  assert.equal(await limited.promise, 60_000)
  assert.deepEqual(errors(service), [])
})

test('disconnects slow readers at once when too much is buffered, and serves others', async (t) => {
  const { service, open, origin } = await started(t, { RESPONSE_BUFFER_LIMIT: '1000000' })
  const user = await withManyTasks(service)
  const served = await unread(service, open, user)
  const closed = once(served, 'close')
  const headers = { authorization: `Bearer ${user.token}` }
  for (let count = 0; count < 10; count += 1) {
    const answer = await fetch(`${origin}/api/me/tasks?limit=500`, { headers })
    assert.equal(((await answer.json()) as { count: number }).count, 500)
  }
  await closed
  assert.ok(service.logged.some(({ msg }) => msg === 'clients did not take their responses'))
})

/** Lets the time pass that a connection has once a response has waited on it. */
async function timedOut(service: TestService, [served]: Socket[]): Promise<void> {
  const out = once(service.app.server, 'timeout')
  served?.setTimeout(OVER)
  await out
}

test('a slow answer of the service is not cut off', async (t) => {
  const { service, origin } = await started(t, {})
  const user = await service.newUser()
  const lock = await service.db.pool.connect()
  await lock.query('BEGIN')
  await lock.query('SELECT 1 FROM workspaces WHERE id = $1 FOR UPDATE', [user.id])
  const accepted = once(service.app.server, 'connection')
  const asked = once(service.app.server, 'request')
  const answer = fetch(`${origin}/api/me/tasks`, {
    method: 'POST',
    headers: { authorization: `Bearer ${user.token}`, 'content-type': 'application/json' },
    body: '{"title":"A task"}',
  })
  await asked
  await timedOut(service, await accepted)
  await lock.query('COMMIT')
  lock.release()
  assert.equal((await answer).status, 201)
})

test('an idle event stream stays open', async (t) => {
  const { service, origin } = await started(t, {})
  const user = await service.newUser()
  const accepted = once(service.app.server, 'connection')
  const events = await openEvents(origin, { token: user.token })
  t.after(() => events.close())
  await timedOut(service, await accepted)
  await user.call('POST', '/tasks', { title: 'A task' })
  await events.change(1)
})

const isLinux = process.platform === 'linux' // elsewhere 127.0.0.2 is no address of the machine

test('serves and closes every address of a host alike', { skip: !isLinux }, async (t) => {
  const service = await startService()
  service.app.server.headersTimeout = OVER
  // The second stands for `::1`, which not every machine has.
  const stopListening = await listenAt(service.app, ['127.0.0.1', '127.0.0.2'], 0)
  t.after(() => service.close())
  const { port } = service.app.server.address() as AddressInfo
  for (const host of ['127.0.0.1', '127.0.0.2']) {
    const socket = connect(port, host)
    socket.write('GET /health HTTP/1.1\r\nHost: a\r\n')
    assertTooLate(await all(socket))
  }
  stopListening()
  await assert.rejects(once(connect(port, '127.0.0.2'), 'connect'), { code: 'ECONNREFUSED' })
})
