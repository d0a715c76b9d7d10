import { DocketProblem, problemOf, Unreachable } from './problem.ts'

/** The source of the bearer token. */
export interface Tokens {
  /** @param refused a token that the service did not accept, to be replaced */
  get(refused?: string): Promise<string | undefined>
}

/** A token or API key that never changes. */
export function fixedToken(token: string): Tokens {
  return { get: async (refused) => (refused === undefined ? token : undefined) }
}

/** Milliseconds before its expiry at which a token is replaced. */
const MARGIN = 60_000
/** Milliseconds that the service may take to issue one. */
const LONGEST = 30_000

/**
 * Tokens for the session whose cookie the browser has. They are kept in memory only.
 * @param ask a `fetch` that sends the cookie
 */
export class SessionTokens implements Tokens {
  readonly #url: string
  readonly #ask: typeof fetch
  #token: { value: string; expires: number } | undefined
  #asking: Promise<string> | undefined
  #userId: string | undefined

  constructor(baseUrl: string, ask: typeof fetch) {
    this.#url = `${baseUrl}/api/auth/token`
    this.#ask = ask
  }

  async get(refused?: string): Promise<string> {
    if (refused !== undefined && refused === this.#token?.value) this.#token = undefined
    if (this.#token !== undefined && Date.now() < this.#token.expires - MARGIN) return this.#token.value
    this.#asking ??= this.#fresh()
    const asking = this.#asking
    try {
      const token = await asking
      // One user's request must not be repeated on behalf of another.
      if (refused !== undefined && payloadOf(refused).sub !== payloadOf(token).sub) throw anotherUser()
      return token
    } finally {
      if (this.#asking === asking) this.#asking = undefined
    }
  }

  /**
   * Forgets the token, when a user signs out or in.
   * @param userId the only user whose tokens are accepted from now on; any user's if left out
   */
  clear(userId?: string): void {
    this.#token = undefined
    this.#asking = undefined
    this.#userId = userId
  }

  async #fresh(): Promise<string> {
    const userId = this.#userId
    const response = await this.#ask(this.#url, { signal: AbortSignal.timeout(LONGEST) }).catch(
      (error: unknown) => {
        throw new Unreachable(error)
      },
    )
    if (!response.ok) throw await problemOf(response)
    const { token } = await response.json().then(
      (body) => body as { token: string },
      (error: unknown) => {
        throw new Unreachable(error)
      },
    )
    const { exp = 0, sub } = payloadOf(token)
    // All windows share the cookie: another may have signed somebody else in, whose account nobody here may write to.
    if (userId !== this.#userId || (userId !== undefined && sub !== userId)) throw anotherUser()
    // This machine's clock may be wrong: a refused token is replaced in any case.
    this.#token = { value: token, expires: exp * 1000 }
    return token
  }
}

function payloadOf(token: string): { exp?: number; sub?: string } {
  const [, payload = ''] = token.split('.')
  return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')))
}

function anotherUser(): DocketProblem {
  const problem = { error_code: 'AUTH_INVALID', detail: 'Somebody else has signed in.' }
  return new DocketProblem(new Response(null, { status: 401 }), problem)
}
