import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { accountsIn } from './support/accounts.ts'
import { createDatabase, onServer, type TestDatabase } from './support/database.ts'
import { openEvents } from './support/events.ts'
import {
  freePort,
  runService,
  type ServiceProcess,
  startProcess,
  TRUSTING,
  tokenFor,
} from './support/process.ts'
import { type Answer, ask, pidsOf } from './support/workers.ts'

/** Several processes behind one port are one service: limits, events and metrics are those of all. */

const BURST = 30
const ADDRESS_BURST = 100
const STREAMS = 3

let database: TestDatabase
let accounts: ReturnType<typeof accountsIn>
let service: ServiceProcess
let metricsPort: number

before(async () => {
  database = await createDatabase()
  metricsPort = await freePort()
  service = await startProcess({
    ...TRUSTING,
    ...{ WEB_CONCURRENCY: '2', DATABASE_URL: database.url, METRICS_PORT: String(metricsPort) },
    ...{ RATE_LIMIT_USER: '1', RATE_LIMIT_USER_BURST: String(BURST) },
    ...{ RATE_LIMIT_ADDRESS: '1', RATE_LIMIT_ADDRESS_BURST: String(ADDRESS_BURST), TRUST_PROXY: 'loopback' },
    // Nothing but the word of another process wakes a stream.
    ...{ EVENTS_PER_USER: String(STREAMS), EVENTS_LOOK_SECONDS: '3600' },
    BACKUP_AT: 'off',
  })
  accounts = accountsIn(database.url, TRUSTING.BETTER_AUTH_SECRET)
})
after(async () => {
  service.child.kill('SIGTERM')
  await service.ended
  await accounts.close()
  await database.drop()
})

let count = 0
/** A user, who is limited as a user only: each of their requests comes from an address of its own. */
async function newToken(): Promise<string> {
  count += 1
  return await tokenFor(await accounts.create(`user${count}@example.com`))
}

const metrics = async () => await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()

/** What each worker says of a metric without further labels. */
async function measured(name: string): Promise<Record<string, number>> {
  const found = (await metrics()).matchAll(new RegExp(`^${name}\\{worker="(\\w+)"\\} (\\S+)$`, 'gm'))
  return Object.fromEntries([...found].map(([, worker = '', value]) => [worker, Number(value)]))
}

/**
 * Sends twice as many requests as a burst has.
 * @returns what the admitted ones are told of the limit, and how many more became possible meanwhile, at most
 */
async function admitted(
  burst: number,
  send: () => Promise<Answer>,
): Promise<{ told: string[]; more: number }> {
  const started = performance.now()
  const answers = await Promise.all(Array.from({ length: 2 * burst }, send))
  const seconds = (performance.now() - started) / 1000
  for (const { status } of answers) assert.ok(status === 200 || status === 429, String(status))
  const those = answers.filter(({ status }) => status === 200)
  // One more for each second that it took.
  const more = Math.ceil(seconds)
  assert.ok(those.length >= burst && those.length <= burst + more, `${those.length} in ${seconds} s`)
  return { told: those.map(({ headers }) => String(headers.ratelimit)), more }
}

describe('two workers', { concurrency: 1 }, () => {
  test('answer in turns, and their metrics are on one page', async () => {
    for (let round = 0; round < 4; round += 1) assert.equal((await ask(service, '/health/live')).status, 200)
    const text = await metrics()
    for (const worker of ['1', '2']) {
      assert.match(
        text,
        new RegExp(
          `^docket_http_request_duration_seconds_count\\{.*route="/health/live".*worker="${worker}"\\} [1-9]`,
          'm',
        ),
      )
    }
    for (const worker of ['1', '2', 'primary']) {
      assert.match(text, new RegExp(`^process_resident_memory_bytes\\{worker="${worker}"\\} \\d`, 'm'))
      assert.match(text, new RegExp(`^process_start_time_seconds\\{worker="${worker}"\\} \\d`, 'm'))
    }
    assert.equal(text.match(/^# TYPE docket_http_request_duration_seconds /gm)?.length, 1)
    assert.deepEqual(await measured('docket_instances'), { primary: 1 })
    assert.doesNotMatch(text, / null$/m)
  })

  test('are announced once, with one link for the first administrator', () => {
    assert.equal(service.output().match(/Docket is ready/g)?.length, 1)
    assert.equal(service.output().match(/\/claim#/g)?.length, 1)
  })

  test('have all settings of the service', async () => {
    const token = await newToken()
    const { status, body } = await ask(service, '/api/me/channels/options', { token })
    assert.equal(status, 200)
    assert.ok(JSON.parse(body).kinds.includes('web_push'))
  })

  test('admit as many requests of a user as one process does', async () => {
    const token = await newToken()
    const { told, more } = await admitted(BURST, () => ask(service, '/api/me/tasks', { token }))
    // Both count down together: the same number is told again only once one more is possible.
    const left = told.map((header) => Number(/^"user";r=(\d+);/.exec(header)?.[1]))
    assert.ok(
      left.every((each) => each >= 0 && each < BURST),
      String(left),
    )
    assert.ok(left.length - new Set(left).size <= more, `${left} of which ${more} again`)
  })

  test('admit as many requests from an address as one process does', async () => {
    await admitted(ADDRESS_BURST, () => ask(service, '/health/live', { from: '192.0.2.7' }))
  })

  test('tell each other what was written, and share the limit of streams', async () => {
    const token = await newToken()
    const clients = []
    for (let stream = 0; stream < STREAMS; stream += 1) clients.push(await openEvents(service.url, { token }))
    const open = await measured('docket_event_streams')
    assert.deepEqual(Object.keys(open).sort(), ['1', '2'])
    assert.ok(open['1'] && open['2'], JSON.stringify(open))
    assert.equal((await ask(service, '/api/me/tasks', { token, body: { title: 'Heard' } })).status, 201)
    for (const client of clients) await client.change(1)
    assert.equal((await ask(service, '/api/me/events', { token })).status, 429)
    clients.pop()?.close()
    let again: Awaited<ReturnType<typeof openEvents>> | undefined
    while (again === undefined) {
      // Its worker has yet to see that the client has left.
      again = await openEvents(service.url, { token }).catch(() => undefined)
      await sleep(50)
    }
    for (const client of [...clients, again]) client.close()
  })

  test('know the jobs and the streams of the service', async () => {
    const id = await accounts.create('admin@example.com')
    await onServer(database.url, async (client) => {
      await client.query("UPDATE users SET role = 'admin' WHERE id = $1", [id])
    })
    const token = await tokenFor(id)
    const client = await openEvents(service.url, { token })
    for (let round = 0; round < 2; round += 1) {
      const jobs = await ask(service, '/api/admin/jobs', { token })
      assert.ok(JSON.parse(jobs.body).jobs.length > 0, jobs.body)
      const system = await ask(service, '/api/admin/system', { token })
      assert.ok(JSON.parse(system.body).streams > 0, system.body)
    }
    client.close()
  })

  test('are replaced when they are killed, and give back the places of their streams', async () => {
    const token = await newToken()
    for (let stream = 0; stream < STREAMS; stream += 1) await openEvents(service.url, { token })
    const [first = 0, second = 0] = await pidsOf(service, 2)
    process.kill(first, 'SIGKILL')
    await pidsOf(service, 3)
    process.kill(second, 'SIGKILL')
    await pidsOf(service, 4)
    const client = await openEvents(service.url, { token })
    client.close()
  })
})

test('a start that fails says why once', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  assert.ok(address !== null && typeof address === 'object')
  const { code, output } = await runService({
    ...TRUSTING,
    ...{ WEB_CONCURRENCY: '2', DATABASE_URL: database.url, HOST: '127.0.0.1', PORT: String(address.port) },
  }).ended
  other.close()
  assert.equal(code, 1)
  assert.equal(
    output.match(/Docket cannot start\. PORT, HOST: another program is already listening/g)?.length,
    1,
  )
  assert.doesNotMatch(output, /^ {4}at |ready at/m)
})
