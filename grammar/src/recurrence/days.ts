import {
  dayOf,
  isLeap,
  LAST_DAY,
  modulo,
  monthOf,
  monthStart,
  weekBegin,
  weekdayOf,
  weekOf,
  yearOf,
  yearStart,
} from './calendar.ts'
import type { Frequency, Rule } from './shape.ts'

/**
 * Which days a rule gives (RFC 5545, 3.3.10), without clock or zone.
 *
 * Nothing here can run for long. Years of the same kind (length, first weekday, neighbours: there are 28 at most) have
 * the same days, so each kind is worked out once. The walk then jumps: from a day to the next one that fits, and over
 * the periods that INTERVAL leaves out. It ends when the calendar has repeated itself without a date, at the end of the
 * calendar, or after MAX_STEPS jumps, which no rule needs for dates of the next hundred years.
 */

/** A day that a rule gives; `number` counts from the start of the series if the walk began there, else it is null. */
export interface SeriesDay {
  readonly day: number
  readonly number: number | null
}

/** Most steps of a walk, each about a tenth of a microsecond. After that the series counts as ended. */
export const MAX_STEPS = 100_000

interface Walk {
  /** The first day of interest; default the start. */
  from?: number
  /** Counts the jumps, so that tests can check their bound. */
  meter?: { steps: number }
}

/** The periods of a frequency as whole numbers, in the order of time. */
interface Periods {
  of(day: number): number
  start(period: number): number
}

function periodsOf({ frequency, weekStart, byWeekNo }: Rule): Periods {
  switch (frequency) {
    case 'DAILY':
      return { of: (day) => day, start: (period) => period }
    case 'WEEKLY': {
      const origin = weekBegin(0, weekStart)
      return { of: (day) => Math.floor((day - origin) / 7), start: (period) => period * 7 + origin }
    }
    case 'MONTHLY':
      return { of: monthOf, start: monthStart }
    case 'YEARLY': {
      if (byWeekNo.length === 0) return { of: yearOf, start: yearStart }
      // A week belongs to one year, although its days may be in two.
      return {
        of: (day) => yearOf(weekBegin(day, weekStart) + 3),
        start: (year) => weekBegin(yearStart(year) + 3, weekStart),
      }
    }
  }
}

/** How many periods the calendar has before it repeats: 400 years are a whole number of weeks. */
const CYCLE = { DAILY: 146_097, WEEKLY: 20_871, MONTHLY: 4800, YEARLY: 400 } satisfies Record<
  Frequency,
  number
>

/** The days after which rule and calendar repeat together: if the rule gave none of them, it never gives any again. */
function cycleOf({ frequency, interval }: Rule): number {
  return CYCLE.DAILY * (interval / divisor(CYCLE[frequency], interval))
}

/** The greatest common divisor. */
const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/**
 * The days of the series that begins on day `start`, in order; UNTIL is ignored, as it may need a clock.
 * The start counts only when the rule gives it.
 */
export function* daysOf(rule: Rule, start: number, walk: Walk = {}): Generator<SeriesDay, void> {
  const { interval, count } = rule
  const { from = start, meter } = walk
  const periods = periodsOf(rule)
  const nextIn = yearPlans(withImplied(rule, start), periods)
  const phase = periods.of(start)
  // COUNT counts from the start of the series; without it the walk may begin at `from`.
  const counts = count !== null || from <= start
  let number = 0
  let day = counts ? start : from
  let end = day + cycleOf(rule)
  for (let steps = 0; steps < MAX_STEPS && day <= LAST_DAY && day <= end; steps += 1) {
    if (meter !== undefined) meter.steps += 1
    const period = periods.of(day)
    const past = modulo(period - phase, interval)
    if (past !== 0) {
      day = periods.start(period + interval - past)
      continue
    }
    const next = nextIn(day)
    if (next !== day) {
      day = next
      continue
    }
    number += 1
    end = day + cycleOf(rule)
    if (day >= from) yield { day, number: counts ? number : null }
    if (number === count) return
    day += 1
  }
}

/** Whether there is a day that fits the rule, whatever its start, INTERVAL, COUNT and UNTIL. */
export function hasDates(rule: Rule): boolean {
  const monday = dayOf('2001-01-01')
  const open = { ...rule, interval: 1, count: null }
  // What a rule leaves open is taken from its start: then each weekday is tried, on a day that every month has.
  const starts = withImplied(open, monday) === open ? [0] : [0, 1, 2, 3, 4, 5, 6]
  return starts.some((weekday) => daysOf(open, monday + weekday).next().done === false)
}

/** The rule with what it leaves open taken from the first day of its series. */
export function withImplied(rule: Rule, start: number): Rule {
  const { frequency, byDay, byMonthDay, byWeekNo, byYearDay, byMonth } = rule
  if (byDay.length + byMonthDay.length + byYearDay.length > 0) return rule
  const weekday = [{ weekday: weekdayOf(start), nth: 0 }]
  if (byWeekNo.length > 0 || frequency === 'WEEKLY') return { ...rule, byDay: weekday }
  if (frequency === 'DAILY') return rule
  const month = monthOf(start)
  const monthDay = [start - monthStart(month) + 1]
  if (frequency === 'MONTHLY' || byMonth.length > 0) return { ...rule, byMonthDay: monthDay }
  return { ...rule, byMonth: [modulo(month, 12) + 1], byMonthDay: monthDay }
}

/** @returns a function from a day to the first fitting day from it on, or to next 1 January if the year has none */
function yearPlans(rule: Rule, periods: Periods): (day: number) => number {
  const plans = new Map<number, Int16Array>()
  let first = 0
  let plan: Int16Array = new Int16Array()
  return (day) => {
    // Most calls are for the same year as the previous one.
    if (day < first || day >= first + plan.length) {
      const year = yearOf(day)
      first = yearStart(year)
      const kind = kindOf(year, first)
      plan = plans.get(kind) ?? planOf(rule, periods, year)
      plans.set(kind, plan)
    }
    return first + (plan[day - first] ?? plan.length)
  }
}

/** Years of one kind look alike to every rule. Their neighbours matter, since weeks reach into them. */
const kindOf = (year: number, first: number): number =>
  weekdayOf(first) * 8 + (isLeap(year - 1) ? 4 : 0) + (isLeap(year) ? 2 : 0) + (isLeap(year + 1) ? 1 : 0)

/** For each day of the year, by its distance from 1 January, the next day that fits; the year's length for none. */
function planOf(rule: Rule, periods: Periods, year: number): Int16Array {
  const [first, end] = [yearStart(year), yearStart(year + 1)]
  const plan = new Int16Array(end - first).fill(end - first)
  for (let period = periods.of(first); periods.start(period) < end; period += 1) {
    const fitting: number[] = []
    for (let day = periods.start(period); day < periods.start(period + 1); day += 1) {
      if (fits(rule, day)) fitting.push(day)
    }
    for (const day of chosen(fitting, rule.bySetPos)) {
      // A week may reach beyond the year.
      if (day >= first && day < end) plan[day - first] = day - first
    }
  }
  for (let index = plan.length - 2; index >= 0; index -= 1) {
    if (plan[index] !== index) plan[index] = plan[index + 1] ?? plan.length
  }
  return plan
}

/** BYSETPOS: the first, second, … of a period's days, or the last ones. */
function chosen(days: readonly number[], positions: readonly number[]): readonly number[] {
  if (positions.length === 0) return days
  return days.filter((_, index) => positions.includes(index + 1) || positions.includes(index - days.length))
}

function fits(rule: Rule, day: number): boolean {
  const { byMonth, byMonthDay, byYearDay, byWeekNo, byDay } = rule
  const month = monthOf(day)
  if (byMonth.length > 0 && !byMonth.includes(modulo(month, 12) + 1)) return false
  if (byMonthDay.length > 0 && !isAmong(byMonthDay, day, monthStart(month), monthStart(month + 1)))
    return false
  const year = yearOf(day)
  if (byYearDay.length > 0 && !isAmong(byYearDay, day, yearStart(year), yearStart(year + 1))) return false
  if (byWeekNo.length > 0) {
    const { week, weeks } = weekOf(day, rule.weekStart)
    if (!byWeekNo.includes(week) && !byWeekNo.includes(week - weeks - 1)) return false
  }
  if (byDay.length === 0) return true
  const inMonth = rule.frequency === 'MONTHLY' || byMonth.length > 0
  const [first, end] = inMonth
    ? [monthStart(month), monthStart(month + 1)]
    : [yearStart(year), yearStart(year + 1)]
  const nth = Math.floor((day - first) / 7) + 1
  const nthFromEnd = -Math.floor((end - 1 - day) / 7) - 1
  const weekday = weekdayOf(day)
  return byDay.some(
    (part) => part.weekday === weekday && (part.nth === 0 || part.nth === nth || part.nth === nthFromEnd),
  )
}

/** Whether `numbers` has the place of `day` in [first, end), counted from 1, or from -1 at the end. */
const isAmong = (numbers: readonly number[], day: number, first: number, end: number): boolean =>
  numbers.includes(day - first + 1) || numbers.includes(day - end)
