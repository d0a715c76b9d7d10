import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'

const deleteFactors = statement<{ user: string }>(
  'factors_remove',
  `WITH app AS (DELETE FROM two_factors WHERE user_id = :user)
   UPDATE users SET two_factor_enabled = false WHERE id = :user AND two_factor_enabled RETURNING id`,
)

/**
 * The password alone signs the user in again: the authenticator app and its recovery codes are forgotten.
 * @returns whether there was one in use
 */
export const removeFactors = async (db: Queryable, userId: string): Promise<boolean> =>
  (await db.query(deleteFactors({ user: userId }))).length > 0
