import { type Docket, DocketProblem, type SyncedChange, Unreachable } from '@docket/sdk'
import type { Place } from './database.ts'

/** How it stands with the service. */
export type Connection = 'connecting' | 'live' | 'offline' | 'signed-out'

interface FeedOptions {
  docket: Docket
  /** Not `me`: what one user has never comes into what is kept of another. */
  userId: string
  /** Where to begin. */
  place: Place
  /** Changes in their order, and where to go on after them. Resolves when they are kept. */
  onChanges(changes: readonly SyncedChange[], place: Place): Promise<void>
  /** What was known is no longer a part of what the service tells: everything begins anew. */
  onReset(): Promise<void>
  onConnection(connection: Connection): void
  /** Aborts when the browser says that its network is gone: a stream may hear of that much later. */
  network(): AbortSignal
  /** Resolves when it is worth trying again: after `attempt` failures, or when the network is back. */
  pause(attempt: number, seconds?: number): Promise<void>
}

const PAGE = 500

/** Follows the user's changes until `signal` aborts or the session ends: first the whole state, then each as it happens. */
export async function follow(options: FeedOptions, signal: AbortSignal): Promise<void> {
  let place = options.place
  const take = async (changes: readonly SyncedChange[], next: Place) => {
    await options.onChanges(changes, next)
    place = next
  }
  for (let failures = 0; !signal.aborted; ) {
    try {
      if ('cursor' in place) await readState(options, place.cursor, take, signal)
      if ('revision' in place) {
        await stream(options, place.revision, take, signal, () => {
          failures = 0
        })
      }
      failures += 1
      if (!signal.aborted) await options.pause(failures)
    } catch (error) {
      if (signal.aborted) return
      const problem = error instanceof DocketProblem ? error : undefined
      // 403: the session is somebody else's by now.
      if (problem?.status === 401 || problem?.status === 403 || error instanceof SignedOut) {
        return options.onConnection('signed-out')
      }
      if (problem?.status === 410) {
        place = { cursor: '' }
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

type Take = (changes: readonly SyncedChange[], next: Place) => Promise<void>

async function readState(
  { docket, userId }: FeedOptions,
  from: string,
  take: Take,
  signal: AbortSignal,
): Promise<void> {
  for (let cursor = from; ; ) {
    const { data } = await docket.api.GET('/api/{user_id}/changes', {
      params: { path: { user_id: userId }, query: { cursor, limit: PAGE } },
      signal,
    })
    if (data === undefined) throw new Unreachable('an answer without a body')
    cursor = data.next_cursor
    const whole = !data.has_more && data.next_since !== null
    await take(data.changes, whole ? { revision: data.next_since ?? 0 } : { cursor })
    if (whole) return
  }
}

async function stream(
  { docket, userId, onConnection, network }: FeedOptions,
  since: number,
  take: Take,
  signal: AbortSignal,
  whenReady: () => void,
): Promise<void> {
  const gathered = new Gathered(take)
  const gone = network()
  try {
    for await (const event of docket.events({ userId, since, signal: AbortSignal.any([signal, gone]) })) {
      if (event.type === 'ready') {
        whenReady()
        onConnection('live')
      } else if (event.type === 'change') gathered.add(event.change)
      else if (event.reason === 'revoked') throw new SignedOut()
    }
  } catch (error) {
    throw gone.aborted ? new Unreachable(error) : error
  } finally {
    await gathered.settled()
  }
}

/** Hands changes on together that come together: a batch is one, and not a hundred. */
class Gathered {
  readonly #take: Take
  #waiting: SyncedChange[] = []
  #work: Promise<void> | undefined

  constructor(take: Take) {
    this.#take = take
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
        // The events that have arrived with this one come first.
        await new Promise((resolve) => setTimeout(resolve))
        const changes = this.#waiting
        this.#waiting = []
        await this.#take(changes, { revision: changes.at(-1)?.revision ?? 0 })
      }
    } finally {
      this.#work = undefined
    }
  }
}
