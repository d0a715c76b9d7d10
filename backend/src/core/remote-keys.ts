import { createLocalJWKSet, type JSONWebKeySet, type JWTHeaderParameters } from 'jose'
import { type Clock, isWithin } from './clock.ts'
import { DocketError } from './errors.ts'
import type { PublicKeys, VerificationKey } from './tokens.ts'

/** All durations are in milliseconds. */
const FRESH = 10 * 60_000
/** The issuer is queried at most this often, whatever tokens arrive and whether or not it answers. */
const COOLDOWN = 10_000
/** How long its last answer is used while the issuer is down. */
const STALE = 60 * 60_000
const TIMEOUT = 2_500

interface Answer {
  find: ReturnType<typeof createLocalJWKSet>
  readAt: number
}

/** Keys of an external issuer, fetched from its JWKS: cached, and fetched again when a token names an unknown key. */
export function remoteKeys(jwksUrl: string, clock: Clock): PublicKeys {
  let last: Answer | undefined
  let attempt: { at: number; failure: Promise<unknown> } | undefined

  async function read(now: number): Promise<void> {
    const signal = AbortSignal.timeout(TIMEOUT)
    const response = await fetch(jwksUrl, { signal, redirect: 'error' })
    if (!response.ok) throw new Error(`The issuer's JWKS answered ${response.status}.`)
    last = { find: createLocalJWKSet((await response.json()) as JSONWebKeySet), readAt: now }
  }

  /** @returns the reason if the issuer could not be queried */
  function refresh(now: number): Promise<unknown> {
    if (attempt === undefined || !isWithin(COOLDOWN, attempt.at, now)) {
      const failure = read(now).then(
        () => undefined,
        (error: unknown) => error,
      )
      attempt = { at: now, failure }
    }
    return attempt.failure
  }

  const isReadWithin = (span: number, now: number): boolean =>
    last !== undefined && isWithin(span, last.readAt, now)

  /** A key that the issuer does not have, or that cannot be used, counts as none. */
  const lookUp = (header: JWTHeaderParameters): Promise<VerificationKey | undefined> =>
    last === undefined ? Promise.resolve(undefined) : last.find(header).catch(() => undefined)

  return {
    algorithms: ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'ES512', 'RS256', 'PS256'],
    async find(header) {
      const now = clock().getTime()
      let failure = isReadWithin(FRESH, now) ? undefined : await refresh(now)
      let key = await lookUp(header)
      if (key === undefined) {
        failure = await refresh(now)
        key = await lookUp(header)
      }
      if (failure !== undefined && (key === undefined || !isReadWithin(STALE, now)))
        throw unreachable(failure)
      return key
    },
  }
}

function unreachable(cause: unknown): DocketError {
  return new DocketError(
    'INTERNAL_ERROR',
    "The token issuer's keys cannot be fetched at the moment. Try again shortly.",
    {
      status: 503,
      headers: { 'retry-after': String(COOLDOWN / 1000) },
      cause,
    },
  )
}
