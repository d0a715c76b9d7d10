import { chmod, mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chooseAccount } from './embedded/account.ts'
import { findBinaries } from './embedded/binaries.ts'
import { openCluster } from './embedded/cluster.ts'
import { isFull } from './embedded/disk.ts'
import { endpointOf, type Route, routeTo, urlOf } from './embedded/endpoint.ts'
import { DiskFullError, EmbeddedError, explain } from './embedded/errors.ts'
import { acquire, isRunning, OWN_MAY_WRITE, type OwnedElsewhere, type OwnedServer } from './embedded/owner.ts'
import { halt, type ServerLocation } from './embedded/server.ts'

export interface EmbeddedOptions {
  /** Holds everything: the cluster in `postgres`, and `postgres.log`. Created if missing. */
  dataDir: string
  /** Receives the few sentences that an operator should see; dropped by default. */
  log?: (line: string) => void
  /** `false` gives up safety against power failures for speed (tests). */
  durable?: boolean
  /** That may be open at the same time. */
  connections?: number | undefined
}

export interface EmbeddedServer {
  /** A DATABASE_URL for node-postgres and libpq. */
  readonly url: string
  /** The process id of the PostgreSQL server; changes when the server is restarted. */
  readonly pid: number
  /** Whether next to nothing is left of its disk, or it could not be restarted for that reason. */
  isDiskFull(): Promise<boolean>
  /** Stops the server and waits until everything is written; may be called again. */
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL on a data directory, creates the database `docket` if there is none, and owns the
 * server until `stop()` or the end of this process. A server that dies meanwhile is restarted.
 *
 * @throws EmbeddedError a sentence for the operator; within 5 s if another process owns the directory
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  return await open(options, true, ({ ownerPid }) => {
    throw new EmbeddedError(
      `Another Docket (pid ${ownerPid}) is using ${resolve(options.dataDir)}. ` +
        'Stop it first, or set DATA_DIR to another directory.',
    )
  })
}

/**
 * For the operator's commands: uses the server of the service that runs on this data directory, and `stop()` leaves it
 * running; if there is none, starts the server as startEmbedded does, for the duration of the command.
 *
 * @throws EmbeddedError a sentence for the operator
 */
export async function attachEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  return await open(options, false, async ({ serverPid }, { cluster }, route) => {
    const url = await urlTo(cluster, route)
    return { url, pid: serverPid, isDiskFull: () => isFull(cluster), stop: async () => route.dispose() }
  })
}

async function open(
  options: EmbeddedOptions,
  hesitate: boolean,
  whenTaken: (
    taken: OwnedElsewhere,
    location: ServerLocation,
    route: Route,
  ) => EmbeddedServer | Promise<EmbeddedServer>,
): Promise<EmbeddedServer> {
  const log = options.log ?? (() => {})
  const location = await prepare(options, log)
  const route = routeTo(location.cluster)
  try {
    const result = await acquire(location, route, { hesitate })
    if (result.kind === 'taken') return await whenTaken(result, location, route)
    return keep(location, route, result, await urlTo(location.cluster, route), log)
  } catch (error) {
    route.dispose()
    throw error
  }
}

async function prepare(
  { dataDir, durable = true, connections }: EmbeddedOptions,
  log: (line: string) => void,
): Promise<ServerLocation> {
  const directory = resolve(dataDir)
  try {
    const made = await mkdir(directory, { recursive: true })
    // PostgreSQL's account must be able to traverse a directory that root creates; a user's own directory is private to
    // the user.
    if (made && process.platform !== 'win32') await chmod(directory, process.getuid?.() === 0 ? 0o711 : 0o700)
    const account = chooseAccount(directory)
    const binaries = await findBinaries(account, directory)
    const cluster = await openCluster({ dataDir: directory, account, binaries, durable, log })
    return { dataDir: directory, cluster, account, binaries, durable, connections }
  } catch (error) {
    throw explain(`use the data directory ${directory}`, error)
  }
}

async function urlTo(cluster: string, route: Route): Promise<string> {
  const endpoint = await endpointOf(cluster, route)
  if (!endpoint) throw new EmbeddedError(`The database server in ${cluster} has just stopped. Try again.`)
  return urlOf(endpoint)
}

/** Supervises the server that we own: restarts it when it dies, stops it on request. */
function keep(
  location: ServerLocation,
  route: Route,
  first: OwnedServer,
  url: string,
  log: (line: string) => void,
): EmbeddedServer {
  const stopping = new AbortController()
  const { signal } = stopping
  let owned = first
  let recovery = Promise.resolve()
  /** Why the server could not be restarted, while that is so. */
  let failure: Error | undefined
  watch()

  function watch(): void {
    void owned.lost.then(() => {
      if (signal.aborted) return
      log('The connection to the embedded PostgreSQL broke; recovering.')
      recovery = regain()
    })
  }

  async function regain(): Promise<void> {
    while (!signal.aborted) {
      try {
        const { server } = owned
        const result = await acquire(location, route, isRunning(server) ? { server, signal } : { signal })
        if (result.kind === 'owned') {
          owned = result
          failure = undefined
          return watch()
        }
        log(`Another Docket (pid ${result.ownerPid}) has taken over ${location.dataDir}.`)
      } catch (error) {
        const next = error instanceof Error ? error : new Error(String(error))
        // It may fail in the same way for hours.
        if (!signal.aborted && next.message !== failure?.message) log(next.message)
        failure = next
      }
      await sleep(1000, undefined, { ref: false, signal }).catch(() => {}) // aborted: the loop ends
    }
  }

  async function stop(): Promise<void> {
    stopping.abort()
    await recovery
    if (isRunning(owned.server)) await halt(location, owned.server.pid, OWN_MAY_WRITE)
    await owned.release()
    route.dispose()
  }

  let stopped: Promise<void> | undefined
  return {
    url,
    get pid() {
      return owned.server.pid
    },
    isDiskFull: async () => failure instanceof DiskFullError || (await isFull(location.cluster)),
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}
