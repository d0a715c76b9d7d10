import { type DateOrder, orderIn } from '../shown.ts'
import type { Language } from './language.ts'

/** What a person has chosen that decides how their lines are read. */
export interface LineHabits {
  /** The first day of the week: 1 is Monday. */
  weekStart: number
  /** Whether 3/4 is the third of April; otherwise the first number is the month, if it can be. */
  dayFirst: boolean
  /** Minutes before the due time at which to remind, if the line says nothing of it; null for not at all. */
  reminder: number | null
  /** The only language in which lines are read; null if it is to be found. */
  only: Language | null
}

export const PLAIN: LineHabits = { weekStart: 1, dayFirst: false, reminder: null, only: null }

/** Those members of the preferences that lines depend on. */
interface Chosen {
  week_start?: number | undefined
  date_format?: DateOrder | undefined
  default_reminder?: number | undefined
  line_language?: Language | undefined
}

/**
 * What preferences mean for lines: the same in the service and in the browser.
 * @param locale the language of the user, as in `en-GB`: it decides what they have not chosen
 */
export const habitsOf = (
  { week_start, date_format, default_reminder, line_language }: Chosen,
  locale: string,
): LineHabits => ({
  weekStart: week_start ?? PLAIN.weekStart,
  dayFirst: (date_format ?? orderIn(locale)) === 'dmy',
  reminder: default_reminder ?? null,
  only: line_language ?? null,
})
