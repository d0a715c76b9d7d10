import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'

const selectRevisions = statement<{ users: readonly string[] }>(
  'event_revisions',
  'SELECT id, revision FROM users WHERE id = ANY (:users::text[])',
)

/** The revisions of those `users` who exist. */
export async function revisionsOf(
  db: Queryable,
  users: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ id: string; revision: number }>(selectRevisions({ users }))
  return new Map(rows.map(({ id, revision }) => [id, revision]))
}

const selectCredentials = statement<{
  users: readonly string[]
  keys: readonly string[]
  sessions: readonly string[]
}>(
  'event_credentials',
  `SELECT id FROM api_keys WHERE user_id = ANY (:users::text[]) AND id = ANY (:keys::text[])
   UNION ALL
   SELECT id FROM sessions WHERE user_id = ANY (:users::text[]) AND id = ANY (:sessions::text[])`,
)

/** Which of these API keys and sessions of `users` exist. */
export async function credentialsOf(
  db: Queryable,
  ids: { users: readonly string[]; keys: readonly string[]; sessions: readonly string[] },
): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ id: string }>(selectCredentials(ids))
  return new Set(rows.map(({ id }) => id))
}
