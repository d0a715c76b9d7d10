import { symmetricDecrypt } from 'better-auth/crypto'
import type { Jwk } from 'better-auth/plugins/jwt'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'

const selectKeys = statement<{ now: string }>(
  'jwks_signing',
  'SELECT id, private_key FROM jwks WHERE expires_at IS NULL OR expires_at > :now::timestamptz',
)

const retireKeys = statement<{ ids: readonly string[]; now: string }>(
  'jwks_retire',
  'UPDATE jwks SET expires_at = :now::timestamptz WHERE id = ANY (:ids::text[])',
)

/**
 * Lets keys sign no more that were encrypted with another secret than this one, and that nobody can read therefore: the
 * next token gets a new key. What they have signed they verify for as long as any key that is over.
 * @returns how many there were
 */
export async function retireUnreadableKeys(db: Queryable, secret: string, at: Date): Promise<number> {
  const now = at.toISOString()
  const keys = await db.query<{ id: string; private_key: string }>(selectKeys({ now }))
  const ids: string[] = []
  for (const { id, private_key } of keys) if (!(await isReadable(private_key, secret))) ids.push(id)
  if (ids.length > 0) await db.query(retireKeys({ ids, now }))
  return ids.length
}

/**
 * `keys` as an instance with this secret uses them. Those of another secret are over for it, and only verify: else it would
 * choose the newest of all, which another instance has made since, and could sign nothing.
 */
export async function keysFor(secret: string, keys: readonly Jwk[], at: Date): Promise<Jwk[]> {
  const live = keys.filter(({ expiresAt }) => !expiresAt || expiresAt > at)
  const unreadable = new Set<Jwk>()
  for (const key of live) if (!(await isReadable(key.privateKey, secret))) unreadable.add(key)
  // Better Auth may look in the same millisecond, in which what ends now is not over yet.
  const before = new Date(at.getTime() - 1)
  return keys.map((key) => (unreadable.has(key) ? { ...key, expiresAt: before } : key))
}

/** @param encrypted as Better Auth keeps it */
async function isReadable(encrypted: string, secret: string): Promise<boolean> {
  try {
    await symmetricDecrypt({ key: secret, data: JSON.parse(encrypted) })
    return true
  } catch {
    return false
  }
}
