import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'

/** Channels of browsers that end with the sessions with which they were made. */

/** Sessions that are looked at in one go. */
const FOUND = 500

export interface EndedSession {
  id: string
  userId: string
  /** Null: all of the user's that are no more. */
  sessionId: string | null
  /** It was a key or a client instead (`made-with.ts`), and the shared workspace that the key opened. */
  madeWith: string | null
  workspaceId: string | null
}

const selectEnded = statement(
  'channel_ended_sessions',
  `SELECT id, user_id AS "userId", session_id AS "sessionId", made_with AS "madeWith", workspace_id AS "workspaceId"
   FROM ended_sessions LIMIT ${FOUND}`,
)

export const endedSessions = (db: Queryable): Promise<EndedSession[]> =>
  db.query<EndedSession>(selectEnded({}))

const selectMade = statement<{ workspace: string }>(
  'channel_of_sessions',
  `SELECT id, session_id AS session FROM channels
   WHERE user_id = :workspace AND session_id IS NOT NULL ORDER BY id`,
)

const selectSessions = statement<{ user: string }>(
  'channel_sessions',
  'SELECT id FROM sessions WHERE user_id = :user',
)

/** The ids of the user's channels that end with the session or, without one, with all that are no more. */
export async function channelsOfEnded(
  userId: string,
  db: Queryable,
  sessionId: string | null,
): Promise<number[]> {
  // First the channels: one that is made meanwhile has a session that stands.
  const made = await db.query<{ id: number; session: string }>(selectMade({ workspace: userId }))
  if (made.length === 0) return []
  const standing = new Set(
    (await db.query<{ id: string }>(selectSessions({ user: userId }))).map(({ id }) => id),
  )
  return made
    .filter(({ session }) => (sessionId === null ? !standing.has(session) : session === sessionId))
    .map(({ id }) => id)
}

const forget = statement<{ id: string }>(
  'channel_ended_session_forget',
  'DELETE FROM ended_sessions WHERE id = :id',
)

export const forgetEnded = async (db: Queryable, id: string): Promise<void> => {
  await db.query(forget({ id }))
}
