import {
  dateOf,
  dayOf,
  LONGEST,
  modulo,
  monthOf,
  monthStart,
  weekdayOf,
  yearOf,
} from '@docket/grammar/recurrence/calendar.ts'
import { withImplied } from '@docket/grammar/recurrence/days.ts'
import {
  afterCompletion,
  nextOccurrence,
  occurrencesOf,
  type RecurrenceFrom,
} from '@docket/grammar/recurrence/occurrences.ts'
import type { Rule } from '@docket/grammar/recurrence/shape.ts'
import { instantOf, type When, wallClockOf } from '../../core/dates.ts'
import { monthName, ordinal, weekdayName } from './describe.ts'

/** The dates to come, each with the reasons for it. */

export interface PreviewedDate {
  when: When
  /** RFC 3339; null for a whole day. */
  at: string | null
  /** Plain sentences. */
  why: string
}

export interface PreviewInput {
  rule: Rule
  from: RecurrenceFrom
  start: When
  /** Only dates on later days. From completion, the day on which an occurrence was done. */
  after?: When | undefined
  /** Most dates to return. */
  count: number
  /** IANA name of the time zone for floating times. */
  zone: string
}

/** @returns the dates, and whether the series ends with the last of them */
export function preview(input: PreviewInput): { occurrences: PreviewedDate[]; ends: boolean } {
  const all = input.from === 'schedule' ? scheduled(input) : completed(input)
  // One more than requested shows whether the series goes on.
  const found = all.take(input.count + 1).toArray()
  return { occurrences: found.slice(0, input.count), ends: found.length <= input.count }
}

function* scheduled({ rule, start, after, zone }: PreviewInput): Generator<PreviewedDate, void> {
  const first = dayOf(start.date)
  let before = after === undefined ? undefined : Math.max(dayOf(after.date), first - 1)
  for (const { day, number, when } of occurrencesOf(
    rule,
    start,
    before === undefined ? undefined : before + 1,
  )) {
    const reasons = [
      number === null
        ? `A date of the rule: a ${weekdayName(weekdayOf(day))}.`
        : `The ${ordinal(number)} date of the rule.`,
      ...(number === 1 && day !== first ? [`The rule does not give the start, ${start.date}.`] : []),
      ...leftOut(rule, first, before ?? first - 1, day),
    ]
    yield dateWithReasons(when, zone, reasons)
    before = day
  }
}

function* completed({ rule, start, after, zone }: PreviewInput): Generator<PreviewedDate, void> {
  let ended = 1
  let when = after === undefined ? nextOccurrence({ rule, start }) : after
  if (after === undefined && when !== null) yield dateWithReasons(when, zone, ['The 1st date of the rule.'])
  while (when !== null) {
    const done: string = when.date
    when = afterCompletion({ rule, start, today: dayOf(done), ended })
    ended += 1
    if (when !== null) yield dateWithReasons(when, zone, [`If the previous one is done on ${done}.`])
  }
}

function dateWithReasons(when: When, zone: string, reasons: string[]): PreviewedDate {
  return { when, at: instantOf(when, zone), why: [...reasons, ...clockChange(when, zone)].join(' ') }
}

/** What the clock does at that time, if it is put forward or back. */
function clockChange(when: When, zone: string): string[] {
  if (when.time === undefined) return []
  const place = when.time_zone ?? zone
  const clock = wallClockOf(when)
  const earlier = clock.toZonedDateTime(place, { disambiguation: 'earlier' })
  const later = clock.toZonedDateTime(place, { disambiguation: 'later' })
  if (earlier.equals(later)) return []
  if (earlier.toPlainDateTime().equals(clock)) {
    return [`${when.time} occurs twice on ${when.date} in ${place}; the first is used.`]
  }
  const shown = later.toPlainDateTime()
  const day = later.toPlainDate().toString() === when.date ? '' : ` on ${later.toPlainDate()}`
  const time = shown.toPlainTime().toString({ smallestUnit: 'minute' })
  return [`${when.time} does not exist on ${when.date} in ${place}, so it is ${time}${day}.`]
}

const NAMED = 3

/** The months or years between two dates that the rule would include, but that lack the day that it names. */
function leftOut(given: Rule, start: number, before: number, day: number): string[] {
  const rule = withImplied(given, start)
  const [first = 0, ...others] = rule.byMonthDay
  // Only with a single day, counted from the start of the month, is it clear what is lacking.
  if (others.length > 0 || first <= 28 || rule.byDay.length + rule.bySetPos.length > 0) return []
  const isYearly = rule.frequency === 'YEARLY'
  if (rule.frequency !== 'MONTHLY' && !(isYearly && rule.byMonth.length === 1)) return []
  const months = rule.byMonth.length > 0 ? rule.byMonth : LONGEST.map((_, index) => index + 1)
  const step = isYearly ? rule.interval * 12 : rule.interval
  const phase = isYearly ? yearOf(start) * 12 + (months[0] ?? 1) - 1 : monthOf(start)
  const from = monthOf(before)
  const missed: string[] = []
  let more = 0
  for (let month = from + modulo(phase - from, step); month < monthOf(day); month += step) {
    const length = monthStart(month + 1) - monthStart(month)
    if (length >= first || !months.includes(modulo(month, 12) + 1)) continue
    // The previous date may be in this month itself.
    if (monthStart(month) + length - 1 <= before) continue
    if (missed.length < NAMED) missed.push(dateOf(monthStart(month)).slice(0, isYearly ? 4 : 7))
    else more += 1
  }
  if (missed.length === 0) return []
  const lacking = isYearly ? `${first} ${monthName(months[0] ?? 1)}` : ordinal(first)
  const names = more > 0 ? `${missed.join(', ')} and ${more} more` : missed.join(', ')
  return [
    missed.length === 1
      ? `${names} is left out: it has no ${lacking}.`
      : `${names} are left out: they have no ${lacking}.`,
  ]
}
