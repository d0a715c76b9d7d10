import { type Size, sizeOf } from './database.ts'
import { window } from './measure.ts'
import { type Scenario, scenarioOf } from './scenarios.ts'
import type { Side } from './sides.ts'
import type { Stage } from './stage.ts'

/** How much each write makes the database grow. */

export interface Grown {
  scenario: Scenario
  /** Bytes per request, with indexes: of the change log, and of all other tables. */
  sides: ({ name: Side['name'] } & Size)[]
}

export interface GrowthOptions {
  /** Requests of each kind. */
  requests: number
  signal: AbortSignal
}

const WRITES = ['create', 'create-plain', 'patch']

export async function measureGrowth(
  stage: Pick<Stage, 'load' | 'service' | 'rivals'>,
  { requests, signal }: GrowthOptions,
): Promise<Grown[]> {
  const grown: Grown[] = []
  for (const scenario of WRITES.map(scenarioOf)) {
    const sides: Grown['sides'] = []
    for (const side of [stage.service, ...stage.rivals]) {
      signal.throwIfAborted()
      const write = () => window(stage, side, { scenario, connections: 32, seconds: 180, requests })
      // First what updates leave behind for the next ones to use: in the long run it stays as it is.
      await write()
      const before = await sizeOf(side.databaseUrl)
      const { requests: written } = await write()
      const after = await sizeOf(side.databaseUrl)
      sides.push({
        name: side.name,
        log: (after.log - before.log) / written,
        rest: (after.rest - before.rest) / written,
      })
    }
    grown.push({ scenario, sides })
  }
  return grown
}
