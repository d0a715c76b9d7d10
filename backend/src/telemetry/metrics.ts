import { type HrTime, ValueType } from '@opentelemetry/api'
import { hrTime } from '@opentelemetry/core'
import { emptyResource } from '@opentelemetry/resources'
import {
  AggregationTemporality,
  type DataPoint,
  DataPointType,
  type Histogram,
  type MetricData,
  type MetricProducer,
} from '@opentelemetry/sdk-metrics'
import type { MetricObjectWithValues, MetricValue, Registry } from 'prom-client'
import { VERSION } from '../core/version.ts'

/** The metrics that Prometheus reads, in OpenTelemetry's form: each is counted once. */
export function producerOf(registry: Registry): MetricProducer {
  const startTime = hrTime()
  return {
    async collect() {
      const endTime = hrTime()
      const metrics = (await registry.getMetricsAsJSON()).flatMap(
        (metric) => convert(metric, startTime, endTime) ?? [],
      )
      const scopeMetrics = [{ scope: { name: 'docket', version: VERSION }, metrics }]
      return { resourceMetrics: { resource: emptyResource(), scopeMetrics }, errors: [] }
    },
  }
}

type Found = MetricObjectWithValues<MetricValue<string>>
type Labelled = MetricValue<string> & { metricName?: string }

function convert(metric: Found, startTime: HrTime, endTime: HrTime): MetricData | undefined {
  const times = { startTime, endTime }
  const common = {
    descriptor: { name: metric.name, description: metric.help, unit: '', valueType: ValueType.DOUBLE },
    aggregationTemporality: AggregationTemporality.CUMULATIVE,
  }
  // What was not measured yet is not a number, which JSON cannot say.
  const points = () =>
    metric.values
      .filter(({ value }) => Number.isFinite(value))
      .map(({ labels, value }) => ({ ...times, attributes: attributesOf(labels), value }))
  // prom-client's types say that it is a number; it is a word.
  switch (String(metric.type)) {
    case 'counter':
      return { ...common, dataPointType: DataPointType.SUM, isMonotonic: true, dataPoints: points() }
    case 'gauge':
      return { ...common, dataPointType: DataPointType.GAUGE, dataPoints: points() }
    case 'histogram':
      return {
        ...common,
        dataPointType: DataPointType.HISTOGRAM,
        dataPoints: histogramsOf(metric.values, times),
      }
    default:
      return undefined
  }
}

const attributesOf = (labels: Labelled['labels']): Record<string, string | number> =>
  Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== undefined)) as Record<
    string,
    string | number
  >

/** Prometheus has a series for each bucket, which counts the smaller ones as well; OpenTelemetry has one point for all. */
function histogramsOf(
  values: readonly Labelled[],
  times: { startTime: HrTime; endTime: HrTime },
): DataPoint<Histogram>[] {
  const points = new Map<string, { labels: Labelled['labels']; values: Labelled[] }>()
  for (const one of values) {
    const { le: _, ...labels } = one.labels
    const key = JSON.stringify(labels)
    const point = points.get(key) ?? { labels, values: [] }
    point.values.push(one)
    points.set(key, point)
  }
  return [...points.values()].map((point) => {
    const of = (ending: string) => point.values.filter(({ metricName }) => metricName?.endsWith(ending))
    const buckets = of('_bucket').toSorted((one, other) => limitOf(one) - limitOf(other))
    const counts = buckets.map(({ value }, at) => value - (buckets[at - 1]?.value ?? 0))
    const boundaries = buckets.map(limitOf).filter(Number.isFinite)
    const value = {
      buckets: { boundaries, counts },
      sum: of('_sum')[0]?.value ?? 0,
      count: of('_count')[0]?.value ?? 0,
    }
    return { ...times, attributes: attributesOf(point.labels), value }
  })
}

/** The last one is `+Inf`. */
const limitOf = ({ labels }: Labelled): number =>
  labels.le === '+Inf' ? Number.POSITIVE_INFINITY : Number(labels.le)
