import { type Config, ConfigError } from '../config.ts'
import { DiskFullError } from './embedded/errors.ts'
import { attachEmbedded, type EmbeddedServer, startEmbedded } from './embedded.ts'
import { isDiskFull } from './failures.ts'
import { settleSecret } from './restored-secret.ts'

/** Where the database is, and how to release it when it is no longer needed. */
export interface DatabaseServer {
  url: string
  /** Whether its disk is known to be full; undefined if that disk is not ours to look at. */
  isDiskFull?: () => Promise<boolean>
  /** The error that tells the operator which disk is full, if that was the reason for `error`; else `error`. */
  explain(error: unknown): unknown
  stop(): Promise<void>
}

/** Connections besides those of the processes that answer requests: for jobs and the operator's commands. */
const HEADROOM = 50

interface Options {
  config: Config
  log?: (line: string) => void
}

/** The configured PostgreSQL, or the embedded one, started for this process alone. */
export async function startServer({ config, log }: Options): Promise<DatabaseServer> {
  return settled(
    config,
    outside(config) ??
      inside(
        config,
        await startEmbedded({
          dataDir: config.dataDir,
          connections: HEADROOM + config.workers * config.database.poolSize,
          ...(log && { log }),
        }),
      ),
  )
}

/** The same for an operator's command: shares the embedded one if the service already runs it. */
export async function attachServer({ config, log }: Options): Promise<DatabaseServer> {
  return settled(
    config,
    outside(config) ?? inside(config, await attachEmbedded({ dataDir: config.dataDir, ...(log && { log }) })),
  )
}

function outside({ database: { url } }: Config): DatabaseServer | undefined {
  return url === undefined ? undefined : { url, explain: (error) => error, stop: async () => {} }
}

function inside({ dataDir }: Config, { url, isDiskFull: isFull, stop }: EmbeddedServer): DatabaseServer {
  const explain = (error: unknown) => (isDiskFull(error) ? new DiskFullError(dataDir, error) : error)
  return { url, isDiskFull: isFull, explain, stop }
}

/** @throws ConfigError if an interrupted restore has only now been completed: the secret is not the one in `config` */
async function settled({ auth: { secretFile } }: Config, server: DatabaseServer): Promise<DatabaseServer> {
  try {
    if (secretFile === undefined || !(await settleSecret(secretFile, server.url))) return server
    throw new ConfigError('A restore was interrupted at its end. It is complete now: start again.')
  } catch (error) {
    await server.stop()
    throw server.explain(error)
  }
}
