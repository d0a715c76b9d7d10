import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'

const selectRevisions = statement<{ users: readonly string[] }>(
  'event_revisions',
  'SELECT id, revision FROM workspaces WHERE id = ANY (:users::text[])',
)

/** The revisions of those `users` who exist. */
export async function revisionsOf(
  db: Queryable,
  users: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ id: string; revision: number }>(selectRevisions({ users }))
  return new Map(rows.map(({ id, revision }) => [id, revision]))
}
