import { isDeepStrictEqual } from 'node:util'
import { runUnitOfWork, type UnitOfWork } from '../../changelog/run-unit-of-work.ts'
import type { Write } from '../../changelog/write.ts'
import { DocketError } from '../../core/errors.ts'
import type { Preconditions } from '../../core/preconditions.ts'
import type { Database } from '../../database/connection.ts'
import { currentOccurrence, onNextOccurrence, onOccurrence } from '../model/recurring.ts'
import type { TaskState } from '../model/state.ts'
import type { TaskResponse } from '../schemas.ts'
import { rewrite, show, target } from './locked.ts'
import { addOccurrence, countOccurrences, lastOccurrence, removeOccurrence } from './occurrences.ts'
import { type WriteResult, writeCounted } from './write-once.ts'

/** The occurrences of a recurring task: each is done, skipped, or taken back. */

/** Ends the present occurrence of a recurring task. */
export async function endOccurrence(
  unit: UnitOfWork,
  before: TaskState,
  task: TaskState,
  status: 'done' | 'skipped',
): Promise<TaskResponse> {
  const occurrence = currentOccurrence(task)
  if (occurrence === undefined) throw new DocketError('CONFLICT', 'The task does not recur.')
  await addOccurrence(unit, { task_id: task.id, status, ...occurrence })
  const done = { status, ended: await countOccurrences(unit, task) }
  const next = onNextOccurrence(task, done, new Date(unit.at), unit.timeZone)
  // Written even if the date stays the same (done a day early, next due a day later): the occurrence has ended.
  return show(unit, await rewrite(unit, before, next))
}

/** Skips the present occurrence of a recurring task. @throws DocketError NOT_FOUND, PRECONDITION_FAILED, CONFLICT */
export function skipOccurrence(
  workspaceId: string,
  db: Database,
  write: Write,
  id: number,
  conditions: Preconditions,
): Promise<WriteResult> {
  return writeCounted(workspaceId, db, write, async (unit) => {
    const task = await target(unit, id, conditions)
    if (task.complete) throw new DocketError('CONFLICT', 'The task is already complete.')
    return await endOccurrence(unit, task, task, 'skipped')
  })
}

/**
 * Takes back the last occurrence of a recurring task, which is then due again.
 * @throws DocketError NOT_FOUND, PRECONDITION_FAILED, CONFLICT when it is not the last, or a new series has started
 */
export function takeBackOccurrence(
  workspaceId: string,
  db: Database,
  write: Write,
  id: number,
  occurrenceId: number,
  conditions: Preconditions,
): Promise<TaskResponse> {
  return runUnitOfWork(workspaceId, db, write, async (unit) => {
    const task = await target(unit, id, conditions)
    const last = await lastOccurrence(unit, id)
    if (last === undefined || last.id < occurrenceId)
      throw new DocketError('NOT_FOUND', 'No such occurrence.')
    if (last.id > occurrenceId) throw new DocketError('CONFLICT', 'Only the last occurrence can be undone.')
    const goesOn = task.recurrence !== null && last.id > task.turns_after
    if (!goesOn) throw new DocketError('CONFLICT', 'A new series has been started since.')
    await removeOccurrence(unit, last)
    return show(unit, await rewrite(unit, task, onOccurrence(task, last)))
  })
}

/** Reopening a task whose series had ended resumes the series: its last occurrence is not done after all. */
export async function forgetLastOccurrence(unit: UnitOfWork, task: TaskState): Promise<void> {
  const last = task.recurrence === null ? undefined : await lastOccurrence(unit, task.id)
  const isPresent = last !== undefined && last.id > task.turns_after
  if (isPresent && isDeepStrictEqual(last.recurrence_id, task.recurrence_id)) {
    await removeOccurrence(unit, last)
  }
}
