import type { LineHabits } from '@docket/grammar/lines/habits.ts'
import type { Language } from '@docket/grammar/lines/language.ts'
import { readIn } from '@docket/grammar/lines/read.ts'
import type { When } from '../../../core/dates.ts'

/** The language, time zone and moment of a message. */
export interface SpeechContext {
  language: Language
  /** IANA name. */
  timeZone: string
  now: Date
  habits?: LineHabits
}

/** What the grammar of lines (quick add) reads; here it knows no projects and labels. */
export const lineOf = (text: string, context: SpeechContext, due: When | null = null) =>
  readIn(text, { ...context, due, ignore: [], projects: [], labels: [] })

/** Most characters of a date: nobody writes more, and reading takes time. */
const LONGEST_WHEN = 100

/**
 * The date that the text is, if it is nothing else.
 * @param due the date that is meant where the text says only a time
 */
export function whenOf(text: string, context: SpeechContext, due: When | null = null): When | undefined {
  if (text.length > LONGEST_WHEN) return undefined
  const { title, due: said, recurrence } = lineOf(text, context, due)
  return title === '' && recurrence === null && said !== null ? said : undefined
}

export const todayOf = ({ now, timeZone }: SpeechContext): Temporal.PlainDate =>
  now.toTemporalInstant().toZonedDateTimeISO(timeZone).toPlainDate()
