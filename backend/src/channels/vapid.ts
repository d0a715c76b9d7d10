import { symmetricEncrypt } from 'better-auth/crypto'
import webPush from 'web-push'
import { decrypted } from '../core/encrypted.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'

/** The key pair by which push services recognise this service (RFC 8292), as base64url. */
export interface VapidKeys {
  publicKey: string
  privateKey: string
}

type Stored = {
  public_key: string
  /** Encrypted with the service's secret. */
  private_key: string
}

const select = statement('push_keys_select', 'SELECT public_key, private_key FROM push_keys')

const insert = statement<Stored & { at: string }>(
  'push_keys_insert',
  `INSERT INTO push_keys (public_key, private_key, created_at) VALUES (:public_key, :private_key, :at::timestamptz)
   ON CONFLICT (id) DO NOTHING`,
)

const replace = statement<Stored & { at: string; was: string }>(
  'push_keys_replace',
  `UPDATE push_keys SET public_key = :public_key, private_key = :private_key, created_at = :at::timestamptz
   WHERE private_key = :was`,
)

/**
 * The keys in the database, made when they are first needed; of two instances that make some, all take those of the
 * first. Keys that were encrypted with another secret cannot be read: they are replaced, and browsers subscribe anew.
 * @param secret the service's
 */
export async function vapidKeys(db: Queryable, secret: string, now: Date): Promise<VapidKeys> {
  for (;;) {
    const [stored] = await db.query<Stored>(select({}))
    const privateKey = stored && (await decrypted(secret, stored.private_key))
    if (stored !== undefined && privateKey !== undefined) return { publicKey: stored.public_key, privateKey }
    const made = webPush.generateVAPIDKeys()
    const row = {
      public_key: made.publicKey,
      private_key: await symmetricEncrypt({ key: secret, data: made.privateKey }),
      at: now.toISOString(),
    }
    await db.query(stored === undefined ? insert(row) : replace({ ...row, was: stored.private_key }))
  }
}
