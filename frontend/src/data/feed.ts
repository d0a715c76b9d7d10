import { type Docket, DocketProblem, type SyncedChange, Unreachable } from '@docket/sdk'
import type { SyncCheckpoint } from './local-database.ts'
import { oneStreamOf } from './one-stream.ts'

/** The state of the connection to the service. */
export type Connection =
  | 'connecting'
  | 'live'
  | 'offline'
  | 'signed-out'
  /** The user may no longer enter the workspace. */
  | 'removed'

interface FeedOptions {
  docket: Docket
  /** Not `me`: one user's data must never get into another's replica. */
  workspaceId: string
  /** Whether others share the workspace. */
  isShared: boolean
  /** Where to start from. */
  checkpoint: SyncCheckpoint
  /** Takes changes in order, and where to continue after them. Resolves when they are stored. */
  onChanges(changes: readonly SyncedChange[], checkpoint: SyncCheckpoint): Promise<void>
  /** The service cannot continue from what is known here: the whole state is read again. */
  onReset(): Promise<void>
  onConnection(connection: Connection): void
  /** A signal that aborts when the browser reports the network as lost: a stream may notice much later. */
  network(): AbortSignal
  /** Backs off: resolves after a delay for `attempt` failures, or as soon as the network is back. */
  pause(attempt: number, seconds?: number): Promise<void>
}

const PAGE = 500

/** Follows the workspace's data until `signal` aborts or the session ends: first the whole state, then each change. */
export async function follow(options: FeedOptions, signal: AbortSignal): Promise<void> {
  let checkpoint = options.checkpoint
  const apply = async (changes: readonly SyncedChange[], next: SyncCheckpoint) => {
    await options.onChanges(changes, next)
    checkpoint = next
  }
  for (let failures = 0; !signal.aborted; ) {
    try {
      if ('cursor' in checkpoint) await readState(options, checkpoint.cursor, apply, signal)
      if ('revision' in checkpoint) {
        await stream(options, checkpoint.revision, apply, signal, () => {
          failures = 0
        })
      }
      failures += 1
      if (!signal.aborted) await options.pause(failures)
    } catch (error) {
      if (signal.aborted) return
      const problem = error instanceof DocketProblem ? error : undefined
      if (options.isShared && problem?.status === 403) {
        if (problem.code === 'AUTH_FORBIDDEN') return options.onConnection('removed')
        // Something in front of the service refuses: that says nothing of the workspace.
        failures += 1
        options.onConnection('offline')
        await options.pause(failures)
        continue
      }
      // 403: the session belongs to another user by now.
      if (problem?.status === 401 || problem?.status === 403 || error instanceof SignedOut) {
        return options.onConnection('signed-out')
      }
      if (problem?.status === 410) {
        checkpoint = { cursor: '' }
        await options.onReset()
        continue
      }
      if (problem === undefined && !(error instanceof Unreachable)) throw error
      failures += 1
      options.onConnection(problem === undefined || problem.status >= 500 ? 'offline' : 'connecting')
      await options.pause(failures, problem?.retryAfter)
    }
  }
}

class SignedOut extends Error {}

type ApplyChanges = (changes: readonly SyncedChange[], next: SyncCheckpoint) => Promise<void>

async function readState(
  { docket, workspaceId }: FeedOptions,
  from: string,
  apply: ApplyChanges,
  signal: AbortSignal,
): Promise<void> {
  for (let cursor = from; ; ) {
    const { data } = await docket.api.GET('/api/{user_id}/changes', {
      params: { path: { user_id: workspaceId }, query: { cursor, limit: PAGE } },
      signal,
    })
    if (data === undefined) throw new Unreachable('an answer without a body')
    cursor = data.next_cursor
    const whole = !data.has_more && data.next_since !== null
    await apply(data.changes, whole ? { revision: data.next_since ?? 0 } : { cursor })
    if (whole) return
  }
}

async function stream(
  { docket, workspaceId, isShared, onConnection, network }: FeedOptions,
  since: number,
  apply: ApplyChanges,
  signal: AbortSignal,
  whenReady: () => void,
): Promise<void> {
  const buffer = new ChangeBuffer(apply)
  const lost = network()
  let isSignedOut = false
  try {
    await oneStreamOf(docket).follow(workspaceId, since, AbortSignal.any([signal, lost]), (event) => {
      if (event.type === 'ready') {
        whenReady()
        onConnection('live')
      } else if (event.type === 'change') buffer.add(event.change)
      // In a shared workspace the membership may have ended, or the role changed: the next request tells.
      else isSignedOut = event.reason === 'revoked' && !isShared
    })
    if (isSignedOut) throw new SignedOut()
  } catch (error) {
    throw lost.aborted ? new Unreachable(error) : error
  } finally {
    await buffer.settled()
  }
}

/** Passes on changes that arrive together in one call, so that a batch is one update and not a hundred. */
class ChangeBuffer {
  readonly #apply: ApplyChanges
  #waiting: SyncedChange[] = []
  #work: Promise<void> | undefined

  constructor(apply: ApplyChanges) {
    this.#apply = apply
  }

  add(change: SyncedChange): void {
    this.#waiting.push(change)
    this.#work ??= this.#run()
  }

  async settled(): Promise<void> {
    await this.#work
  }

  async #run(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        // Let the events that arrived with this one be added first.
        await new Promise((resolve) => setTimeout(resolve))
        const changes = this.#waiting
        this.#waiting = []
        await this.#apply(changes, { revision: changes.at(-1)?.revision ?? 0 })
      }
    } finally {
      this.#work = undefined
    }
  }
}
