import type { When } from '../dates.ts'
import { nextOccurrence } from '../recurrence/occurrences.ts'
import { parseRule, RuleError } from '../recurrence/rule.ts'
import { type Rule, WEEKDAYS } from '../recurrence/shape.ts'
import type { RuleSays } from './says.ts'

/** Which rule a phrase means (RFC 5545), and on which date it begins. */

const FREQUENCIES = {
  days: 'DAILY',
  weeks: 'WEEKLY',
  months: 'MONTHLY',
  quarters: 'MONTHLY',
  years: 'YEARLY',
} as const
type Period = keyof typeof FREQUENCIES

/** Where a rule ends: `COUNT=10`, `UNTIL=20270101`. */
export type End = string

/** @returns undefined where there is no rule that a task can follow */
export function ruleOf(says: RuleSays, end?: End): Rule | undefined {
  if (says.unclear) return undefined
  const { n = 1, unit } = inWeeks(says)
  const parts = partsOf({ ...says, unit })
  if (parts === undefined) return undefined
  const interval = unit === 'quarters' ? 3 * n : n
  try {
    return parseRule([...parts, `INTERVAL=${interval}`, ...(end === undefined ? [] : [end])].join(';'))
  } catch (error) {
    if (error instanceof RuleError) return undefined
    throw error
  }
}

/** Every 14 days on a Saturday is every two weeks. */
function inWeeks({ n, unit, weekdays }: RuleSays): Pick<RuleSays, 'n' | 'unit'> {
  const isWeeks = unit === 'days' && weekdays !== undefined && n !== undefined && n % 7 === 0
  return isWeeks ? { n: n / 7, unit: 'weeks' } : { n, unit }
}

function partsOf({ unit, weekdays, places, days, day, month, part }: RuleSays): string[] | undefined {
  const isOf = (...units: RuleSays['unit'][]) => unit === undefined || units.includes(unit)
  const name = (number: number) => WEEKDAYS[number - 1] ?? ''
  if (day !== undefined && month !== undefined) {
    return isOf('years') ? ['FREQ=YEARLY', `BYMONTH=${month}`, `BYMONTHDAY=${day}`] : undefined
  }
  if (places !== undefined) {
    const names = places.map(({ nth, weekday }) => `${nth}${name(weekday)}`)
    return isOf('months', 'quarters') ? ['FREQ=MONTHLY', `BYDAY=${names.join()}`] : undefined
  }
  if (days !== undefined) {
    return isOf('months', 'quarters') ? ['FREQ=MONTHLY', `BYMONTHDAY=${days.join()}`] : undefined
  }
  if (weekdays !== undefined) {
    return isOf('weeks') ? ['FREQ=WEEKLY', `BYDAY=${weekdays.map(name).join()}`] : undefined
  }
  if (unit === undefined) return part === undefined ? undefined : ['FREQ=DAILY']
  return unit in FREQUENCIES ? [`FREQ=${FREQUENCIES[unit as Period]}`] : undefined
}

/** The first date of the rule from `start` on: `every other Tuesday` begins with the next one. */
export const firstOf = (rule: Rule, start: When): When | null =>
  nextOccurrence({ rule: { ...rule, interval: 1, count: null }, start })
