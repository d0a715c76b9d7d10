import { LRUCache } from 'lru-cache'
import { DocketError } from './errors.ts'

/**
 * What access hangs on: an API key, a consent, a membership, that there are no other memberships, the session that a
 * token was issued for or, without one, its user.
 */
export interface Credential {
  userId: string
  kind: string
  id: string
  sessionId?: string | undefined
  /** When the token was signed, as Unix time in seconds. */
  issuedAt?: number | undefined
  /** The consent of an OAuth client, and the workspace that it was let into. */
  grantId?: string | undefined
  workspaceId?: string | undefined
  /** The role of a member of the shared workspace `id`. */
  role?: string | undefined
  /**
   * For `entered`: the shared workspaces that the user, or a client, may enter, with the roles (`id:role,…`). It ends
   * with any other.
   */
  entered?: string | undefined
}

/** Which of these credentials still stand. */
export type FindStanding = (credentials: readonly Credential[]) => Promise<ReadonlySet<Credential>>

/** Milliseconds for which an answer of the database is believed: so long may an ended session still be admitted. */
const BELIEVED = 2000
/** Milliseconds between looks, short enough that requests rarely have to ask for themselves. */
const LOOK = 1000
/** Milliseconds after its last request for which a credential is looked at. */
const IN_USE = 30_000
const MOST = 10_000

interface Known {
  credential: Credential
  /** When the database was last asked, and the last request; in milliseconds that no clock change moves. */
  at: number
  used: number
}

/**
 * Whether sessions, keys and users still stand. One statement a second asks the database for all that are in use, so
 * that requests need not; it depends on no notice from whoever ended them.
 */
export class Revocation {
  readonly #find: FindStanding
  readonly #elapsed: () => number
  readonly #known = new LRUCache<string, Known>({ max: MOST })
  readonly #asking = new Map<string, { at: number; done: Promise<void> }>()
  readonly #watched = new Map<string, { credential: Credential; listeners: Set<() => void> }>()
  readonly #timer: NodeJS.Timeout
  #looking = false

  constructor(find: FindStanding, elapsed: () => number = () => performance.now()) {
    this.#find = find
    this.#elapsed = elapsed
    this.#timer = setInterval(() => void this.look(), LOOK).unref()
  }

  /**
   * Admits a credential that stood within the last two seconds: at once if the database said so, else by asking.
   * @throws DocketError AUTH_INVALID; DATABASE_ERROR if the database cannot be asked
   */
  check(credential: Credential): Promise<void> | undefined {
    const key = keyOf(credential)
    const now = this.#elapsed()
    const known = this.#known.get(key)
    if (known !== undefined && now < known.at + BELIEVED) {
      known.used = now
      return undefined
    }
    const asking = this.#asking.get(key)
    if (asking !== undefined && now < asking.at + BELIEVED) return asking.done
    const done = this.verify(credential).finally(() => {
      if (this.#asking.get(key)?.done === done) this.#asking.delete(key)
    })
    this.#asking.set(key, { at: now, done })
    return done
  }

  /** Asks the database now. @throws DocketError AUTH_INVALID; DATABASE_ERROR if it cannot be asked */
  async verify(credential: Credential): Promise<void> {
    const key = keyOf(credential)
    const at = this.#elapsed()
    const standing = await this.#find([credential])
    if (!standing.has(credential)) {
      this.#end(key)
      throw isRevoked()
    }
    this.#known.set(key, { credential, at, used: at })
  }

  /**
   * Calls `ended` once the credential no longer stands, for work that outlasts its request.
   * @returns a function that stops watching
   */
  watch(credential: Credential, ended: () => void): () => void {
    const key = keyOf(credential)
    const watched = this.#watched.get(key) ?? { credential, listeners: new Set() }
    this.#watched.set(key, watched)
    watched.listeners.add(ended)
    return () => {
      watched.listeners.delete(ended)
      if (watched.listeners.size === 0 && this.#watched.get(key) === watched) this.#watched.delete(key)
    }
  }

  /** Asks the database for everything that is in use. Never throws. */
  async look(): Promise<void> {
    if (this.#looking) return
    const at = this.#elapsed()
    const asked = new Map<string, Credential>()
    // A copy: the cache does not promise that its entries can be walked while some are deleted.
    for (const [key, { credential, used }] of [...this.#known.entries()]) {
      if (at < used + IN_USE) asked.set(key, credential)
      else this.#known.delete(key)
    }
    for (const [key, { credential }] of this.#watched) asked.set(key, credential)
    if (asked.size === 0) return
    this.#looking = true
    try {
      const standing = await this.#find([...asked.values()])
      for (const [key, credential] of asked) {
        if (standing.has(credential)) this.#confirm(key, at)
        else this.#end(key)
      }
    } catch {
      // What is known is soon no longer believed; requests then ask for themselves, and report what is wrong.
    } finally {
      this.#looking = false
    }
  }

  close(): void {
    clearInterval(this.#timer)
  }

  /** Only what is still known: a request may have learnt of the end since `at`. */
  #confirm(key: string, at: number): void {
    const known = this.#known.peek(key)
    if (known !== undefined) known.at = Math.max(known.at, at)
  }

  #end(key: string): void {
    this.#known.delete(key)
    for (const ended of this.#watched.get(key)?.listeners ?? []) ended()
  }
}

function keyOf(credential: Credential): string {
  const { kind, id, userId, sessionId, issuedAt, grantId, workspaceId, role, entered } = credential
  if (kind === 'entered') return `entered ${grantId} ${entered} ${userId}`
  if (kind === 'member') return `member ${id} ${role} ${userId}`
  if (kind === 'api_key') return `key ${id} ${userId}`
  if (grantId !== undefined) return `grant ${grantId} ${workspaceId} ${userId}`
  // A user of an external issuer may return after having been deleted, and earlier tokens must not.
  return sessionId === undefined ? `user ${issuedAt} ${userId}` : `session ${sessionId} ${userId}`
}

export function isRevoked(): DocketError {
  return new DocketError('AUTH_INVALID', 'The session of this token has ended, or its user no longer exists.')
}
