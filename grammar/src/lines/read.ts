import type { When } from '../dates.ts'
import { isLabelName, isProjectName } from '../text.ts'
import type { Language } from './language.ts'
import { FINDERS } from './languages.ts'
import type { Line, Reading } from './line.ts'
import type { Found } from './phrases.ts'
import { joined, type Piece, titleOf, without } from './pieces.ts'
import { folded, withoutPlain } from './plain.ts'
import { minutesBefore } from './reminders.ts'
import { scheduleOf } from './schedule.ts'
import { type Known, namesIn, prioritiesIn } from './signs.ts'

/** Turns a line into a task: a pure function, so that the same text, time and place always give the same task. */

export interface LineContext {
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
}

export function readLine(text: string, context: LineContext): Line {
  const { language, now, timeZone, ignore, projects, labels } = context
  const plain = withoutPlain(text, ignore)
  const names = namesIn(plain, {
    label: { known: labels, accepts: isLabelName },
    project: { known: projects, accepts: isProjectName },
  })
  const labelled = names.filter(({ kind }) => kind === 'label')
  const project = names.findLast(({ kind }) => kind === 'project')
  const named = without(plain, project === undefined ? labelled : [...labelled, project])
  const priority = prioritiesIn(named).at(-1)
  const unprioritised = folded(without(named, priority === undefined ? [] : [priority]))
  const estimate = FINDERS[language].estimates(unprioritised).at(-1)
  const rest = without(unprioritised, estimate === undefined ? [] : [estimate])

  const found = phrasesIn(rest, language)
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone)
  const { dated, recurring, ...schedule } = scheduleOf(found, { now: local, due: context.due })
  // Without a date, there is nothing for a reminder to precede.
  const reminding =
    (schedule.due ?? context.due) === null ? [] : found.filter((each) => each.kind === 'reminder')
  const minutes = new Set(reminding.flatMap(({ value }) => minutesBefore(value)))
  const { due, recurrence, recurrence_from } = schedule

  const readings = [
    ...joined(text, dated).map((piece) => ({ kind: 'due', ...piece, value: due })),
    ...joined(text, recurring).map((piece) => ({
      kind: 'recurrence',
      ...piece,
      value: { recurrence, recurrence_from },
    })),
    ...labelled,
    ...(project === undefined ? [] : [project]),
    ...(priority === undefined ? [] : [{ kind: 'priority', ...priority }]),
    ...(estimate === undefined ? [] : [{ kind: 'estimate', ...estimate }]),
    ...reminding.map((piece) => ({ ...piece, value: remindersOf(minutesBefore(piece.value)) })),
  ].sort((a, b) => a.start - b.start)
  return {
    title: titleOf(text, readings),
    ...schedule,
    priority: priority?.value ?? null,
    estimate: estimate?.value ?? null,
    labels: labelled.map(({ value }) => value),
    project: project?.value ?? null,
    reminders: remindersOf([...minutes]),
    readings: readings.map((reading) => ({ ...reading, ...shownPlace(text, reading) }) as Reading),
  }
}

const remindersOf = (minutes: readonly number[]) => minutes.map((each) => ({ minutes_before: each }))

/** Most searches of a line: nobody writes longer chains of phrases that depend on each other. */
const ROUNDS = 4

/** Searches in rounds, since a phrase that is found makes clear what its neighbours are. */
function phrasesIn(line: string, language: Language): Found[] {
  const find = FINDERS[language].phrases
  const found = find(line, ['reminder'])
  let rest = without(line, found)
  for (let round = 0; round < ROUNDS; round += 1) {
    const more = find(rest, ['rule', 'length', 'date', 'time'])
    if (more.length === 0) break
    found.push(...more)
    rest = without(rest, more)
  }
  return found.sort((a, b) => a.start - b.start)
}

/** A place as the API shows it: in code points. */
function shownPlace(text: string, { start, end }: Omit<Piece, 'value'>) {
  const points = (until: number) => [...text.slice(0, until)].length
  return { text: text.slice(start, end), start: points(start), end: points(end) }
}
