import { instantOf } from '../../core/dates.ts'
import type { TaskState } from './state.ts'

/** When there is something to tell of a task: its reminders, when it is due, and when it is overdue. */

export const OCCASIONS = ['reminder', 'due', 'overdue'] as const

export interface Occasion {
  kind: (typeof OCCASIONS)[number]
  /** Milliseconds since 1970. */
  at: number
}

/** The times that decide it. */
export type Times = Pick<TaskState, 'due' | 'reminders'>

/** When a day is spoken of that has no time: in the morning. */
const MORNING = '09:00'
const MINUTE = 60_000

/**
 * All occasions, in order.
 * @param zone IANA name of the workspace's time zone, for times that name none
 */
export function occasionsOf({ due, reminders }: Times, zone: string): Occasion[] {
  const found: Occasion[] = []
  const start = due && startOf(due, zone)
  for (const reminder of reminders) {
    if ('at' in reminder) found.push({ kind: 'reminder', at: Date.parse(reminder.at) })
    else if (start !== null) found.push({ kind: 'reminder', at: start - reminder.minutes_before * MINUTE })
  }
  if (due !== null) {
    const place = due.time_zone ?? zone
    const at = instant({ time: MORNING, ...due }, place)
    const next = Temporal.PlainDate.from(due.date).add({ days: 1 }).toString()
    found.push({ kind: 'due', at }, { kind: 'overdue', at: instant({ date: next, time: MORNING }, place) })
  }
  return found.sort((one, other) => one.at - other.at)
}

/** What minutes before "due" count from: of a whole day, its beginning. */
const startOf = (due: NonNullable<Times['due']>, zone: string): number =>
  due.time === undefined
    ? Temporal.PlainDate.from(due.date).toZonedDateTime(zone).epochMilliseconds
    : instant(due, zone)

const instant = (when: NonNullable<Times['due']>, zone: string): number =>
  Date.parse(instantOf(when, zone) ?? '')

/** The first occasion after an instant (milliseconds since 1970), in the API's format; null if there is none. */
export function firstOccasionAfter(after: number, times: Times, zone: string): string | null {
  if (times.due === null && times.reminders.length === 0) return null
  const next = occasionsOf(times, zone).find(({ at }) => at > after)
  return next === undefined ? null : new Date(next.at).toISOString()
}
