import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { bench } from './bench.ts'
import { Connection } from './connection.ts'
import { createDatabase } from './database.ts'
import { RequestsFailed, spreadOf, window } from './measure.ts'
import { directus } from './peer/directus.ts'
import { install, MODULES } from './peer/install.ts'
import { checkOwners, type Peer } from './peer/peer.ts'
import { platformatic } from './peer/platformatic.ts'
import { reportPeers } from './peer/report.ts'
import { startLoad } from './processes.ts'
import { report } from './report.ts'
import { SCENARIOS } from './scenarios.ts'
import type { Side } from './sides.ts'

const pace = { rounds: 1, seconds: 0.03, warmUp: 0.03 }
const begun = { commit: 'none', load: 0 }
/** The machine may be so busy that a statement takes longer than it may in production. */
const settings = { DATABASE_TIMEOUT_MS: '60000' }

test('every scenario runs without errors, and is reported', async () => {
  const lines: string[] = []
  const results = await bench({
    ...pace,
    settings,
    users: 3,
    tasks: 300,
    only: undefined,
    streams: 10,
    written: 40,
    memoryAfter: 200,
    profile: undefined,
    signal: AbortSignal.timeout(600_000),
    log: (line) => lines.push(line),
  })
  const alone = [...results.alone, ...(results.held?.measured ?? [])]
  assert.deepEqual(results.failed, [])
  assert.deepEqual(
    [...results.measured, ...alone].map(({ scenario, connections }) => `${scenario.name} ${connections}`),
    SCENARIOS.flatMap(({ name, connections }) => connections.map((count) => `${name} ${count}`)),
  )
  for (const { service, rivals } of results.measured) {
    assert.deepEqual(
      rivals.map(({ name }) => name),
      ['raw', 'fastify'],
    )
    for (const { requests, p50, p95, p99, head, body } of [
      service,
      ...rivals.map(({ figures }) => figures),
    ]) {
      assert.ok(requests > 0 && head > 50 && body > 100)
      assert.ok(p50 <= p95 && p95 <= p99)
    }
  }
  for (const { service, rivals } of alone) assert.ok(service.requests > 0 && rivals.length === 0)
  for (const { sides } of results.grown) {
    assert.deepEqual(
      sides.map(({ name }) => name),
      ['service', 'raw', 'fastify'],
    )
  }
  assert.deepEqual(
    results.shared?.sides.map(({ name, one, two }) => [name, one.requests > 0, two.requests > 0]),
    [['service', true, true]],
  )
  assert.equal(results.streamed?.held.streams, 10)
  assert.ok(results.streamed.write.with.requests > 0 && results.streamed.write.without.requests > 0)
  assert.equal(results.disturbed.length, 3)
  for (const { with: beside, ratios } of results.disturbed) {
    assert.ok(beside.requests > 0 && ratios.p50.median > 0)
  }
  // One more line for the duration of the first search, three for neighbours, two for event streams, three for growth, one
  // for the second instance.
  assert.equal(lines.length, results.measured.length + alone.length + 10)
  assert.equal(results.memory?.requests, 200)
  const page = report(results, pace, begun)
  for (const { title } of SCENARIOS) assert.ok(page.includes(title))
  for (const title of ['Growth of the database', 'A second instance', 'Bytes of an answer']) {
    assert.ok(page.includes(`## ${title}`))
  }
})

/** Whether this is a Git checkout: an unpacked archive or a machine without Git has no older service to run. */
const inGit =
  spawnSync('git', ['rev-parse', '--verify', 'HEAD^{commit}'], { cwd: import.meta.dirname }).status === 0

test('the service is compared with an earlier version', { skip: !inGit }, async () => {
  const only = ['get', 'filter', 'growth']
  const results = await bench({
    ...pace,
    settings,
    users: 1,
    tasks: 300,
    only,
    streams: 10,
    written: 40,
    memoryAfter: 0,
    profile: undefined,
    against: 'HEAD',
    signal: AbortSignal.timeout(600_000),
    log: () => {},
  })
  assert.deepEqual([...new Set(results.measured.map(({ scenario }) => scenario.name))], ['get'])
  for (const { rivals } of [...results.measured, ...(results.held?.measured ?? [])]) {
    assert.deepEqual(
      rivals.map(({ name, figures }) => [name, figures.requests > 0]),
      [['before', true]],
    )
  }
  assert.deepEqual(
    results.grown[0]?.sides.map(({ name }) => name),
    ['service', 'before'],
  )
})

test('the service with telemetry is compared with itself without', async () => {
  const only = ['get']
  const lines: string[] = []
  const results = await bench({
    ...pace,
    settings,
    users: 1,
    tasks: 300,
    only,
    streams: 10,
    written: 40,
    memoryAfter: 0,
    profile: undefined,
    telemetry: true,
    signal: AbortSignal.timeout(600_000),
    log: (line) => lines.push(line),
  })
  assert.deepEqual([...new Set(results.measured.map(({ scenario }) => scenario.name))], only)
  for (const { service, rivals } of results.measured) {
    assert.ok(service.requests > 0 && rivals[0] && rivals[0].figures.requests > 0)
  }
  assert.ok(lines.every((line) => line.includes('untraced')))
})

/** Answers everything, in the way of no service in particular. */
const PROGRAM = `
  const server = require('node:http').createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'content-length': 110 }).end('x'.repeat(110)))
  })
  server.listen(0, '127.0.0.1', () => console.log('listening on ' + server.address().port))
`

const other: Peer = {
  name: 'other',
  title: 'The other one',
  facts: ['Answers everything.'],
  version: async () => '1.2.3',
  async start({ postgres, start }, users) {
    const databaseUrl = await createDatabase(postgres.url, 'other')
    return {
      ...(await start('other', { args: ['-e', PROGRAM], env: {}, ready: /listening on (\d+)/ })),
      name: 'other',
      others: [],
      dialect: 'directus',
      keys: false,
      postgres: postgres.pid,
      databaseUrl,
      holder: [],
      users: users.slice(0, 1),
    }
  },
}

const brief = {
  ...pace,
  settings,
  users: 2,
  tasks: 0,
  streams: 0,
  written: 10,
  memoryAfter: 0,
  profile: undefined,
}

test('the service is compared with other services, and the page says with which', async () => {
  const results = await bench({
    ...brief,
    only: ['get', 'patch', 'growth'],
    peers: [other],
    signal: AbortSignal.timeout(600_000),
    log: () => {},
  })
  assert.deepEqual(results.failed, [])
  for (const { rivals } of results.measured) {
    assert.deepEqual(
      rivals.map(({ name }) => name),
      ['fastify', 'other'],
    )
  }
  assert.deepEqual(
    results.startUp.map(({ name, seconds }) => [name, seconds > 0]),
    [
      ['service', true],
      ['fastify', true],
      ['other', true],
    ],
  )
  const page = reportPeers({ results, pace, begun, peers: [other], versions: ['1.2.3'] })
  for (const words of ['- The other one: 1.2.3', '- Answers everything.', '| Get one |', '| Patch |']) {
    assert.ok(page.includes(words), words)
  }
  assert.ok(!/undefined|NaN|Infinity/.test(page), page)
})

const installed = existsSync(MODULES)

test('the services that Docket is compared with answer every request', { skip: !installed }, async () => {
  await install(() => {})
  const results = await bench({
    ...brief,
    only: ['get', 'create-plain', 'patch', 'list-20', 'list-100'],
    peers: [platformatic, directus],
    signal: AbortSignal.timeout(600_000),
    log: () => {},
  })
  assert.deepEqual(results.failed, [])
  for (const { rivals } of results.measured) {
    for (const { figures } of rivals) assert.ok(figures.requests > 0 && figures.body > 100)
  }
})

test('a service that shows a task to others than its owner is not compared', async () => {
  const server = createServer((_, response) => response.end('everything'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = server.address() as AddressInfo
    const users = ['ada', 'ben'].map((id) => ({ id, token: id }))
    await assert.rejects(
      checkOwners({ name: 'open', port, dialect: 'platformatic', users }),
      /open answers 200 to the owner of a task, and 200 to somebody else/,
    )
  } finally {
    server.close()
  }
})

test('a row of which a request fails is named, and the others are measured', async () => {
  const program = PROGRAM.replace('writeHead(200', "writeHead(request.method === 'GET' ? 200 : 503")
  const failing: Peer = {
    ...other,
    start: (ground, users) =>
      other.start(
        {
          ...ground,
          start: (name, options) => ground.start(name, { ...options, args: ['-e', program] }),
        },
        users,
      ),
  }
  const results = await bench({
    ...brief,
    only: ['get', 'patch'],
    peers: [failing],
    signal: AbortSignal.timeout(600_000),
    log: () => {},
  })
  assert.deepEqual([...new Set(results.measured.map(({ scenario }) => scenario.name))], ['get'])
  assert.deepEqual([...new Set(results.failed.map(({ title }) => title))], ['Patch'])
  assert.match(results.failed[0]?.reason ?? '', /other: \d+ of \d+ requests failed.*503/)
})

test('a request that fails is counted, and fails what was measured', async () => {
  const server = createServer((_, response) => response.writeHead(503, { 'content-length': 4 }).end('busy'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const load = startLoad(AbortSignal.timeout(120_000))
  try {
    const { port } = server.address() as AddressInfo
    const [scenario] = SCENARIOS
    assert.ok(scenario)
    const side: Omit<Side, 'stop'> = {
      name: 'raw',
      others: [],
      dialect: 'docket',
      keys: false,
      pid: process.pid,
      postgres: process.pid,
      databaseUrl: '',
      port,
      startUp: 0,
      holder: [],
      users: [{ id: 'ada', token: 'none' }],
    }
    await assert.rejects(
      window({ load }, side, { scenario, connections: 2, seconds: 10, requests: 10 }),
      (error) => error instanceof RequestsFailed && /10 of 10 requests failed.*503 busy/.test(error.message),
    )
  } finally {
    await load.stop()
    server.close()
  }
})

test('the quartiles of the rounds are between the rounds', () => {
  assert.deepEqual(spreadOf([4, 1, 3, 2, 5]), { median: 3, from: 2, to: 4 })
  assert.deepEqual(spreadOf([1, 2]), { median: 1.5, from: 1.25, to: 1.75 })
})

test('bytes of answers are counted, however they are sent', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/whole') return response.writeHead(200, { 'content-length': 4 }).end('done')
    response.write('do')
    return setImmediate(() => response.end('ne'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const connection = await Connection.open(port)
  try {
    for (const [path, bytes] of [
      ['/whole', 4],
      // Each part comes with its length and a line break, and so does the end.
      ['/chunks', '2\r\ndo\r\n2\r\nne\r\n0\r\n\r\n'.length],
    ] as const) {
      const reply = await connection.send(`GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`)
      assert.equal(reply.bodyBytes, bytes)
      assert.ok(reply.headBytes > 'HTTP/1.1 200 OK\r\n\r\n'.length)
    }
  } finally {
    connection.close()
    server.close()
  }
})
