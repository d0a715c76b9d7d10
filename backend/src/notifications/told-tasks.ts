import { isDeepStrictEqual } from 'node:util'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { columns } from '../tasks/crud/rows.ts'
import type { Times } from '../tasks/model/occasions.ts'
import { type Snapshot, stateOf, type TaskState } from '../tasks/model/state.ts'

/** Tasks of which there may be something to tell, with the time zone of their workspace. */

export interface ToldTask {
  task: TaskState
  /** Nothing before that is left to tell; null if there is nothing at all. */
  tellAt: string | null
  /** IANA name. */
  zone: string
  /** The name of the workspace, if users share it. */
  workspace: string | null
}

type Row = Snapshot & { tell_at: string | null; time_zone: string; workspace: string | null }

const selectTasks = statement<{ workspace: string; ids: readonly number[] }>(
  'notification_tasks',
  `SELECT ${columns('task')}, task.tell_at, workspaces.time_zone, workspaces.name AS workspace
   FROM workspaces JOIN tasks task ON task.user_id = workspaces.id
   WHERE workspaces.id = :workspace AND task.user_id = :workspace AND task.id = ANY (:ids::bigint[]) ORDER BY task.id`,
)

/** Those of the tasks that exist. */
export async function readToldTasks(
  workspaceId: string,
  db: Queryable,
  ids: readonly number[],
): Promise<ToldTask[]> {
  const rows = await db.query<Row>(selectTasks({ workspace: workspaceId, ids }))
  return rows.map(({ tell_at: tellAt, time_zone: zone, workspace, ...row }) => ({
    ...{ task: stateOf(row), tellAt, zone, workspace },
  }))
}

export const timesOf = ({ due, reminders }: Times): Times => ({ due, reminders })

/** Whether a task still has the times that it had. */
export const hasTimes = (task: Times, times: object | null): boolean =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(timesOf(task))), times)

/** Whether a recurring task is at another occurrence than when it had these times. */
export const hasMovedOn = ({ recurrence, due }: TaskState, times: object | null): boolean =>
  recurrence !== null &&
  times !== null &&
  'due' in times &&
  !isDeepStrictEqual(JSON.parse(JSON.stringify(due)), times.due)
