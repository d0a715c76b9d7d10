import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { type TestContext, test } from 'node:test'
import { SpanStatusCode } from '@opentelemetry/api'
import {
  InMemorySpanExporter,
  ParentBasedSampler,
  type ReadableSpan,
  SimpleSpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import fastify, { type FastifyInstance } from 'fastify'
import { DocketError } from '../core/errors.ts'
import { causeOf } from '../core/tracing.ts'
import { connect as connectDatabase, type Database } from '../database/connection.ts'
import { traceDatabase } from './database.ts'
import { createTracer, type Tracer } from './tracing.ts'

/** What becomes of a request's span, beside what the whole service shows. */

const WORK = { kind: 'internal', of: 'request' } as const

function traced(
  t: TestContext,
  sampled = 1,
): { app: FastifyInstance; tracer: Tracer; spans(): ReadableSpan[] } {
  const exporter = new InMemorySpanExporter()
  const provider = new TracerProvider({
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(sampled) }),
    spanProcessors: [new SimpleSpanProcessor({ exporter })],
  })
  const tracer = createTracer(provider.getTracer('test'))
  const app = fastify({ forceCloseConnections: true })
  tracer.watch(app)
  t.after(() => app.close())
  return { app, tracer, spans: () => exporter.getFinishedSpans() }
}

const namesOf = (spans: ReadableSpan[]) => spans.map(({ name }) => name)

test('what goes on after the answer is part of the trace if it says so', async (t) => {
  const { app, tracer, spans } = traced(t)
  const answered = Promise.withResolvers<void>()
  let later: Promise<unknown> = Promise.resolve()
  app.get('/', async () => {
    later = answered.promise.then(async () => {
      await tracer.span('statement', WORK, async () => {})
      await tracer.span('mail', { kind: 'client', of: 'trace' }, async () => {})
    })
    return {}
  })
  await app.inject('/')
  answered.resolve()
  await later
  assert.deepEqual(namesOf(spans()), ['GET /', 'mail'])
  const [request, mail] = spans()
  assert.equal(mail?.parentSpanContext?.spanId, request?.spanContext().spanId)
})

test('work outside of any request is no trace', async (t) => {
  const { tracer, spans } = traced(t)
  assert.equal(await tracer.span('statement', WORK, async () => 1), 1)
  assert.deepEqual(spans(), [])
})

test('a write wakes who listens outside of its request, and what it causes is in its trace', async (t) => {
  const { app, tracer, spans } = traced(t)
  // Nothing is asked of it.
  const quotas = { tasks: null, keys: null, storage: null, workspaces: 10 }
  const database = { url: undefined, poolSize: 10, pooler: 'none', timeout: 60_000, quotas } as const
  const db = traceDatabase(connectDatabase(database, 'postgres://localhost/none'), tracer)
  t.after(() => db.close())
  const woken: string[] = []
  db.signals.listen((workspaceId) => {
    woken.push(workspaceId)
    void tracer.span('look', WORK, async () => {})
  })
  app.get('/', async () => {
    db.signals.wrote('ada', 7)
    return {}
  })
  await app.inject('/')
  assert.deepEqual(woken, ['ada'])
  for (const write of [7, 8]) {
    const of = causeOf('ada', write)
    await tracer.span(`webhook of ${write}`, { kind: 'client', of }, async () => {})
  }
  assert.deepEqual(namesOf(spans()), ['GET /', 'webhook of 7', 'webhook of 8'])
  const [request, known, unknown] = spans()
  assert.equal(known?.parentSpanContext?.spanId, request?.spanContext().spanId)
  assert.equal(unknown?.parentSpanContext, undefined)
})

test('all statements of a long transaction are run', async (t) => {
  const { tracer } = traced(t)
  const quotas = { tasks: null, keys: null, storage: null, workspaces: 10 }
  const database = { url: undefined, poolSize: 10, pooler: 'none', timeout: 60_000, quotas } as const
  const db = connectDatabase(database, 'postgres://localhost/none')
  t.after(() => db.close())
  const run: string[] = []
  const tx = {
    query: async ({ name }: { name: string }) => {
      run.push(name)
      return []
    },
  }
  const recording: Database = { ...db, unhurried: (work) => work(tx) }
  await traceDatabase(recording, tracer).unhurried(async (traced) => {
    for (const name of ['first', 'second']) await traced.query({ name, text: '', values: [] })
  })
  assert.deepEqual(run, ['first', 'second'])
})

test('a body that arrives later does not lose the trace', async (t) => {
  const { app, tracer, spans } = traced(t)
  app.post('/', async () => await tracer.span('statement', WORK, async () => ({})))
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  assert.ok(address !== null && typeof address === 'object')
  const socket = connect(address.port, '127.0.0.1').setEncoding('utf8')
  socket.write(
    'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n' +
      'Connection: close\r\nExpect: 100-continue\r\n\r\n',
  )
  const [told] = await once(socket, 'data')
  assert.match(told, /100 Continue/)
  socket.write('{}')
  socket.resume()
  await once(socket, 'close')
  assert.deepEqual(namesOf(spans()).sort(), ['POST /', 'statement'])
  assert.equal(new Set(spans().map((span) => span.spanContext().traceId)).size, 1)
})

test('a client that goes ends the span', async (t) => {
  const { app, spans } = traced(t)
  const arrived = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  app.addHook('onRequestAbort', (_, done) => {
    ended.resolve()
    done()
  })
  app.get('/', () => {
    arrived.resolve()
    return new Promise(() => {})
  })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const leaving = new AbortController()
  const asking = fetch(url, { signal: leaving.signal })
  await arrived.promise
  leaving.abort()
  await assert.rejects(asking)
  await ended.promise
  const [span] = spans()
  assert.equal(span?.attributes['docket.aborted'], true)
  assert.equal(span.status.code, SpanStatusCode.UNSET)
})

test('failures are told by their kind alone, and refusals are none', async (t) => {
  const { app, tracer, spans } = traced(t)
  const errors = [
    Object.assign(new Error('Key (title)=(secret) exists.'), { code: '23505' }),
    new TypeError('secret'),
    'secret',
    new DocketError('DATABASE_ERROR', 'secret'),
    new DocketError('NOT_FOUND', 'secret'),
  ]
  app.get('/', async () => {
    for (const error of errors) {
      await tracer.span('statement', WORK, () => Promise.reject(error)).catch(() => {})
    }
    throw new Error('secret')
  })
  await app.inject('/')
  const kinds = spans().map(({ status, attributes }) =>
    status.code === SpanStatusCode.ERROR ? attributes['error.type'] : 'none',
  )
  assert.deepEqual(kinds, ['23505', 'TypeError', '_OTHER', 'DATABASE_ERROR', 'none', '500'])
  for (const { status, attributes, events } of spans()) {
    assert.ok(!JSON.stringify([status, attributes, events]).includes('secret'))
  }
})

test('a share of the requests is traced; of those whose caller is traced, the same as there', async (t) => {
  const TRACE = '0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331'
  for (const [sampled, flags, expected] of [
    [0, undefined, []],
    [0, '00', []],
    [0, '01', ['statement', 'GET /']],
    [1, '00', []],
    [1, undefined, ['statement', 'GET /']],
  ] as const) {
    const { app, tracer, spans } = traced(t, sampled)
    app.get('/', async () => await tracer.span('statement', WORK, async () => ({})))
    const headers = flags === undefined ? {} : { traceparent: `00-${TRACE}-${flags}` }
    assert.equal((await app.inject({ url: '/', headers })).statusCode, 200)
    assert.deepEqual(namesOf(spans()), expected, `${sampled} ${flags}`)
  }
})

test('a malformed traceparent begins a new trace', async (t) => {
  const { app, spans } = traced(t)
  app.get('/', async () => ({}))
  for (const traceparent of ['', 'x', `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`, 'ff-1-2-01']) {
    assert.equal((await app.inject({ url: '/', headers: { traceparent } })).statusCode, 200)
  }
  assert.equal(spans().length, 4)
  for (const { parentSpanContext } of spans()) assert.equal(parentSpanContext, undefined)
})
