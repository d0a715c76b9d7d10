import assert from 'node:assert/strict'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { createDatabase, type TestDatabase } from './support/database.ts'
import { freePort, runService, type ServiceProcess, startProcess } from './support/process.ts'
import { startService } from './support/service.ts'

/** The service as its operator sees it: a process, its data directory, its ports and signals. */

let base: string
let outside: TestDatabase
const running: ServiceProcess[] = []

before(async () => {
  base = await mkdtemp(join(tmpdir(), 'docket-service-'))
  // When root runs the tests, PostgreSQL's own user must be able to enter.
  await chmod(base, 0o711)
  outside = await createDatabase({ empty: true })
})
after(async () => {
  for (const { child } of running) child.kill('SIGTERM')
  await Promise.all(running.map(({ ended }) => ended))
  await outside.drop()
  await rm(base, { recursive: true, force: true })
})

async function start(environment: Record<string, string>): Promise<ServiceProcess> {
  const service = await startProcess({ LOG_LEVEL: 'warn', PORT: String(await freePort()), ...environment })
  running.push(service)
  return service
}

describe('life cycle', { concurrency: 1 }, () => {
  let service: ServiceProcess
  let token: string
  let dataDir: string

  test('a first start serves, and a user signs up and creates a task', async () => {
    dataDir = join(base, 'data')
    service = await start({ DATA_DIR: dataDir })
    token = await signUp(service.url)
    const answer = await createTask(service.url, token, 'Survive')
    assert.equal(answer.status, 201)
  })

  test('a second start on the same data directory ends with a message and harms nothing', async () => {
    const { code, output } = await runService({ DATA_DIR: dataDir, PORT: '0' }).ended
    assert.equal(code, 1)
    assert.match(output, /^Docket cannot start\. Another Docket \(pid \d+\) is using .*\.$/m)
    assert.doesNotMatch(output, /^ {4}at /m)
    assert.equal((await fetch(`${service.url}/health`)).status, 200)
  })

  test('SIGTERM closes idle connections, finishes requests in flight and exits with 0', async () => {
    const idle = await openSocket(service.port)
    idle.write('GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await reads(idle, /"ok"/)
    const inFlight = await openSocket(service.port)
    const body = JSON.stringify({ title: 'In flight' })
    inFlight.write(
      `POST /api/me/tasks HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`,
    )
    await reads(inFlight, /100 Continue/)
    service.child.kill('SIGTERM')
    await once(idle, 'close')
    inFlight.write(body)
    assert.match(await reads(inFlight, /\r\n\r\n.*\}$/), /HTTP\/1\.1 201 Created/)
    // A shutdown that hangs exits with 1 after 9 s.
    assert.equal((await service.ended).code, 0)
  })

  test('after kill -9 every acknowledged task is there', async () => {
    service = await start({ DATA_DIR: dataDir, RATE_LIMIT_USER: '100000', RATE_LIMIT_USER_BURST: '100000' })
    token = await signUp(service.url)
    const acknowledged: number[] = []
    for (;;) {
      try {
        const answer = await createTask(service.url, token, `Task ${acknowledged.length}`)
        assert.equal(answer.status, 201)
        acknowledged.push(((await answer.json()) as { id: number }).id)
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error
        break
      }
      // Not awaited: the next request is under way when the service dies.
      if (acknowledged.length === 40) setImmediate(() => service.child.kill('SIGKILL'))
    }
    assert.ok(acknowledged.length >= 40)
    await service.ended
    const next = await start({ DATA_DIR: dataDir, PORT: String(service.port) })
    const answer = await fetch(`${next.url}/api/me/tasks?limit=500`, { headers: bearer(token) })
    const { tasks } = (await answer.json()) as { tasks: { id: number }[] }
    const there = tasks.map(({ id }) => id)
    assert.deepEqual(
      acknowledged.filter((id) => !there.includes(id)),
      [],
    )
  })
})

describe('HTTP', { concurrency: 1 }, () => {
  let service: ServiceProcess
  let metricsPort: number

  before(async () => {
    metricsPort = await freePort()
    service = await start({
      DATABASE_URL: outside.url,
      METRICS_PORT: String(metricsPort),
      DATA_DIR: join(base, 'door'),
    })
  })

  test('malformed HTTP answers 400 with a problem', async () => {
    const { head, body } = await exchange(service.port, 'what is this\r\n\r\n')
    assert.match(head, /^HTTP\/1\.1 400 Bad Request\r\ncontent-type: application\/problem\+json/)
    const problem = JSON.parse(body)
    assert.deepEqual([problem.status, problem.error_code], [400, 'VALIDATION_ERROR'])
    assert.match(problem.request_id, /^[0-9a-f-]{36}$/)
  })

  test('a header that is too large answers 431 with a problem', async () => {
    const { head, body } = await exchange(
      service.port,
      `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`,
    )
    assert.match(head, /^HTTP\/1\.1 431 Request Header Fields Too Large/)
    assert.equal(JSON.parse(body).status, 431)
  })

  test('a body above 1 MiB answers 413, announced or not', async () => {
    const token = await signUp(service.url)
    const large = JSON.stringify({ title: 'x'.repeat(1024 * 1024) })
    for (const body of [large, new Blob([large]).stream()]) {
      const answer = await fetch(`${service.url}/api/me/tasks`, {
        method: 'POST',
        headers: { ...bearer(token), 'content-type': 'application/json' },
        body,
        duplex: 'half',
      } as RequestInit)
      assert.equal(answer.status, 413)
      assert.equal(((await answer.json()) as { error_code: string }).error_code, 'PAYLOAD_TOO_LARGE')
    }
  })

  test('HEAD answers as GET does, without a body', async () => {
    for (const path of ['/health', '/openapi.json', '/']) {
      const [get, head] = await Promise.all([
        fetch(service.url + path),
        fetch(service.url + path, { method: 'HEAD' }),
      ])
      assert.equal(head.status, 200)
      assert.equal(await head.text(), '')
      assert.equal(head.headers.get('content-type'), get.headers.get('content-type'))
      assert.equal(head.headers.get('content-length'), get.headers.get('content-length'))
    }
  })

  test('metrics are on a port of their own, reachable only from this machine', async () => {
    const answer = await fetch(`http://127.0.0.1:${metricsPort}/metrics`)
    assert.equal(answer.status, 200)
    const text = await answer.text()
    assert.match(text, /^docket_http_request_duration_seconds_count\{.*route="\/health"/m)
    assert.match(text, /^docket_database_usage\{state="idle"\} \d+$/m)
    assert.match(text, /^docket_event_streams 0$/m)
    assert.match(text, /^docket_instances [01]$/m)
    assert.match(text, /^nodejs_eventloop_lag_seconds /m)
    assert.equal((await fetch(`http://127.0.0.1:${metricsPort}/health`)).status, 404)
    assert.equal((await fetch(`${service.url}/metrics`)).status, 404)
    // Another address of the loopback network stands for any other interface.
    await assert.rejects(once(connect(metricsPort, '127.0.0.2'), 'connect'), { code: 'ECONNREFUSED' })
  })
})

test('a request whose header does not arrive is cut off after 15 s', async () => {
  const service = await startService()
  try {
    await service.app.listen({ port: 0, host: '127.0.0.1' })
    const address = service.app.server.address()
    assert.ok(address !== null && typeof address === 'object')
    assert.equal(service.app.server.headersTimeout, 15_000)
    service.app.server.headersTimeout = 1
    const { head, body } = await exchange(address.port, 'GET / HTTP/1.1\r\nHost: loc')
    assert.match(head, /^HTTP\/1\.1 408 Request Timeout/)
    assert.equal(JSON.parse(body).status, 408)
  } finally {
    await service.close()
  }
})

describe('what the operator can fix is reported in one sentence, with exit code 1', {
  concurrency: 2,
}, () => {
  const cases: [what: string, environment: Record<string, string>, sentence: RegExp][] = [
    ['a setting of the wrong form', { PORT: 'abc' }, /PORT: .*expected number/],
    ['several of them', { PORT: '70000', SIGN_UP: 'maybe' }, /PORT: .*\nSIGN_UP: /],
    [
      'a development setting in production',
      { NODE_ENV: 'production', JWT_SECRET_KEY: 'x'.repeat(32) },
      /JWT_SECRET_KEY is for development/,
    ],
    [
      'a host that is not here',
      { HOST: '192.0.2.1', PORT: '0' },
      /PORT, HOST: this machine has no such address/,
    ],
  ]
  for (const [what, environment, sentence] of cases) {
    test(what, async () => {
      const { code, output } = await runService({
        DATABASE_URL: outside.url,
        DATA_DIR: join(base, 'bad'),
        ...environment,
      }).ended
      assert.equal(code, 1)
      assert.match(output, /^Docket cannot start\. /m)
      assert.match(output, sentence)
      assert.doesNotMatch(output, /^ {4}at /m)
    })
  }

  for (const setting of ['PORT', 'METRICS_PORT']) {
    test(`${setting} already in use`, async () => {
      const other = createServer().listen(0, '127.0.0.1')
      await once(other, 'listening')
      const address = other.address()
      assert.ok(address !== null && typeof address === 'object')
      const { code, output } = await runService({
        ...{ DATABASE_URL: outside.url, DATA_DIR: join(base, 'bad'), HOST: '127.0.0.1', PORT: '0' },
        [setting]: String(address.port),
      }).ended
      other.close()
      assert.equal(code, 1)
      assert.match(
        output,
        new RegExp(`cannot start. ${setting}.*: another program is already listening there`),
      )
      assert.doesNotMatch(output, /^ {4}at /m)
    })
  }

  test('a database that refuses connections', async () => {
    const url = new URL(outside.url)
    url.pathname = '/no_such_database'
    const { code, output } = await runService({ DATABASE_URL: url.href, DATA_DIR: join(base, 'bad') }).ended
    assert.equal(code, 1)
    assert.match(
      output,
      /cannot start\. The database refused the operation: database "no_such_database" does not exist\./,
    )
  })
})

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

function createTask(url: string, token: string, title: string): Promise<Response> {
  return post(`${url}/api/me/tasks`, { title }, bearer(token))
}

function post(url: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

let users = 0

/** Signs up a new user and returns their token. */
async function signUp(url: string): Promise<string> {
  users += 1
  const account = { email: `ada-${users}@example.com`, password: 'correct horse battery' }
  // Node's fetch sends headers of a browser, so it must name an origin as a browser does.
  const origin = { origin: url }
  const signedUp = await post(`${url}/api/auth/sign-up/email`, { name: 'Ada', ...account }, origin)
  assert.equal(signedUp.status, 200, await signedUp.text())
  const signedIn = await post(`${url}/api/auth/sign-in/email`, account, origin)
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const { token } = (await (await fetch(`${url}/api/auth/token`, { headers: { cookie } })).json()) as {
    token: string
  }
  return token
}

async function openSocket(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8')
  await once(socket, 'connect')
  return socket
}

/** Reads from the socket until the text matches. */
function reads(socket: Socket, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const look = (chunk: string) => {
      text += chunk
      if (!pattern.test(text)) return
      socket.off('data', look)
      resolve(text)
    }
    socket.on('data', look)
    socket.once('close', () => reject(new Error(`Closed after: ${text}`)))
  })
}

/** Sends these bytes and reads until the server closes the connection. */
async function exchange(port: number, bytes: string): Promise<{ head: string; body: string }> {
  const socket = await openSocket(port)
  socket.write(bytes)
  let text = ''
  for await (const chunk of socket) text += chunk
  const [head = '', body = ''] = text.split('\r\n\r\n')
  return { head, body }
}
