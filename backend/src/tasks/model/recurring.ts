import { following } from '@docket/grammar/recurrence/occurrences.ts'
import { parseRule } from '@docket/grammar/recurrence/rule.ts'
import { FIRST_YEAR, LAST_YEAR, type When } from '../../core/dates.ts'
import type { Occurrence } from '../schemas.ts'
import type { TaskState } from './state.ts'

/** A recurring task moves from occurrence to occurrence, and is complete when its series has ended. */

/** What the ledger records of the present occurrence; undefined for a task that does not recur. */
export function currentOccurrence(task: TaskState): { due: When; recurrence_id: When } | undefined {
  const { recurrence, due, recurrence_id } = task
  return recurrence === null || due === null || recurrence_id === null ? undefined : { due, recurrence_id }
}

/**
 * The task on its next date.
 * @param ended how the present occurrence ended; `ended` of the series were done or skipped, including this one
 * @param zone IANA name of the workspace's time zone
 */
export function onNextOccurrence(
  task: TaskState,
  { status, ended }: { status: Occurrence['status']; ended: number },
  now: Date,
  zone: string,
): TaskState {
  const { recurrence, recurrence_from, recurrence_start, recurrence_id } = task
  if (recurrence === null || recurrence_start === null || recurrence_id === null) return task
  const next = following({
    rule: parseRule(recurrence),
    from: recurrence_from,
    start: recurrence_start,
    current: recurrence_id,
    now,
    zone,
    ended,
    skipped: status === 'skipped',
  })
  return next === null ? { ...task, complete: true } : at(task, next, next)
}

/** The task on the date of an occurrence that is taken back. */
export const onOccurrence = (
  task: TaskState,
  { due, recurrence_id }: Pick<Occurrence, 'due' | 'recurrence_id'>,
) => at(task, due, recurrence_id)

/** The task, open, on another date; `start` moves by as many days, within the supported years. */
function at(task: TaskState, due: When, recurrence_id: When): TaskState {
  const { start } = task
  const days = daysBetween(task.due ?? due, due)
  const moved = start === null ? null : { ...start, date: addDays(start.date, days) }
  return { ...task, complete: false, due, recurrence_id, start: moved }
}

const daysBetween = (from: When, to: When): number =>
  Temporal.PlainDate.from(from.date).until(to.date, { largestUnit: 'day' }).days

function addDays(date: string, days: number): string {
  const moved = Temporal.PlainDate.from(date).add({ days })
  if (moved.year < FIRST_YEAR) return `${FIRST_YEAR}-01-01`
  return moved.year > LAST_YEAR ? `${LAST_YEAR}-12-31` : moved.toString()
}
