import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import type { Snapshot } from '../model/state.ts'
import { columns } from './rows.ts'

/** What one user is to do in one workspace, in the order in which it is due. */

/** A place in that order. */
export interface AssignedPlace {
  /** The local time at which the task is due; null, which comes last, without a date. */
  due: string | null
  id: number
}

export type AssignedRow = Snapshot & { due_local: string | null }

/** The condition is that of the index `tasks_assigned_idx`, so only the user's own tasks are read. */
const selectAssigned = statement<{
  workspace: string
  user: string
  due: string
  first: number
  limit: number
}>(
  'tasks_assigned',
  `SELECT ${columns('task')}, to_char(task.due_local, 'YYYY-MM-DD"T"HH24:MI:SS.MS') AS due_local
   FROM tasks task
   WHERE task.user_id = :workspace AND task.assignees @> ARRAY[:user::text]
     AND task.assignees IS NOT NULL AND NOT task.complete
     AND (coalesce(task.due_local, 'infinity'), task.id) >= (:due::timestamp, :first::bigint)
   ORDER BY task.due_local NULLS LAST, task.id LIMIT :limit`,
)

/** The open tasks from a place on, which is part of them; all of them without one. */
export const assignedIn = (
  workspaceId: string,
  db: Queryable,
  { userId, from, limit }: { userId: string; from: AssignedPlace | undefined; limit: number },
): Promise<AssignedRow[]> =>
  db.query(
    selectAssigned({
      workspace: workspaceId,
      user: userId,
      due: from === undefined ? '-infinity' : (from.due ?? 'infinity'),
      first: from?.id ?? 0,
      limit,
    }),
  )
