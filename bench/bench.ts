import {
  type Figures,
  type Measured,
  measure,
  measureAlone,
  type Pace,
  type Timed,
  window,
} from './measure.ts'
import { type Disturbed, measureNeighbours } from './neighbours.ts'
import { SCENARIOS, type Scenario, scenarioOf } from './scenarios.ts'
import { onClient } from './seed.ts'
import { isItsOwnRival, onStage, type Stage } from './stage.ts'
import { measureStreams, type Streamed } from './streams.ts'
import { memoryOf } from './usage.ts'

export interface BenchOptions extends Pace {
  /** Users of each kind and server. */
  users: number
  /** Tasks of the large account. */
  tasks: number
  /** Names of the scenarios to run, `events` for event streams, `neighbours` for neighbours; all if undefined. */
  only: string[] | undefined
  /** Event streams whose memory is measured. */
  streams: number
  /** The number of requests after which the service's memory is read. */
  memoryAfter: number
  profile: string | undefined
  /** The commit whose service is the rival; the yardstick if undefined. */
  against?: string | undefined
  /** Whether the service sends traces and metrics; its rival is then the same service without. */
  telemetry?: boolean | undefined
  signal: AbortSignal
  log: (line: string) => void
}

/** What requests on a large account take. */
export interface Held {
  tasks: number
  /** Seconds from the first search until all tasks were indexed. */
  firstSearch: number
  timed: Timed[]
}

export interface Results {
  measured: Measured[]
  /** Figures of the service alone, with its many users. */
  alone: Timed[]
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
  const chosen = SCENARIOS.filter(({ name }) => options.only?.includes(name) ?? true)
  const ofCrowd = chosen.filter(({ users, alone }) => users !== 'holder' && !alone)
  const ofService = chosen.filter(({ alone }) => alone)
  const ofHolder = chosen.filter(({ users }) => users === 'holder')
  return await onStage(options, async (stage) => {
    const measured = await compare(stage, ofCrowd, options)
    const alone = await time(stage, ofService, options)
    const disturbed = (options.only?.includes('neighbours') ?? true) ? await disturb(stage, options) : []
    const streamed = (options.only?.includes('events') ?? true) ? await stream(stage, options) : undefined
    let held: Held | undefined
    if (ofHolder.length > 0) {
      // Only now: a large account must not affect the cost of the crowd's requests.
      const firstSearch = await stage.addHolder(stage.service, options.tasks)
      options.log(`${options.tasks} tasks indexed after the first search: ${firstSearch.toFixed(1)} s`)
      if (!isItsOwnRival(options)) {
        held = { tasks: options.tasks, firstSearch, timed: await time(stage, ofHolder, options) }
      } else {
        await stage.addHolder(stage.rival, options.tasks)
        measured.push(...(await compare(stage, ofHolder, options)))
      }
    }
    const memory = options.memoryAfter > 0 ? await fillMemory(stage, options.memoryAfter) : undefined
    return { measured, alone, held, disturbed, streamed, memory, postgresVersion: await versionOf(stage) }
  })
}

/** What one user's writes cost another; not measured against the service itself, which has its own figures. */
async function disturb(stage: Stage, options: BenchOptions): Promise<Disturbed[]> {
  if (isItsOwnRival(options)) return []
  const disturbed = await measureNeighbours(stage, options)
  for (const { title, ratios } of disturbed) {
    const { perSecond, p50, p95 } = ratios
    options.log(
      `get at 1 beside ${title}: ${perSecond.toFixed(2)} × requests, p50 ${p50.toFixed(2)} ×, p95 ${p95.toFixed(2)} ×`,
    )
  }
  return disturbed
}

/** What event streams cost; not measured against the service itself: an older one may have none. */
async function stream(stage: Stage, options: BenchOptions): Promise<Streamed | undefined> {
  if (isItsOwnRival(options)) return undefined
  const streamed = await measureStreams(stage, options)
  const { held, write } = streamed
  options.log(`${held.streams} event streams: ${held.megabytes.toFixed(1)} MB`)
  options.log(
    `patch at 1: ${sideOf('without streams', write.without)}, ${sideOf('with', write.with)}; ` +
      `p50 ${write.ratios.p50.toFixed(2)} ×, app ${write.ratios.app.toFixed(2)} ×`,
  )
  return streamed
}

/** Measures each scenario on both servers in turn. */
async function compare(stage: Stage, scenarios: Scenario[], options: BenchOptions): Promise<Measured[]> {
  return await each(scenarios, options, async (scenario, connections) => {
    const result = await measure(stage, scenario, connections, options)
    options.log(progress(result, stage.rival.name))
    return result
  })
}

/** Measures each scenario on the service alone. */
async function time(stage: Stage, scenarios: Scenario[], options: BenchOptions): Promise<Timed[]> {
  return await each(scenarios, options, async (scenario, connections) => {
    const result = await measureAlone(stage, scenario, connections, options)
    options.log(`${scenario.name} at ${connections}: ${sideOf('service', result.service)}`)
    return result
  })
}

async function each<Result>(
  scenarios: Scenario[],
  { signal }: BenchOptions,
  work: (scenario: Scenario, connections: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (const scenario of scenarios) {
    for (const connections of scenario.connections) {
      signal.throwIfAborted()
      results.push(await work(scenario, connections))
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

function progress({ scenario, connections, service, rival, ratios }: Measured, name: string): string {
  return (
    `${scenario.name} at ${connections}: ${sideOf('service', service)}, ${sideOf(name, rival)}; ` +
    `app ${ratios.app.toFixed(2)} ×, postgres ${ratios.postgres.toFixed(2)} ×, both ${ratios.both.toFixed(2)} ×`
  )
}

const sideOf = (name: string, { perSecond, p50, p95, app, postgres }: Figures): string =>
  `${name} ${perSecond.toFixed(0)}/s p50 ${p50.toFixed(1)} p95 ${p95.toFixed(1)} ms cpu ${app.toFixed(3)}+${postgres.toFixed(3)} ms`
