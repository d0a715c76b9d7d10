import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { Config } from '../config.ts'
import { type Limiters, RateLimiter, type Verdict } from '../core/limits.ts'
import { LocalPlaces } from '../core/places.ts'
import { measureProcess, measureService, registryFor, textOf } from '../system/metrics.ts'
import type { Service } from './alone.ts'
import { type Background, createBackground } from './background.ts'
import { type Ground, onGround } from './base.ts'
import { Crew, type Line } from './crew.ts'
import { type Metrics, serveMetrics } from './listening.ts'
import type { OfPrimary } from './protocol.ts'

/** Milliseconds that a worker may take to say what it has measured. */
const MEASURING = 1_000

/**
 * The service as several processes: this one has the database, what runs once and all counts that limits depend on, and
 * starts workers, which answer.
 * @param failed called if a worker can no longer be replaced
 */
export function startPrimary(config: Config, log: Logger, failed: () => void): Promise<Service> {
  return onGround(config, log, async (ground) => {
    const { db, telemetry, server } = ground
    const background = createBackground(ground)
    const registry = registryFor(config)
    if (registry !== undefined) {
      registry.setDefaultLabels({ worker: 'primary' })
      measureProcess(registry, db)
      measureService(registry, db, background.metrics)
      telemetry?.report(registry)
    }
    const counting = countingOf(config)
    const relay = relayOf(ground, () => crew.lines)
    const crew: Crew = new Crew({
      ...{ size: config.workers, log, failed },
      serve(number) {
        const { methods, gone } = counting()
        const order = { number, config: shareOf(config), url: server.url }
        const isDiskFull = async () => (await server.isDiskFull?.()) ?? false
        return {
          methods: { ...methods, ...knowing(background), ...relay(number), isDiskFull, begin: () => order },
          gone,
        }
      },
    })
    const stopMetrics = await serveMetrics(registry && metricsOfAll(registry, crew), config)
    db.notices?.start(log)
    const port = await crew.start().catch(async (error) => {
      await crew.stop()
      throw error
    })
    background.start()
    return {
      port,
      first: await ground.first(),
      async close() {
        const [code] = await Promise.all([crew.stop(), background.close()])
        await stopMetrics()
        await ground.close()
        return code
      },
    }
  })
}

/** What is a limit for the service's memory is shared out; the database's connections are counted for each process. */
const shareOf = (config: Config): Config => ({
  ...config,
  connections: {
    ...config.connections,
    unread: Math.max(1, Math.floor(config.connections.unread / config.workers)),
  },
})

const knowing = ({ jobs, backup }: Background): Pick<OfPrimary, 'jobs' | 'backup'> => ({
  jobs,
  backup: () => backup?.() ?? { status: 'off', last: null },
})

type Counting = Pick<OfPrimary, 'take' | 'place' | 'leave' | 'places'>

/** Counts for all workers. @returns what one of them may call, and what gives back all that it still holds */
function countingOf({ limits, events }: Config): () => { methods: Counting; gone(): void } {
  const limiters = {
    user: new RateLimiter(limits.user),
    address: new RateLimiter(limits.address),
    link: new RateLimiter(limits.link),
  }
  const places = new LocalPlaces(events.perUser, events.perInstance)
  let last = 0
  return () => {
    const held = new Map<number, () => void>()
    return {
      methods: {
        take: (by: keyof Limiters, key: string, now: number, count: number): Verdict =>
          limiters[by].take(key, now, count),
        place(userId) {
          const place = places.take(userId)
          if (typeof place !== 'function') return { full: place }
          last += 1
          held.set(last, place)
          return { place: last }
        },
        leave(place) {
          held.get(place)?.()
          held.delete(place)
        },
        places: () => places.taken,
      },
      gone() {
        for (const leave of held.values()) leave()
      },
    }
  }
}

/** Tells each worker what the others, other instances and this process have written. */
function relayOf({ db }: Ground, lines: () => [number: number, line: Line][]) {
  let writer: number | undefined
  db.signals.listen((workspaceId) => {
    for (const [number, line] of lines()) if (number !== writer) line.tell('heard', workspaceId)
  })
  return (number: number): Pick<OfPrimary, 'wrote'> => ({
    wrote(workspaceId) {
      writer = number
      db.signals.wrote(workspaceId)
      writer = undefined
    },
  })
}

/** One page for all; a worker that does not answer in time is left out. */
const metricsOfAll = (registry: Registry, crew: Crew): Metrics => ({
  contentType: registry.contentType,
  async metrics() {
    const asked = crew.lines.map(([, line]) =>
      Promise.race([line.call('metrics'), delay(MEASURING, [], { ref: false })]).catch(() => []),
    )
    return await textOf([await registry.getMetricsAsJSON(), ...(await Promise.all(asked))])
  },
})
