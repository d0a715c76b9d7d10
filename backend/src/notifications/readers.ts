import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { type Reader, type ReaderRow, readerOf } from './model/choices.ts'

/** Who is told. Users and members are identity, which is on another node than workspaces: each is asked by itself. */

const selectEnabled = statement<{ ids: readonly string[] }>(
  'notification_enabled',
  'SELECT id FROM users WHERE id = ANY (:ids::text[]) AND disabled_at IS NULL',
)

const selectReaders = statement<{ ids: readonly string[] }>(
  'notification_readers',
  'SELECT id, time_zone, preferences AS chosen FROM workspaces WHERE id = ANY (:ids::text[]) AND name IS NULL',
)

/** Those of the users who may be told anything: disabled ones are not. */
export async function readersAmong(
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Reader>> {
  if (ids.length === 0) return new Map()
  const [enabled, rows] = await Promise.all([
    db.query<{ id: string }>(selectEnabled({ ids })),
    db.query<ReaderRow>(selectReaders({ ids })),
  ])
  const may = new Set(enabled.map(({ id }) => id))
  return new Map(rows.filter(({ id }) => may.has(id)).map((row) => [row.id, readerOf(row)]))
}

const selectMembers = statement<{ workspaces: readonly string[] }>(
  'notification_members',
  `SELECT workspace_id AS workspace, user_id AS "userId" FROM memberships
   WHERE workspace_id = ANY (:workspaces::text[]) ORDER BY joined_at, user_id`,
)

/** The ids of the members of each of the workspaces. */
export async function membersOf(
  db: Queryable,
  workspaces: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  if (workspaces.length === 0) return new Map()
  const rows = await db.query<{ workspace: string; userId: string }>(selectMembers({ workspaces }))
  const found = Map.groupBy(rows, ({ workspace }) => workspace)
  return new Map([...found].map(([workspace, members]) => [workspace, members.map(({ userId }) => userId)]))
}

const selectNames = statement<{ ids: readonly string[] }>(
  'notification_names',
  'SELECT id, name FROM users WHERE id = ANY (:ids::text[])',
)

export async function namesOf(db: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.query<{ id: string; name: string }>(selectNames({ ids: [...new Set(ids)] }))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
