import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, type Metric, Registry } from 'prom-client'
import type { Database } from '../database/connection.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** The number of open event streams. */
    eventStreams(): number
    /** The assistant's metrics. */
    assistantMetrics(): readonly Metric[]
  }
}

/** Counts and times every request of `app`; the registry also reports on the process, the load of the database and what `others` count. */
export function collectMetrics(
  app: FastifyInstance,
  db: Pick<Database, 'usage' | 'notices'>,
  others: readonly Metric[] = [],
): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'docket_http_request_duration_seconds',
    help: 'Time to answer a request, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  new Gauge({
    name: 'docket_database_usage',
    help: 'Database connections held, idle and awaited; statements in progress (reading, writing).',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      for (const [state, count] of Object.entries(db.usage())) this.set({ state }, count)
    },
  })
  new Gauge({
    name: 'docket_event_streams',
    help: 'Open event streams.',
    registers: [registry],
    collect() {
      this.set(app.eventStreams())
    },
  })
  new Gauge({
    name: 'docket_instances',
    help: 'Instances that notify each other through this database, including this one; 0 if this one receives nothing.',
    registers: [registry],
    collect() {
      this.set(db.notices?.instances ?? 0)
    },
  })
  for (const metric of [...app.assistantMetrics(), ...others]) registry.registerMetric(metric)
  app.addHook('onResponse', (request, reply, done) => {
    // The route's pattern, never the address itself: its values would be unbounded.
    const route = request.routeOptions.url ?? 'unknown'
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    done()
  })
  return registry
}
