import type { Order } from './load.ts'
import type { Scenario } from './scenarios.ts'
import type { Side, Stage } from './stage.ts'
import { cpuOf, cpuWithChildren, memoryOf } from './usage.ts'

/** Medians of the rounds of one scenario, on one server. */
export interface Figures {
  requests: number
  perSecond: number
  /** Milliseconds. */
  p50: number
  p95: number
  p99: number
  /** CPU milliseconds per request: of the server, of PostgreSQL with all its processes, of both. */
  app: number
  postgres: number
  both: number
  /** Resident megabytes of the server. */
  rss: number
}

/** Medians of the rounds' ratios service / rival. */
export type Ratios = Record<'perSecond' | 'app' | 'postgres' | 'both', number>

/** Figures of the service alone. */
export interface Timed {
  scenario: Scenario
  connections: number
  service: Figures
}

export interface Measured extends Timed {
  rival: Figures
  ratios: Ratios
}

export interface Pace {
  rounds: number
  /** Per server and round. */
  seconds: number
  warmUp: number
}

const FIGURES = ['requests', 'perSecond', 'p50', 'p95', 'p99', 'app', 'postgres', 'both', 'rss'] as const

/** Measures a scenario on both servers. @throws Error when a request was not answered with a 2xx */
export async function measure(
  stage: Stage,
  scenario: Scenario,
  connections: number,
  pace: Pace,
): Promise<Measured> {
  const [ofService, ofRival] = await roundsOf(stage, [stage.service, stage.rival], {
    scenario,
    connections,
    pace,
  })
  const ratio = (name: keyof Ratios) =>
    median(ofService.map((round, index) => round[name] / (ofRival[index]?.[name] ?? Number.NaN)))
  return {
    scenario,
    connections,
    service: medians(ofService),
    rival: medians(ofRival),
    ratios: {
      perSecond: ratio('perSecond'),
      app: ratio('app'),
      postgres: ratio('postgres'),
      both: ratio('both'),
    },
  }
}

/** Measures a scenario on the service alone. @throws Error as `measure` does */
export async function measureAlone(
  stage: Pick<Stage, 'load' | 'service'>,
  scenario: Scenario,
  connections: number,
  pace: Pace,
): Promise<Timed> {
  const [rounds] = await roundsOf(stage, [stage.service], { scenario, connections, pace })
  return { scenario, connections, service: medians(rounds) }
}

/** The figures of each round, for each of the sides. */
async function roundsOf<Sides extends Side[]>(
  stage: Pick<Stage, 'load'>,
  sides: readonly [...Sides],
  { scenario, connections, pace }: { scenario: Scenario; connections: number; pace: Pace },
): Promise<{ [Index in keyof Sides]: Figures[] }> {
  for (const side of sides) {
    // Many connections warm a server up sooner than one: code that is not compiled yet costs twice as much.
    const most = Math.max(...scenario.connections)
    await window(stage, side, { scenario, connections: most, seconds: pace.warmUp })
    await window(stage, side, { scenario, connections, seconds: pace.warmUp / 4 })
  }
  const measured = sides.map((side) => ({ side, rounds: [] as Figures[] }))
  for (let round = 0; round < pace.rounds; round += 1) {
    // The order alternates, so that what one side leaves behind (a checkpoint, say) affects both.
    for (const { side, rounds } of round % 2 === 0 ? measured : measured.toReversed()) {
      rounds.push(await window(stage, side, { scenario, connections, seconds: pace.seconds }))
    }
  }
  return measured.map(({ rounds }) => rounds) as { [Index in keyof Sides]: Figures[] }
}

/** Measures two ways in turn; their order alternates with each round. */
export async function inTurn(
  { rounds, signal }: Pick<Pace, 'rounds'> & { signal: AbortSignal },
  ways: readonly [() => Promise<Figures>, () => Promise<Figures>],
): Promise<[Figures[], Figures[]]> {
  const measured: [Figures[], Figures[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    for (const way of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      signal.throwIfAborted()
      measured[way].push(await ways[way]())
    }
  }
  return measured
}

export interface Window extends Pick<Order, 'connections' | 'seconds' | 'requests'> {
  scenario: Scenario
}

/** Loads one server for a while and measures what that took. */
export async function window(
  stage: Pick<Stage, 'load'>,
  side: Omit<Side, 'stop'>,
  order: Window,
): Promise<Figures> {
  const { scenario, ...rest } = order
  const app = cpuOf(side.pid)
  const postgres = cpuWithChildren(side.postgres)
  const count = await stage.load.carryOut({
    ...rest,
    scenario: scenario.name,
    port: side.port,
    users: side[scenario.users],
    keys: side.keys,
  })
  const appUsed = (cpuOf(side.pid) - app) / count.requests
  const postgresUsed = (cpuWithChildren(side.postgres) - postgres) / count.requests
  if (count.errors > 0 || count.requests === 0) {
    throw new Error(
      `${scenario.name}, ${order.connections} connections, ${side.name}: ` +
        `${count.errors} of ${count.requests} requests failed. The first: ${count.firstError}`,
    )
  }
  return {
    requests: count.requests,
    perSecond: count.requests / count.seconds,
    p50: count.p50,
    p95: count.p95,
    p99: count.p99,
    app: appUsed,
    postgres: postgresUsed,
    both: appUsed + postgresUsed,
    rss: memoryOf(side.pid).rss,
  }
}

export function medians(rounds: Figures[]): Figures {
  const entries = FIGURES.map((name) => [name, median(rounds.map((round) => round[name]))])
  return Object.fromEntries(entries) as Record<(typeof FIGURES)[number], number>
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}
