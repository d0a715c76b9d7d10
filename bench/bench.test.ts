import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { bench } from './bench.ts'
import { window } from './measure.ts'
import { startLoad } from './processes.ts'
import { report } from './report.ts'
import { SCENARIOS } from './scenarios.ts'
import type { Side } from './stage.ts'

const pace = { rounds: 1, seconds: 0.03, warmUp: 0.03 }

test('every scenario runs without errors, and is reported', async () => {
  const lines: string[] = []
  const results = await bench({
    ...pace,
    users: 3,
    tasks: 300,
    only: undefined,
    streams: 10,
    memoryAfter: 200,
    profile: undefined,
    signal: AbortSignal.timeout(600_000),
    log: (line) => lines.push(line),
  })
  const timed = [...results.alone, ...(results.held?.timed ?? [])]
  assert.deepEqual(
    [...results.measured, ...timed].map(({ scenario, connections }) => `${scenario.name} ${connections}`),
    SCENARIOS.flatMap(({ name, connections }) => connections.map((count) => `${name} ${count}`)),
  )
  for (const { service, rival } of results.measured) {
    assert.ok(service.requests > 0 && rival.requests > 0)
    assert.ok(service.p50 <= service.p95 && service.p95 <= service.p99)
  }
  for (const { service } of timed) assert.ok(service.requests > 0)
  assert.equal(results.streamed?.held.streams, 10)
  assert.ok(results.streamed.write.with.requests > 0 && results.streamed.write.without.requests > 0)
  assert.equal(results.disturbed.length, 2)
  for (const { with: beside, ratios } of results.disturbed) {
    assert.ok(beside.requests > 0 && ratios.p50 > 0)
  }
  // One more line for the duration of the first search, two for neighbours, and two for event streams.
  assert.equal(lines.length, results.measured.length + timed.length + 5)
  assert.equal(results.memory?.requests, 200)
  const page = report(results, pace)
  for (const { title } of SCENARIOS) assert.ok(page.includes(title))
})

/** Whether this is a Git checkout: an unpacked archive or a machine without Git has no older service to run. */
const inGit =
  spawnSync('git', ['rev-parse', '--verify', 'HEAD^{commit}'], { cwd: import.meta.dirname }).status === 0

test('the service is compared with an earlier version', { skip: !inGit }, async () => {
  const only = ['get', 'filter']
  const results = await bench({
    ...pace,
    users: 1,
    tasks: 300,
    only,
    streams: 10,
    memoryAfter: 0,
    profile: undefined,
    against: 'HEAD',
    signal: AbortSignal.timeout(600_000),
    log: () => {},
  })
  assert.deepEqual([...new Set(results.measured.map(({ scenario }) => scenario.name))], only)
  for (const { rival } of results.measured) assert.ok(rival.requests > 0)
})

test('the service with telemetry is compared with itself without', async () => {
  const only = ['get']
  const lines: string[] = []
  const results = await bench({
    ...pace,
    users: 1,
    tasks: 300,
    only,
    streams: 10,
    memoryAfter: 0,
    profile: undefined,
    telemetry: true,
    signal: AbortSignal.timeout(600_000),
    log: (line) => lines.push(line),
  })
  assert.deepEqual([...new Set(results.measured.map(({ scenario }) => scenario.name))], only)
  for (const { service, rival } of results.measured) assert.ok(service.requests > 0 && rival.requests > 0)
  assert.ok(lines.every((line) => line.includes('untraced')))
})

test('a failing request aborts the run', async () => {
  const server = createServer((_, response) => response.writeHead(503, { 'content-length': 4 }).end('busy'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const load = startLoad(AbortSignal.timeout(120_000))
  try {
    const { port } = server.address() as AddressInfo
    const [scenario] = SCENARIOS
    assert.ok(scenario)
    const users = [{ id: 'ada', token: 'none' }]
    const side: Omit<Side, 'stop'> = {
      name: 'raw',
      keys: false,
      pid: process.pid,
      postgres: process.pid,
      databaseUrl: '',
      port,
      holder: [],
      readers: users,
      writers: users,
    }
    await assert.rejects(
      window({ load }, side, { scenario, connections: 2, seconds: 10, requests: 10 }),
      /10 of 10 requests failed.*503 busy/,
    )
  } finally {
    await load.stop()
    server.close()
  }
})
