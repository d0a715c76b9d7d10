import { isDeepStrictEqual } from 'node:util'
import {
  conflictsOf,
  type FieldConflict,
  fieldsLeft,
  type MergeGroup,
  only,
} from '../../changelog/conflicts.ts'
import { boundBy } from '../../task-fields/model/derived.ts'
import { edited, type TaskEdit } from './edit.ts'
import type { TaskState } from './state.ts'

/** Merges an edit of an earlier state of a task with what others have changed since. */

/** A subtask belongs to the project of its parent. */
const PLACE: MergeGroup = boundBy('place')
/** The occurrence of a recurring task: a date, or a completion, belongs to one occurrence of one series. */
const OCCURRENCE: MergeGroup = ['complete', ...boundBy('occurrence', 'series')]

/**
 * @param base what the task was when `edit` was made
 * @returns what is left of `edit` to apply to the task `now`, or the conflicts that prevent it
 * @throws DocketError VALIDATION_ERROR when the edit was not valid for `base` either
 */
export function merged(
  base: TaskState,
  now: TaskState,
  edit: TaskEdit,
): { conflicts: FieldConflict[] } | { edit: TaskEdit } {
  const yours = edited(base, edit)
  // A client that leaves the project to the parent does not name it.
  if (yours.parent_id !== null && yours.parent_id === base.parent_id) yours.project_id ??= base.project_id
  const movesOccurrence = [now, yours].some((state) => isOtherOccurrence(base, state))
  const bonds = movesOccurrence ? [PLACE, OCCURRENCE] : [PLACE]
  const states = [visible(base), visible(now), visible(yours)] as const
  const conflicts = conflictsOf(...states, bonds)
  return conflicts.length > 0 ? { conflicts } : { edit: only(edit, fieldsLeft(...states, bonds)) }
}

/** Whether `state` has another series than `base`, or another occurrence, or is about to move to one. */
function isOtherOccurrence(base: TaskState, state: TaskState): boolean {
  const ends = state.complete !== base.complete && (base.recurrence !== null || state.recurrence !== null)
  return ends || SERIES.some((name) => !isDeepStrictEqual(base[name], state[name]))
}

const SERIES = [...boundBy('series'), 'turns_after'] as const

/** What the API shows of a task. */
const visible = ({ turns_after: _, ...task }: TaskState) => task
