import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'

const selectDisabled = statement<{ user: string }>(
  'user_disabled',
  'SELECT FROM users WHERE id = :user AND disabled_at IS NOT NULL',
)

export const isUserDisabled = async (db: Queryable, userId: string): Promise<boolean> =>
  (await db.query(selectDisabled({ user: userId }))).length > 0

const deleteSession = statement<{ id: string }>('session_end', 'DELETE FROM sessions WHERE id = :id')

export async function endSession(db: Queryable, id: string): Promise<void> {
  await db.query(deleteSession({ id }))
}

const updateDisabled = statement<{ user: string; now: string | null }>(
  'user_disable',
  `UPDATE users SET disabled_at = :now::timestamptz
   WHERE id = :user AND (disabled_at IS NULL) <> (:now::timestamptz IS NULL)`,
)

/** @param now since when; null: no longer */
export async function setDisabled(db: Queryable, userId: string, now: Date | null): Promise<void> {
  await db.query(updateDisabled({ user: userId, now: now?.toISOString() ?? null }))
}

const deleteSessions = statement<{ user: string }>(
  'sessions_end',
  // Whatever was to end with sessions that have expired since ends as well.
  `WITH ended AS (DELETE FROM sessions WHERE user_id = :user RETURNING id), noted AS (
     INSERT INTO ended_sessions (user_id) SELECT id FROM users WHERE id = :user
   )
   SELECT id FROM ended`,
)

/** Their tokens end with them. @returns how many there were */
export const endSessions = async (db: Queryable, userId: string): Promise<number> =>
  (await db.query(deleteSessions({ user: userId }))).length
