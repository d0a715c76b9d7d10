import type { Order } from './load.ts'
import type { Scenario } from './scenarios.ts'
import type { Side } from './sides.ts'
import type { Stage } from './stage.ts'
import { cpuOf, memoryOf } from './usage.ts'

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
  /** Bytes of an answer: status line and headers, and what follows. */
  head: number
  body: number
  /** Resident megabytes of the server. */
  rss: number
}

/** The median of the rounds, and their quartiles: half of the rounds are between these. */
export interface Spread {
  median: number
  from: number
  to: number
}

const COMPARED = ['perSecond', 'p50', 'p95', 'app', 'postgres', 'both'] as const
/** Of what one way took and what another did, within one round. */
export type Ratios = Record<(typeof COMPARED)[number], Spread>

/** What a rival took for the same, and the ratios service / rival. */
export interface Against {
  name: Side['name']
  figures: Figures
  ratios: Ratios
}

export interface Measured {
  scenario: Scenario
  connections: number
  service: Figures
  /** Empty where the service runs alone. */
  rivals: Against[]
}

export interface Pace {
  rounds: number
  /** Per server and round. */
  seconds: number
  warmUp: number
}

const FIGURES = [
  'requests',
  'perSecond',
  'p50',
  'p95',
  'p99',
  'app',
  'postgres',
  'both',
  'head',
  'body',
  'rss',
] as const

/** Measures a scenario on the service and its rivals in turn. @throws RequestsFailed */
export async function measure(
  stage: Pick<Stage, 'load' | 'service'>,
  rivals: readonly Side[],
  { scenario, connections, pace }: { scenario: Scenario; connections: number; pace: Pace },
): Promise<Measured> {
  const sides = [stage.service, ...rivals]
  for (const side of sides) {
    // Many connections warm a server up sooner than one: code that is not compiled yet costs twice as much.
    const most = Math.max(...scenario.connections)
    await window(stage, side, { scenario, connections: most, seconds: pace.warmUp })
    await window(stage, side, { scenario, connections, seconds: pace.warmUp / 4 })
  }
  const [ofService = [], ...ofRivals] = await inTurn(
    pace,
    sides.map((side) => () => window(stage, side, { scenario, connections, seconds: pace.seconds })),
  )
  return {
    scenario,
    connections,
    service: medians(ofService),
    rivals: rivals.map(({ name }, index) => {
      const rounds = ofRivals[index] ?? []
      return { name, figures: medians(rounds), ratios: ratiosOf(ofService, rounds) }
    }),
  }
}

/** Measures several ways in turn; their order is reversed with each round, so that what one leaves behind affects all. */
export async function inTurn(
  { rounds, signal }: Pick<Pace, 'rounds'> & { signal?: AbortSignal },
  ways: readonly (() => Promise<Figures>)[],
): Promise<Figures[][]> {
  const measured = ways.map((way) => ({ way, figures: [] as Figures[] }))
  for (let round = 0; round < rounds; round += 1) {
    for (const { way, figures } of round % 2 === 0 ? measured : measured.toReversed()) {
      signal?.throwIfAborted()
      figures.push(await way())
    }
  }
  return measured.map(({ figures }) => figures)
}

/** Some requests of a measurement were not answered with a 2xx: what it measured counts for nothing. */
export class RequestsFailed extends Error {}

export interface Window extends Pick<Order, 'connections' | 'seconds' | 'requests'> {
  scenario: Scenario
}

/** Loads one server for a while and measures what that took. @throws RequestsFailed */
export async function window(
  stage: Pick<Stage, 'load'>,
  side: Omit<Side, 'stop'>,
  order: Window,
): Promise<Figures> {
  const { scenario, ...rest } = order
  const instances = [side, ...side.others]
  const cpuOfAll = () => instances.reduce((sum, { pid }) => sum + cpuOf(pid), 0)
  const app = cpuOfAll()
  const postgres = cpuOf(side.postgres)
  const count = await stage.load.carryOut({
    ...rest,
    scenario: scenario.name,
    ports: instances.map(({ port }) => port),
    users: scenario.users === 'holder' ? side.holder : side.users,
    dialect: side.dialect,
    keys: side.keys,
  })
  const appUsed = (cpuOfAll() - app) / count.requests
  const postgresUsed = (cpuOf(side.postgres) - postgres) / count.requests
  if (count.errors > 0 || count.requests === 0) {
    throw new RequestsFailed(
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
    head: count.head,
    body: count.body,
    rss: instances.reduce((sum, { pid }) => sum + memoryOf(pid).rss, 0),
  }
}

export function medians(rounds: Figures[]): Figures {
  const entries = FIGURES.map((name) => [
    name,
    quantile(
      rounds.map((round) => round[name]),
      0.5,
    ),
  ])
  return Object.fromEntries(entries) as Record<(typeof FIGURES)[number], number>
}

/** The ratios of the rounds of one way and those of another. */
export function ratiosOf(rounds: Figures[], others: Figures[]): Ratios {
  const entries = COMPARED.map((name) => [
    name,
    spreadOf(rounds.map((round, index) => round[name] / (others[index]?.[name] ?? Number.NaN))),
  ])
  return Object.fromEntries(entries) as Ratios
}

export const spreadOf = (values: number[]): Spread => ({
  median: quantile(values, 0.5),
  from: quantile(values, 0.25),
  to: quantile(values, 0.75),
})

/** The value below which that share of the values are; between two of them, in proportion. */
function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? Number.NaN
  return below + (above - below) * (place - Math.floor(place))
}
