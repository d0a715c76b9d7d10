import type { Actor } from '../../core/auth.ts'
import { instantOf } from '../../core/dates.ts'
import { positionOfId } from '../../core/order.ts'
import { DATES, NONE as NONE_OF_FIELDS, NONE_SHOWN, type Stored } from '../../task-fields/model/derived.ts'
import type { FieldName } from '../../task-fields/model/fields.ts'
import type { TaskResponse } from '../schemas.ts'

/** A task without its derived members; rules are applied to this. */
export interface TaskState extends Omit<TaskResponse, 'due_at' | 'start_at'> {
  /** Occurrences with greater ids than this belong to the present series; 0 for all. The API does not show it. */
  turns_after: number
}

type Plain =
  | 'id'
  | 'user_id'
  | 'title'
  | 'description'
  | 'complete'
  | 'created_at'
  | 'updated_at'
  | 'revision'
export type Details = Omit<TaskState, Plain>

/**
 * A task as stored in its table and in the change log. Plain tasks have no details, nor do tasks logged before
 * details existed; `position` is set only where it differs from the one that the id gives.
 */
export interface Snapshot extends Pick<TaskState, Plain> {
  details?: (Stored & { turns_after?: number }) | null
}

/** What the log does not store of a task. */
export const USUAL = { description: null, complete: false, details: null }

const NONE: Required<NonNullable<Snapshot['details']>> = { ...NONE_OF_FIELDS, turns_after: 0 }
const WITHOUT = JSON.stringify(NONE)

export function stateOf(task: Snapshot): TaskState {
  const { details, ...plain } = task
  return { ...plain, ...NONE, ...details, position: details?.position ?? positionOfId(task.id) }
}

export function snapshotOf(task: TaskState): Snapshot {
  const { id, user_id, title, description, complete, created_at, updated_at, revision, ...rest } = task
  const details = { ...NONE, ...rest, position: rest.position === positionOfId(id) ? null : rest.position }
  const plain = { id, user_id, title, description, complete, created_at, updated_at, revision }
  return { ...plain, details: JSON.stringify(details) === WITHOUT ? null : details }
}

/** Whether the actor may see the task: some actors see one project only. */
export const isInSight = (
  { projectId }: Pick<Actor, 'projectId'>,
  { project_id }: Pick<TaskState, 'project_id'>,
): boolean => projectId === undefined || project_id === projectId

/** Whether the instants of the task depend on the workspace's time zone. */
export const isFloating = (details: Pick<TaskState, 'due' | 'start'> | null | undefined): boolean =>
  details != null && [details.due, details.start].some((when) => when?.time && !when.time_zone)

/** What answers show of a task without fields, in the documented order. */
const BLANK: TaskResponse = {
  id: 0,
  user_id: '',
  title: '',
  description: null,
  complete: false,
  created_at: '',
  updated_at: '',
  revision: 0,
  ...NONE_SHOWN,
  position: '',
}
const NAMES = Object.keys(NONE_OF_FIELDS) as FieldName[]
const INSTANTS = DATES.map((name) => ({ name, instant: `${name}_at` as const }))

/** The task as the API shows it. @param zone IANA name of the time zone for floating times */
export function shown(task: Snapshot, zone: string): TaskResponse {
  const { id, user_id, title, description, complete, created_at, updated_at, revision, details } = task
  // This runs for every task of every answer: most have no details, and a copy of an object is cheap.
  const answer: TaskResponse = {
    ...BLANK,
    id,
    user_id,
    title,
    description,
    complete,
    created_at,
    updated_at,
    revision,
    position: positionOfId(id),
  }
  if (details == null) return answer
  const members: Record<string, unknown> = answer
  for (const name of NAMES) {
    const value = details[name]
    // One that was written before the field existed lacks it.
    if (value != null) members[name] = value
  }
  for (const { name, instant } of INSTANTS) {
    const when = details[name]
    if (when != null) answer[instant] = instantOf(when, zone)
  }
  return answer
}
