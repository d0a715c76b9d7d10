import { DiagLogLevel, diag } from '@opentelemetry/api'
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import type { Registry } from 'prom-client'
import type { Config } from '../config.ts'
import type { Tracing } from '../core/tracing.ts'
import { VERSION } from '../core/version.ts'
import type { Database } from '../database/connection.ts'
import { traceDatabase } from './database.ts'
import { producerOf } from './metrics.ts'
import { createTracing } from './tracing.ts'

export interface Telemetry {
  tracing: Tracing
  /** The database, with its statements traced. */
  database(db: Database): Database
  /** Sends these metrics from now on. */
  report(registry: Registry): void
  /** Sends what is left. */
  close(): Promise<void>
}

/** Milliseconds that the collector may take. */
const TIMEOUT = 3_000

/** Sends traces and metrics to a collector, by OTLP over HTTP. */
export function startTelemetry(
  options: Config['telemetry'] & {},
  { trustProxy }: Pick<Config, 'trustProxy'>,
  log: { warn(context: object, message: string): void },
): Telemetry {
  const { endpoint, headers, sampled, interval } = options
  // The library's own words: they name no user.
  const warn = (message: string) => log.warn({ message: message.slice(0, 500) }, 'telemetry')
  diag.setLogger({ error: warn, warn, info() {}, debug() {}, verbose() {} }, DiagLogLevel.WARN)
  const resource = resourceFromAttributes({ 'service.name': options.service, 'service.version': VERSION })
  const to = (signal: string) => ({ url: `${endpoint}/v1/${signal}`, headers, timeoutMillis: TIMEOUT })
  const traces = new TracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(sampled) }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter(to('traces')) })],
  })
  let meters: MeterProvider | undefined
  const tracing = createTracing(traces.getTracer('docket', VERSION), { continues: trustProxy !== false })
  return {
    tracing,
    database: (db) => traceDatabase(db, tracing),
    report(registry) {
      const reader = new PeriodicExportingMetricReader({
        exporter: new OTLPMetricExporter(to('metrics')),
        exportIntervalMillis: interval,
        exportTimeoutMillis: Math.min(interval, TIMEOUT),
        metricProducers: [producerOf(registry)],
      })
      meters = new MeterProvider({ resource, readers: [reader] })
    },
    async close() {
      // A collector that is gone must not keep the service from ending.
      await Promise.allSettled([traces.shutdown(), meters?.shutdown()])
    },
  }
}
