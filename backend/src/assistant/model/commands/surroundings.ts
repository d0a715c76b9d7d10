import type { When } from '../../../core/dates.ts'
import type { Language } from '../../../quick-add/model/language.ts'
import { readLine } from '../../../quick-add/model/read.ts'

/** Where and when a message is said. */
export interface Surroundings {
  language: Language
  /** IANA name. */
  timeZone: string
  now: Date
}

/** What the grammar of lines reads; of projects and labels it knows none here. */
export const lineOf = (text: string, surroundings: Surroundings, due: When | null = null) =>
  readLine(text, { ...surroundings, due, ignore: [], projects: [], labels: [] })

/** Longest words for a date: nobody says more, and reading them takes its time. */
const LONGEST_WHEN = 100

/**
 * The date that the text is, if it is nothing else.
 * @param due the date that is meant where the text says only a time
 */
export function whenOf(text: string, surroundings: Surroundings, due: When | null = null): When | undefined {
  if (text.length > LONGEST_WHEN) return undefined
  const { title, due: said, recurrence } = lineOf(text, surroundings, due)
  return title === '' && recurrence === null && said !== null ? said : undefined
}

export const todayOf = ({ now, timeZone }: Surroundings): Temporal.PlainDate =>
  now.toTemporalInstant().toZonedDateTimeISO(timeZone).toPlainDate()
