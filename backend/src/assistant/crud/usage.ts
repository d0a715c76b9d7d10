import { userIsGone } from '../../core/auth.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'

/** Tokens of the model that a user took on a day, counted over all instances. */

const selectUsage = statement<{ user: string; day: string }>(
  'assistant_usage',
  `SELECT coalesce(usage.tokens, 0) AS tokens FROM users
   LEFT JOIN assistant_usage usage ON usage.user_id = users.id AND usage.day = :day::date
   WHERE users.id = :user`,
)

/** The day (UTC) of an instant. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** @throws DocketError AUTH_INVALID when the user is gone */
export async function readUsage(userId: string, db: Queryable, day: string): Promise<number> {
  const [usage] = await db.query<{ tokens: number }>(selectUsage({ user: userId, day }))
  if (usage === undefined) throw userIsGone()
  return usage.tokens
}
