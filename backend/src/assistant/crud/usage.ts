import { userIsGone } from '../../core/auth.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'

/** Model tokens that a user has used on a day, counted over all instances. */

const selectUsage = statement<{ user: string; day: string }>(
  'assistant_usage',
  `SELECT coalesce(usage.tokens, 0) AS tokens FROM workspaces
   LEFT JOIN assistant_usage usage ON usage.user_id = workspaces.id AND usage.day = :day::date
   WHERE workspaces.id = :user`,
)

/** The day (UTC) of an instant. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** @throws DocketError AUTH_INVALID when the user is gone */
export async function readUsage(userId: string, db: Queryable, day: string): Promise<number> {
  const [usage] = await db.query<{ tokens: number }>(selectUsage({ user: userId, day }))
  if (usage === undefined) throw userIsGone()
  return usage.tokens
}

const takeTokens = statement<{ user: string; day: string; tokens: number; limit: number }>(
  'assistant_take',
  `INSERT INTO assistant_usage AS usage (user_id, day, tokens) VALUES (:user, :day::date, :tokens)
   ON CONFLICT (user_id, day) DO UPDATE SET tokens = usage.tokens + excluded.tokens WHERE usage.tokens < :limit::bigint
   RETURNING tokens`,
)

const correctTokens = statement<{ user: string; day: string; more: number }>(
  'assistant_correct',
  `UPDATE assistant_usage SET tokens = greatest(0, tokens + :more::bigint) WHERE user_id = :user AND day = :day::date`,
)

/**
 * Takes an estimate of the tokens for a question before the model is asked, so that many questions at once cannot use
 * more than the same questions one after the other.
 * @returns whether there were any tokens left
 */
export async function takeUsage(
  userId: string,
  db: Queryable,
  day: string,
  { tokens, limit }: { tokens: number; limit: number },
): Promise<boolean> {
  const taken = await db.query(takeTokens({ user: userId, day, tokens, limit }))
  return taken.length > 0
}

/** Corrects the estimate once the actual number is known: `more` tokens are added, or taken off if it is negative. */
export async function correctUsage(userId: string, db: Queryable, day: string, more: number): Promise<void> {
  if (more !== 0) await db.query(correctTokens({ user: userId, day, more }))
}
