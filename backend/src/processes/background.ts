import type { Metric } from 'prom-client'
import { RESOURCES } from '../app.ts'
import { type BackupHealth, createBackups } from '../backups/schedule.ts'
import { startMeasuring } from '../changelog/measuring.ts'
import { systemClock } from '../core/clock.ts'
import { destinations } from '../core/destinations.ts'
import { type JobRun, Jobs } from '../core/jobs.ts'
import { createSender } from '../core/sender.ts'
import { PRUNE_EVERY, PRUNED, prune } from '../pruning.ts'
import { startIndexing } from '../search/background.ts'
import { createIndexer, type Indexer } from '../search/indexing.ts'
import { startWorker } from '../webhooks/worker.ts'
import type { Ground } from './base.ts'
import { createNotifying } from './notifying.ts'

/** What runs by itself, once for all processes of the service: pruning, measuring, backups, webhooks, notifications, the search index. */
export interface Background {
  jobs: () => JobRun[]
  /** Undefined if no backups are made. */
  backup: (() => BackupHealth) | undefined
  metrics: readonly Metric[]
  /** What keeps the search index of whoever is far behind. */
  indexer: Indexer
  start(): void
  close(): Promise<void>
}

export function createBackground(ground: Ground): Background {
  const { config, db, log, telemetry, server } = ground
  const backups = createBackups({ config, url: server.url, clock: systemClock, log })
  const jobs = new Jobs(systemClock)
  for (const name of PRUNED) jobs.expect(name, PRUNE_EVERY)
  const indexer = createIndexer(db, db.finder, log)
  const notifying = createNotifying(ground)
  let close = () => indexer.close()

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
    const stopMeasuring = startMeasuring(db, { clock: systemClock, jobs, log })
    const indexing = startIndexing({ db, indexer, jobs, log })
    backups?.start()
    notifying?.start()
    close = async () => {
      clearInterval(pruning)
      await Promise.all([
        webhooks?.close(),
        notifying?.close(),
        indexing.close(),
        backups?.close(),
        stopMeasuring(),
      ])
    }
  }

  return {
    jobs: () => jobs.all,
    backup: backups?.health,
    metrics: [...(backups?.metrics ?? []), ...(notifying?.metrics ?? [])],
    indexer,
    start,
    close: () => close(),
  }
}
