import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { measureProcess, measureService, registryFor } from '../system/metrics.ts'
import { createBackground } from './background.ts'
import { onGround } from './base.ts'
import { createFront } from './front.ts'
import { serveMetrics } from './listening.ts'

/** A service that answers. */
export interface Service {
  port: number
  /** What the link contains that makes the first administrator; undefined once there is one. */
  first: string | undefined
  /** @returns the exit code */
  close(): Promise<number>
}

/** The service as one process. */
export function startAlone(config: Config, log: Logger): Promise<Service> {
  return onGround(config, log, async (ground) => {
    const { db, telemetry } = ground
    const { jobs, backup, metrics, indexer, ...background } = createBackground(ground)
    const registry = registryFor(config)
    if (registry !== undefined) {
      measureProcess(registry, db)
      measureService(registry, db, metrics)
      telemetry?.report(registry)
    }
    const front = await createFront(ground, { jobs, indexer, ...(backup && { backup }) }, registry)
    const stopMetrics = await serveMetrics(registry, config)
    const port = await front.listen()
    background.start()
    return {
      port,
      first: await ground.first(),
      async close() {
        await Promise.all([front.close(), background.close()])
        await stopMetrics()
        await ground.close()
        return 0
      },
    }
  })
}
