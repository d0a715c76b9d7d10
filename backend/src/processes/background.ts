import type { Metric } from 'prom-client'
import { RESOURCES } from '../app.ts'
import { type BackupHealth, createBackups } from '../backups/schedule.ts'
import { systemClock } from '../core/clock.ts'
import { type JobRun, Jobs } from '../core/jobs.ts'
import { PRUNE_EVERY, PRUNED, prune } from '../pruning.ts'
import { destinations } from '../webhooks/destinations.ts'
import { createSender } from '../webhooks/sender.ts'
import { startWorker } from '../webhooks/worker.ts'
import type { Ground } from './base.ts'

/** What runs by itself, once for all processes of the service: pruning, backups, webhooks. */
export interface Background {
  jobs: () => JobRun[]
  /** Undefined if no backups are made. */
  backup: (() => BackupHealth) | undefined
  metrics: readonly Metric[]
  start(): void
  close(): Promise<void>
}

export function createBackground({ config, db, log, telemetry, server }: Ground): Background {
  const backups = createBackups({ config, url: server.url, clock: systemClock, log })
  const jobs = new Jobs(systemClock)
  for (const name of PRUNED) jobs.expect(name, PRUNE_EVERY)
  let close = async () => {}

  function start(): void {
    const webhooks = config.webhooks.worker
      ? startWorker({
          ...{ db, log, resources: RESOURCES, clock: systemClock, secret: config.auth.secret },
          sender: createSender({
            destinations: destinations({ ...config.webhooks, production: config.production }),
          }),
          tracing: telemetry?.tracing,
        })
      : undefined
    const pruning = setInterval(() => void prune(db, config, systemClock(), log, jobs), PRUNE_EVERY).unref()
    backups?.start()
    close = async () => {
      clearInterval(pruning)
      await Promise.all([webhooks?.close(), backups?.close()])
    }
  }

  return {
    jobs: () => jobs.all,
    backup: backups?.health,
    metrics: backups?.metrics ?? [],
    start,
    close: () => close(),
  }
}
