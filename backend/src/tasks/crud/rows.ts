import { columnsOf, snapshotOf } from '../../changelog/statements.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { isFloating, type Snapshot, shown } from '../model/state.ts'
import type { TaskResponse } from '../schemas.ts'

/**
 * Reads tasks. Most are plain: a title, perhaps a description, and whether they are done. Everything else that a task
 * may have is in one column, null for plain tasks, so that they cost no more than if that column did not exist.
 */

/** Columns of plain tasks. */
export const PLAIN_COLUMNS = [
  'id',
  'user_id',
  'title',
  'description',
  'complete',
  'created_at',
  'updated_at',
  'revision',
]
export const COLUMNS = [...PLAIN_COLUMNS, 'details']

/** What a statement selects of a task: a `Snapshot`. */
export const columns = (table: string): string => columnsOf(COLUMNS, table)

/** SQL for a `Snapshot` in the change log. @param others SQL for columns whose values come from elsewhere */
export const snapshot = (table: string, others?: Record<string, string>): string =>
  snapshotOf(COLUMNS, table, others)

const selectZone = statement<{ workspace: string }>(
  'task_zone',
  'SELECT time_zone FROM workspaces WHERE id = :workspace',
)

/** The tasks as the API shows them. The workspace's time zone is looked up only where times float. */
export async function shownTasks(
  workspaceId: string,
  db: Queryable,
  rows: readonly Snapshot[],
): Promise<TaskResponse[]> {
  let zone = 'UTC'
  if (rows.some(({ details }) => isFloating(details))) {
    const [workspace] = await db.query<{ time_zone: string }>(selectZone({ workspace: workspaceId }))
    zone = workspace?.time_zone ?? zone
  }
  return rows.map((row) => shown(row, zone))
}

export async function shownTask(workspaceId: string, db: Queryable, row: Snapshot): Promise<TaskResponse> {
  if (!isFloating(row.details)) return shown(row, 'UTC')
  const [task] = await shownTasks(workspaceId, db, [row])
  return task as TaskResponse
}
