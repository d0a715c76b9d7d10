import { formatList, formatShortDay, weekdays } from '../../i18n/format.ts'
import { t } from '../../i18n/t.ts'
import { type Plan, planOf } from './rule.ts'

/** "Every 2 weeks on Mon and Fri"; for a rule that the editor does not support, only that it repeats. */
export function ruleText(recurrence: string): string {
  const plan = planOf(recurrence)
  return plan === undefined ? t('pickers.repeats') : planText(plan)
}

export function planText(plan: Plan): string {
  const every = everyText(plan)
  if (plan.end === null) return every
  if ('count' in plan.end) return t('pickers.rule.times', { rule: every, count: plan.end.count })
  const date = formatShortDay(Temporal.PlainDate.from(plan.end.until), { year: 0, month: 1, day: 1 })
  return t('pickers.rule.until', { rule: every, date })
}

function everyText({ frequency, interval: count, weekdays: days, place, date }: Plan): string {
  if (frequency === 'DAILY') return t('pickers.rule.days', { count })
  if (frequency === 'WEEKLY') {
    if (days.length === 0) return t('pickers.rule.weeks', { count })
    if (count === 1 && days.join() === '1,2,3,4,5') return t('pickers.rule.weekdays')
    return t('pickers.rule.weeksOn', { count, days: formatList(namesOf(days, 'short')) })
  }
  if (frequency === 'MONTHLY') {
    if (place === null) return t('pickers.rule.months', { count })
    return t('pickers.rule.monthsOn', { count, day: placeText(place) })
  }
  if (date === null) return t('pickers.rule.years', { count })
  const day = formatShortDay({ year: 2024, ...date }, { year: 2024, month: 1, day: 1 })
  return t('pickers.rule.yearsOn', { count, date: day })
}

/** "on day 31", "on the last day", "on the 3rd Saturday" */
export function placeText(place: NonNullable<Plan['place']>): string {
  if ('day' in place) {
    return place.day === -1 ? t('pickers.rule.lastDay') : t('pickers.rule.dayOfMonth', { day: place.day })
  }
  const [weekday = ''] = namesOf([place.weekday], 'long')
  const nth = t(`pickers.rule.nth.${nthKey(place.nth)}`)
  return t('pickers.rule.nthWeekday', { nth, weekday })
}

const NTH = ['first', 'second', 'third', 'fourth', 'fifth'] as const
const nthKey = (nth: number) => (nth < 0 ? 'last' : (NTH[nth - 1] ?? 'last'))

function namesOf(days: readonly number[], width: 'long' | 'short'): string[] {
  const names = weekdays(width)
  return names.filter(({ day }) => days.includes(day)).map(({ name }) => name)
}
