import { type Measured, measure, type Pace, window } from './measure.ts'
import { SCENARIOS } from './scenarios.ts'
import { onStage, type Stage } from './stage.ts'
import { memoryOf } from './usage.ts'

export interface BenchOptions extends Pace {
  /** Users of each kind and server. */
  users: number
  /** Names of the scenarios to run; all without. */
  only: string[] | undefined
  /** Requests after which the service's memory is read. */
  memoryAfter: number
  profile: string | undefined
  /** The commit whose service is the rival; the yardstick without. */
  against?: string | undefined
  signal: AbortSignal
  log: (line: string) => void
}

export interface Results {
  measured: Measured[]
  /** Resident megabytes of the service after at least that many requests; undefined when not asked for. */
  memory: { requests: number; rss: number; peak: number } | undefined
  postgresVersion: string
}

/** Runs the scenarios on a stage of their own. */
export async function bench(options: BenchOptions): Promise<Results> {
  const chosen = SCENARIOS.filter(({ name }) => options.only?.includes(name) ?? true)
  return await onStage(options, async (stage) => {
    const measured: Measured[] = []
    for (const scenario of chosen) {
      for (const connections of scenario.connections) {
        options.signal.throwIfAborted()
        const result = await measure(stage, scenario, connections, options)
        options.log(progress(result, stage.rival.name))
        measured.push(result)
      }
    }
    const memory = options.memoryAfter > 0 ? await fillMemory(stage, options.memoryAfter) : undefined
    return { measured, memory, postgresVersion: await versionOf(stage) }
  })
}

/** Sends that many requests of the mixed scenario to the service, on top of all before. */
async function fillMemory(stage: Stage, requests: number) {
  const scenario = SCENARIOS.find(({ name }) => name === 'mixed')
  if (scenario === undefined) throw new Error('There is no mixed scenario.')
  // Seconds only bound it; slower than 100 requests a second is not to be waited for.
  const order = { scenario, connections: 50, requests, seconds: requests / 100 }
  const sent = await window(stage, stage.service, order)
  return { requests: sent.requests, ...memoryOf(stage.service.pid) }
}

async function versionOf({ databaseUrl }: Stage): Promise<string> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
    return rows[0]?.server_version ?? 'unknown'
  } finally {
    await client.end()
  }
}

function progress({ scenario, connections, service, rival, ratios }: Measured, name: string): string {
  const side = (name: string, { perSecond, p95, app, postgres }: Measured['service']) =>
    `${name} ${perSecond.toFixed(0)}/s p95 ${p95.toFixed(1)} ms cpu ${app.toFixed(3)}+${postgres.toFixed(3)} ms`
  return (
    `${scenario.name} at ${connections}: ${side('service', service)}, ${side(name, rival)}; ` +
    `app ${ratios.app.toFixed(2)} ×, postgres ${ratios.postgres.toFixed(2)} ×, both ${ratios.both.toFixed(2)} ×`
  )
}
