import type { Language } from '@docket/grammar/lines/language.ts'
import type { When } from '../../core/dates.ts'
import { de } from './texts/de.ts'
import { en } from './texts/en.ts'
import { ur } from './texts/ur.ts'
import type { Texts } from './wording.ts'

export const TEXTS: Record<Language, Texts> = { en, de, ur }

/** Isolates a title, whichever way it is written, from the text around it: no mark in it reaches further. */
export const isolated = (text: string): string =>
  `\u2068${text.replaceAll(/[\u202a-\u202e\u2066-\u2069]/gu, '').replaceAll(/\s+/gu, ' ')}\u2069`

/** A day in words, and its time. @param today the present day of the user */
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
  // An instant on that day in UTC: the formatter takes no plain dates.
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
