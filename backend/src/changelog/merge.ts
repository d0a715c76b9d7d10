import { checkPreconditions, type Preconditions, preconditionFailed } from '../core/preconditions.ts'
import { statement } from '../database/statement.ts'
import { conflictsOf, fieldsLeft, mergeConflict, only } from './conflicts.ts'
import type { UnitOfWork } from './run-unit-of-work.ts'
import { changeColumns, type StoredChange, statesOf, type UsualValues } from './stored-states.ts'

/** Edits of a resource that has changed since (`Prefer: merge`): its earlier state is in the change log. */

const selectBase = statement<{ workspace: string; revision: number; resource: string; id: string }>(
  'merge_base',
  `SELECT ${changeColumns('changes')} FROM changes
   WHERE user_id = :workspace AND revision = :revision AND resource = :resource AND resource_id = :id`,
)

/** The current state of a resource while the workspace's row is locked. */
interface Edited {
  /** Its name and id in the change log. */
  resource: string
  id: string | number
  revision: number
  /** Returns it as its own endpoint shows it. */
  show: () => object
  /** What the log does not store of it (`Resource.usual`). */
  usual?: UsualValues
  /** Whether an actor limited to one project may see an earlier state; by default they may not. */
  isInSight?: (base: object) => boolean
}

/**
 * Checks whether a resource may be edited.
 * @returns its state when the edit was made, as the log has it; undefined if there is nothing to merge
 * @throws DocketError PRECONDITION_FAILED, also if the log does not have that state (any more), or it is hidden from
 * the actor
 */
export async function baseOfEdit(
  unit: UnitOfWork,
  { resource, id, revision, show, usual, isInSight = () => false }: Edited,
  conditions: Preconditions,
): Promise<object | undefined> {
  const { base, noneMatch } = conditions
  if (base === undefined || base === revision || noneMatch.includes(revision)) {
    checkPreconditions(conditions, revision, show)
    return undefined
  }
  // In a batch, an earlier operation may have written that state.
  await unit.settle()
  const [row] = await unit.query<StoredChange>(
    selectBase({ workspace: unit.workspaceId, revision: base, resource, id: String(id) }),
  )
  const then = row && statesOf(row, usual).after
  const isHidden = (state: object) => unit.actor.projectId !== undefined && !isInSight(state)
  if (then == null || isHidden(then)) throw preconditionFailed(revision, show())
  return then
}

/**
 * Checks whether `now` may be patched.
 * @returns the members of the patch that are left to apply, and whether it was merged
 * @throws DocketError PRECONDITION_FAILED, CONFLICT with the `conflicts`
 */
export async function mergePatch<State extends { revision: number }, Patch extends object>(
  unit: UnitOfWork,
  named: { resource: string; id: string | number },
  now: State,
  patch: Patch,
  conditions: Preconditions,
): Promise<{ patch: Patch; merged: boolean }> {
  const { revision } = now
  const base = await baseOfEdit(unit, { ...named, revision, show: () => now }, conditions)
  if (base === undefined) return { patch, merged: false }
  const yours = { ...base, ...patch }
  const conflicts = conflictsOf(base, now, yours)
  if (conflicts.length > 0) throw mergeConflict(conflicts, revision, now)
  return { patch: only(patch, fieldsLeft(base, now, yours)), merged: true }
}
