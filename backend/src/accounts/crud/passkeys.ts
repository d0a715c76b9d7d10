import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'

const updateUsed = statement<{ credential: string; now: string }>(
  'passkey_use',
  'UPDATE passkeys SET last_used_at = :now::timestamptz WHERE credential_id = :credential',
)

/** Notes that a passkey, known by its credential's id, was used. */
export async function notePasskeyUse(db: Queryable, credential: string, now: Date): Promise<void> {
  await db.query(updateUsed({ credential, now: now.toISOString() }))
}
