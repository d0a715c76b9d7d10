import { madeWith } from '../core/auth.ts'
import { isRevoked } from '../core/revocation.ts'
import { statement } from '../database/statement.ts'
import type { UnitOfWork } from './unit-of-work.ts'

/** With what something is made that goes on sending data out: a key or client that ends takes it along. */

const lockKey = statement<{ user: string; id: string }>(
  'maker_key',
  'SELECT FROM api_keys WHERE user_id = :user AND id = :id FOR KEY SHARE',
)
const lockConsent = statement<{ user: string; id: string }>(
  'maker_client',
  'SELECT FROM oauth_consents WHERE user_id = :user AND id = :id FOR KEY SHARE',
)

/**
 * With what the actor makes something (`madeWith`). A key or client cannot end before the unit of work does: when its
 * end is known, so is what it made.
 * @throws DocketError AUTH_INVALID when it has ended
 */
export async function makerOf(unit: UnitOfWork): Promise<string | null> {
  const { kind, userId: user, id, grantId = '' } = unit.actor
  if (kind === 'api_key' && (await unit.query(lockKey({ user, id }))).length === 0) throw isRevoked()
  if (kind === 'oauth_client' && (await unit.query(lockConsent({ user, id: grantId }))).length === 0)
    throw isRevoked()
  return madeWith(unit.actor)
}
