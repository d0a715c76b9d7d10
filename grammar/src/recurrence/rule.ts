import { LONGEST } from './calendar.ts'
import { hasDates } from './days.ts'
import { FREQUENCIES, type Frequency, type Rule, type Until, WEEKDAYS, type WeekdayPart } from './shape.ts'

/** Reads RFC 5545 rules (RRULE) strictly: what a task cannot follow is refused with a sentence that says why. */

export const MAX_LENGTH = 500
const MAX_INTERVAL = 1000
const MAX_COUNT = 10_000

/** A rule that cannot be followed; the message tells its author what is wrong with it. */
export class RuleError extends Error {
  override name = 'RuleError'
}

const fail = (message: string): never => {
  throw new RuleError(message)
}

/** In the order of the canonical text. */
const PARTS = [
  'FREQ',
  'UNTIL',
  'COUNT',
  'INTERVAL',
  'BYMONTH',
  'BYWEEKNO',
  'BYYEARDAY',
  'BYMONTHDAY',
  'BYDAY',
  'BYSETPOS',
  'WKST',
] as const
type Part = (typeof PARTS)[number]

const REFUSED: Record<string, string> = {
  BYHOUR: 'The time of day comes from the start, so BYHOUR is not allowed.',
  BYMINUTE: 'The time of day comes from the start, so BYMINUTE is not allowed.',
  BYSECOND: 'The time of day comes from the start, so BYSECOND is not allowed.',
  DTSTART: 'The start is given separately, so DTSTART is not allowed in the rule.',
  EXDATE: 'EXDATE is not part of a rule.',
  RDATE: 'RDATE is not part of a rule.',
}

/**
 * Reads the value of an RRULE, with or without `RRULE:` before it, in any case.
 * @returns the rule; its `text` is the canonical form: parts in order, lists sorted, defaults left out
 * @throws RuleError with a sentence for the rule's author
 */
export function parseRule(text: string): Rule {
  if (text.length > MAX_LENGTH) fail(`A rule has at most ${MAX_LENGTH} characters.`)
  if (!/^[A-Za-z0-9=;,:+-]*$/.test(text)) {
    fail('A rule is one line of letters, digits and the characters = ; , + - without spaces.')
  }
  const parts = partsOf(text.toUpperCase().replace(/^RRULE:/, ''))
  const frequency = frequencyOf(parts.get('FREQ'))
  const rule: Omit<Rule, 'text'> = {
    frequency,
    until: untilOf(parts.get('UNTIL')),
    count: numberOf('COUNT', parts.get('COUNT'), MAX_COUNT),
    interval: numberOf('INTERVAL', parts.get('INTERVAL'), MAX_INTERVAL) ?? 1,
    byMonth: listOf('BYMONTH', parts.get('BYMONTH'), { max: 12 }),
    byWeekNo: listOf('BYWEEKNO', parts.get('BYWEEKNO'), { max: 53, signed: true }),
    byYearDay: listOf('BYYEARDAY', parts.get('BYYEARDAY'), { max: 366, signed: true }),
    byMonthDay: listOf('BYMONTHDAY', parts.get('BYMONTHDAY'), { max: 31, signed: true }),
    byDay: weekdaysOf(parts.get('BYDAY')),
    bySetPos: listOf('BYSETPOS', parts.get('BYSETPOS'), { max: 366, signed: true }),
    weekStart: weekdayNumber(parts.get('WKST') ?? 'MO', 'WKST'),
  }
  checkTogether(rule)
  const whole = { ...rule, text: textOf(rule) }
  if (!hasDates(whole)) fail('No date matches this rule.')
  return whole
}

function partsOf(text: string): Map<Part, string> {
  const parts = new Map<Part, string>()
  for (const part of text.split(';')) {
    const [, name, value] = /^([A-Z-]+)=([^=:]+)$/.exec(part) ?? []
    if (name === undefined || value === undefined) {
      return fail(`A rule is made of NAME=VALUE parts separated by ";"; "${part}" is not one.`)
    }
    const known = PARTS.find((candidate) => candidate === name)
    if (known === undefined) return fail(REFUSED[name] ?? `A rule has no part ${name}.`)
    if (parts.has(known)) fail(`${name} is given twice.`)
    parts.set(known, value)
  }
  return parts
}

function frequencyOf(value: string | undefined): Frequency {
  const known = FREQUENCIES.find((candidate) => candidate === value)
  if (known !== undefined) return known
  return fail(
    value === undefined
      ? 'A rule needs FREQ: DAILY, WEEKLY, MONTHLY or YEARLY.'
      : `FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY, not ${value}.`,
  )
}

function numberOf(name: Part, value: string | undefined, max: number): number | null {
  if (value === undefined) return null
  const number = /^\d{1,5}$/.test(value) ? Number(value) : 0
  return number >= 1 && number <= max ? number : fail(`${name} must be a whole number from 1 to ${max}.`)
}

function listOf(
  name: Part,
  value: string | undefined,
  { max, signed = false }: { max: number; signed?: boolean },
): number[] {
  if (value === undefined) return []
  const pattern = signed ? /^[+-]?\d{1,3}$/ : /^\d{1,2}$/
  const numbers = value.split(',').map((item) => {
    const number = pattern.test(item) ? Number(item) : 0
    if (number !== 0 && Math.abs(number) <= max) return number
    return fail(`${name} must be a list of numbers from 1 to ${max}${signed ? `, or -1 to -${max}` : ''}.`)
  })
  return [...new Set(numbers)].sort((a, b) => a - b)
}

function weekdaysOf(value: string | undefined): WeekdayPart[] {
  if (value === undefined) return []
  const items = value.split(',').map((item) => {
    const [, nth = '0', name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(item) ?? []
    const weekday = weekdayNumber(name, 'BYDAY')
    const isNumbered = item.length > 2
    if (isNumbered && (Number(nth) === 0 || Math.abs(Number(nth)) > 53)) {
      return fail('The number before a weekday in BYDAY must be from 1 to 53, or from -1 to -53.')
    }
    return { weekday, nth: Number(nth) }
  })
  const unique = new Map(items.map((item) => [`${item.nth} ${item.weekday}`, item]))
  return [...unique.values()].sort((a, b) => a.nth - b.nth || a.weekday - b.weekday)
}

function weekdayNumber(name: string, part: Part): number {
  const index = WEEKDAYS.indexOf(name)
  return index === -1 ? fail(`${part} must use the weekdays MO, TU, WE, TH, FR, SA, SU.`) : index + 1
}

function untilOf(value: string | undefined): Until | null {
  if (value === undefined) return null
  const [, year, month, day, hour, minute, second, utc] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})([0-5]\d)(Z)?)?$/.exec(value) ?? []
  try {
    const date = Temporal.PlainDate.from(`${year}-${month}-${day}`).toString()
    if (hour === undefined) return { date, time: null, utc: false }
    const time = Temporal.PlainTime.from(`${hour}:${minute}:${second}`).toString()
    return { date, time, utc: utc !== undefined }
  } catch {
    return fail('UNTIL must be a date like 20261231 or a time like 20261231T090000 or 20261231T090000Z.')
  }
}

function checkTogether(rule: Omit<Rule, 'text'>): void {
  const { frequency, byDay, byMonthDay, byWeekNo, byYearDay, byMonth, bySetPos } = rule
  if (rule.count !== null && rule.until !== null) fail('COUNT and UNTIL cannot be given together.')
  if (byWeekNo.length > 0 && frequency !== 'YEARLY') fail('BYWEEKNO needs FREQ=YEARLY.')
  if (byYearDay.length > 0 && frequency !== 'YEARLY') fail('BYYEARDAY needs FREQ=YEARLY.')
  if (byMonthDay.length > 0 && frequency === 'WEEKLY') fail('BYMONTHDAY cannot be used with FREQ=WEEKLY.')
  const numbers = byDay.map(({ nth }) => Math.abs(nth))
  if (numbers.some((nth) => nth > 0)) {
    if (frequency === 'DAILY' || frequency === 'WEEKLY') {
      fail('A number before a weekday in BYDAY needs FREQ=MONTHLY or FREQ=YEARLY.')
    }
    if (byWeekNo.length > 0) fail('A number before a weekday in BYDAY cannot be used with BYWEEKNO.')
    if (frequency === 'MONTHLY' || byMonth.length > 0) {
      if (numbers.some((nth) => nth > 5)) fail('No month has more than five of any weekday.')
    }
  }
  const filters = [byDay, byMonthDay, byWeekNo, byYearDay, byMonth]
  if (bySetPos.length > 0 && filters.every(({ length }) => length === 0)) {
    fail('BYSETPOS selects from the days of another BY… part, so it needs one.')
  }
  const least = Math.min(...byMonthDay.map(Math.abs))
  if (Number.isFinite(least) && byMonth.length > 0) {
    const longest = Math.max(...byMonth.map((month) => LONGEST[month - 1] ?? 0))
    if (longest < least) fail(`None of the months of BYMONTH has ${least} days.`)
  }
}

function textOf(rule: Omit<Rule, 'text'>): string {
  const values: Record<Part, string> = {
    FREQ: rule.frequency,
    UNTIL: rule.until === null ? '' : untilText(rule.until),
    COUNT: String(rule.count ?? ''),
    INTERVAL: rule.interval === 1 ? '' : String(rule.interval),
    BYMONTH: rule.byMonth.join(),
    BYWEEKNO: rule.byWeekNo.join(),
    BYYEARDAY: rule.byYearDay.join(),
    BYMONTHDAY: rule.byMonthDay.join(),
    BYDAY: rule.byDay.map(({ nth, weekday }) => `${nth || ''}${WEEKDAYS[weekday - 1]}`).join(),
    BYSETPOS: rule.bySetPos.join(),
    WKST: rule.weekStart === 1 ? '' : String(WEEKDAYS[rule.weekStart - 1]),
  }
  return PARTS.filter((part) => values[part] !== '')
    .map((part) => `${part}=${values[part]}`)
    .join(';')
}

function untilText({ date, time, utc }: Until): string {
  const text = time === null ? date : `${date}T${time}${utc ? 'Z' : ''}`
  return text.replaceAll(/[-:]/g, '')
}
