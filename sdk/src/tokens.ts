import { DocketProblem, problemOf, Unreachable } from './problem.ts'

/** Where the bearer token comes from. */
export interface Tokens {
  /** @param refused the token that the service did not accept, to be replaced */
  get(refused?: string): Promise<string | undefined>
}

/** A token or API key that stays what it is. */
export function fixedToken(token: string): Tokens {
  return { get: async (refused) => (refused === undefined ? token : undefined) }
}

/** Milliseconds before its end at which a token is replaced. */
const MARGIN = 60_000
/** Milliseconds that the service may take to give one. */
const LONGEST = 30_000

/**
 * Tokens of the session whose cookie the browser has. They are kept in memory only.
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
      // What one user asked is not asked again in the name of another.
      if (refused !== undefined && payloadOf(refused).sub !== payloadOf(token).sub) throw anotherUser()
      return token
    } finally {
      if (this.#asking === asking) this.#asking = undefined
    }
  }

  /**
   * Forgets the token: of who signs out, or in.
   * @param userId whose tokens alone are taken from now on; anybody's without
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
    // The cookie is every window's: another may have signed somebody else in. Nobody writes into their account.
    if (userId !== this.#userId || (userId !== undefined && sub !== userId)) throw anotherUser()
    // The clock of this machine may be wrong: a refused token is replaced all the same.
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
