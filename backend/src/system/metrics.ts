import type { FastifyInstance } from 'fastify'
import {
  AggregatorRegistry,
  collectDefaultMetrics,
  Gauge,
  Histogram,
  type Metric,
  type MetricObjectWithValues,
  type MetricValue,
  Registry,
} from 'prom-client'
import type { Config } from '../config.ts'
import type { Database } from '../database/connection.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** The number of open event streams. */
    eventStreams(): number
    /** The assistant's metrics. */
    assistantMetrics(): readonly Metric[]
  }
}

/** Where metrics are kept; undefined if nobody asks for them. */
export const registryFor = ({ metricsPort, telemetry }: Config): Registry | undefined =>
  metricsPort === undefined && telemetry === undefined ? undefined : new Registry()

/** Reports on this process, and on the load that it puts on the database. */
export function measureProcess(registry: Registry, db: Pick<Database, 'usage'>): void {
  collectDefaultMetrics({ register: registry })
  new Gauge({
    name: 'docket_database_usage',
    help: 'Database connections held, idle and awaited; statements in progress (reading, writing).',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      for (const [state, count] of Object.entries(db.usage())) this.set({ state }, count)
    },
  })
}

/** Reports on what the service has once, in whichever process: its place among instances, and what `others` count. */
export function measureService(
  registry: Registry,
  db: Pick<Database, 'notices'>,
  others: readonly Metric[],
): void {
  new Gauge({
    name: 'docket_instances',
    help: 'Instances that notify each other through this database, including this one; 0 if this one receives nothing.',
    registers: [registry],
    collect() {
      this.set(db.notices?.instances ?? 0)
    },
  })
  for (const metric of others) registry.registerMetric(metric)
}

/** Counts and times every request of `app`, and reports on what it has open. */
export function measureRequests(registry: Registry, app: FastifyInstance): void {
  const durations = new Histogram({
    name: 'docket_http_request_duration_seconds',
    help: 'Time to answer a request, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  new Gauge({
    name: 'docket_event_streams',
    help: 'Open event streams.',
    registers: [registry],
    collect() {
      this.set(app.eventStreams())
    },
  })
  for (const metric of app.assistantMetrics()) registry.registerMetric(metric)
  app.addHook('onResponse', (request, reply, done) => {
    // The route's pattern, never the address itself: its values would be unbounded.
    const route = request.routeOptions.url ?? 'unknown'
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    done()
  })
}

type Measured = MetricObjectWithValues<MetricValue<string>>

/** What several processes have measured, each with labels of its own, as one text; it may have come as JSON. */
export async function textOf(measured: readonly Measured[][]): Promise<string> {
  const whole = measured.map((metrics) =>
    metrics.map((metric) => ({
      ...metric,
      // Labels tell them apart, so that nothing is added up, nor left out.
      aggregator: 'sum' as const,
      // JSON has no NaN, which stands for what was not measured yet.
      values: metric.values.map((value) => ({ ...value, value: value.value ?? Number.NaN })),
    })),
  )
  return await AggregatorRegistry.aggregate(whole).metrics()
}
