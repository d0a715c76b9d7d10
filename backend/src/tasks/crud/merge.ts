import { mergeConflict } from '../../changelog/conflicts.ts'
import { baseOfEdit } from '../../changelog/merge.ts'
import type { UnitOfWork } from '../../changelog/run-unit-of-work.ts'
import type { Preconditions } from '../../core/preconditions.ts'
import { ensureLabels } from '../../labels/crud.ts'
import type { TaskEdit } from '../model/edit.ts'
import { merged } from '../model/merge.ts'
import { type Snapshot, shown, snapshotOf, stateOf, type TaskState, USUAL } from '../model/state.ts'

/**
 * Checks whether the preconditions allow the edit.
 * @returns `edit` itself, or what is left of it once it is merged with what others have changed since
 * @throws DocketError PRECONDITION_FAILED, CONFLICT with the `conflicts`, VALIDATION_ERROR
 */
export async function mergeEdit(
  unit: UnitOfWork,
  task: TaskState,
  edit: TaskEdit,
  conditions: Preconditions,
): Promise<TaskEdit> {
  const { id, revision } = task
  const show = () => shown(snapshotOf(task), unit.timeZone)
  const isInSight = (base: object) => stateOf(base as Snapshot).project_id === unit.actor.projectId
  const named = { resource: 'task', id, revision, show, usual: USUAL, isInSight }
  const base = await baseOfEdit(unit, named, conditions)
  if (base === undefined) return edit
  // Both may have named the same label in another spelling. If there is a conflict, none is made.
  const labels = edit.labels ? { labels: await ensureLabels(unit, edit.labels) } : {}
  const result = merged(stateOf(base as Snapshot), task, { ...edit, ...labels })
  if ('conflicts' in result) throw mergeConflict(result.conflicts, revision, show())
  return result.edit
}
