import { isDeepStrictEqual } from 'node:util'
import { type Together, writeTogether } from '../../changelog/run-unit-of-work.ts'
import type { Write } from '../../changelog/write.ts'
import { DocketError } from '../../core/errors.ts'
import type { Preconditions } from '../../core/preconditions.ts'
import type { Database } from '../../database/connection.ts'
import { onNextTurn, onTurn, turnOf } from '../model/recurring.ts'
import type { TaskState } from '../model/state.ts'
import type { TaskResponse } from '../schemas.ts'
import { type Written, writeCounted } from './counted.ts'
import { rewrite, show, target } from './locked.ts'
import { addOccurrence, countOccurrences, lastOccurrence, removeOccurrence } from './occurrences.ts'

/** The turns of a recurring task: each is done, skipped, or taken back. */

/** Ends the present turn of a recurring task. */
export async function takeTurn(
  together: Together,
  before: TaskState,
  task: TaskState,
  status: 'done' | 'skipped',
): Promise<TaskResponse> {
  const turn = turnOf(task)
  if (turn === undefined) throw new DocketError('CONFLICT', 'The task does not recur.')
  await addOccurrence(together, { task_id: task.id, status, ...turn })
  const done = { status, turns: await countOccurrences(together, task) }
  const next = onNextTurn(task, done, new Date(together.at), together.timeZone)
  // Written even if the date stays the same (done a day early, next due a day later): the turn has ended.
  return show(together, await rewrite(together, before, next))
}

/** Skips the present turn of a recurring task. @throws DocketError NOT_FOUND, PRECONDITION_FAILED, CONFLICT */
export function skipTurn(
  userId: string,
  db: Database,
  write: Write,
  id: number,
  conditions: Preconditions,
): Promise<Written> {
  return writeCounted(userId, db, write, async (together) => {
    const task = await target(together, id, conditions)
    if (task.complete) throw new DocketError('CONFLICT', 'The task is already complete.')
    return await takeTurn(together, task, task, 'skipped')
  })
}

/**
 * Takes back the last turn of a recurring task, which is then due again.
 * @throws DocketError NOT_FOUND, PRECONDITION_FAILED, CONFLICT when it is not the last, or a new series has started
 */
export function takeBackTurn(
  userId: string,
  db: Database,
  write: Write,
  id: number,
  occurrenceId: number,
  conditions: Preconditions,
): Promise<TaskResponse> {
  return writeTogether(userId, db, write, async (together) => {
    const task = await target(together, id, conditions)
    const last = await lastOccurrence(together, id)
    if (last === undefined || last.id < occurrenceId)
      throw new DocketError('NOT_FOUND', 'No such occurrence.')
    if (last.id > occurrenceId) throw new DocketError('CONFLICT', 'Only the last occurrence can be undone.')
    const goesOn = task.recurrence !== null && last.id > task.turns_after
    if (!goesOn) throw new DocketError('CONFLICT', 'A new series has been started since.')
    await removeOccurrence(together, last)
    return show(together, await rewrite(together, task, onTurn(task, last)))
  })
}

/** Reopening a task whose series had ended resumes the series: its last turn is not done after all. */
export async function forgetTurn(together: Together, task: TaskState): Promise<void> {
  const last = task.recurrence === null ? undefined : await lastOccurrence(together, task.id)
  const isPresent = last !== undefined && last.id > task.turns_after
  if (isPresent && isDeepStrictEqual(last.recurrence_id, task.recurrence_id)) {
    await removeOccurrence(together, last)
  }
}
