import { createSecretKey, type KeyObject } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, errors, type JWTHeaderParameters, jwtVerify } from 'jose'
import type { Config } from '../config.ts'
import type { Clock } from './clock.ts'
import { DocketError } from './errors.ts'

export type VerificationKey = CryptoKey | KeyObject

/** A source of public keys. `find` returns undefined for a key that is not, or no longer, trusted. */
export interface PublicKeys {
  /** Signature algorithms that the keys may be used with. */
  algorithms: string[]
  find(header: JWTHeaderParameters): Promise<VerificationKey | undefined>
}

export interface Claims {
  userId: string
  /** Unix time in seconds. */
  expires: number
  /** Unix time in seconds; 0 if the token does not say. */
  issuedAt: number
  /** The session that the token was issued for, if it names one. */
  sessionId?: string | undefined
  /** The OAuth client that the token was issued to, and the scopes it was granted. */
  clientId?: string | undefined
  scopes?: readonly string[]
  /** The user's consent that it was issued for. */
  grantId?: string | undefined
}

/** The user ids that an issuer may use: anything that a path and the database can carry. */
export const USER_ID = /^[^\p{C}]{1,255}$/u

export type VerifyToken = (token: string) => Promise<Claims>

/**
 * Checks signature, algorithm, issuer, audience and expiry of a JWT, strictly.
 * @throws DocketError AUTH_INVALID for a token that cannot be trusted
 */
export function createTokenVerifier(options: {
  config: Config['auth']
  keys: PublicKeys
  clock: Clock
}): VerifyToken {
  const { config, keys, clock } = options
  const secret = config.jwtSecret === undefined ? undefined : createSecretKey(Buffer.from(config.jwtSecret))
  const algorithms = secret === undefined ? keys.algorithms : [...keys.algorithms, 'HS256']

  return async (token) => {
    try {
      const header = decodeProtectedHeader(token) as JWTHeaderParameters
      if (!algorithms.includes(header.alg))
        throw invalidToken('The token is signed with an algorithm that is not accepted.')
      // The algorithm determines the kind of key, so that a public key can never serve as a shared secret.
      const key = header.alg === 'HS256' ? secret : await keys.find(header)
      if (key === undefined) throw invalidToken('The token is signed with an unknown key.')
      const { payload } = await jwtVerify(token, key, {
        algorithms,
        issuer: config.issuer,
        audience: config.audience,
        requiredClaims: ['exp', 'sub'],
        currentDate: clock(),
      })
      const { sub, exp, iat, session_id: sessionId, azp: clientId, scope, grant_id: grantId } = payload
      // Although the library types `sub` as a string, it is whatever the issuer wrote.
      if (typeof sub !== 'string' || exp === undefined || !USER_ID.test(sub)) {
        throw invalidToken('The token names no valid user (`sub`).')
      }
      return {
        userId: sub,
        expires: exp,
        issuedAt: iat ?? 0,
        ...(typeof sessionId === 'string' ? { sessionId } : {}),
        ...(typeof clientId === 'string' ? { clientId } : {}),
        ...(typeof scope === 'string' ? { scopes: scope.split(' ') } : {}),
        ...(typeof grantId === 'string' ? { grantId } : {}),
      }
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw invalidToken('The token has expired. Get a new one.')
      if (error instanceof errors.JOSEError || error instanceof TypeError) {
        throw invalidToken('The token is not valid.')
      }
      throw error
    }
  }
}

/** Whom a token says that it is for, which nobody has verified; undefined if it says nothing readable. */
export function audienceOf(token: string): unknown {
  try {
    return decodeJwt(token).aud
  } catch {
    return undefined
  }
}

function invalidToken(detail: string): DocketError {
  return new DocketError('AUTH_INVALID', detail)
}
