import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import { retireUnreadableKeys } from '../accounts/signing-keys.ts'
import { firstLink } from '../admin/crud/invitations.ts'
import { upgrade } from '../backups/upgrade.ts'
import type { Config } from '../config.ts'
import { systemClock } from '../core/clock.ts'
import { connect, type Database } from '../database/connection.ts'
import { isDiskFull, isUnavailable } from '../database/failures.ts'
import { requireSettings } from '../database/requirements.ts'
import { type DatabaseServer, startServer } from '../database/server.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'

/** What every process of the service has. */
export interface Base {
  config: Config
  log: Logger
  db: Database
  telemetry: Telemetry | undefined
  close(): Promise<void>
}

/** The same, in the process that sees to the database. */
export interface Ground extends Base {
  server: DatabaseServer
  /** What the link contains that makes the first administrator; undefined once there is one. */
  first(): Promise<string | undefined>
}

/** Connections to the database with which a process can do all that it does. */
const FEWEST = 5
/** Milliseconds that the start waits for a database that is not up yet. */
const DATABASE_MAY_TAKE = 30_000

export async function openBase(
  config: Config,
  log: Logger,
  { url, isDiskFull: isFull }: Pick<DatabaseServer, 'url' | 'isDiskFull'>,
): Promise<Base> {
  const telemetry = await telemetryOf(config, log)
  const opened = connect(config.database, url, isFull)
  const db = telemetry === undefined ? opened : telemetry.database(opened)
  return {
    ...{ config, log, db, telemetry },
    // A collector that does not answer takes nothing of the time that the database has.
    close: async () => void (await Promise.all([telemetry?.close(), db.close()])),
  }
}

/** Starts the database, brings it up to date, and has `work` build on it; if that fails, it is stopped again. */
export async function onGround<Result>(
  config: Config,
  log: Logger,
  work: (ground: Ground) => Promise<Result>,
): Promise<Result> {
  const server = await startServer({ config, log: (line) => log.info(line) })
  try {
    const applied = await upgradeWhenUp(server.url, config, log)
    for (const name of applied) log.info({ migration: name }, 'migrated')
    const base = await openBase(config.workers === 1 ? config : withFewConnections(config), log, server)
    // The settings of its connections differ from those of the migration's connection.
    await requireSettings(base.db, config.database.pooler)
    const ownAccounts = config.auth.publicKeyUrl === undefined
    if (ownAccounts) await retireKeys(base.db, config, log)
    return await work({
      ...base,
      server,
      first: async () => (ownAccounts ? await linkForFirst(base.db, log) : undefined),
      close: async () => {
        await Promise.all([base.telemetry?.close(), base.db.close().then(() => server.stop())])
      },
    })
  } catch (error) {
    await server.stop()
    throw server.explain(error)
  }
}

/** For a process that answers no requests. */
const withFewConnections = (config: Config): Config => ({
  ...config,
  database: { ...config.database, poolSize: FEWEST },
})

/** Not loaded unless it is configured. */
async function telemetryOf(config: Config, log: Logger): Promise<Telemetry | undefined> {
  if (config.telemetry === undefined) return undefined
  const { startTelemetry } = await import('../telemetry/telemetry.ts')
  return startTelemetry(config.telemetry, log)
}

/** A database that takes no writes is no reason not to start. */
const linkForFirst = (db: Database, log: Logger): Promise<string | undefined> =>
  firstLink(db, systemClock()).catch((error) => {
    log.warn({ err: error }, 'no link for the first administrator')
    return undefined
  })

/** The operator may have changed the secret, or lost it. */
async function retireKeys(db: Database, { auth }: Config, log: Logger): Promise<void> {
  const retired = await retireUnreadableKeys(db, auth.secret, systemClock())
  if (retired > 0)
    log.warn(
      'the signing keys were made with another secret: they are replaced, and all users must sign in again. ' +
        'Instances that share a database must have the same BETTER_AUTH_SECRET.',
    )
}

/** A database that starts at the same time as the service may need a moment. */
async function upgradeWhenUp(url: string, config: Config, log: Logger): Promise<string[]> {
  const deadline = Date.now() + DATABASE_MAY_TAKE
  for (;;) {
    try {
      return await upgrade(url, config, (line) => log.info(line))
    } catch (error) {
      // Space is not freed by waiting.
      if (!isUnavailable(error) || isDiskFull(error) || Date.now() > deadline) throw error
      log.warn({ err: error }, 'waiting for the database')
      await delay(1000)
    }
  }
}
