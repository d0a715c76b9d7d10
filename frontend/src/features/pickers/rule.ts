/** The recurrence rules that the editor supports: those that people ask for. Others are kept as they are. */

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** A place in a month: the day with this number (-1 for the last), or a weekday, counted from the end if negative. */
export type MonthDay = { day: number } | { nth: number; weekday: number }

export interface Plan {
  frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  interval: number
  /** For a weekly plan, 1 for Monday; none means that of the start. */
  weekdays: readonly number[]
  /** For a monthly plan; null means the day of the start. */
  monthDay: MonthDay | null
  /** For a yearly plan; null means the date of the start. */
  date: { month: number; day: number } | null
  /** The last date, or the number of dates. */
  end: { until: string } | { count: number } | null
}

const NOTHING = { interval: 1, weekdays: [], monthDay: null, date: null, end: null }
export const planOfEvery = (frequency: Plan['frequency'], parts: Partial<Plan> = {}): Plan => ({
  ...NOTHING,
  frequency,
  ...parts,
})

/** The plan for a rule as the service writes it; undefined for one that a plan cannot express. */
export function planOf(recurrence: string): Plan | undefined {
  const parts = new Map(recurrence.split(';').map((part) => part.split('=', 2) as [string, string]))
  const frequency = FREQUENCIES.find((name) => name === parts.get('FREQ'))
  if (frequency === undefined) return undefined
  const plan = planOfEvery(frequency, {
    interval: Number(parts.get('INTERVAL') ?? 1),
    weekdays: frequency === 'WEEKLY' ? weekdaysOf(parts.get('BYDAY')) : [],
    monthDay: frequency === 'MONTHLY' ? monthDayOf(parts.get('BYMONTHDAY'), parts.get('BYDAY')) : null,
    date: frequency === 'YEARLY' ? dateOf(parts.get('BYMONTH'), parts.get('BYMONTHDAY')) : null,
    end: endOf(parts.get('UNTIL'), parts.get('COUNT')),
  })
  // A rule with parts that a plan cannot express would be written differently.
  return ruleOf(plan) === recurrence ? plan : undefined
}

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const

const weekdaysOf = (names: string | undefined): number[] => names?.split(',').map(weekdayOf) ?? []
const weekdayOf = (name: string): number => (WEEKDAYS as readonly string[]).indexOf(name) + 1

function monthDayOf(day: string | undefined, weekday: string | undefined): MonthDay | null {
  if (day !== undefined) return { day: Number(day) }
  const [, nth, name = ''] = /^(-?\d)(..)$/.exec(weekday ?? '') ?? []
  return nth === undefined ? null : { nth: Number(nth), weekday: weekdayOf(name) }
}

/** One item of BYMONTHDAY or BYDAY; undefined for one that no plan can have. */
export function monthDayIn(name: string | undefined, item: string): MonthDay | undefined {
  const isDay = name === 'BYMONTHDAY'
  if (!(isDay ? /^(-1|\d+)$/ : /^(-1|[1-5])[A-Z]{2}$/).test(item)) return undefined
  return (isDay ? monthDayOf(item, undefined) : monthDayOf(undefined, item)) ?? undefined
}

const dateOf = (month: string | undefined, day: string | undefined): Plan['date'] =>
  month === undefined ? null : { month: Number(month), day: Number(day) }

function endOf(until: string | undefined, count: string | undefined): Plan['end'] {
  if (count !== undefined) return { count: Number(count) }
  return until === undefined ? null : { until: until.replace(/^(....)(..)(..).*/, '$1-$2-$3') }
}

/** The rule for a plan, as the service writes it. */
export function ruleOf({ frequency, interval, weekdays, monthDay, date, end }: Plan): string {
  const parts: [string, string | number | undefined][] = [
    ['FREQ', frequency],
    ['UNTIL', end !== null && 'until' in end ? end.until.replaceAll('-', '') : undefined],
    ['COUNT', end !== null && 'count' in end ? end.count : undefined],
    ['INTERVAL', interval === 1 ? undefined : interval],
  ]
  if (frequency === 'YEARLY' && date !== null) parts.push(['BYMONTH', date.month], ['BYMONTHDAY', date.day])
  if (frequency === 'MONTHLY' && monthDay !== null) {
    if ('day' in monthDay) parts.push(['BYMONTHDAY', monthDay.day])
    else parts.push(['BYDAY', `${monthDay.nth}${WEEKDAYS[monthDay.weekday - 1]}`])
  }
  if (frequency === 'WEEKLY' && weekdays.length > 0) {
    const names = [...weekdays].sort((a, b) => a - b).map((weekday) => WEEKDAYS[weekday - 1])
    parts.push(['BYDAY', names.join()])
  }
  return parts
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${value}`)
    .join(';')
}
