import { onClient } from './database.ts'
import { type Grown, measureGrowth } from './growth.ts'
import { measureInstances, type Shared } from './instances.ts'
import { type Figures, type Measured, measure, type Pace, RequestsFailed, window } from './measure.ts'
import { type Disturbed, measureNeighbours } from './neighbours.ts'
import type { Peer } from './peer/peer.ts'
import { SCENARIOS, type Scenario, scenarioOf } from './scenarios.ts'
import type { Side } from './sides.ts'
import { isItsOwnRival, onStage, type Stage } from './stage.ts'
import { measureStreams, type Streamed } from './streams.ts'
import { memoryOf } from './usage.ts'

export interface BenchOptions extends Pace {
  /** Users of each server. */
  users: number
  /** Tasks of the large account. */
  tasks: number
  /** Names of the scenarios to run, or of `PARTS`; all if undefined. */
  only: string[] | undefined
  /** Event streams whose memory is measured. */
  streams: number
  /** Writes of each kind whose growth of the database is measured. */
  written: number
  /** The number of requests after which the service's memory is read. */
  memoryAfter: number
  /** Settings of the service beside those of the stage. */
  settings?: Record<string, string> | undefined
  profile: string | undefined
  /** The commit whose service is the rival; the yardsticks if undefined. */
  against?: string | undefined
  /** Whether the service sends traces and metrics; its rival is then the same service without. */
  telemetry?: boolean | undefined
  /** Other services as rivals, beside the Fastify yardstick. */
  peers?: readonly Peer[] | undefined
  signal: AbortSignal
  log: (line: string) => void
}

/** What is measured beside the scenarios, each by its name. */
export const PARTS = ['growth', 'instances', 'neighbours', 'events'] as const

/** What requests on a large account take. */
export interface Held {
  tasks: number
  /** Seconds from the first search until all tasks were indexed. */
  firstSearch: number
  measured: Measured[]
}

/** A row that counts for nothing, since some of its requests failed. */
export interface Failed {
  title: string
  connections: number
  reason: string
}

export interface Results {
  /** Users of each server. */
  users: number
  measured: Measured[]
  /** Figures of the service alone, with its many users. */
  alone: Measured[]
  failed: Failed[]
  /** Seconds that each server took to start, on a database that was there. */
  startUp: { name: Side['name']; seconds: number }[]
  /** Empty if not requested. */
  grown: Grown[]
  /** Undefined if not requested. */
  shared: Shared | undefined
  /** Undefined if no such scenario was requested. */
  held: Held | undefined
  /** Empty if not requested, or if the rival is the service itself. */
  disturbed: Disturbed[]
  /** Undefined if not requested, or if the rival is the service itself. */
  streamed: Streamed | undefined
  /** Resident megabytes of the service after at least that many requests; undefined if not requested. */
  memory: { requests: number; rss: number; peak: number } | undefined
  postgresVersion: string
}

/** Runs the scenarios on a stage of their own. */
export async function bench(options: BenchOptions): Promise<Results> {
  const isWanted = (name: string) => options.only?.includes(name) ?? true
  const chosen = SCENARIOS.filter(({ name }) => isWanted(name))
  const ofCrowd = chosen.filter(({ users, alone }) => users !== 'holder' && !alone)
  const ofService = chosen.filter(({ alone }) => alone)
  const ofHolder = chosen.filter(({ users }) => users === 'holder')
  const isOwn = isItsOwnRival(options)
  return await onStage(options, async (stage) => {
    const failed: Failed[] = []
    /** What a request fails of counts for nothing, but does not end the run. */
    const attempt: Attempt = async (title, connections, work) => {
      options.signal.throwIfAborted()
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof RequestsFailed)) throw error
        failed.push({ title, connections, reason: error.message })
        options.log(`FAILED: ${error.message}`)
        return undefined
      }
    }
    /** The rivals that have endpoints for what the yardsticks lack. */
    const services = isOwn ? stage.rivals : []
    const run = (scenarios: Scenario[], rivals: Side[]) =>
      measureEach(stage, scenarios, { rivals, attempt, options })
    const part = async <Result>(name: (typeof PARTS)[number], title: string, work: () => Promise<Result>) =>
      isWanted(name) ? await attempt(title, 1, work) : undefined

    const measured = await run(ofCrowd, stage.rivals)
    const alone = await run(ofService, services)
    const grown = await part('growth', 'Growth of the database', () => grow(stage, options))
    // The server has a limit of connections, and nothing below needs the yardsticks.
    if (!isOwn) for (const { stop } of stage.rivals) await stop()
    const shared = await part('instances', 'A second instance', () =>
      share(stage, [stage.service, ...services], options),
    )
    const disturbed = isOwn ? [] : await part('neighbours', 'Neighbours', () => disturb(stage, options))
    const streamed = isOwn ? undefined : await part('events', 'Event streams', () => stream(stage, options))
    let held: Held | undefined
    if (ofHolder.length > 0) {
      // Only now: a large account must not affect the cost of the crowd's requests.
      const firstSearch = await stage.addHolder(stage.service, options.tasks)
      options.log(`${options.tasks} tasks indexed after the first search: ${firstSearch.toFixed(1)} s`)
      for (const side of services) await stage.addHolder(side, options.tasks)
      held = { tasks: options.tasks, firstSearch, measured: await run(ofHolder, services) }
    }
    const memory =
      options.memoryAfter > 0
        ? await attempt('Memory', 50, () => fillMemory(stage, options.memoryAfter))
        : undefined
    return {
      users: options.users,
      measured,
      alone,
      failed,
      startUp: [stage.service, ...stage.rivals].map(({ name, startUp }) => ({ name, seconds: startUp })),
      grown: grown ?? [],
      shared,
      held,
      disturbed: disturbed ?? [],
      streamed,
      memory,
      postgresVersion: await versionOf(stage),
    }
  })
}

type Attempt = <Result>(
  title: string,
  connections: number,
  work: () => Promise<Result>,
) => Promise<Result | undefined>

async function grow(stage: Stage, options: BenchOptions): Promise<Grown[]> {
  const grown = await measureGrowth(stage, { requests: options.written, signal: options.signal })
  for (const { scenario, sides } of grown) {
    const parts = sides.map(({ name, log, rest }) => `${name} ${log.toFixed(0)} + ${rest.toFixed(0)}`)
    options.log(`${scenario.name}, bytes of the log + of the rest: ${parts.join(', ')}`)
  }
  return grown
}

async function share(stage: Stage, services: Side[], options: BenchOptions): Promise<Shared> {
  const shared = await measureInstances(stage, services, options)
  for (const { name, ratios } of shared.sides) {
    options.log(`${name}, two instances instead of one: cpu of all ${ratios.both.median.toFixed(2)} ×`)
  }
  return shared
}

/** What one user's writes cost another; not measured against the service itself, which has its own figures. */
async function disturb(stage: Stage, options: BenchOptions): Promise<Disturbed[]> {
  const disturbed = await measureNeighbours(stage, options)
  for (const { title, ratios } of disturbed) {
    const { perSecond, p50, p95 } = ratios
    options.log(
      `get at 1 beside ${title}: ${perSecond.median.toFixed(2)} × requests, ` +
        `p50 ${p50.median.toFixed(2)} ×, p95 ${p95.median.toFixed(2)} ×`,
    )
  }
  return disturbed
}

/** What event streams cost; not measured against the service itself: an older one may have none. */
async function stream(stage: Stage, options: BenchOptions): Promise<Streamed> {
  const streamed = await measureStreams(stage, options)
  const { held, write } = streamed
  options.log(`${held.streams} event streams: ${held.megabytes.toFixed(1)} MB`)
  options.log(
    `patch at 1: ${sideOf('without streams', write.without)}, ${sideOf('with', write.with)}; ` +
      `p50 ${write.ratios.p50.median.toFixed(2)} ×, app ${write.ratios.app.median.toFixed(2)} ×`,
  )
  return streamed
}

/** Measures each scenario on the service and those rivals in turn. */
async function measureEach(
  stage: Stage,
  scenarios: Scenario[],
  { rivals, attempt, options }: { rivals: Side[]; attempt: Attempt; options: BenchOptions },
): Promise<Measured[]> {
  const results: Measured[] = []
  for (const scenario of scenarios) {
    for (const connections of scenario.connections) {
      const result = await attempt(scenario.title, connections, () =>
        measure(stage, rivals, { scenario, connections, pace: options }),
      )
      if (result === undefined) continue
      results.push(result)
      options.log(progress(result))
    }
  }
  return results
}

/** Sends that many more requests of the mixed scenario to the service. */
async function fillMemory(stage: Stage, requests: number) {
  const scenario = scenarioOf('mixed')
  // The seconds are only a bound: below 100 requests a second it is not worth waiting.
  const order = { scenario, connections: 50, requests, seconds: requests / 100 }
  const sent = await window(stage, stage.service, order)
  return { requests: sent.requests, ...memoryOf(stage.service.pid) }
}

function versionOf({ service }: Stage): Promise<string> {
  return onClient(service.databaseUrl, async (client) => {
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
    return rows[0]?.server_version ?? 'unknown'
  })
}

function progress({ scenario, connections, service, rivals }: Measured): string {
  const sides = rivals.map(({ name, figures }) => sideOf(name, figures))
  const ratios = rivals.map(({ name, ratios: { app, postgres, both } }) => {
    const [ofApp, ofPostgres] = [app, postgres].map(({ median }) => median.toFixed(2))
    const { median, from, to } = both
    return `/ ${name}: app ${ofApp} ×, postgres ${ofPostgres} ×, both ${median.toFixed(2)} × (${from.toFixed(2)}–${to.toFixed(2)})`
  })
  return [`${scenario.name} at ${connections}: ${sideOf('service', service)}`, ...sides, ...ratios].join('; ')
}

const sideOf = (name: string, { perSecond, p50, p95, app, postgres }: Figures): string =>
  `${name} ${perSecond.toFixed(0)}/s p50 ${p50.toFixed(1)} p95 ${p95.toFixed(1)} ms cpu ${app.toFixed(3)}+${postgres.toFixed(3)} ms`
