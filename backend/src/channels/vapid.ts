import { symmetricEncrypt } from 'better-auth/crypto'
import webPush from 'web-push'
import { decrypted } from '../core/encrypted.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import type { VapidKeys } from './carriers/web-push.ts'

/** The keys by which push services know this service (RFC 8292). Browsers subscribe to the public one. */

const selectKeys = statement<Record<never, never>>(
  'push_keys',
  'SELECT public_key, private_key FROM push_keys WHERE id = 1',
)

const insertKeys = statement<{ public: string; private: string }>(
  'push_keys_insert',
  'INSERT INTO push_keys (id, public_key, private_key) VALUES (1, :public, :private) ON CONFLICT (id) DO NOTHING',
)

/** Unless another instance has replaced them meanwhile. */
const replaceKeys = statement<{ public: string; private: string; unreadable: string }>(
  'push_keys_replace',
  `UPDATE push_keys SET public_key = :public, private_key = :private, created_at = now()
   WHERE id = 1 AND private_key = :unreadable`,
)

/**
 * The keys, made at the first use. Instances that start at once agree on one pair. Keys of another secret cannot be used
 * any more: a new pair replaces them, and browsers subscribe again.
 */
export async function vapidKeys(db: Queryable, secret: string): Promise<VapidKeys> {
  // What this process or another one has just stored is read the next time.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const [row] = await db.query<{ public_key: string; private_key: string }>(selectKeys({}))
    const privateKey = row && (await decrypted(secret, row.private_key))
    if (row !== undefined && privateKey !== undefined) return { publicKey: row.public_key, privateKey }
    const made = webPush.generateVAPIDKeys()
    const values = {
      public: made.publicKey,
      private: await symmetricEncrypt({ key: secret, data: made.privateKey }),
    }
    await db.query(
      row === undefined ? insertKeys(values) : replaceKeys({ ...values, unreadable: row.private_key }),
    )
  }
  throw new Error('Instances with different secrets share one database.')
}
