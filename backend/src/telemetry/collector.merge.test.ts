import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Collector, startCollector } from '../../tests/support/collector.ts'
import { createDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { type ServiceProcess, startProcess } from '../../tests/support/process.ts'

/** A collector that is slow, gone, or not there at all is nothing that a request would notice. */

let database: TestDatabase
const closing: (() => Promise<unknown>)[] = []

before(async () => {
  database = await createDatabase({ empty: true })
})
after(async () => {
  for (const close of closing.reverse()) await close()
  await database.drop()
})

async function start(environment: Record<string, string>): Promise<ServiceProcess> {
  const service = await startProcess({ DATABASE_URL: database.url, LOG_LEVEL: 'info', ...environment })
  closing.push(async () => {
    service.child.kill('SIGKILL')
    await service.ended
  })
  return service
}

async function collect(): Promise<Collector> {
  const collector = await startCollector()
  closing.push(collector.close)
  return collector
}

const stopped = async (service: ServiceProcess): Promise<string> => {
  service.child.kill('SIGTERM')
  const { code, output } = await service.ended
  // A stop that takes too long ends with 1.
  assert.equal(code, 0, output)
  return output
}

describe('a collector that does not answer', () => {
  test('holds up neither requests, however many, nor the stop', async () => {
    const collector = await collect()
    collector.state = 'silent'
    const service = await start({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_METRIC_EXPORT_INTERVAL: '100',
      RATE_LIMIT_ADDRESS: '100000',
      RATE_LIMIT_ADDRESS_BURST: '100000',
    })
    await collector.when(() => collector.bodies.length > 0)
    // More than are kept until they can be sent.
    for (let count = 0; count < 50; count += 1) {
      const answers = Array.from({ length: 50 }, () => fetch(`${service.url}/health/live`))
      for (const answer of await Promise.all(answers)) {
        assert.equal(answer.status, 200)
        await answer.text()
      }
    }
    await stopped(service)
    assert.equal(collector.spans.length, 0)
    assert.ok(collector.bodies.some((body) => body.includes('resourceSpans')))
  })
})

test('a collector that refuses is named once in the log, and once when it works again', async () => {
  const collector = await collect()
  collector.state = 'failing'
  const service = await start({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_METRIC_EXPORT_INTERVAL: '500',
  })
  const refused = collector.bodies.length + 4
  await collector.when(() => collector.bodies.length >= refused)
  collector.state = 'up'
  await collector.when(() => collector.reports > 0)
  await service.seen(/takes the metrics again/)
  const output = await stopped(service)
  const lines = output.split('\n').filter((line) => line.includes('the collector'))
  assert.deepEqual(
    lines.map((line) => JSON.parse(line).msg),
    ['the collector does not take the metrics; trying on', 'the collector takes the metrics again'],
  )
})

test('a collector that is not there stops nothing', async () => {
  const collector = await startCollector()
  await collector.close()
  const service = await start({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_METRIC_EXPORT_INTERVAL: '100',
    // The library's own setting: by default it tries for ten seconds.
    // Short: nobody listens there, whether that or the time-out is noticed first.
    OTEL_EXPORTER_OTLP_TIMEOUT: '500',
  })
  assert.equal((await fetch(`${service.url}/health`)).status, 200)
  await service.seen(/(ECONNREFUSED|imed out|imeout).*does not take the metrics/)
  await stopped(service)
})

describe('off', () => {
  /** Prints each module of telemetry when it is loaded. */
  const TELLING = `import { registerHooks } from 'node:module'
    registerHooks({
      load(url, context, next) {
        const name = /node_modules\\/@opentelemetry\\/([^/]+)|\\/(src\\/telemetry)\\//.exec(url)
        if (name !== null) process.stderr.write('loaded ' + (name[1] ?? name[2]) + '\\n')
        return next(url, context)
      },
    })`
  const loadedBy = async (environment: Record<string, string>) => {
    const service = await start({
      ...environment,
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(TELLING)}`,
    })
    assert.equal((await fetch(`${service.url}/health`)).status, 200)
    const output = await stopped(service)
    return [...new Set([...output.matchAll(/^loaded (\S+)$/gm)].map(([, name]) => name))].sort()
  }

  test('nothing of it is loaded, which the packages of others do not load anyway', async () => {
    // prom-client and Better Auth have these.
    const others = ['api', 'semantic-conventions']
    assert.deepEqual(await loadedBy({}), others)
    const collector = await collect()
    const on = await loadedBy({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url })
    for (const name of ['src/telemetry', 'sdk-trace', 'sdk-metrics']) assert.ok(on.includes(name), `${on}`)
  })

  test('nothing is sent', async () => {
    const collector = await collect()
    // Settings of the library's own do not turn it on.
    const service = await start({
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector.url,
      OTEL_SERVICE_NAME: 'docket',
    })
    assert.equal((await fetch(`${service.url}/health`)).status, 200)
    await stopped(service)
    assert.equal(collector.connections, 0)
  })
})
