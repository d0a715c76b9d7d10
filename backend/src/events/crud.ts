import type { Entered } from '../core/entry.ts'
import type { Role } from '../core/roles.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'

const selectRevisions = statement<{ workspaces: readonly string[] }>(
  'event_revisions',
  'SELECT id, revision FROM workspaces WHERE id = ANY (:workspaces::text[])',
)

/** The revisions of those `workspaces` that exist. */
export async function revisionsOf(
  db: Queryable,
  workspaces: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ id: string; revision: number }>(selectRevisions({ workspaces }))
  return new Map(rows.map(({ id, revision }) => [id, revision]))
}

const selectMemberships = statement<{ user: string }>(
  'event_memberships',
  'SELECT workspace_id AS id, role FROM memberships WHERE user_id = :user ORDER BY joined_at, 1',
)

/** The shared workspaces that the user may enter, with their role in each. */
export async function membershipsOfUser(userId: string, db: Queryable): Promise<Entered> {
  const rows = await db.query<{ id: string; role: Role }>(selectMemberships({ user: userId }))
  return new Map(rows.map(({ id, role }) => [id, role]))
}
