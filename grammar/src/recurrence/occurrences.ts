import { instantOf, localTime, type When, wallClockOf } from '../dates.ts'
import { dateOf, dayOf, LAST_DAY } from './calendar.ts'
import { daysOf, type SeriesDay } from './days.ts'
import type { Rule } from './shape.ts'

/** The dates that a rule gives, as tasks have them. */

/** What the next date is counted from: the dates of the rule, or the day on which the last one was done. */
export const RECURRENCE_FROM = ['schedule', 'completion'] as const
export type RecurrenceFrom = (typeof RECURRENCE_FROM)[number]

/** A rule's date on `day`: with the time and zone of the start, so that 09:00 stays 09:00 when clocks change. */
const on = (start: When, day: number): When => ({ ...start, date: dateOf(day) })

/**
 * The dates of the series, in order: its days are those that the rule gives from `start`'s day on. A start that the
 * rule does not give is not one of them.
 * @param from day number (`dayOf`) before which dates are of no interest; default the start
 */
export function* occurrencesOf(
  rule: Rule,
  start: When,
  from?: number,
): Generator<SeriesDay & { when: When }, void> {
  for (const { day, number } of daysOf(rule, dayOf(start.date), from === undefined ? {} : { from })) {
    const when = on(start, day)
    if (!isWithin(rule, when)) return
    yield { day, number, when }
  }
}

/**
 * Whether `when` is not after UNTIL. A date means the whole of that day. A time is compared with the series' clock, a
 * time in UTC with its instant; for whole days only the date is compared, and a floating series reads a time in UTC as
 * one of its own clock.
 */
function isWithin({ until }: Rule, when: When): boolean {
  if (until === null) return true
  if (until.time === null || when.time === undefined) return when.date <= until.date
  const limit = `${until.date}T${until.time}`
  const instant = instantOf(when, 'UTC')
  if (until.utc && when.time_zone !== undefined && instant !== null) {
    return Date.parse(instant) <= Date.parse(`${limit}Z`)
  }
  return Temporal.PlainDateTime.compare(wallClockOf(when), limit) <= 0
}

/**
 * The first date of the series on a later day than `after`, or its very first without `after`; a rule gives at most one
 * date a day, so only the day of `after` counts.
 * @returns null when the series has ended
 */
export function nextOccurrence({
  rule,
  start,
  after,
}: {
  rule: Rule
  start: When
  after?: When
}): When | null {
  const from = after === undefined ? undefined : dayOf(after.date) + 1
  return occurrencesOf(rule, start, from).next().value?.when ?? null
}

export interface EndedOccurrence {
  rule: Rule
  from: RecurrenceFrom
  /** The start of the series. */
  start: When
  /** The date that the rule gave the occurrence which is now done or skipped. */
  current: When
  now: Date
  /** IANA name of the user's time zone. */
  zone: string
  /** How many occurrences have been done or skipped, this one included. */
  ended: number
  /** Whether this one was skipped: if that happens before its day, the rule begins anew on that day and not today. */
  skipped?: boolean
}

/**
 * The date of the next occurrence when one is done or skipped; null when it was the last.
 * By schedule it is the first of the series that is after `current` and still ahead: a late task does not come back
 * once for each date it missed. From completion the rule begins anew today, and COUNT counts ended occurrences.
 */
export function following({
  rule,
  from,
  start,
  current,
  now,
  zone,
  ended,
  skipped,
}: EndedOccurrence): When | null {
  const today = dayOf(
    localTime(now, start.time_zone ?? zone)
      .toPlainDate()
      .toString(),
  )
  if (from === 'completion') {
    const over = skipped ? Math.max(today, dayOf(current.date)) : today
    return afterCompletion({ rule, start, today: over, ended })
  }
  for (const { day, when } of occurrencesOf(rule, start, Math.max(dayOf(current.date) + 1, today))) {
    const instant = instantOf(when, zone)
    if (instant === null ? day > today : Date.parse(instant) > now.getTime()) return when
  }
  return null
}

/**
 * The next date after the `ended`-th occurrence was done on the day `today`. A rule without BY… parts is a distance, as
 * in "a month after": from 31 January that is 28 February, since no month is left out.
 */
export function afterCompletion(done: {
  rule: Rule
  start: When
  today: number
  ended: number
}): When | null {
  const { rule, start, today, ended } = done
  if (rule.count !== null && ended >= rule.count) return null
  if (!hasParts(rule)) {
    const unit = UNITS[rule.frequency]
    const date = Temporal.PlainDate.from(dateOf(today)).add({ [unit]: rule.interval })
    const next = { ...start, date: date.toString() }
    return date.year <= LAST_YEAR && isWithin(rule, next) ? next : null
  }
  return nextOccurrence({ rule: { ...rule, count: null }, start: on(start, today), after: on(start, today) })
}

const LAST_YEAR = Number(dateOf(LAST_DAY).slice(0, 4))
const UNITS = { DAILY: 'days', WEEKLY: 'weeks', MONTHLY: 'months', YEARLY: 'years' } as const

function hasParts({ byMonth, byWeekNo, byYearDay, byMonthDay, byDay }: Rule): boolean {
  return byMonth.length + byWeekNo.length + byYearDay.length + byMonthDay.length + byDay.length > 0
}
