import { createSecretKey, type KeyObject } from 'node:crypto'
import { createRemoteJWKSet, decodeProtectedHeader, errors, type JWTHeaderParameters, jwtVerify } from 'jose'
import type { Config } from '../config.ts'
import type { Clock } from './clock.ts'
import { DocketError } from './errors.ts'

export type VerificationKey = CryptoKey | KeyObject

/** Where public keys come from. `find` gives undefined for a key that may not (or no longer) be trusted. */
export interface PublicKeys {
  /** Signature algorithms that its keys may be used with. */
  algorithms: string[]
  find(header: JWTHeaderParameters): Promise<VerificationKey | undefined>
}

export interface Claims {
  userId: string
  /** Unix time in seconds. */
  expires: number
  /** Unix time in seconds, 0 when the token does not say. */
  issuedAt: number
}

export type VerifyToken = (token: string) => Promise<Claims>

/**
 * Checks signature, algorithm, issuer, audience and expiry of a JWT, strictly.
 * @throws DocketError AUTH_INVALID for a token that is not to be trusted
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
      // The algorithm chooses the kind of key, so that no public key can ever serve as a shared secret.
      const key = header.alg === 'HS256' ? secret : await keys.find(header)
      if (key === undefined) throw invalidToken('The token is signed by an unknown key.')
      const { payload } = await jwtVerify(token, key, {
        algorithms,
        issuer: config.issuer,
        audience: config.audience,
        requiredClaims: ['exp', 'sub'],
        currentDate: clock(),
      })
      const { sub, exp, iat } = payload
      if (!sub || exp === undefined) throw invalidToken('The token names no user.')
      return { userId: sub, expires: exp, issuedAt: iat ?? 0 }
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw invalidToken('The token has expired. Get a new one.')
      if (error instanceof errors.JOSEError || error instanceof TypeError) {
        throw invalidToken('The token is not valid.')
      }
      throw error
    }
  }
}

function invalidToken(detail: string): DocketError {
  return new DocketError('AUTH_INVALID', detail)
}

/** Keys of an outside issuer, fetched from its JWKS: cached, and asked anew for an unknown `kid` at most every 10 s. */
export function remoteKeys(jwksUrl: string): PublicKeys {
  const find = createRemoteJWKSet(new URL(jwksUrl), { cooldownDuration: 10_000, timeoutDuration: 2_500 })
  return {
    algorithms: ['EdDSA', 'ES256', 'ES384', 'ES512', 'RS256', 'PS256'],
    async find(header) {
      try {
        return await find(header, { payload: '', signature: '' })
      } catch (error) {
        if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
          return undefined
        }
        throw new DocketError('INTERNAL_ERROR', "The token issuer's keys cannot be fetched at the moment.", {
          status: 503,
          headers: { 'retry-after': '5' },
          cause: error,
        })
      }
    },
  }
}
