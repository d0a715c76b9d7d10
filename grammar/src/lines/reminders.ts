import type { ReminderSays, Unit } from './says.ts'

const MINUTES: Partial<Record<Unit, number>> = { minutes: 1, hours: 60, days: 24 * 60, weeks: 7 * 24 * 60 }
/** Minutes in a leap year: no reminder comes earlier. */
export const LONGEST_NOTICE = 366 * 24 * 60

/** How long before the task is due, in minutes. */
export function minutesBefore({ n, unit, more, also }: ReminderSays): number[] {
  return [minutes(n, unit), minutes(more, also)]
    .filter((each) => each !== undefined)
    .filter((each) => each <= LONGEST_NOTICE)
}

function minutes(n: number | undefined, unit: Unit | undefined): number | undefined {
  const each = unit === undefined ? undefined : MINUTES[unit]
  return n === undefined || each === undefined ? undefined : n * each
}
