import { isDeepStrictEqual } from 'node:util'
import { type Bond, conflictsOf, type FieldConflict, fieldsLeft, only } from '../../core/merge.ts'
import { edited, type TaskEdit } from './edit.ts'
import type { TaskState } from './state.ts'

/** An edit of what a task was, when others have changed the task since. */

/** A subtask belongs to the project of its parent. */
const PLACE: Bond = ['project_id', 'parent_id']
/** The turn of a task that recurs: a date, or that it is done, is said of one turn of one series. */
const TURN: Bond = [
  'complete',
  'due',
  'start',
  'recurrence',
  'recurrence_from',
  'recurrence_start',
  'recurrence_id',
]

/**
 * @param base what the task was when `edit` was made
 * @returns what of `edit` is left to do with the task `now`, or why it cannot be done
 * @throws DocketError VALIDATION_ERROR when it could not have been done at all
 */
export function merged(
  base: TaskState,
  now: TaskState,
  edit: TaskEdit,
): { conflicts: FieldConflict[] } | { edit: TaskEdit } {
  const yours = edited(base, edit)
  // It is left out by who leaves the project to the parent.
  if (yours.parent_id !== null && yours.parent_id === base.parent_id) yours.project_id ??= base.project_id
  const movesTurn = [now, yours].some((state) => isOtherTurn(base, state))
  const bonds = movesTurn ? [PLACE, TURN] : [PLACE]
  const states = [visible(base), visible(now), visible(yours)] as const
  const conflicts = conflictsOf(...states, bonds)
  return conflicts.length > 0 ? { conflicts } : { edit: only(edit, fieldsLeft(...states, bonds)) }
}

/** Whether the task has gone on to another turn, or will, or its series is another. */
function isOtherTurn(base: TaskState, state: TaskState): boolean {
  const ends = state.complete !== base.complete && (base.recurrence !== null || state.recurrence !== null)
  return ends || SERIES.some((name) => !isDeepStrictEqual(base[name], state[name]))
}

const SERIES = ['recurrence', 'recurrence_from', 'recurrence_start', 'recurrence_id', 'turns_after'] as const

/** What the API shows of a task. */
const visible = ({ turns_after: _, ...task }: TaskState) => task
