import type { Jwk } from 'better-auth/plugins/jwt'
import { decrypted } from '../core/encrypted.ts'
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
 * Retires signing keys that were encrypted with another secret, and so cannot be read: the next token gets a new key.
 * What they have signed is verified for as long as with any expired key.
 * @returns how many keys were retired
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
 * `keys` as an instance with this secret uses them. Keys of another secret count as expired, and only verify: otherwise
 * it would choose the newest of all, which another instance has created since, and could sign nothing.
 */
export async function keysFor(secret: string, keys: readonly Jwk[], at: Date): Promise<Jwk[]> {
  const live = keys.filter(({ expiresAt }) => !expiresAt || expiresAt > at)
  const unreadable = new Set<Jwk>()
  for (const key of live) if (!(await isReadable(key.privateKey, secret))) unreadable.add(key)
  // Better Auth may check within the same millisecond, when a key that expires now has not expired yet.
  const before = new Date(at.getTime() - 1)
  return keys.map((key) => (unreadable.has(key) ? { ...key, expiresAt: before } : key))
}

/** @param encrypted as Better Auth stores it */
const isReadable = async (encrypted: string, secret: string): Promise<boolean> =>
  (await decrypted(secret, JSON.parse(encrypted))) !== undefined
