import type { Registry } from 'prom-client'
import type { Limit, Limiter, Limiters } from '../core/limits.ts'
import { createLog } from '../core/logging.ts'
import { Peer } from '../core/peer.ts'
import type { Places } from '../core/places.ts'
import type { Database } from '../database/connection.ts'
import { sentenceFor } from '../database/operator-errors.ts'
import { measureProcess, registryFor } from '../system/metrics.ts'
import { openBase } from './base.ts'
import { end } from './ending.ts'
import { createFront } from './front.ts'
import type { OfPrimary, OfWorker } from './protocol.ts'

/** Milliseconds between the primary's word and the exit: less than the primary has. */
const SHUTDOWN = 8_500

type Line = Peer<OfWorker, OfPrimary>

/** A worker of the service: it answers requests, and asks the primary for what is counted or known once. */
export async function work(): Promise<void> {
  // A terminal sends them to each of its processes: the primary says when to stop.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => {})
  let db: Database | undefined
  let registry: Registry | undefined
  let stop = (): void => process.exit(0)
  const line: Line = new Peer(process, {
    heard: (workspaceId) => db?.signals.heard(workspaceId),
    metrics: async () => (await registry?.getMetricsAsJSON()) ?? [],
    stop: () => stop(),
  })
  try {
    const { number, config, url } = await line.call('begin')
    const log = createLog(config, number)
    const isEmbedded = config.database.url === undefined
    const base = await openBase(config, log, {
      url,
      ...(isEmbedded && { isDiskFull: () => line.call('isDiskFull') }),
    })
    // The primary hears what other instances write, and passes it on.
    db = { ...base.db, notices: undefined }
    db.signals.listen((workspaceId, own) => own && line.tell('wrote', workspaceId))
    registry = registryFor(config)
    if (registry !== undefined) {
      registry.setDefaultLabels({ worker: String(number) })
      measureProcess(registry, db)
      base.telemetry?.report(registry)
    }
    const { user, address, link } = config.limits
    const front = await createFront(
      { ...base, db },
      {
        jobs: () => line.call('jobs'),
        backup: () => line.call('backup'),
        limiters: {
          user: limiterOf(line, 'user', user),
          address: limiterOf(line, 'address', address),
          link: limiterOf(line, 'link', link),
        },
        places: placesOf(line),
      },
      registry,
    )
    const port = await front.listen()
    stop = () =>
      void end(log, SHUTDOWN, async () => {
        await front.close()
        await base.close()
        return 0
      })
    line.tell('ready', port)
  } catch (error) {
    const sentence = sentenceFor(error)
    console.error(sentence === undefined ? error : `Docket cannot start. ${sentence}`)
    process.exit(1)
  }
}

const limiterOf = (line: Line, by: keyof Limiters, limit: Limit): Limiter => ({
  limit,
  take: (key, now, count = 1) => line.call('take', by, key, now, count),
})

const placesOf = (line: Line): Places => ({
  get taken() {
    return line.call('places')
  },
  async take(userId) {
    const found = await line.call('place', userId)
    if ('full' in found) return found.full
    return () => line.tell('leave', found.place)
  },
})
