import { type Docket, DocketProblem, type FeedEvent, Unreachable } from '@docket/sdk'

/** Milliseconds within which workspaces that come or go share one new connection. */
const TOGETHER = 50

interface Follower {
  workspaceId: string
  /** After which changes are wanted. */
  revision: number
  signal: AbortSignal
  take(event: FeedEvent): void
  end(): void
  fail(error: unknown): void
}

/**
 * One connection for the events of all workspaces that this window follows: a browser has six to a server, unless it
 * speaks HTTP/2.
 */
class OneStream {
  readonly #docket: Docket
  readonly #followers = new Set<Follower>()
  /** Ends the present connection. */
  #round: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(docket: Docket) {
    this.#docket = docket
  }

  /** Passes on the events of a workspace. Settles when they end: as a stream of that workspace alone would. */
  follow(
    workspaceId: string,
    revision: number,
    signal: AbortSignal,
    take: (event: FeedEvent) => void,
  ): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const leave = () => {
      signal.removeEventListener('abort', abort)
      if (this.#followers.delete(follower)) this.#change()
    }
    const end = () => {
      leave()
      resolve()
    }
    const fail = (error: unknown) => {
      leave()
      reject(error)
    }
    const abort = () => fail(signal.reason)
    const follower = { workspaceId, revision, signal, take, end, fail }
    this.#followers.add(follower)
    signal.addEventListener('abort', abort)
    if (signal.aborted) abort()
    else this.#change()
    return promise
  }

  /** Connects anew for those who follow by then, each from where it is. */
  #change(): void {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined
        this.#round?.abort()
        this.#round = undefined
        if (this.#followers.size > 0) void this.#run([...this.#followers])
      },
      this.#round === undefined ? 0 : TOGETHER,
    )
  }

  async #run(followers: readonly Follower[]): Promise<void> {
    const round = new AbortController()
    this.#round = round
    try {
      await this.#listen(followers, round.signal)
      for (const follower of followers) if (this.#followers.has(follower)) follower.end()
    } catch (error) {
      if (round.signal.aborted) return
      const isRefused = followers.length > 1 && error instanceof DocketProblem && error.status === 403
      if (isRefused) await this.#findRefused(followers, error)
      else for (const follower of followers) follower.fail(error)
    } finally {
      if (this.#round === round) this.#round = undefined
    }
  }

  async #listen(followers: readonly Follower[], signal: AbortSignal): Promise<void> {
    const tell = (event: FeedEvent, workspaceId?: string) => {
      for (const follower of followers) {
        if (!this.#followers.has(follower)) continue
        if (workspaceId !== undefined && follower.workspaceId !== workspaceId) continue
        if (event.type === 'change') {
          if (event.revision <= follower.revision) continue
          follower.revision = event.revision
        }
        follower.take(event)
      }
    }
    const [first, ...others] = followers
    if (first !== undefined && others.length === 0) {
      const { workspaceId: userId, revision: since } = first
      for await (const event of this.#docket.events({ userId, since, signal })) tell(event)
      return
    }
    const least = new Map<string, number>()
    for (const { workspaceId, revision } of followers) {
      least.set(workspaceId, Math.min(revision, least.get(workspaceId) ?? revision))
    }
    const workspaces = [...least].map(([id, since]) => ({ id, since }))
    for await (const event of this.#docket.allEvents({ workspaces, signal })) {
      if (event.type === 'change') tell(event, event.workspaceId)
      else if (event.type === 'ready') {
        for (const { workspace_id, revision } of event.workspaces)
          tell({ type: 'ready', revision }, workspace_id)
      } else if (event.type === 'end') tell(event)
      else this.#askAbout(followers.filter(({ workspaceId }) => workspaceId === event.workspaceId))
    }
  }

  /** They are followed no more, and are told why. */
  #askAbout(closed: readonly Follower[]): void {
    for (const follower of closed) {
      if (this.#followers.delete(follower))
        void this.#isRefused(follower).then((isRefused) => isRefused || follower.end())
    }
  }

  /** The service refuses all for one of them: the others go on without it. */
  async #findRefused(followers: readonly Follower[], error: unknown): Promise<void> {
    const refused = await Promise.all(followers.map((follower) => this.#isRefused(follower)))
    if (!refused.includes(true)) for (const follower of followers) follower.fail(new Unreachable(error))
  }

  /** Whether a workspace cannot be followed from here; its follower is then told why. */
  async #isRefused({ workspaceId, revision, signal, fail }: Follower): Promise<boolean> {
    const params = { path: { user_id: workspaceId }, query: { since: revision, limit: 1 } }
    try {
      await this.#docket.api.GET('/api/{user_id}/changes', { params, signal })
      return false
    } catch (error) {
      fail(error)
      return true
    }
  }
}

const streams = new WeakMap<Docket, OneStream>()

/** The stream of all that is followed through this client. */
export function oneStreamOf(docket: Docket): OneStream {
  const known = streams.get(docket) ?? new OneStream(docket)
  streams.set(docket, known)
  return known
}
