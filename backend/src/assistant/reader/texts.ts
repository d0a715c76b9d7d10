import type { When } from '../../core/dates.ts'
import type { Language } from '../../quick-add/model/language.ts'
import type { Ask, Priority } from '../model/commands/command.ts'
import { de } from './texts/de.ts'
import { en } from './texts/en.ts'
import { ur } from './texts/ur.ts'

/** What the reader says. Titles and names come in isolated already (`name`). */
export interface Texts {
  /** For `Intl`. */
  locale: string
  /** A day, and a time of it. */
  at(day: string, time: string): string
  due(when: string): string
  repeats: string
  priority(priority: Priority): string
  inProject(name: string): string
  labelled(names: string): string
  and: string
  /** Between what is said of a task. */
  comma: string
  quotes: readonly [open: string, close: string]

  /** @param bare whether nobody said that it is to be added */
  added(tasks: readonly string[], bare: boolean): string
  done(titles: string, count: number): string
  doneAlready(titles: string, count: number): string
  /** It recurs, and is due again. */
  again(title: string, when: string): string
  reopened(titles: string, count: number): string
  openAlready(titles: string, count: number): string
  deleted(titles: string, count: number): string
  renamed(before: string, after: string): string
  moved(titles: string, when: string): string
  unscheduled(titles: string): string
  prioritised(titles: string, priority: Priority): string
  put(titles: string, project: string): string
  tagged(titles: string, label: string): string
  untagged(titles: string, label: string): string
  undone(count: number): string
  nothingToUndo: string
  undoneAlready: string
  refused(detail: string | null): string

  /** What was to be shown, in parts. */
  asked(ask: Ask, day: string | null): string[]
  about(words: string): string
  count(count: number): string
  projects: string
  more(count: number, isLeast: boolean): string

  which(words: string): string
  whichHint: string
  notFound(words: string): string
  near: string
  noSuchTask(numbers: string): string
  nothingMeant: string
  sure(titles: string, deed: 'done' | 'reopen' | 'delete' | 'change', count: number): string
  noProject(name: string, names: string): string
  everything: string
  tooMany(most: number): string
  tooLong(most: number): string
  left: string
  /** When a message asks for more than is done at once. */
  rest: string
  unknown(examples: readonly string[]): string
  offer(line: string): string
  examples: readonly [string, string, string]
  help: string
  hello: string
  thanks: string
}

export const TEXTS: Record<Language, Texts> = { en, de, ur }

/** Keeps a title together whichever way it is written, and what stands around it. */
export const isolated = (text: string): string => `\u2068${text}\u2069`

/** A day as one says it, and its time. @param today where the user is */
export function whenText({ date, time }: When, today: Temporal.PlainDate, texts: Texts): string {
  const day = dayText(Temporal.PlainDate.from(date), today, texts)
  return time === undefined ? day : texts.at(day, time)
}

export function dayText(day: Temporal.PlainDate, today: Temporal.PlainDate, { locale }: Texts): string {
  const away = today.until(day).days
  if (Math.abs(away) <= 1) {
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(away, 'day')
  }
  const parts: Intl.DateTimeFormatOptions =
    away > 0 && away < 7
      ? { weekday: 'long' }
      : {
          weekday: 'short',
          day: 'numeric',
          month: 'long',
          ...(day.year !== today.year && { year: 'numeric' }),
        }
  // A moment of that day in UTC: the formatter knows no plain dates.
  const noon = day.toPlainDateTime({ hour: 12 }).toZonedDateTime('UTC').epochMilliseconds
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }).format(noon)
}

/** `a, b and c`, each as a name. */
export const namesText = (
  names: readonly string[],
  { and }: Texts,
  name: (text: string) => string,
): string => {
  const all = names.map(name)
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} ${and} ${all.at(-1)}`
}
