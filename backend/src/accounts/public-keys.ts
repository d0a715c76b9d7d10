import { importJWK, type JWK } from 'jose'
import { type Clock, isWithin } from '../core/clock.ts'
import type { PublicKeys, VerificationKey } from '../core/tokens.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { KEY_GRACE } from './auth.ts'

const selectKey = statement<{ id: string }>(
  'jwks_select',
  'SELECT public_key, alg, expires_at FROM jwks WHERE id = :id',
)

/** Milliseconds after which a key's row is read again, since it may have been removed. */
const FRESH = 30_000

interface KnownKey {
  key: VerificationKey
  /** The time until which it may verify, in milliseconds. */
  trustedUntil: number
  readAt: number
}

/** The service's own keys, read from the database, where Better Auth stores them. */
export function localKeys(db: Queryable, clock: Clock): PublicKeys {
  const known = new Map<string, KnownKey>()

  async function read(id: string): Promise<KnownKey | undefined> {
    const [row] = await db.query<{ public_key: string; alg: string | null; expires_at: string | null }>(
      selectKey({ id }),
    )
    known.delete(id)
    if (row === undefined) return undefined
    const key = await importJWK(JSON.parse(row.public_key) as JWK, row.alg ?? 'EdDSA')
    if (key instanceof Uint8Array) return undefined
    const trustedUntil =
      row.expires_at === null ? Number.POSITIVE_INFINITY : Date.parse(row.expires_at) + KEY_GRACE * 1000
    const entry = { key, trustedUntil, readAt: clock().getTime() }
    known.set(id, entry)
    return entry
  }

  return {
    algorithms: ['EdDSA'],
    async find({ kid }) {
      if (kid === undefined || !/^[\w-]{1,64}$/.test(kid)) return undefined
      const now = clock().getTime()
      let entry = known.get(kid)
      if (entry === undefined || !isWithin(FRESH, entry.readAt, now)) entry = await read(kid)
      return entry !== undefined && entry.trustedUntil > now ? entry.key : undefined
    },
  }
}
