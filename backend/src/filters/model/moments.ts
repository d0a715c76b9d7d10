import type { Moment, Offset, Unit } from './ast.ts'

/** Reads dates and times: `2026-11-20`, `2026-11-20T09:00`, `2026-11-20T09:00:00+01:00`, `today`, `now + 2h`. */

/** The same as in `core/dates.ts`: beyond these, PostgreSQL and JavaScript differ. */
const FIRST_YEAR = 1900
const LAST_YEAR = 9998

const MOMENT =
  /^(?<base>today|tomorrow|yesterday|now|(?<date>\d{4}-\d\d-\d\d)(?<time>t(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?<zone>z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?)\s*(?<offset>[+-]\s*\d{1,3}[hdwmy])?$/i

const DAYS: Readonly<Record<string, readonly Offset[]>> = {
  today: [],
  tomorrow: [{ count: 1, unit: 'd' }],
  yesterday: [{ count: -1, unit: 'd' }],
}

/** @returns undefined where the text is no moment, a day that the calendar lacks, or a whole day with hours added */
export function readMoment(text: string): Moment | undefined {
  const found = MOMENT.exec(text)?.groups
  if (found === undefined) return undefined
  const { base = '', date, time, zone, offset } = found
  const plus = offset === undefined ? [] : [readOffset(offset)]
  const word = base.toLowerCase()
  const moment = ((): Moment => {
    if (word === 'now') return { is: 'instant', base: word, plus }
    const days = DAYS[word]
    if (days !== undefined) return { is: 'day', base: 'today', plus: [...days, ...plus] }
    const is = time === undefined ? 'day' : zone === undefined ? 'clock' : 'instant'
    return { is, base: base.toUpperCase(), plus }
  })()
  if (date !== undefined && !isDay(date)) return undefined
  return moment.is === 'day' && plus.some(({ unit }) => unit === 'h') ? undefined : moment
}

/** Whether `text` may continue a moment, as `+ 7d` does after `today`. */
export const startsOffset = (text: string): boolean => /^[+-](\d{1,3}[hdwmy])?$/i.test(text)

function readOffset(text: string): Offset {
  const compact = text.replaceAll(/\s/g, '').toLowerCase()
  return { count: Number(compact.slice(0, -1)), unit: compact.slice(-1) as Unit }
}

function isDay(text: string): boolean {
  try {
    const { year } = Temporal.PlainDate.from(text)
    return year >= FIRST_YEAR && year <= LAST_YEAR
  } catch {
    return false
  }
}
