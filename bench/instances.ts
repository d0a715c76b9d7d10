import { type Figures, inTurn, medians, type Pace, type Ratios, ratiosOf, window } from './measure.ts'
import { type Scenario, scenarioOf } from './scenarios.ts'
import type { Side } from './sides.ts'
import type { Stage } from './stage.ts'

/** What a second instance on the same database costs: the same requests, spread over both. */

export interface Shared {
  scenario: Scenario
  connections: number
  /** Of the service, and of the service as it was before. */
  sides: { name: Side['name']; one: Figures; two: Figures; ratios: Ratios }[]
}

const CONNECTIONS = 32
/** Two processes compile the same code twice, which would look like what a second instance costs: they warm up for longer. */
const WARMER = 5

export async function measureInstances(
  stage: Pick<Stage, 'load' | 'again'>,
  services: readonly Side[],
  pace: Pace & { signal: AbortSignal },
): Promise<Shared> {
  const scenario = scenarioOf('create-plain')
  const sides: Shared['sides'] = []
  for (const service of services) {
    const one = await stage.again(service, 1)
    const two = await stage.again(service, 2)
    const create = (side: Side, seconds: number) =>
      window(stage, side, { scenario, connections: CONNECTIONS, seconds })
    // Each instance has half of the requests to warm up with.
    await create(one, WARMER * pace.warmUp)
    await create(two, 2 * WARMER * pace.warmUp)
    const [alone = [], both = []] = await inTurn(pace, [
      () => create(one, pace.seconds),
      () => create(two, pace.seconds),
    ])
    sides.push({
      name: service.name,
      one: medians(alone),
      two: medians(both),
      ratios: ratiosOf(both, alone),
    })
    for (const server of [one, two, ...two.others]) await server.stop()
  }
  return { scenario, connections: CONNECTIONS, sides }
}
