/** The calendar in whole numbers: a day is its distance from 1970-01-01, so that rules are plain arithmetic. */

const MILLISECONDS = 86_400_000
/** Days from 0001-01-01 to 1970-01-01. */
const EPOCH = 719_162
const MONTH_STARTS = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
/** Days of each month, February's in a leap year; no month is ever longer. */
export const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** @param date YYYY-MM-DD, a day that exists */
export const dayOf = (date: string): number => Date.parse(`${date}T00:00Z`) / MILLISECONDS
export const dateOf = (day: number): string => new Date(day * MILLISECONDS).toISOString().slice(0, 10)

/** The last day that a `When` may name: no series goes beyond. */
export const LAST_DAY = dayOf('9998-12-31')

/** The remainder that is never negative. */
export const modulo = (value: number, divisor: number): number => ((value % divisor) + divisor) % divisor

export const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** The day of 1 January. */
export function yearStart(year: number): number {
  const past = year - 1
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - EPOCH
}

export function yearOf(day: number): number {
  const year = Math.floor((day + EPOCH) / 365.2425) + 1
  if (day < yearStart(year)) return year - 1
  return day >= yearStart(year + 1) ? year + 1 : year
}

/** The day of the first of a month. @param month counted from January of the year 0 */
export function monthStart(month: number): number {
  const [year, index] = [Math.floor(month / 12), modulo(month, 12)]
  const leapDay = index > 1 && isLeap(year) ? 1 : 0
  return yearStart(year) + (MONTH_STARTS[index] ?? 0) + leapDay
}

/** The month that `day` is in, counted from January of the year 0. */
export function monthOf(day: number): number {
  const year = yearOf(day)
  // No month starts more than two days away from this estimate.
  const month = year * 12 + Math.min(11, Math.floor((day - yearStart(year)) / 30.5))
  if (day < monthStart(month)) return month - 1
  return day >= monthStart(month + 1) ? month + 1 : month
}

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: number): number => modulo(day + 3, 7) + 1

/** The first day of the week that `day` is in. @param weekStart the weekday that weeks begin with */
export const weekBegin = (day: number, weekStart: number): number =>
  day - modulo(weekdayOf(day) - weekStart, 7)

/** The week of the year of `day`, and the number of weeks in that year: the first has four days of it (ISO 8601). */
export function weekOf(day: number, weekStart: number): { week: number; weeks: number } {
  // The fourth day decides to which year a week belongs.
  const fourth = weekBegin(day, weekStart) + 3
  const year = yearOf(fourth)
  const offset = fourth - yearStart(year)
  const length = isLeap(year) ? 366 : 365
  return { week: Math.floor(offset / 7) + 1, weeks: Math.floor((length - 1 - (offset % 7)) / 7) + 1 }
}
