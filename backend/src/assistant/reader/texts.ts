import type { Language } from '@docket/grammar/lines/language.ts'
import { clockOf, dateIn } from '@docket/grammar/shown.ts'
import { type When, wallClockOf } from '../../core/dates.ts'
import { isolated } from '../../core/locale.ts'
import { type SpeechContext, todayOf } from '../model/commands/context.ts'
import { de } from './texts/de.ts'
import { en } from './texts/en.ts'
import { ur } from './texts/ur.ts'
import type { Texts } from './wording.ts'

export const TEXTS: Record<Language, Texts> = { en, de, ur }

/** A day in words, and its time: in the time zone of the user, as the web app shows it. */
export function whenText(when: When, context: SpeechContext & { texts: Texts }): string {
  const { texts, timeZone } = context
  const today = todayOf(context)
  if (when.time === undefined) return dayText(Temporal.PlainDate.from(when.date), today, texts)
  const there = wallClockOf({ date: when.date, time: when.time })
  const isElsewhere = when.time_zone !== undefined && when.time_zone !== timeZone
  const here = isElsewhere
    ? there
        .toZonedDateTime(when.time_zone ?? timeZone)
        .withTimeZone(timeZone)
        .toPlainDateTime()
    : there
  const time = timeText(here, texts)
  // In a language that runs from right to left, AM would be drawn before the digits.
  const said = context.language === 'ur' ? isolated(time) : time
  return texts.at(dayText(here.toPlainDate(), today, texts), said)
}

/** "09:30", or "9:30 AM" where that is usual. */
function timeText({ hour, minute }: Temporal.PlainDateTime, { locale, shown = {} }: Texts): string {
  const options = { hour: 'numeric', minute: '2-digit', timeZone: 'UTC', ...clockOf(shown) } as const
  const format = new Intl.DateTimeFormat(locale, options)
  return format.format((hour * 60 + minute) * 60_000)
}

export function dayText(
  day: Temporal.PlainDate,
  today: Temporal.PlainDate,
  { locale, shown = {} }: Texts,
): string {
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
          month: 'short',
          ...(day.year !== today.year && { year: 'numeric' }),
        }
  // An instant on that day in UTC: the formatter takes no plain dates.
  const noon = day.toPlainDateTime({ hour: 12 }).toZonedDateTime('UTC').epochMilliseconds
  return dateIn(new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }), noon, shown.order)
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
