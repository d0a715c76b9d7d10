import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A span as it was sent, with its attributes as a plain object. */
export interface TestSpan {
  traceId: string
  spanId: string
  parentSpanId: string | undefined
  name: string
  /** 1 internal, 2 server, 3 client. */
  kind: number
  attributes: Record<string, unknown>
  failed: boolean
}

/** A metric as it was sent. */
export interface TestMetric {
  name: string
  points: { attributes: Record<string, unknown>; value: Record<string, unknown> }[]
}

export interface Collector {
  /** For `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  url: string
  port: number
  /** All bodies so far, as text. */
  bodies: string[]
  headers: IncomingHttpHeaders[]
  /** Attributes of the services that sent something. */
  resources: Record<string, unknown>[]
  spans: TestSpan[]
  /** Those of the last report. */
  metrics: TestMetric[]
  /** Reports that arrived, and connections that were opened. */
  reports: number
  connections: number
  /** From now on, answers, refuses, or does not answer. */
  state: 'up' | 'failing' | 'silent'
  /** Settles once this holds; it is asked again whenever something has arrived. */
  when(holds: () => boolean): Promise<void>
  close(): Promise<void>
}

/** A collector of OpenTelemetry (OTLP over HTTP, as JSON), as a real server. */
export async function startCollector(): Promise<Collector> {
  const waiting = new Set<() => void>()
  const tell = () => {
    for (const look of waiting) look()
  }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    collector.bodies.push(body)
    collector.headers.push(request.headers)
    const taken = collector.state === 'up'
    if (taken) {
      if (request.url === '/v1/traces') takeSpans(JSON.parse(body), collector)
      else if (request.url === '/v1/metrics') takeMetrics(JSON.parse(body), collector)
    }
    tell()
    if (collector.state === 'silent') return
    response.writeHead(taken ? 200 : 400, { 'content-type': 'application/json' }).end('{}')
  })
  server.on('connection', () => {
    collector.connections += 1
    tell()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const collector: Collector = {
    url: `http://127.0.0.1:${port}`,
    port,
    bodies: [],
    headers: [],
    resources: [],
    spans: [],
    metrics: [],
    reports: 0,
    connections: 0,
    state: 'up',
    when: (holds) =>
      new Promise((resolve) => {
        const look = () => {
          if (!holds()) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return collector
}

/** The parts of the protocol that are looked at: opentelemetry-proto, in its JSON form. */
type Value = Record<string, unknown>
type KeyValues = { key: string; value: Value }[]

interface Traces {
  resourceSpans: {
    resource: { attributes: KeyValues }
    scopeSpans: {
      spans: (Omit<TestSpan, 'attributes' | 'failed'> & {
        attributes: KeyValues
        status: { code?: number }
      })[]
    }[]
  }[]
}

interface Metrics {
  resourceMetrics: {
    resource: { attributes: KeyValues }
    scopeMetrics: { metrics: ({ name: string } & Record<string, unknown>)[] }[]
  }[]
}

/** Each value names its type: `{ "stringValue": "…" }`, `{ "intValue": 200 }`. */
const plain = (attributes: KeyValues): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))

function takeSpans({ resourceSpans }: Traces, into: Collector): void {
  for (const { resource, scopeSpans } of resourceSpans) {
    into.resources.push(plain(resource.attributes))
    for (const { attributes, status, ...span } of scopeSpans.flatMap(({ spans }) => spans)) {
      into.spans.push({ ...span, attributes: plain(attributes), failed: status.code === 2 })
    }
  }
}

const FORMS = ['gauge', 'sum', 'histogram']

function takeMetrics({ resourceMetrics }: Metrics, into: Collector): void {
  into.reports += 1
  into.metrics = []
  for (const { resource, scopeMetrics } of resourceMetrics) {
    into.resources.push(plain(resource.attributes))
    for (const metric of scopeMetrics.flatMap(({ metrics }) => metrics)) {
      const form = FORMS.find((one) => one in metric)
      if (form === undefined) throw new Error(`${metric.name} has no data.`)
      const { dataPoints } = metric[form] as { dataPoints: ({ attributes: KeyValues } & Value)[] }
      const points = dataPoints.map(({ attributes, ...value }) => ({ attributes: plain(attributes), value }))
      into.metrics.push({ name: metric.name, points })
    }
  }
}
