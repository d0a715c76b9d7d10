import { clockOf, dateIn, orderIn, shownOf } from '@docket/grammar/shown.ts'
import { customs, locale } from './locale.ts'
import { t } from './t.ts'

/** A day of the calendar; `Temporal.PlainDate` is one. */
export interface Day {
  year: number
  /** From 1 to 12. */
  month: number
  day: number
}
/** A time of the wall clock; `Temporal.PlainTime` is one. */
export interface Time {
  hour: number
  minute: number
}

const DAY_MS = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()
let numbers: Intl.NumberFormat | undefined
let units: Intl.NumberFormat[] | undefined

/** Clears the cached formats. To be called when the locale changes. */
export function forgetFormats(): void {
  formats.clear()
  numbers = undefined
  units = undefined
}

/** Returns a cached format: making one takes far longer than using it, and lists use them in each row. */
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale().format, options)
  formats.set(key, known)
  return known
}

// Values without a time zone are formatted as if they were in UTC, so that no zone changes them.
const msOfDay = ({ year, month, day }: Day): number => new Date(0).setUTCFullYear(year, month - 1, day)
const inUtc = (options: Intl.DateTimeFormatOptions) => format({ ...options, timeZone: 'UTC' })

/** A date in the order that was chosen. */
const dateText = (options: Intl.DateTimeFormatOptions, day: Day): string =>
  dateIn(inUtc(options), msOfDay(day), customs().date_format)

export function daysBetween(from: Day, to: Day): number {
  return Math.round((msOfDay(to) - msOfDay(from)) / DAY_MS)
}

/** "Today", "Tomorrow", "Friday" within a week, otherwise "Fri, 20 Nov", with the year if it is not the current one. */
export function formatDay(day: Day, today: Day): string {
  const distance = daysBetween(today, day)
  if (distance === 0) return t('dates.today')
  if (distance === 1) return t('dates.tomorrow')
  if (distance === -1) return t('dates.yesterday')
  if (distance > 1 && distance < 7) return inUtc({ weekday: 'long' }).format(msOfDay(day))
  const year = day.year === today.year ? {} : { year: 'numeric' as const }
  return dateText({ weekday: 'short', day: 'numeric', month: 'short', ...year }, day)
}

/** "Friday, 20 November 2026" */
export function formatLongDay(day: Day): string {
  return dateText({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, day)
}

/** As `formatLongDay`, but never in numbers: for what can be read in two ways. */
export function formatSpelledDay(day: Day): string {
  const { date_format } = customs()
  const options = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' } as const
  return dateIn(inUtc(options), msOfDay(day), date_format === 'ymd' ? undefined : date_format)
}

/** Whether the user writes the day before the month. */
export const isDayFirst = (): boolean => (customs().date_format ?? orderIn(locale().format)) === 'dmy'

/** "20 Nov", with the year if it is not the current one. */
export function formatShortDay(day: Day, today: Day): string {
  const year = day.year === today.year ? {} : { year: 'numeric' as const }
  return dateText({ day: 'numeric', month: 'short', ...year }, day)
}

/** "23–29 Nov" */
export function formatDays(from: Day, to: Day): string {
  const options = { day: 'numeric', month: 'short' } as const
  if (customs().date_format === undefined) return inUtc(options).formatRange(msOfDay(from), msOfDay(to))
  return `${dateText(options, from)} – ${dateText(options, to)}`
}

/** "November 2026" */
export function formatMonth(day: Day): string {
  return inUtc({ month: 'long', year: 'numeric' }).format(msOfDay(day))
}

/**
 * "09:30", or "9:30 AM" where that is usual. Isolated in languages that run from right to left: otherwise the AM would
 * be drawn before the digits.
 */
export function formatTime({ hour, minute }: Time): string {
  return isolated(
    inUtc({ hour: 'numeric', minute: '2-digit', ...clockOf(shownOf(customs())) }).format(
      (hour * 60 + minute) * 60_000,
    ),
  )
}

/** What runs from left to right in a sentence that does not, such as a time. */
export const isolated = (text: string): string =>
  locale().direction === 'rtl' && text !== '' ? `\u2068${text}\u2069` : text

/** An RFC 3339 instant in the user's zone: "20 Nov 2026, 09:30". */
export function formatInstant(instant: string, timeZone: string): string {
  const at = Date.parse(instant)
  const { date_format } = customs()
  const clock = clockOf(shownOf(customs()))
  const both = format({ dateStyle: 'medium', timeStyle: 'short', timeZone, ...clock })
  const parts = both.formatToParts(at)
  const start = parts.findIndex(isOfTime)
  const end = parts.findLastIndex(isOfTime) + 1
  const text = (from: number, to?: number) =>
    parts
      .slice(from, to)
      .map(({ value }) => value)
      .join('')
  if (date_format === undefined || start === 0)
    return `${text(0, start)}${isolated(text(start, end))}${text(end)}`
  const date = dateIn(format({ dateStyle: 'medium', timeZone }), at, date_format)
  return `${date}, ${isolated(text(start, end))}`
}

const isOfTime = ({ type }: Intl.DateTimeFormatPart): boolean =>
  ['hour', 'minute', 'dayPeriod'].includes(type)

const STEPS = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** How long ago, or in how long: "3 minutes ago", "now". */
export function formatAgo(instant: string, now: number = Date.now()): string {
  const seconds = (Date.parse(instant) - now) / 1000
  const relative = new Intl.RelativeTimeFormat(locale().format, { numeric: 'auto' })
  const [unit, size] = STEPS.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1]
  return relative.format(unit === 'second' ? 0 : Math.trunc(seconds / size), unit)
}

/** In how long, rounded up: "in 40 seconds", "in 1 hour". */
export function formatIn(seconds: number): string {
  const relative = new Intl.RelativeTimeFormat(locale().format, { numeric: 'auto' })
  const [unit, size] = STEPS.find(([, size]) => seconds >= size) ?? ['second', 1]
  return relative.format(Math.ceil(seconds / size), unit)
}

/** 1 for Monday to 7 for Sunday. */
export function firstDayOfWeek(): number {
  const { week_start } = customs()
  if (week_start !== undefined) return week_start
  const { weekInfo, getWeekInfo } = new Intl.Locale(locale().format) as WeekLocale
  return (getWeekInfo?.call(new Intl.Locale(locale().format)) ?? weekInfo)?.firstDay ?? 1
}

/** Browsers have it as a method, or as a property in older versions. */
interface WeekLocale {
  getWeekInfo?(): { firstDay: number }
  weekInfo?: { firstDay: number }
}

/** The seven days in the order of the locale, each with its number (1 for Monday) and name. */
export function weekdays(width: 'long' | 'short' | 'narrow'): { day: number; name: string }[] {
  const first = firstDayOfWeek()
  return Array.from({ length: 7 }, (_, index) => {
    const day = ((first - 1 + index) % 7) + 1
    // The 1st of January 2024 was a Monday.
    return { day, name: inUtc({ weekday: width }).format(msOfDay({ year: 2024, month: 1, day })) }
  })
}

export function formatNumber(value: number): string {
  numbers ??= new Intl.NumberFormat(locale().format)
  return numbers.format(value)
}

/** How long something takes: "1h 30m", "1 Std. 30 Min." */
export function formatMinutes(minutes: number): string {
  units ??= unitFormats()
  const amounts = [Math.floor(minutes / 60), minutes % 60]
  return units.flatMap((unit, index) => (amounts[index] ? unit.format(amounts[index]) : [])).join(' ')
}

/** Those of hours and minutes. */
function unitFormats(): Intl.NumberFormat[] {
  const of = (unitDisplay: 'narrow' | 'short') =>
    ['hour', 'minute'].map(
      (unit) => new Intl.NumberFormat(locale().format, { style: 'unit', unit, unitDisplay }),
    )
  const narrow = of('narrow')
  // German has "1h", but "30 Min.": then neither is narrow.
  return narrow.some((unit) => /\s/.test(unit.format(1))) ? of('short') : narrow
}

/** "a, b and c", or "a, b or c" */
export const formatList = (values: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction') =>
  new Intl.ListFormat(locale().format, { type }).format(values)
