import type { Queryable } from '../../database/connection.ts'
import { type AssignedPlace, assignedIn } from '../../tasks/crud/assigned.ts'
import { shown } from '../../tasks/model/state.ts'
import type { AssignedCursor, AssignedTask } from '../schemas.ts'
import { listWorkspaces } from './workspaces.ts'

/** What a user is to do in all workspaces that they may enter. */

interface Found extends AssignedCursor {
  task: AssignedTask
}

/**
 * A page of it, by date and then by id. Each workspace is asked for as much as may be needed of it, since they may be on
 * different nodes; what they answer is merged.
 * @param after the last that was seen
 * @returns where the next page starts; undefined on the last
 */
export async function listAssigned(
  userId: string,
  { reader, finder }: { reader: Queryable; finder: Queryable },
  { limit, after }: { limit: number; after: AssignedCursor | undefined },
): Promise<{ tasks: AssignedTask[]; next: AssignedCursor | undefined }> {
  const found: Found[] = []
  for (const { id: workspace, name, time_zone } of await listWorkspaces({ userId }, reader)) {
    const from = after && firstAfter(after, workspace)
    // One more than requested shows whether another page follows.
    const rows = await assignedIn(workspace, finder, { userId, from, limit: limit + 1 })
    for (const { due_local: due, ...row } of rows) {
      found.push({ due, id: row.id, workspace, task: { ...shown(row, time_zone), workspace_name: name } })
    }
    // No more than a page is held, however many workspaces there are.
    found.sort(compare).splice(limit + 1)
  }
  const page = found.slice(0, limit)
  const last = found.length > limit ? page.at(-1) : undefined
  return {
    tasks: page.map(({ task }) => task),
    next: last && { due: last.due, id: last.id, workspace: last.workspace },
  }
}

/** Of tasks with the same date and id, the workspace decides. */
const firstAfter = ({ due, id, workspace: seen }: AssignedCursor, workspace: string): AssignedPlace => ({
  due,
  id: workspace > seen ? id : id + 1,
})

function compare(one: AssignedCursor, other: AssignedCursor): number {
  if (one.due !== other.due) return (one.due ?? LAST) < (other.due ?? LAST) ? -1 : 1
  return one.id - other.id || (one.workspace < other.workspace ? -1 : 1)
}

/** After every date. */
const LAST = '~'
