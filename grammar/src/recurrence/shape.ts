/** A rule once it has been read. */

export const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export type Frequency = (typeof FREQUENCIES)[number]

/** As RFC 5545 spells them; Monday is 1. */
export const WEEKDAYS: readonly string[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** A weekday; `nth` counts within the month or year, from its end when negative; 0 means every such weekday. */
export interface WeekdayPart {
  readonly weekday: number
  readonly nth: number
}

/** The last moment of a series, inclusive. */
export interface Until {
  /** YYYY-MM-DD */
  readonly date: string
  /** HH:MM:SS; null for the whole of the day. */
  readonly time: string | null
  /** Whether it is a time in UTC; otherwise it is one of the series' own clock. */
  readonly utc: boolean
}

/** A recurrence rule of RFC 5545 (3.3.10). An empty list is a part that was not given. */
export interface Rule {
  /** Canonical: this is stored, and `parseRule` reads it into the same rule again. */
  readonly text: string
  readonly frequency: Frequency
  /** 1 to 1000 */
  readonly interval: number
  /** 1 to 10 000 */
  readonly count: number | null
  readonly until: Until | null
  /** 1 is January. */
  readonly byMonth: readonly number[]
  readonly byWeekNo: readonly number[]
  readonly byYearDay: readonly number[]
  readonly byMonthDay: readonly number[]
  readonly byDay: readonly WeekdayPart[]
  readonly bySetPos: readonly number[]
  /** The weekday that weeks begin with, 1 is Monday. */
  readonly weekStart: number
}
