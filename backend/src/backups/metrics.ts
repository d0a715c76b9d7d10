import { Counter, Gauge, type Metric } from 'prom-client'

/** Metrics of the automatic backups, for alerts. */
export interface Meters {
  failures: Counter
  all: readonly Metric[]
}

/** @param last when the newest backup was begun, in milliseconds since 1970; undefined if there is none */
export function createMeters(last: () => number | undefined): Meters {
  const failures = new Counter({
    name: 'docket_backup_failures_total',
    help: 'Automatic backups of this instance that failed.',
    registers: [],
  })
  const newest = new Gauge({
    name: 'docket_backup_last_timestamp_seconds',
    help: 'When the newest automatic backup was begun, in seconds since 1970; 0 if there is none.',
    registers: [],
    collect() {
      this.set((last() ?? 0) / 1000)
    },
  })
  return { failures, all: [failures, newest] }
}
