import { z } from 'zod'
import { count, HOUR_IN_MS, url } from './formats.ts'

/** Traces and metrics for an OpenTelemetry collector. */

/** As OpenTelemetry writes headers and attributes. */
const pairs = z.string().transform((value, context): Record<string, string> => {
  const found = value.split(',').map((pair) => /^\s*([\w!#$&'*+.^`|~-]+)\s*=(.*)$/.exec(pair))
  try {
    if (found.every((pair) => pair !== null))
      return Object.fromEntries(
        found.map(([, name = '', text = '']) => [name, decodeURIComponent(text.trim())]),
      )
  } catch {
    // Not percent-encoded UTF-8.
  }
  context.addIssue('must be `name=value,name=value`, values percent-encoded: `authorization=Bearer%20token`.')
  return z.NEVER
})

export const telemetrySettings = {
  OTEL_EXPORTER_OTLP_ENDPOINT: url
    .optional()
    .describe(
      'URL of an OpenTelemetry collector (OTLP over HTTP, `http://localhost:4318`) to which traces and metrics are sent. Unset: none are made.',
    ),
  OTEL_EXPORTER_OTLP_HEADERS: pairs
    .optional()
    .describe('Headers for the collector: `name=value,name=value`, values percent-encoded.'),
  OTEL_RESOURCE_ATTRIBUTES: pairs
    .optional()
    .describe(
      'What else is said of this service in traces and metrics: `deployment.environment.name=test`, in the same form.',
    ),
  OTEL_SERVICE_NAME: z.string().default('docket').describe('Name of this service in traces and metrics.'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe('Share of the requests that are traced, from 0 to 1.'),
  OTEL_METRIC_EXPORT_INTERVAL: count(60_000, HOUR_IN_MS).describe(
    'Milliseconds between two reports of metrics to the collector.',
  ),
}

export interface TelemetryConfig {
  endpoint: string
  headers: Record<string, string>
  service: string
  /** Further attributes of the service. */
  resource: Record<string, string>
  /** The share of the requests that are traced. */
  sampled: number
  /** In milliseconds. */
  interval: number
}

/** Undefined if nothing is sent. */
export const telemetryOf = (
  env: z.output<z.ZodObject<typeof telemetrySettings>>,
): TelemetryConfig | undefined =>
  env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
    ? undefined
    : {
        endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
        headers: env.OTEL_EXPORTER_OTLP_HEADERS ?? {},
        service: env.OTEL_SERVICE_NAME,
        resource: env.OTEL_RESOURCE_ATTRIBUTES ?? {},
        sampled: env.OTEL_TRACES_SAMPLER_ARG,
        interval: env.OTEL_METRIC_EXPORT_INTERVAL,
      }
