import type { UnitOfWork } from '../changelog/run-unit-of-work.ts'
import { statement } from '../database/statement.ts'
import type { Times } from '../tasks/model/occasions.ts'
import type { Reader } from './model/choices.ts'
import type { News } from './news.ts'

/** Reminders that come again: because the user asked for it, or until the task is done. There is one for each task. */

const MINUTE = 60_000
const REPEATED_FOR = 24 * 60 * MINUTE

export interface Snooze {
  workspace_id: string
  task_id: number
  at: string
  /** How often it came by itself; null if the user asked for it. */
  repeated: number | null
  /** The times of the task when that was planned. */
  times: Times
}

const put = statement<{
  workspace: string
  about: string
  task: number
  at: string
  repeated: number | null
  times: string
}>(
  'snooze_put',
  `INSERT INTO snoozes (user_id, workspace_id, task_id, at, repeated, times)
   VALUES (:workspace, :about, :task, :at::timestamptz, :repeated::smallint, :times::json)
   ON CONFLICT (user_id, workspace_id, task_id)
   DO UPDATE SET at = excluded.at, repeated = excluded.repeated, times = excluded.times`,
)

/** The user is reminded of the task at that time; of what was planned before, no more. */
export async function snooze(
  unit: UnitOfWork,
  { workspace_id, task_id, times, ...rest }: Snooze,
): Promise<void> {
  const what = { about: workspace_id, task: task_id, times: JSON.stringify(times) }
  await unit.query(put({ workspace: unit.workspaceId, ...what, ...rest }))
}

const remove = statement<{ workspace: string; about: string; task: number }>(
  'snooze_remove',
  'DELETE FROM snoozes WHERE user_id = :workspace AND workspace_id = :about AND task_id = :task',
)

export async function unsnooze(
  unit: UnitOfWork,
  { workspace_id, task_id }: Pick<Snooze, 'workspace_id' | 'task_id'>,
): Promise<void> {
  await unit.query(remove({ workspace: unit.workspaceId, about: workspace_id, task: task_id }))
}

/** Plans that what the user is reminded of comes again, if they want that. */
export async function repeatFrom(
  unit: UnitOfWork,
  { notify: { repeat_every: every } }: Reader,
  told: readonly News[],
  now: Date,
): Promise<void> {
  if (every === undefined) return
  for (const { kind, task, workspaceId, isAsked = false } of told) {
    // What comes again already is planned where it is told.
    if (kind !== 'reminder' || task === null || isAsked) continue
    await snooze(unit, {
      ...{ workspace_id: workspaceId, task_id: task.id, repeated: 0, times: task.times },
      at: new Date(now.getTime() + every * MINUTE).toISOString(),
    })
  }
}

/** The reminder after this one; undefined if there is none. */
export function nextOf(
  { repeated, ...rest }: Snooze,
  { notify: { repeat_every: every } }: Reader,
  now: Date,
): Snooze | undefined {
  const times = repeated === null ? 0 : repeated + 1
  if (every === undefined || (times + 1) * every * MINUTE > REPEATED_FOR) return undefined
  return { ...rest, repeated: times, at: new Date(now.getTime() + every * MINUTE).toISOString() }
}
