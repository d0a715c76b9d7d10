import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { DiagLogLevel, diag } from '@opentelemetry/api'
import { type ExportResult, ExportResultCode } from '@opentelemetry/core'
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
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { Config } from '../config.ts'
import type { Tracing } from '../core/tracing.ts'
import { VERSION } from '../core/version.ts'
import type { Database } from '../database/connection.ts'
import { traceDatabase } from './database.ts'
import { producerOf } from './metrics.ts'
import { createTracer } from './tracing.ts'

export interface Telemetry {
  tracing: Tracing
  /** The database, with its statements traced. */
  database(db: Database): Database
  /** Sends these metrics from now on. */
  report(registry: Registry): void
  /** Sends what is left, unless that takes too long. */
  close(): Promise<void>
}

/** Milliseconds that the collector may take for what is left when the service stops. */
const LAST = 2_000

/** Sends traces and metrics to a collector, by OTLP over HTTP. */
export function startTelemetry(
  { endpoint, headers, service, resource: described, sampled, interval }: Config['telemetry'] & {},
  log: Pick<Logger, 'info' | 'warn'>,
): Telemetry {
  const resource = resourceFromAttributes({
    'service.version': VERSION,
    'service.instance.id': randomUUID(),
    ...described,
    'service.name': service,
  })
  const to = (signal: string) => ({ url: `${endpoint}/v1/${signal}`, headers })
  const [spans, numbers] = toldAbout(
    () => [new OTLPTraceExporter(to('traces')), new OTLPMetricExporter(to('metrics'))] as const,
    log,
  )
  tellFailures(spans, 'traces', log)
  tellFailures(numbers, 'metrics', log)
  const traces = new TracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(sampled) }),
    spanProcessors: [new BatchSpanProcessor({ exporter: spans })],
  })
  let meters: MeterProvider | undefined
  const tracer = createTracer(traces.getTracer('docket', VERSION))
  return {
    tracing: tracer,
    database: (db) => traceDatabase(db, tracer),
    report(registry) {
      const reader = new PeriodicExportingMetricReader({
        exporter: numbers,
        exportIntervalMillis: interval,
        metricProducers: [producerOf(registry)],
      })
      meters = new MeterProvider({ resource, readers: [reader] })
    },
    async close() {
      const sent = new AbortController()
      await Promise.race([
        Promise.allSettled([traces.shutdown(), meters?.shutdown()]).then(() => sent.abort()),
        delay(LAST, undefined, { signal: sent.signal }).catch(() => {}),
      ])
    },
  }
}

/** Logs what the library says of its own settings, which it reads from the environment; later it repeats itself. */
function toldAbout<Result>(make: () => Result, log: Pick<Logger, 'warn'>): Result {
  const warn = (message: string) => log.warn(`OpenTelemetry: ${message}`)
  const silent = () => {}
  const logger = { error: warn, warn, info: silent, debug: silent, verbose: silent }
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true })
  try {
    return make()
  } finally {
    diag.disable()
  }
}

type Export<Items> = (items: Items, done: (result: ExportResult) => void) => void

/** Only the first failure is news, and that it works again. */
function tellFailures<Items>(
  exporter: { export: Export<Items> },
  what: string,
  log: Pick<Logger, 'info' | 'warn'>,
): void {
  const send = exporter.export.bind(exporter)
  let failing = false
  const tell = ({ code, error }: ExportResult) => {
    const fails = code !== ExportResultCode.SUCCESS
    if (fails && !failing) log.warn({ err: error }, `the collector does not take the ${what}; trying on`)
    if (!fails && failing) log.info(`the collector takes the ${what} again`)
    failing = fails
  }
  exporter.export = (items, done) =>
    send(items, (result) => {
      tell(result)
      done(result)
    })
}
