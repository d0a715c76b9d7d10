import { dayOf, LONGEST } from '@docket/grammar/recurrence/calendar.ts'
import { withImplied } from '@docket/grammar/recurrence/days.ts'
import type { Rule, WeekdayPart } from '@docket/grammar/recurrence/shape.ts'
import type { When } from '../../core/dates.ts'

/** Rules in plain English. */

const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const UNITS = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' } as const

export const weekdayName = (weekday: number): string => DAY_NAMES[weekday - 1] ?? ''
export const monthName = (month: number): string => MONTH_NAMES[month - 1] ?? ''

/** "1st", "22nd", "113th" */
export function ordinal(number: number): string {
  const isTeen = number % 100 >= 11 && number % 100 <= 13
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${ending}`
}

/** "3rd", "last", "2nd to last" */
function place(number: number): string {
  if (number > 0) return ordinal(number)
  return number === -1 ? 'last' : `${ordinal(-number)} to last`
}

/** "a", "a and b", "a, b and c" */
function list(items: readonly string[], word = 'and'): string {
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`
}

/**
 * The rule in words, such as "Every month on the 31st; months without a 31st are left out."
 * @param start the start of the series, for what the rule takes from it
 */
export function describe(rule: Rule, start?: When): string {
  const whole = start === undefined ? rule : withImplied(rule, dayOf(start.date))
  const unit = UNITS[rule.frequency]
  const every = rule.interval === 1 ? `Every ${unit}` : `Every ${rule.interval} ${unit}s`
  const clauses = [every, ...conditionsOf(whole)].join(' ')
  const notes = [choiceOf(whole), omissionOf(whole), endOf(rule)].filter((note) => note !== undefined)
  return `${[clauses, ...notes].join('; ')}.`
}

/** All of them hold for each date; only the first that names days begins with "on". */
function conditionsOf(rule: Rule): string[] {
  const { byMonth, byMonthDay, byYearDay, byWeekNo, byDay } = rule
  const conditions: string[] = []
  if (byMonthDay.length > 0) conditions.push(monthDaysText(rule))
  if (byYearDay.length > 0) conditions.push(also(conditions, `${places(byYearDay)} day of the year`))
  if (byDay.length > 0) conditions.push(weekdaysText(rule, conditions.length > 0))
  if (byWeekNo.length > 0) conditions.push(`in the ${places(byWeekNo)} week of the year`)
  if (byMonth.length > 0 && !isOneDate(rule)) conditions.push(`in ${list(byMonth.map(monthName))}`)
  if (rule.weekStart !== 1 && (byWeekNo.length > 0 || rule.frequency === 'WEEKLY')) {
    conditions.push(`(weeks begin on ${weekdayName(rule.weekStart)})`)
  }
  return conditions
}

const places = (numbers: readonly number[]): string => list(inOrder(numbers).map(place))

/** From the first to the last: numbers that count from the end come last. */
const inOrder = (numbers: readonly number[]): number[] => [
  ...numbers.filter((number) => number > 0),
  ...numbers.filter((number) => number < 0),
]

const also = (before: readonly string[], day: string): string =>
  before.length === 0 ? `on the ${day}` : `if it is the ${day}`

const isOneDate = ({ byMonth, byMonthDay }: Rule): boolean => byMonth.length === 1 && onlyOne(byMonthDay) > 0
const onlyOne = (numbers: readonly number[]): number => (numbers.length === 1 ? (numbers[0] ?? 0) : 0)

function monthDaysText(rule: Rule): string {
  if (isOneDate(rule)) return `on ${onlyOne(rule.byMonthDay)} ${monthName(onlyOne(rule.byMonth))}`
  const fromEnd = rule.byMonthDay.some((day) => day < 0)
  const ofMonth = rule.frequency === 'MONTHLY' && !fromEnd ? '' : ` ${fromEnd ? 'day ' : ''}of the month`
  return `on the ${places(rule.byMonthDay)}${ofMonth}`
}

function weekdaysText(rule: Rule, isLimit: boolean): string {
  const parts = [...rule.byDay.filter(({ nth }) => nth >= 0), ...rule.byDay.filter(({ nth }) => nth < 0)]
  const isNumbered = parts.some(({ nth }) => nth !== 0)
  const period = rule.frequency === 'MONTHLY' || rule.byMonth.length > 0 ? 'month' : 'year'
  const named = ({ weekday, nth }: WeekdayPart) => {
    if (nth !== 0) return `the ${place(nth)} ${weekdayName(weekday)}`
    return isNumbered ? `every ${weekdayName(weekday)}` : `${isLimit ? 'a ' : ''}${weekdayName(weekday)}`
  }
  const names = list(parts.map(named), isLimit ? 'or' : 'and')
  return `${isLimit ? 'if it is' : 'on'} ${names}${isNumbered ? ` of the ${period}` : ''}`
}

function choiceOf({ bySetPos, frequency }: Rule): string | undefined {
  if (bySetPos.length === 0) return undefined
  return `of these days only the ${places(bySetPos)} of each ${UNITS[frequency]}`
}

/** States that nothing replaces a day which a month or year does not have. */
function omissionOf({ frequency, byMonth, byMonthDay, byYearDay }: Rule): string | undefined {
  const end = 'are left out'
  if (frequency === 'DAILY') return undefined
  if (byYearDay.some((day) => Math.abs(day) === 366)) return `years without a 366th day ${end}`
  const months = byMonth.length > 0 ? byMonth : LONGEST.map((_, index) => index + 1)
  const missing = byMonthDay.filter((day) => months.some((month) => (LONGEST[month - 1] ?? 0) < day))
  if (missing.length > 0) return `months without a ${list(missing.map(ordinal), 'or')} ${end}`
  if (months.includes(2) && byMonthDay.includes(29)) {
    return months.length === 1 ? `years without a 29 February ${end}` : `February only in leap years`
  }
  return undefined
}

function endOf({ count, until }: Rule): string | undefined {
  if (count !== null) return count === 1 ? 'once' : `${count} times`
  if (until === null) return undefined
  const time = until.time === null ? '' : ` at ${until.time}${until.utc ? ' UTC' : ''}`
  return `until ${until.date}${time}`
}
