import { formatList, formatShortDay, weekdays } from '../../i18n/format.ts'
import { t } from '../../i18n/t.ts'
import { type MonthDay, monthDayIn, type Plan, planOf } from './rule.ts'

/** "Every 2 weeks on Mon and Fri"; for a rule that no line can express, only that it repeats. */
export function ruleText(recurrence: string): string {
  const plan = planOf(recurrence)
  return plan === undefined ? (monthlyText(recurrence) ?? t('pickers.repeats')) : planText(plan)
}

/** "Every month on the 15th and 30th", which the editor does not support. */
function monthlyText(recurrence: string): string | undefined {
  const [part, name, list = ''] = /;(BYMONTHDAY|BYDAY)=([^;]+)/.exec(recurrence) ?? []
  const plan = part === undefined ? undefined : planOf(recurrence.replace(part, ''))
  if (plan?.frequency !== 'MONTHLY') return undefined
  const monthDays = list.split(',').map((each) => monthDayIn(name, each))
  if (!monthDays.every((monthDay) => monthDay !== undefined)) return undefined
  return planText(plan, monthDaysText(monthDays))
}

/** Which days of a month: those of a weekday together, as in "on the second and fourth Tuesday". */
function monthDaysText(monthDays: readonly MonthDay[]): string {
  const days = monthDays.flatMap((monthDay) => ('day' in monthDay ? [monthDay.day] : [])).sort(lastAtEnd)
  if (days.length > 0) {
    const names = days.map((day) =>
      day === -1 ? t('pickers.rule.lastOfDays') : t('pickers.rule.nthDay_ordinal', { count: day }),
    )
    return t('pickers.rule.daysOfMonth', { days: formatList(names) })
  }
  const ofWeekdays = Map.groupBy(
    monthDays.filter((monthDay) => 'nth' in monthDay),
    ({ weekday }) => weekday,
  )
  const texts = [...ofWeekdays].map(([weekday, each]) => {
    const nths = each.map(({ nth }) => nth).sort(lastAtEnd)
    return nthWeekdayText(formatList(nths.map((nth) => t(`pickers.rule.nth.${nthKey(nth)}`))), weekday)
  })
  return formatList(texts)
}

const lastAtEnd = (one: number, other: number) => Number(one < 0) - Number(other < 0) || one - other

export function planText(plan: Plan, days?: string): string {
  const every = everyText(plan, days)
  if (plan.end === null) return every
  if ('count' in plan.end) return t('pickers.rule.times', { rule: every, count: plan.end.count })
  const date = formatShortDay(Temporal.PlainDate.from(plan.end.until), { year: 0, month: 1, day: 1 })
  return t('pickers.rule.until', { rule: every, date })
}

function everyText(
  { frequency, interval: count, weekdays: days, monthDay, date }: Plan,
  day = monthDay === null ? undefined : monthDayText(monthDay),
): string {
  if (frequency === 'DAILY') return t('pickers.rule.days', { count })
  if (frequency === 'WEEKLY') {
    if (days.length === 0) return t('pickers.rule.weeks', { count })
    if (count === 1 && days.join() === '1,2,3,4,5') return t('pickers.rule.weekdays')
    return t('pickers.rule.weeksOn', { count, days: formatList(namesOf(days, 'short')) })
  }
  if (frequency === 'MONTHLY') {
    if (day === undefined) return t('pickers.rule.months', { count })
    return t('pickers.rule.monthsOn', { count, day })
  }
  if (date === null) return t('pickers.rule.years', { count })
  const onDate = formatShortDay({ year: 2024, ...date }, { year: 2024, month: 1, day: 1 })
  return t('pickers.rule.yearsOn', { count, date: onDate })
}

/** "on day 31", "on the last day", "on the 3rd Saturday" */
export function monthDayText(monthDay: NonNullable<Plan['monthDay']>): string {
  if ('day' in monthDay) {
    return monthDay.day === -1
      ? t('pickers.rule.lastDay')
      : t('pickers.rule.dayOfMonth', { day: monthDay.day })
  }
  return nthWeekdayText(t(`pickers.rule.nth.${nthKey(monthDay.nth)}`), monthDay.weekday)
}

function nthWeekdayText(nth: string, of: number): string {
  const [weekday = ''] = namesOf([of], 'long')
  return t('pickers.rule.nthWeekday', { nth, weekday })
}

const NTH = ['first', 'second', 'third', 'fourth', 'fifth'] as const
const nthKey = (nth: number) => (nth < 0 ? 'last' : (NTH[nth - 1] ?? 'last'))

function namesOf(days: readonly number[], width: 'long' | 'short'): string[] {
  const names = weekdays(width)
  return names.filter(({ day }) => days.includes(day)).map(({ name }) => name)
}
