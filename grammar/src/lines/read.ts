import type { When } from '../dates.ts'
import { isLabelName, isProjectName } from '../text.ts'
import { assigneesIn, isAssignee, NOBODY, type People } from './assignees.ts'
import { bestOf } from './detect.ts'
import { type LineHabits, PLAIN } from './habits.ts'
import type { Language } from './language.ts'
import { FINDERS } from './languages.ts'
import type { Line, Reading } from './line.ts'
import type { Found } from './phrases.ts'
import { joined, type Piece, titleOf, without } from './pieces.ts'
import { folded, withoutPlain } from './plain.ts'
import { minutesBefore } from './reminders.ts'
import { scheduleOf } from './schedule.ts'
import { type Known, namesIn, prioritiesIn } from './signs.ts'
import { spanOf } from './spans.ts'

/** Turns a line into a task: a pure function, so that the same text, time and place always give the same task. */

export interface LineContext {
  /** That of the user; another is found by itself. */
  language: Language
  /** IANA name of the user's time zone. */
  timeZone: string
  now: Date
  /** The date of the task unless the line names another. */
  due: When | null
  /** Texts that are not to be read. */
  ignore: readonly string[]
  projects: Known
  labels: Known
  /** Whom the task can be assigned to; if left out, nobody. */
  people?: People
  /** If left out, weeks begin on Monday, and so on. */
  habits?: LineHabits
  /**
   * Whether the task is also for people in other time zones: then the time in so many hours names its zone, since it is one
   * instant for all. Other times float, as ever.
   */
  isForOtherZones?: boolean
}

/** The line in the language that it is in: that of the user, unless another fits better, or they want only one. */
export function readLine(text: string, context: LineContext): Line {
  const only = context.habits?.only ?? null
  if (only !== null) return readIn(text, { ...context, language: only })
  return bestOf(text, context.language, (language) => readIn(text, { ...context, language }))
}

/** The line in the language of the context and no other. */
export function readIn(text: string, context: LineContext): Line {
  const { language, now, timeZone, ignore, projects, labels, people = NOBODY, habits = PLAIN } = context
  const finders = FINDERS[language]
  const plain = withoutPlain(text, ignore, (quotation) => isAssignee(quotation, people))
  const names = namesIn(plain, {
    label: { known: labels, accepts: isLabelName },
    project: { known: projects, accepts: isProjectName },
  })
  const labelled = names.filter(({ kind }) => kind === 'label')
  const project = names.findLast(({ kind }) => kind === 'project')
  const placed = without(plain, project === undefined ? labelled : [...labelled, project])
  const assigned = assigneesIn(placed, people).map((piece) => ({ kind: 'assignee', ...piece }))
  const named = without(placed, assigned)
  const priority = prioritiesIn(named).at(-1)
  const unprioritised = folded(without(named, priority === undefined ? [] : [priority]))
  const estimated = finders.estimates(unprioritised).at(-1)
  const rest = without(unprioritised, estimated === undefined ? [] : [estimated])

  const found = phrasesIn(rest, language)
  const spans = found.flatMap((each) => (each.kind === 'span' ? (spanOf(each) ?? []) : []))
  const times = spans.map(({ time, end }) => (estimated === undefined ? time : { ...time, end }))
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone)
  const moment = { now: local, due: context.due, habits, namesZone: context.isForOtherZones === true }
  const { dated, recurring, ...schedule } = scheduleOf([...found, ...times].sort(byPlace), moment)
  const span = spans.find(({ time }) => dated.includes(time))
  const lasting = span && { start: span.time.end, end: span.end, value: span.minutes }
  const estimate = estimated ?? lasting
  // Without a date, there is nothing for a reminder to precede.
  const reminding =
    (schedule.due ?? context.due) === null ? [] : found.filter((each) => each.kind === 'reminder')
  const said = new Set(reminding.flatMap(({ value }) => minutesBefore(value)))
  const asks = finders.asks(
    without(rest, [...dated, ...recurring, ...reminding, ...(lasting ? [lasting] : [])]),
  )
  // `Remind me to …` is at the time that is named; a day without a time is none at which to remind.
  const isTimed = (schedule.due ?? context.due)?.time !== undefined
  const isAsked = asks.length > 0 && said.size === 0 && isTimed
  const usual = isTimed && said.size === 0 && habits.reminder !== null ? [habits.reminder] : [...said]
  const reminders = remindersOf(isAsked ? [0] : usual)
  const { due, recurrence, recurrence_from } = schedule

  const readings = [
    ...joined(text, dated).map((piece) => ({ kind: 'due', ...piece, value: due })),
    ...joined(text, recurring).map((piece) => ({
      kind: 'recurrence',
      ...piece,
      value: { recurrence, recurrence_from },
    })),
    ...labelled,
    ...assigned,
    ...(project === undefined ? [] : [project]),
    ...(priority === undefined ? [] : [{ kind: 'priority', ...priority }]),
    ...(estimate === undefined ? [] : [{ kind: 'estimate', ...estimate }]),
    ...reminding.map((piece) => ({ ...piece, value: remindersOf(minutesBefore(piece.value)) })),
    ...asks.map((piece) => ({ ...piece, kind: 'reminder', value: reminders })),
  ].sort(byPlace)
  return {
    title: titleOf(text, readings),
    ...schedule,
    priority: priority?.value ?? null,
    estimate: estimate?.value ?? null,
    labels: labelled.map(({ value }) => value),
    assignees: [...new Map(assigned.map(({ value }) => [value.id, value])).values()],
    project: project?.value ?? null,
    reminders,
    readings: readings.map((reading) => ({ ...reading, ...shownPlace(text, reading) }) as Reading),
  }
}

const byPlace = (one: { start: number }, other: { start: number }): number => one.start - other.start
const remindersOf = (minutes: readonly number[]) => minutes.map((each) => ({ minutes_before: each }))

/** Most searches of a line: nobody writes longer chains of phrases that depend on each other. */
const ROUNDS = 4

/** Searches in rounds, since a phrase that is found makes clear what its neighbours are. */
function phrasesIn(line: string, language: Language): Found[] {
  const find = FINDERS[language].phrases
  const found = find(line, ['reminder'])
  let rest = without(line, found)
  for (let round = 0; round < ROUNDS; round += 1) {
    const more = find(rest, ['rule', 'length', 'date', 'time', 'span'])
    if (more.length === 0) break
    found.push(...more)
    rest = without(rest, more)
  }
  return found.sort(byPlace)
}

/** A place as the API shows it: in code points. */
function shownPlace(text: string, { start, end }: Omit<Piece, 'value'>) {
  const points = (until: number) => [...text.slice(0, until)].length
  return { text: text.slice(start, end), start: points(start), end: points(end) }
}
