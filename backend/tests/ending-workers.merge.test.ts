import assert from 'node:assert/strict'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from '../src/database/embedded/process.ts'
import { type ServiceProcess, startProcess, TRUSTING, tokenFor } from './support/process.ts'
import { ask, pidsOf } from './support/workers.ts'

/** What happens to the processes of a service that end, and to the requests and connections that they had. */

describe('under load', { concurrency: 1 }, () => {
  const CLIENTS = 6
  let base: string
  let busy: ServiceProcess

  before(async () => {
    base = await mkdtemp(join(tmpdir(), 'docket-workers-'))
    // When root runs the tests, PostgreSQL's own user must be able to enter.
    await chmod(base, 0o711)
    busy = await startProcess({
      ...TRUSTING,
      ...{
        WEB_CONCURRENCY: '2',
        DATA_DIR: base,
        RATE_LIMIT_USER: '1000000',
        RATE_LIMIT_USER_BURST: '1000000',
      },
      ...{ TRUST_PROXY: 'loopback', LOG_LEVEL: 'info' },
    })
  })
  after(async () => {
    busy.child.kill('SIGKILL')
    await busy.ended
    await rm(base, { recursive: true, force: true })
  })

  test('a killed worker fails its own requests only, and nothing that was acknowledged is lost', async () => {
    const token = await signUp(busy)
    const acknowledged: number[] = []
    const failed: string[] = []
    let stopped = false
    async function work(): Promise<void> {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      while (!stopped) {
        try {
          const answer = await ask(busy, '/api/me/tasks', { token, agent, body: { title: 'Keep' } })
          assert.equal(answer.status, 201, answer.body)
          acknowledged.push(JSON.parse(answer.body).id)
        } catch (error) {
          if (error instanceof assert.AssertionError) throw error
          failed.push(String(error))
        }
      }
      agent.destroy()
    }
    const working = Array.from({ length: CLIENTS }, work)
    const moreThan = async (wanted: number) => {
      while (acknowledged.length < wanted) await sleep(5)
    }
    const [first = 0] = await pidsOf(busy, 2)
    await moreThan(100)
    process.kill(first, 'SIGKILL')
    await pidsOf(busy, 3)
    await moreThan(acknowledged.length + 100)
    stopped = true
    await Promise.all(working)
    // Each client asks one thing at a time.
    assert.ok(failed.length <= CLIENTS, failed.join('\n'))
    assert.match(busy.output(), /"worker":1,"code":null,"signal":"SIGKILL","msg":"a worker has ended/)
    const there = new Set<number>()
    for (let path = '?limit=500'; path !== ''; ) {
      const { tasks, next_cursor } = JSON.parse((await ask(busy, `/api/me/tasks${path}`, { token })).body)
      for (const { id } of tasks) there.add(id)
      path = next_cursor ? `?limit=500&cursor=${encodeURIComponent(next_cursor)}` : ''
    }
    assert.deepEqual(
      acknowledged.filter((id) => !there.has(id)),
      [],
    )
    assert.equal(new Set(acknowledged).size, acknowledged.length, 'none is made twice')
  })

  test('a connection that a killed worker has not taken yet is closed, and does not hang', async () => {
    const pids = await pidsOf(busy, 3)
    // The last one took the place of the first.
    const frozen = pids[2] ?? 0
    process.kill(frozen, 'SIGSTOP')
    const sockets = [1, 2, 3, 4].map(() => connect(busy.port, '127.0.0.1').setEncoding('utf8'))
    let answered = 0
    const answers = Promise.withResolvers<void>()
    const closed = sockets.map((socket) => {
      socket.write('GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n')
      socket.once('data', () => {
        answered += 1
        socket.end()
        if (answered === sockets.length - 1) answers.resolve()
      })
      // A reset is an end as well.
      socket.on('error', () => {})
      return new Promise((resolve) => socket.once('close', resolve))
    })
    await answers.promise
    process.kill(frozen, 'SIGKILL')
    await Promise.all(closed)
    assert.equal(answered, sockets.length - 1)
    await pidsOf(busy, 4)
  })

  test('health is that of the service, whichever worker answers', async () => {
    for (let round = 0; round < 2; round += 1) {
      const { backup } = JSON.parse((await ask(busy, '/health')).body)
      assert.notEqual(backup.status, 'off')
    }
  })

  test('SIGTERM ends all once their requests are answered', async () => {
    const token = await signUp(busy)
    const waiting = await Promise.all([1, 2].map(() => halfSent(busy, token)))
    const pids = await pidsOf(busy, 4)
    busy.child.kill('SIGTERM')
    await busy.seen(/"msg":"stopping"/)
    for (const { rest } of waiting) assert.match(await rest(), /^HTTP\/1\.1 201 Created/m)
    const { code, output } = await busy.ended
    assert.equal(code, 0, output)
    assert.doesNotMatch(output.slice(output.indexOf('"stopping"')), /"level":50/)
    for (const pid of pids) assert.equal(isAlive(pid), false)
  })

  test('workers end with their primary, and the next start serves', async () => {
    busy = await startProcess({ ...TRUSTING, WEB_CONCURRENCY: '2', DATA_DIR: base, LOG_LEVEL: 'info' })
    const pids = await pidsOf(busy, 2)
    busy.child.kill('SIGKILL')
    await busy.ended
    while (pids.some(isAlive)) await sleep(10)
    busy = await startProcess({ ...TRUSTING, WEB_CONCURRENCY: '2', DATA_DIR: base, LOG_LEVEL: 'info' })
    assert.equal((await ask(busy, '/health')).status, 200)
  })
})

let count = 0
async function signUp(at: ServiceProcess): Promise<string> {
  count += 1
  const credentials = { email: `user${count}@example.com`, password: 'correct horse' }
  const answer = await ask(at, '/api/auth/sign-up/email', { body: { name: 'U', ...credentials } })
  assert.equal(answer.status, 200, answer.body)
  return await tokenFor(JSON.parse(answer.body).user.id)
}

/** Begins to send a task; `rest` sends what is missing, and reads the answer. */
async function halfSent(at: ServiceProcess, token: string): Promise<{ rest(): Promise<string> }> {
  const socket: Socket = connect(at.port, '127.0.0.1').setEncoding('utf8')
  await once(socket, 'connect')
  const body = JSON.stringify({ title: 'In flight' })
  socket.write(
    `POST /api/me/tasks HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`,
  )
  const [text] = await once(socket, 'data')
  assert.match(String(text), /100 Continue/)
  return {
    async rest() {
      socket.write(body)
      let received = ''
      for await (const part of socket) received += part
      return received
    },
  }
}
