import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Collector, startCollector, type TestSpan } from '../../tests/support/collector.ts'
import { createDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { freePort, type ServiceProcess, startProcess } from '../../tests/support/process.ts'
import { type Receiver, startReceiver } from '../../tests/support/receiver.ts'
import { startMailServer, type TestMailServer } from '../../tests/support/smtp.ts'

/** What the service as a process sends to a real collector. */

const TRACE = '0af7651916cd43dd8448eb211c80319c'
const CALLER = 'b7ad6b7169203331'

/** What may not be sent on; each is unlike anything else. */
const SECRETS = {
  name: 'Adeline Secretname',
  email: 'ada.secretmail@example.com',
  password: 'correct secrethorse',
  title: 'Buy secretmilk',
  label: 'secretlabel',
  query: 'secretquery',
  state: 'secretstate',
  hook: 'secrethook',
}

let database: TestDatabase
let collector: Collector
let mail: TestMailServer
let receiver: Receiver
let service: ServiceProcess
/** What the API has told, which may not be sent on either. */
const told: string[] = []
let prometheus: string

before(async () => {
  database = await createDatabase({ empty: true })
  collector = await startCollector()
  mail = await startMailServer()
  receiver = await startReceiver()
  const metricsPort = await freePort()
  service = await startProcess({
    DATABASE_URL: database.url,
    SMTP_URL: mail.url,
    EMAIL_VERIFICATION: 'optional',
    WEBHOOK_ALLOWED_HOSTS: '127.0.0.1',
    METRICS_PORT: String(metricsPort),
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20of%20the%20collector',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
    OTEL_METRIC_EXPORT_INTERVAL: '1000',
  })
  const bearer = await use()
  // The label, two tasks, one in a batch.
  await receiver.received(4)
  // By now, the sender knows of the webhook, so a write wakes it.
  await call('POST', '/api/me/tasks', { title: SECRETS.title }, bearer)
  await receiver.received(5)
  await mail.received(1)
  // Spans are sent in the order in which they ended.
  const count = (name: string, kind: number) =>
    collector.spans.filter((one) => one.name === name && one.kind === kind).length
  await collector.when(
    () =>
      count('send webhook', 3) === 5 &&
      count('send mail', 3) === 1 &&
      count('POST /api/:user_id/tasks', 2) === 3,
  )
  await collector.when(() => createdTasks()?.value.count === 4)
  prometheus = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
  service.child.kill('SIGTERM')
  assert.equal((await service.ended).code, 0)
})
after(async () => {
  service.child.kill('SIGKILL')
  await service.ended
  await Promise.all([collector.close(), mail.close(), receiver.close()])
  await database.drop()
})

/** The requests that created tasks, one of them in a batch, as a histogram. */
const createdTasks = () =>
  collector.metrics
    .find(({ name }) => name === 'docket_http_request_duration_seconds')
    ?.points.find(
      ({ attributes }) => attributes.route === '/api/:user_id/tasks' && attributes.method === 'POST',
    )

/** A user signs up and works, with something to hide in every place. */
async function use(): Promise<Record<string, string>> {
  const { name, email, password, title, label, query, state, hook } = SECRETS
  // Node's fetch sends headers of a browser, so it must name an origin as a browser does.
  const origin = { origin: service.url }
  await call('POST', '/api/auth/sign-up/email', { name, email, password }, origin)
  const signedIn = await call('POST', '/api/auth/sign-in/email', { email, password }, origin)
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const { token } = (await (await call('GET', '/api/auth/token', undefined, { cookie })).json()) as {
    token: string
  }
  const bearer = { authorization: `Bearer ${token}` }
  told.push(cookie, token)
  await call('POST', '/api/auth/request-password-reset', { email, redirectTo: '/reset' }, origin)
  await call('POST', '/api/me/webhooks', { url: `${receiver.url}/${hook}`, events: ['*'] }, bearer)
  const made = await call(
    'POST',
    `/api/me/tasks?dry_run=false`,
    { title },
    {
      ...bearer,
      traceparent: `00-${TRACE}-${CALLER}-01`,
      tracestate: `vendor=${state}`,
    },
  )
  told.push(((await made.json()) as { user_id: string }).user_id)
  await call('POST', '/api/me/labels', { name: label }, bearer)
  await call('POST', '/api/me/tasks', { title, labels: [label] }, bearer)
  await call('GET', `/api/me/tasks?q=${query}&limit=20`, undefined, bearer)
  const operations = [{ method: 'POST', path: '/tasks', body: { title } }]
  await call('POST', '/api/me/batch', { operations }, bearer)
  await call('POST', `/api/no/such/${query}`, {}, bearer)
  return bearer
}

async function call(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
  const answer = await fetch(service.url + path, {
    method,
    headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  })
  assert.ok(
    answer.ok || path.includes('/no/such/'),
    `${method} ${path}: ${answer.status} ${await answer.clone().text()}`,
  )
  return answer
}

/** The span of the only request of that name. */
function request(name: string, number = 0): TestSpan {
  const span = collector.spans.filter((one) => one.name === name && one.kind === 2)[number]
  assert.ok(span, `no request ${name} among ${collector.spans.map((one) => one.name).join(', ')}`)
  return span
}

const under = ({ spanId }: TestSpan) => collector.spans.filter(({ parentSpanId }) => parentSpanId === spanId)
const inTraceOf = ({ traceId }: TestSpan) => collector.spans.filter((one) => one.traceId === traceId)

describe('traces', () => {
  test("a request continues its caller's trace, down to SQL", () => {
    const made = request('POST /api/:user_id/tasks')
    assert.deepEqual([made.traceId, made.parentSpanId], [TRACE, CALLER])
    const { 'docket.request_id': id, ...attributes } = made.attributes
    assert.deepEqual(attributes, {
      'http.request.method': 'POST',
      'http.route': '/api/:user_id/tasks',
      'http.response.status_code': 201,
    })
    assert.match(String(id), /^[0-9a-f-]{36}$/)
    const statement = under(made).find(({ name }) => name === 'task_insert')
    assert.deepEqual(statement?.attributes, { 'db.system.name': 'postgresql' })
    assert.equal(statement.kind, 3)
  })

  test('the attempt to send its webhook is in the trace of the write', () => {
    const made = request('POST /api/:user_id/tasks')
    const [sent] = under(made).filter(({ name }) => name === 'send webhook')
    assert.deepEqual(sent?.attributes, {
      'http.request.method': 'POST',
      'docket.attempt': 1,
      'http.response.status_code': 204,
    })
    assert.equal(sent.failed, false)
  })

  test('mail is in the trace of the request that caused it', () => {
    const asked = request('POST /api/auth/request-password-reset')
    const [sent] = inTraceOf(asked).filter(({ name }) => name === 'send mail')
    assert.equal(sent?.kind, 3)
    assert.equal(sent.failed, false)
  })

  test('statements of a transaction are part of it; so are those of accounts of their request', () => {
    const made = request('POST /api/:user_id/tasks', 1)
    const transaction = under(made).find(({ name }) => name === 'transaction')
    assert.ok(transaction)
    assert.ok(
      under(transaction).some(({ name }) => name === 'unit_lock'),
      JSON.stringify(under(transaction)),
    )
    assert.equal(transaction.failed, false)
    const signedIn = request('POST /api/auth/sign-in/email')
    assert.ok(under(signedIn).some(({ name }) => name === 'account statement'))
  })

  test('operations of a batch are spans within its own', () => {
    const batch = request('POST /api/:user_id/batch')
    const operation = inTraceOf(batch).find(({ name }) => name === 'POST /api/:user_id/tasks')
    assert.equal(operation?.kind, 1)
    assert.equal(operation.attributes['http.response.status_code'], 201)
  })

  test('each other request is a trace of its own, though connections are shared', () => {
    const own = collector.spans.filter(({ kind }) => kind === 2)
    assert.ok(own.length >= 11)
    assert.equal(new Set(own.map(({ traceId }) => traceId)).size, own.length)
    for (const span of own) if (span.traceId !== TRACE) assert.equal(span.parentSpanId, undefined)
  })

  test('a request that has no route is named by its method', () => {
    const { attributes, failed } = request('POST')
    assert.equal(attributes['http.response.status_code'], 404)
    assert.equal(attributes['http.route'], undefined)
    assert.equal(failed, false)
  })

  test('what woke the sender of webhooks has no part in its work', () => {
    assert.equal(request('POST /api/:user_id/tasks', 2).failed, false)
    for (const { name, parentSpanId } of collector.spans) {
      if (/^webhook_(look|lock|take|claim|settle)$/.test(name)) assert.fail(`${name} under ${parentSpanId}`)
    }
  })

  test('lines of the log name their trace', () => {
    const lines = service
      .output()
      .split('\n')
      .filter((line) => line.includes('"route":"/api/:user_id/tasks"'))
      .map((line) => JSON.parse(line))
    assert.equal(lines[0].trace_id, TRACE)
    const made = request('POST /api/:user_id/tasks')
    assert.equal(lines[0].request_id, made.attributes['docket.request_id'])
    assert.equal(new Set(lines.map(({ trace_id }) => trace_id)).size, lines.length)
  })
})

interface Histogram {
  count: number
  sum: number
  explicitBounds: number[]
  bucketCounts: number[]
}

describe('metrics', () => {
  test('are those that Prometheus reads, of the same names', () => {
    const names = [...prometheus.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name)
    assert.deepEqual(collector.metrics.map(({ name }) => name).sort(), names.sort())
  })

  test('count requests in buckets', () => {
    const ofTasks = createdTasks()
    assert.deepEqual(ofTasks?.attributes, { method: 'POST', route: '/api/:user_id/tasks', status: 201 })
    const { count, sum, explicitBounds, bucketCounts } = ofTasks.value as unknown as Histogram
    assert.equal(count, 4)
    assert.ok(sum > 0)
    assert.equal(bucketCounts.length, explicitBounds.length + 1)
    assert.equal(
      bucketCounts.reduce((all, one) => all + one, 0),
      count,
    )
    assert.deepEqual(
      explicitBounds,
      explicitBounds.toSorted((one, other) => one - other),
    )
  })
})

test('what is sent names the service, and carries the headers of the collector', () => {
  for (const {
    'service.instance.id': instance,
    'service.version': version,
    ...rest
  } of collector.resources) {
    assert.deepEqual(rest, { 'service.name': 'docket', 'deployment.environment.name': 'test' })
    assert.match(String(instance), /^[0-9a-f-]{36}$/)
    assert.match(String(version), /^\d+\.\d+\.\d+/)
  }
  assert.equal(new Set(collector.resources.map((one) => one['service.instance.id'])).size, 1)
  for (const headers of collector.headers) assert.equal(headers.authorization, 'Bearer of the collector')
})

test('nothing that users write, are called or sign in with is sent', () => {
  const sent = collector.bodies.join('\n').toLowerCase()
  assert.match(sent, /task_insert/)
  const hidden = [...Object.values(SECRETS), 'secret', '?', 'select ', ...told, receiver.url]
  for (const secret of hidden) assert.ok(!sent.includes(secret.toLowerCase()), `it was sent: ${secret}`)
})
