import { setTimeout as sleep } from 'node:timers/promises'
import { orDiskFull } from './disk.ts'
import type { Route } from './endpoint.ts'
import { EmbeddedError } from './errors.ts'
import { probe, type ReadyServer } from './probe.ts'
import { isAlive } from './process.ts'
import { clearStaleLocks, halt, type LaunchedServer, launch, type ServerLocation } from './server.ts'

/** We own the server. `lost` resolves when its lock connection ends, by `release` or on its own. */
export interface OwnedServer {
  kind: 'owned'
  server: LaunchedServer
  lost: Promise<void>
  release(): Promise<void>
}

/** Another process owns the server, which runs as `serverPid`. */
export interface OwnedElsewhere {
  kind: 'taken'
  ownerPid: number
  serverPid: number
}

// Milliseconds. Together they stay below the 5 s promised for the answer to a second start.
const DECIDED_BY = 4000
const OWNER_MAY_BE_DYING = 700
const STARTER_MAY_LOCK = 1500
const LEFTOVER_MAY_WRITE = 1500
/** How long a server that was told to stop may take to write out what it has in memory. */
export const OWN_MAY_WRITE = 8000
const RECOVERY_MAY_TAKE = 10 * 60_000

/**
 * Becomes the owner of the cluster's server, or finds out who is.
 *
 * Ownership is an advisory lock, held on a dedicated connection: the kernel closes that when the owner dies, however it
 * dies. PostgreSQL's own lock file decides which of several racing servers runs. A server whose lock is free is left
 * over from a dead owner: it is stopped and replaced by a child of ours. Everything it acknowledged is in its
 * write-ahead log.
 *
 * @param server the server that we started earlier and whose lock connection was lost
 * @param hesitate false to believe a held lock at once, instead of waiting in case its owner is just dying
 * @param signal ends the attempt, and our own server with it
 * @throws EmbeddedError if PostgreSQL does not start, or does not answer
 */
export async function acquire(
  location: ServerLocation,
  route: Route,
  options: { server?: LaunchedServer; hesitate?: boolean; signal?: AbortSignal } = {},
): Promise<OwnedServer | OwnedElsewhere> {
  const begun = Date.now()
  const heldFor = stopwatch()
  const freeFor = stopwatch()
  let server = options.server
  for (;;) {
    if (options.signal?.aborted) {
      await end(server)
      throw new EmbeddedError('Starting PostgreSQL was cancelled.')
    }
    if (server && !isRunning(server)) {
      await inspectFailure(location, server)
      await clearStaleLocks(location)
      server = undefined
    }
    const seen = await probe(location.cluster, route).catch(async (error: unknown) => {
      await end(server)
      throw error
    })
    if (seen.kind === 'absent') server ??= await launch(location)
    else if (seen.kind === 'ready') {
      const decision = await decide(seen, server)
      if (decision?.kind === 'owned') seen.unref()
      else await seen.close()
      if (decision) return decision
    }
    const limit = server && isRunning(server) ? RECOVERY_MAY_TAKE : DECIDED_BY
    if (Date.now() - begun > limit) {
      const stuck = new EmbeddedError(
        `A PostgreSQL is starting, stopping or stuck in ${location.cluster}. Try again in a moment; ` +
          'if that does not help, end the process whose id is the first line of postmaster.pid there.',
      )
      throw await orDiskFull(location.cluster, stuck)
    }
    await sleep(20)
  }

  async function end(own: LaunchedServer | undefined): Promise<void> {
    if (own && isRunning(own)) await halt(location, own.pid, OWN_MAY_WRITE)
  }

  async function decide(
    seen: ReadyServer,
    own: LaunchedServer | undefined,
  ): Promise<OwnedServer | OwnedElsewhere | undefined> {
    if (seen.serverPid === own?.pid) {
      if (!(await seen.lock())) return undefined
      return { kind: 'owned', server: own, lost: seen.ended, release: seen.close }
    }
    if (seen.holderPid !== undefined) {
      if (options.hesitate !== false && heldFor() < OWNER_MAY_BE_DYING) return undefined
      return { kind: 'taken', ownerPid: seen.holderPid, serverPid: seen.serverPid }
    }
    // The lock is free, but the server's starter may be about to take it.
    if (isAlive(seen.starterPid) && freeFor() < STARTER_MAY_LOCK) return undefined
    if (await seen.lock()) await halt(location, seen.serverPid, LEFTOVER_MAY_WRITE)
    return undefined
  }
}

/** Whether the server has not ended yet. */
export function isRunning({ process: { exitCode, signalCode } }: LaunchedServer): boolean {
  return exitCode === null && signalCode === null
}

/** Throws unless the server ended because another one runs in its place, or because another start replaced it. */
async function inspectFailure({ cluster }: ServerLocation, server: LaunchedServer): Promise<void> {
  if (server.process.exitCode === 0) return
  const reason = await server.failure()
  if (/lock file ".*" already exists|pre-existing shared memory block/.test(reason)) return
  const { exitCode, signalCode } = server.process
  const said = reason || `it exited with ${signalCode ?? exitCode}`
  throw await orDiskFull(cluster, new EmbeddedError(`PostgreSQL did not start: ${said}`))
}

/** A function that returns the milliseconds since its own first call. */
function stopwatch(): () => number {
  let since: number | undefined
  return () => {
    since ??= Date.now()
    return Date.now() - since
  }
}
