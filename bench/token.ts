import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'

/** The check of a token that both yardsticks make, as the service does: once in full, and then by its text. */

interface Known {
  userId: string
  /** Unix time in milliseconds. */
  expires: number
}

/** @returns the user whom an `Authorization` header names; undefined if it is not valid */
export function tokenCheck(issuer: string, audience: string, keys: JSONWebKeySet) {
  const keyOf = createLocalJWKSet(keys)
  const options = { algorithms: ['EdDSA'], issuer, audience, requiredClaims: ['exp', 'sub'] }
  const verified = new Map<string, Known>()

  async function verify(token: string): Promise<Known> {
    const { payload } = await jwtVerify(token, keyOf, options)
    const known = { userId: String(payload.sub), expires: Number(payload.exp) * 1000 }
    verified.set(token, known)
    return known
  }

  return async (header: string | undefined): Promise<string | undefined> => {
    const token = header?.slice('Bearer '.length) ?? ''
    let known = verified.get(token)
    if (known === undefined || known.expires <= Date.now()) known = await verify(token).catch(() => undefined)
    return known?.userId
  }
}

/** What the bench tells a yardstick through its environment. */
export function fromBench() {
  const { DATABASE_URL, ISSUER, AUDIENCE, POOL_SIZE, KEYS } = process.env
  if (!DATABASE_URL || !ISSUER || !AUDIENCE || !POOL_SIZE || !KEYS) {
    throw new Error('The bench starts this, not you.')
  }
  return {
    databaseUrl: DATABASE_URL,
    poolSize: Number(POOL_SIZE),
    userOf: tokenCheck(ISSUER, AUDIENCE, JSON.parse(KEYS) as JSONWebKeySet),
  }
}
