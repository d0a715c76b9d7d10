import { isDeepStrictEqual } from 'node:util'
import type { UnitOfWork } from '../../changelog/run-unit-of-work.ts'
import { DocketError } from '../../core/errors.ts'
import { checkPreconditions, type Preconditions } from '../../core/preconditions.ts'
import { whereMoved } from '../../members/crud.ts'
import { shown, snapshotOf, type TaskState } from '../model/state.ts'
import type { TaskResponse } from '../schemas.ts'
import { subtreeOf } from './relations.ts'
import { findState, rewriteStates, writeState } from './states.ts'

/** Finds, writes and shows a task while the workspace's row is locked. */

/** The task that a request names, for which the preconditions hold. */
export async function target(unit: UnitOfWork, id: number, conditions: Preconditions): Promise<TaskState> {
  const task = await find(unit, id)
  checkPreconditions(conditions, task.revision, () => show(unit, task))
  return task
}

/** @throws DocketError NOT_FOUND, with the new address of one that was moved away */
export async function find(unit: UnitOfWork, id: number): Promise<TaskState> {
  const task = await findState(unit, id)
  if (task !== undefined) return task
  const missing = new DocketError('NOT_FOUND', 'No such task.')
  throw await whereMoved(missing, unit.actor, unit, { resource: 'task', id })
}

/** Writes the task, if it has changed. */
export async function replace(unit: UnitOfWork, before: TaskState, after: TaskState): Promise<TaskState> {
  return isDeepStrictEqual(before, after) ? before : await rewrite(unit, before, after)
}

/** Writes the task, and moves the tasks below it into its project. */
export async function rewrite(unit: UnitOfWork, before: TaskState, after: TaskState): Promise<TaskState> {
  if (before.project_id !== after.project_id) {
    const below = (await subtreeOf(unit, before.id)).filter((id) => id !== before.id)
    await rewriteStates(unit, below, () => ({ project_id: after.project_id }))
  }
  return await writeState(unit, before, after)
}

/** The task as the API shows it. */
export const show = (unit: UnitOfWork, task: TaskState): TaskResponse =>
  shown(snapshotOf(task), unit.timeZone)
