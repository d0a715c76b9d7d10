import type { Actor } from '../../core/auth.ts'
import { instantOf, type When } from '../../core/dates.ts'
import { positionOfId } from '../../core/order.ts'
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
  details?:
    | (Omit<Details, 'position' | 'turns_after'> & { position: string | null; turns_after?: number })
    | null
}

const NONE: Required<NonNullable<Snapshot['details']>> = {
  due: null,
  start: null,
  recurrence: null,
  recurrence_from: 'schedule',
  recurrence_start: null,
  recurrence_id: null,
  priority: 'none',
  labels: [],
  project_id: null,
  parent_id: null,
  reminders: [],
  blocked_by: [],
  position: null,
  turns_after: 0,
}
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

/** Whether the instants of the task depend on the user's time zone. */
export const isFloating = (details: Pick<TaskState, 'due' | 'start'> | null | undefined): boolean =>
  details != null && [details.due, details.start].some((when) => when?.time && !when.time_zone)

/** The task as the API shows it. @param zone IANA name of the time zone for floating times */
export function shown(task: Snapshot, zone: string): TaskResponse {
  const details = task.details ?? NONE
  // Member by member, in the documented order: this runs for every task of every answer.
  return {
    id: task.id,
    user_id: task.user_id,
    title: task.title,
    description: task.description,
    complete: task.complete,
    created_at: task.created_at,
    updated_at: task.updated_at,
    revision: task.revision,
    due: details.due,
    due_at: at(details.due, zone),
    start: details.start,
    start_at: at(details.start, zone),
    recurrence: details.recurrence,
    recurrence_from: details.recurrence_from,
    recurrence_start: details.recurrence_start,
    recurrence_id: details.recurrence_id,
    priority: details.priority,
    labels: details.labels,
    project_id: details.project_id,
    parent_id: details.parent_id,
    reminders: details.reminders,
    blocked_by: details.blocked_by,
    position: details.position ?? positionOfId(task.id),
  }
}

const at = (when: When | null, zone: string): string | null => (when === null ? null : instantOf(when, zone))
