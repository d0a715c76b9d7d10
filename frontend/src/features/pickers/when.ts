import { hasEitherMonth } from '@docket/grammar/lines/days.ts'
import type { When } from '@docket/sdk'
import { formatDay, formatSpelledDay, formatTime, weekdays } from '../../i18n/format.ts'
import { t } from '../../i18n/t.ts'

/** Dates of tasks in words, and the days that people choose most. */

/**
 * "Tomorrow, 15:00", with the zone if it is not the user's own.
 * @param today such as `2026-11-21`
 * @param typed what it was read from: a date that can be read in two ways is spelled out
 */
export function whenText(when: When, today: string, zone: string, typed = ''): string {
  const date = Temporal.PlainDate.from(when.date)
  const day = hasEitherMonth(typed) ? formatSpelledDay(date) : formatDay(date, Temporal.PlainDate.from(today))
  if (when.time === undefined) return day
  const time = formatTime(Temporal.PlainTime.from(when.time))
  const text = t('pickers.dayAndTime', { day, time })
  if (when.time_zone === undefined || when.time_zone === zone) return text
  return t('pickers.inZone', { text, zone: zoneName(when.time_zone) })
}

/** "Europe/Berlin" as "Berlin". */
export const zoneName = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')

/** The shortest suitable names of the weekdays: for some languages, browsers have only Latin letters as narrow ones. */
export function briefWeekdays(): ReturnType<typeof weekdays> {
  const narrow = weekdays('narrow')
  const short = weekdays('short')
  const isLatin = (name: string) => /^[A-Z]$/.test(name)
  const isForeign =
    narrow.every(({ name }) => isLatin(name)) && !short.some(({ name }) => /[A-Za-z]/.test(name))
  return isForeign ? short : narrow
}

/** The first day of next week. @param firstDay of the week, 1 for Monday */
export function nextWeek(today: Temporal.PlainDate, firstDay: number): Temporal.PlainDate {
  const distance = (firstDay - today.dayOfWeek + 7) % 7
  return today.add({ days: distance === 0 ? 7 : distance })
}

/** The next Saturday; today if it is one. */
export const weekend = (today: Temporal.PlainDate): Temporal.PlainDate =>
  today.add({ days: (6 - today.dayOfWeek + 7) % 7 })

export type QuickDay = 'today' | 'tomorrow' | 'weekend' | 'nextWeek'

/** The days that people choose most, each once: on a Saturday the weekend is today. @param firstDay of the week */
export function quickDays(
  today: Temporal.PlainDate,
  firstDay: number,
): { name: QuickDay; day: Temporal.PlainDate }[] {
  const days = [
    { name: 'today' as const, day: today },
    { name: 'tomorrow' as const, day: today.add({ days: 1 }) },
    { name: 'weekend' as const, day: weekend(today) },
    { name: 'nextWeek' as const, day: nextWeek(today, firstDay) },
  ]
  return days.filter(({ day }, index) => !days.slice(0, index).some((other) => other.day.equals(day)))
}

/** The least number of hours until "later". */
const LATER = 3

/** The full hour for "later today"; null in the evening, when that would be tomorrow. */
export function laterToday(now: Temporal.ZonedDateTime): Temporal.ZonedDateTime | null {
  const later = now.add({ hours: LATER }).round({ smallestUnit: 'hour', roundingMode: 'ceil' })
  return later.toPlainDate().equals(now.toPlainDate()) ? later : null
}

/** The date on another day; the time and its zone stay. */
export const onDay = (due: When | null, day: Temporal.PlainDate): When => ({ ...due, date: day.toString() })

/** The date at another moment, in its own time zone. */
export function atMoment(due: When | null, moment: Temporal.ZonedDateTime): When {
  const time_zone = due?.time_zone
  const there = time_zone === undefined ? moment : moment.withTimeZone(time_zone)
  const date = there.toPlainDate().toString()
  const time = there.toPlainTime().toString({ smallestUnit: 'minute' })
  return time_zone === undefined ? { date, time } : { date, time, time_zone }
}

/** The whole weeks that a month extends over. */
export function weeksOf(month: Temporal.PlainDate, firstDay: number): Temporal.PlainDate[][] {
  const first = month.with({ day: 1 })
  const start = first.subtract({ days: (first.dayOfWeek - firstDay + 7) % 7 })
  const days = start.until(first.add({ months: 1 })).days
  return Array.from({ length: Math.ceil(days / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => start.add({ days: week * 7 + day })),
  )
}
