import type { MetricObjectWithValues, MetricValue } from 'prom-client'
import type { BackupHealth } from '../backups/schedule.ts'
import type { Config } from '../config.ts'
import type { JobRun } from '../core/jobs.ts'
import type { Limiters, Verdict } from '../core/limits.ts'

/** What the primary process and its workers ask of each other. */

/** What a worker begins with. It reads no settings itself: they may have changed since the service was started. */
export interface Order {
  /** From 1. */
  number: number
  config: Config
  /** Of the database. */
  url: string
}

/** All that is counted or known once for the service. */
export interface OfPrimary {
  begin(): Order
  /** @param port on which the worker listens */
  ready(port: number): void
  take(by: keyof Limiters, key: string, now: number, count: number): Verdict
  /** A place for an event stream, or whose limit is reached. */
  place(userId: string): { place: number } | { full: 'user' | 'all' }
  leave(place: number): void
  places(): number
  /** The worker has written to this workspace's log. */
  wrote(workspaceId: string): void
  jobs(): JobRun[]
  backup(): BackupHealth
  isDiskFull(): boolean | Promise<boolean>
}

export interface OfWorker {
  /** Another process has written to this workspace's log. */
  heard(workspaceId: string): void
  metrics(): Measured[] | Promise<Measured[]>
  stop(): void
}

export type Measured = MetricObjectWithValues<MetricValue<string>>
