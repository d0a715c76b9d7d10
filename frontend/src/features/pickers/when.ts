import type { When } from '@docket/sdk'
import i18next from 'i18next'
import { formatDay, formatTime, weekdays } from '../../i18n/format.ts'

/** Dates of tasks in words, and the days that people choose most. */

/** "Tomorrow, 15:00"; with the zone, if it is not the user's own. @param today as `2026-11-21` */
export function whenText(when: When, today: string, zone: string): string {
  const day = formatDay(Temporal.PlainDate.from(when.date), Temporal.PlainDate.from(today))
  if (when.time === undefined) return day
  const time = formatTime(Temporal.PlainTime.from(when.time))
  const text = i18next.t('pickers.dayAndTime', { day, time })
  if (when.time_zone === undefined || when.time_zone === zone) return text
  return i18next.t('pickers.inZone', { text, zone: zoneName(when.time_zone) })
}

/** "Europe/Berlin" as "Berlin". */
export const zoneName = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')

/** The shortest names of the weekdays. Where the language has no letters of its own for them, browsers take Latin ones. */
export function briefWeekdays(): ReturnType<typeof weekdays> {
  const narrow = weekdays('narrow')
  const short = weekdays('short')
  const isLatin = (name: string) => /^[A-Z]$/.test(name)
  const isForeign =
    narrow.every(({ name }) => isLatin(name)) && !short.some(({ name }) => /[A-Za-z]/.test(name))
  return isForeign ? short : narrow
}

/** The day on which next week begins. @param firstDay of the week, 1 for Monday */
export function nextWeek(today: Temporal.PlainDate, firstDay: number): Temporal.PlainDate {
  const distance = (firstDay - today.dayOfWeek + 7) % 7
  return today.add({ days: distance === 0 ? 7 : distance })
}

/** The next Saturday; today, if it is one. */
export const weekend = (today: Temporal.PlainDate): Temporal.PlainDate =>
  today.add({ days: (6 - today.dayOfWeek + 7) % 7 })

/** The weeks that a month touches, whole. */
export function weeksOf(month: Temporal.PlainDate, firstDay: number): Temporal.PlainDate[][] {
  const first = month.with({ day: 1 })
  const start = first.subtract({ days: (first.dayOfWeek - firstDay + 7) % 7 })
  const days = start.until(first.add({ months: 1 })).days
  return Array.from({ length: Math.ceil(days / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => start.add({ days: week * 7 + day })),
  )
}
