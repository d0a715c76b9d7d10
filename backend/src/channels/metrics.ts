import { Counter, Gauge, type Metric } from 'prom-client'
import type { ChannelKind } from '../settings/notifications.ts'
import type { Settlement } from './queue.ts'

/** What operators see of deliveries. */
export interface ChannelMetrics {
  /** One attempt has ended. @param isLate whether long after it was planned */
  count(kind: ChannelKind, status: Settlement['status'], isLate: boolean): void
  /** How long the oldest delivery that is due has waited, in milliseconds. */
  lag(milliseconds: number): void
  all: readonly Metric[]
}

export function channelMetrics(): ChannelMetrics {
  const deliveries = new Counter({
    name: 'docket_channel_deliveries_total',
    help: 'Attempts to notify users, by kind of channel and outcome (pending: to be tried again), and whether they came over a minute late.',
    labelNames: ['kind', 'outcome', 'late'],
    registers: [],
  })
  const lag = new Gauge({
    name: 'docket_channel_lag_seconds',
    help: 'How long the oldest delivery that is due has been waiting.',
    registers: [],
  })
  return {
    count: (kind, outcome, isLate) => deliveries.inc({ kind, outcome, late: String(isLate) }),
    lag: (milliseconds) => lag.set(milliseconds / 1000),
    all: [deliveries, lag],
  }
}
