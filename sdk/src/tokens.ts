import { problemOf, Unreachable } from './problem.ts'

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

/**
 * Tokens of the session whose cookie the browser has. They are kept in memory only.
 * @param ask a `fetch` that sends the cookie
 */
export class SessionTokens implements Tokens {
  readonly #url: string
  readonly #ask: typeof fetch
  #token: { value: string; expires: number } | undefined
  #asking: Promise<string> | undefined

  constructor(baseUrl: string, ask: typeof fetch) {
    this.#url = `${baseUrl}/api/auth/token`
    this.#ask = ask
  }

  async get(refused?: string): Promise<string> {
    if (refused !== undefined && refused === this.#token?.value) this.#token = undefined
    if (this.#token !== undefined && Date.now() < this.#token.expires - MARGIN) return this.#token.value
    this.#asking ??= this.#fresh().finally(() => {
      this.#asking = undefined
    })
    return await this.#asking
  }

  /** Forgets the token: of who signs out, or in. */
  clear(): void {
    this.#token = undefined
  }

  async #fresh(): Promise<string> {
    const response = await this.#ask(this.#url).catch((error: unknown) => {
      throw new Unreachable(error)
    })
    if (!response.ok) throw await problemOf(response)
    const { token } = (await response.json()) as { token: string }
    this.#token = { value: token, expires: expiryOf(token) }
    return token
  }
}

/** Milliseconds since the epoch. The clock of this machine may be wrong: a refused token is replaced all the same. */
function expiryOf(token: string): number {
  const [, payload = ''] = token.split('.')
  const { exp = 0 } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { exp?: number }
  return exp * 1000
}
