import { FIRST_YEAR, LAST_YEAR } from '../dates.ts'
import type { LineHabits } from './habits.ts'
import type { DaySays } from './says.ts'

/** Which day a phrase means. */

/** @returns undefined for a day that the calendar lacks, or that no task may have */
export function dayOf(
  says: DaySays,
  today: Temporal.PlainDate,
  habits: Pick<LineHabits, 'weekStart' | 'dayFirst'>,
): Temporal.PlainDate | undefined {
  const day = meant(says, today, habits)
  return day !== undefined && day.year >= FIRST_YEAR && day.year <= LAST_YEAR ? day : undefined
}

function meant(
  says: DaySays,
  today: Temporal.PlainDate,
  { weekStart, dayFirst }: Pick<LineHabits, 'weekStart' | 'dayFirst'>,
): Temporal.PlainDate | undefined {
  const { days, n, unit, more, also, weekday, month, day, first, second, year } = says
  if (days !== undefined) return today.add({ days })
  if (n !== undefined && unit !== undefined) {
    const first = today.add({ [unit]: n })
    return more === undefined || also === undefined ? first : first.add({ [also]: more })
  }
  if (first !== undefined && second !== undefined) {
    return calendarDay({ ...monthAndDay(first, second, dayFirst), year }, today)
  }
  // A weekday next to it adds nothing.
  if (day !== undefined) return calendarDay({ month, day, year }, today)
  if (says.end === 'month') return today.with({ day: today.daysInMonth })
  if (says.end === 'year') return today.with({ month: 12, day: 31 })
  if (says.next) return inNext(says, today, weekStart)
  if (says.period === 'weekend') return today.dayOfWeek === 7 ? today : saturdayOf(today)
  // A weekday alone never means today: one would say so.
  return weekday === undefined ? undefined : today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 })
}

/** A weekend is the same two days wherever the week begins. */
const saturdayOf = (day: Temporal.PlainDate): Temporal.PlainDate => day.add({ days: 6 - day.dayOfWeek })

/** Two numbers as a date. Where both may be the month, it is as people write dates. */
export function monthAndDay(
  first: number,
  second: number,
  dayFirst: boolean,
): { month: number; day: number } {
  const isMonthFirst = first <= 12 && (second > 12 || !dayFirst)
  return isMonthFirst ? { month: first, day: second } : { month: second, day: first }
}

const NUMBERS = /(?<![\d/])(\d\d?)\/(\d\d?)(?![\d])/g

/** Whether the text has a date in numbers either of which may be the month, so that people read it in two ways. */
export const hasEitherMonth = (text: string): boolean =>
  [...text.matchAll(NUMBERS)].some(
    ([, first, second]) => Number(first) <= 12 && Number(second) <= 12 && Number(first) !== Number(second),
  )

function inNext(
  { period, weekday }: DaySays,
  today: Temporal.PlainDate,
  weekStart: number,
): Temporal.PlainDate | undefined {
  const nextWeek = today.add({ days: 7 - ((today.dayOfWeek - weekStart + 7) % 7) })
  if (weekday !== undefined) return nextWeek.add({ days: (weekday - weekStart + 7) % 7 })
  if (period === 'weekend') return saturdayOf(today).add({ weeks: 1 })
  if (period === 'month') return today.with({ day: 1 }).add({ months: 1 })
  if (period === 'year') return today.with({ month: 1, day: 1 }).add({ years: 1 })
  return nextWeek
}

/** Where month or year is left open, the first such day that is not over. */
function calendarDay(
  { month, day, year }: { month: number | undefined; day: number; year: number | undefined },
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  const exists = (inYear: number, inMonth: number) => {
    if (inMonth < 1 || inMonth > 12) return undefined
    const first = Temporal.PlainDate.from({ year: inYear, month: inMonth, day: 1 })
    return day >= 1 && day <= first.daysInMonth ? first.with({ day }) : undefined
  }
  if (year !== undefined) return exists(year, month ?? today.month)
  const start = today.with({ day: 1 })
  // Leap days are at most eight years apart, and any other day of the month comes at least every two months.
  const candidates =
    month === undefined
      ? [0, 1, 2].map((months) => start.add({ months })).map((each) => exists(each.year, each.month))
      : [0, 1, 2, 3, 4, 5, 6, 7, 8].map((years) => exists(today.year + years, month))
  return candidates.find((each) => each !== undefined && Temporal.PlainDate.compare(each, today) >= 0)
}
