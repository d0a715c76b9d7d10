import type { Config } from '../config.ts'
import { attachEmbedded, startEmbedded } from './embedded.ts'

/** Where the database is, and what to do when it is not needed any more. */
export interface DatabaseServer {
  url: string
  stop(): Promise<void>
}

interface Options {
  config: Config
  log?: (line: string) => void
}

/** The configured PostgreSQL, or the embedded one, started for this process alone. */
export async function startServer({ config, log }: Options): Promise<DatabaseServer> {
  return outside(config) ?? startEmbedded({ dataDir: config.dataDir, ...(log && { log }) })
}

/** The same for an operator's command: one that the service runs already is shared. */
export async function attachServer({ config, log }: Options): Promise<DatabaseServer> {
  return outside(config) ?? attachEmbedded({ dataDir: config.dataDir, ...(log && { log }) })
}

function outside({ database: { url } }: Config): DatabaseServer | undefined {
  return url === undefined ? undefined : { url, stop: async () => {} }
}
