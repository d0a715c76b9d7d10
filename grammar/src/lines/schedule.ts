import type { When } from '../dates.ts'
import { dayOf } from './days.ts'
import type { LineHabits } from './habits.ts'
import type { Found } from './phrases.ts'
import { type End, firstOf, ruleOf } from './rules.ts'
import type { DaySays, LengthSays } from './says.ts'
import { timeOf, zoneOf } from './times.ts'

/** Combines what a line says about when: of several phrases of a kind, the last one that makes sense counts. */

export interface Schedule {
  due: When | null
  recurrence: string | null
  recurrence_from: 'schedule' | 'completion'
  /** The phrases from which it is taken. */
  dated: Found[]
  recurring: Found[]
}

const UNSCHEDULED: Schedule = {
  due: null,
  recurrence: null,
  recurrence_from: 'schedule',
  dated: [],
  recurring: [],
}

/** When and where the line is written, and the date that it refers to by default. */
export interface Moment {
  /** The time in the user's time zone. */
  now: Temporal.ZonedDateTime
  /** The date that is meant where the line names none. */
  due: When | null
  habits: LineHabits
  /** Whether the time in so many hours names its zone. */
  namesZone: boolean
}

/** @param found the phrases of the line, in its order */
export function scheduleOf(found: readonly Found[], moment: Moment): Schedule {
  const rules = found.filter((each) => each.kind === 'rule')
  const rule = rules.findLast(({ value }) => ruleOf(value) !== undefined)
  return (rule === undefined ? undefined : recurring(rule, found, moment)) ?? once(found, moment)
}

function once(found: readonly Found[], moment: Moment): Schedule {
  // Without a series nothing starts, and the day on which it would end is the due date.
  const dates = found.filter((each) => each.kind === 'date').filter(({ value }) => value.role !== 'start')
  const { when, phrases } = whenOf({ dates, found, moment })
  return when === undefined ? UNSCHEDULED : { ...UNSCHEDULED, due: when, dated: phrases }
}

function recurring(said: Found<'rule'>, found: readonly Found[], moment: Moment): Schedule | undefined {
  const { now, habits } = moment
  const dates = found.filter((each) => each.kind === 'date')
  const starts = dates.filter(({ value }) => value.role !== 'end')
  const { when = moment.due ?? today(now), phrases } = whenOf({ dates: starts, found, moment, rule: said })
  const open = ruleOf(said.value)
  const first = open === undefined ? null : firstOf(open, when)
  if (first === null) return undefined
  const end = endOf({ said, found, first, now, habits })
  const rule = ruleOf(said.value, end?.text)
  const due = rule === undefined ? null : firstOf(rule, first)
  if (rule === undefined || due === null) return undefined
  return {
    due,
    recurrence: rule.text,
    recurrence_from: said.value.completion ? 'completion' : 'schedule',
    dated: phrases,
    recurring: end === undefined ? [said] : [said, end.phrase],
  }
}

const today = (now: Temporal.ZonedDateTime): When => ({ date: now.toPlainDate().toString() })

/** When the task is due, or the series starts; `when` is undefined if the line does not say. */
function whenOf({
  dates,
  found,
  moment,
  rule,
}: {
  dates: Found<'date'>[]
  found: readonly Found[]
  moment: Moment
  rule?: Found<'rule'>
}): { when?: When; phrases: Found[] } {
  const { now, due, habits } = moment
  const date = dates.findLast(({ value }) => dayOf(value, now.toPlainDate(), habits) !== undefined)
  const then = date && clockAfter(date.value, now)
  if (date !== undefined && then !== undefined)
    return { when: clockIn(then, moment.namesZone), phrases: [date] }
  const time = found
    .filter((each) => each.kind === 'time')
    .findLast(({ value }) => value.zone === undefined || zoneOf(value.zone) !== undefined)
  const part = date?.value.part ?? rule?.value.part
  const zone = time?.value.zone === undefined ? undefined : zoneOf(time.value.zone)
  const local = zone === undefined ? now : now.withTimeZone(zone)
  const phrases = [...(date === undefined ? [] : [date]), ...(time === undefined ? [] : [time])]
  if (date === undefined && time === undefined && part === undefined) return { phrases }
  if (time === undefined && part === undefined) {
    return { when: { date: String(date && dayOf(date.value, local.toPlainDate(), habits)) }, phrases }
  }
  const clock = timeOf(time?.value ?? {}, part)
  // A time alone is the next such time.
  const isOver = Temporal.PlainTime.compare(clock, local.toPlainTime()) <= 0
  const next = due?.date ?? local.toPlainDate().add({ days: isOver ? 1 : 0 })
  const day = date === undefined ? next : dayOf(date.value, local.toPlainDate(), habits)
  const when = {
    date: String(day),
    time: clock.toString({ smallestUnit: 'minute' }),
    ...(zone !== undefined && { time_zone: zone }),
  }
  return { when, phrases }
}

/** The time in so many minutes or hours. */
function clockAfter({ n, unit, more, also }: DaySays, now: Temporal.ZonedDateTime) {
  const isClock = [unit, also].some((each) => each === 'minutes' || each === 'hours')
  if (!isClock || n === undefined || unit === undefined) return undefined
  const first = now.add({ [unit]: n })
  return more === undefined || also === undefined ? first : first.add({ [also]: more })
}

const clockIn = (then: Temporal.ZonedDateTime, namesZone: boolean): When => ({
  date: then.toPlainDate().toString(),
  time: then.toPlainTime().toString({ smallestUnit: 'minute' }),
  ...(namesZone && { time_zone: then.timeZoneId }),
})

function endOf({
  said,
  found,
  first,
  now,
  habits,
}: {
  said: Found<'rule'>
  found: readonly Found[]
  first: When
  now: Temporal.ZonedDateTime
  habits: LineHabits
}): { text: End; phrase: Found } | undefined {
  const lengths = found.filter((each) => each.kind === 'length').filter(({ start }) => start > said.start)
  const length = lengths.at(-1)
  if (length !== undefined) {
    const text = lengthOf(length.value, first)
    return text === undefined ? undefined : { text, phrase: length }
  }
  const until = found.filter((each) => each.kind === 'date').findLast(({ value }) => value.role === 'end')
  const last = until && dayOf(until.value, now.toPlainDate(), habits)
  return last && until && { text: untilText(last), phrase: until }
}

function lengthOf({ times, n, unit }: LengthSays, first: When): End | undefined {
  if (times !== undefined) return `COUNT=${times}`
  if (n === undefined || unit === undefined) return undefined
  const after = Temporal.PlainDate.from(first.date).add({ [unit]: n })
  return untilText(after.subtract({ days: 1 }))
}

const untilText = (day: Temporal.PlainDate): End => `UNTIL=${day.toString().replaceAll('-', '')}`
