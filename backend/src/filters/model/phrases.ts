import { dayPhrase } from '@docket/grammar/lines/day-phrase.ts'
import { monthAndDay } from '@docket/grammar/lines/days.ts'
import type { DaySays, Unit as Said } from '@docket/grammar/lines/says.ts'
import type { Moment, Step, Unit } from './ast.ts'

/** Days as quick add reads them, in every language: `in 7 days`, `next week`, `nächsten Freitag`. */

const UNITS: Partial<Record<Said, Unit>> = { hours: 'h', days: 'd', weeks: 'w', months: 'm', years: 'y' }
const PERIODS = { week: 'w', month: 'm', year: 'y' } as const
const MOST = 999

/** @returns undefined where it is no such phrase, or one that needs to know the day, like `24 december` */
export function readPhrase(text: string): Moment | undefined {
  const says = dayPhrase(text)
  return says === undefined ? undefined : momentOf(says)
}

function momentOf(says: DaySays): Moment | undefined {
  const { days, n, unit, more, also, weekday, next, period, end, day } = says
  const from = (plus: readonly Step[], lasts?: { count: number; unit: Unit }): Moment => ({
    is: 'day',
    base: 'today',
    plus,
    ...(lasts !== undefined && { lasts }),
  })
  if (days !== undefined) return from(days === 0 ? [] : [{ count: days, unit: 'd' }])
  if (n !== undefined) return after([[n, unit], ...(more === undefined ? [] : [[more, also] as const])])
  if (day !== undefined || says.first !== undefined) return dated(says)
  if (end !== undefined) {
    const of = PERIODS[end]
    return from([{ to: of }, { count: 1, unit: of }, { count: -1, unit: 'd' }])
  }
  const later: readonly Step[] = next ? [{ count: 1, unit: 'w' }] : []
  const nextWeek: readonly Step[] = [{ to: 'own week' }, { count: 1, unit: 'w' }]
  if (weekday !== undefined) {
    const sinceMonday: Step = { count: weekday - 1, unit: 'd' }
    // The first such day from then on.
    if (next) return from([...nextWeek, { count: 7 - weekday, unit: 'd' }, { to: 'w' }, sinceMonday])
    // The next such day after today.
    return from([{ count: 1 - weekday, unit: 'd' }, { to: 'w' }, { count: 1, unit: 'w' }, sinceMonday])
  }
  if (period === 'weekend')
    return from([{ to: 'w' }, ...later, { count: 5, unit: 'd' }], { count: 2, unit: 'd' })
  if (period === undefined) return undefined
  if (period === 'week') return from(nextWeek, { count: 1, unit: 'w' })
  const of = PERIODS[period]
  return from([{ to: of }, { count: 1, unit: of }], { count: 1, unit: of })
}

function after(offsets: readonly (readonly [number, Said | undefined])[]): Moment | undefined {
  const plus = offsets.map(([count, said]) => ({ count, unit: said && UNITS[said] }))
  if (
    !plus.every(
      (each): each is { count: number; unit: Unit } => each.unit !== undefined && each.count <= MOST,
    )
  ) {
    return undefined
  }
  const isClock = plus.some(({ unit }) => unit === 'h')
  return { is: isClock ? 'instant' : 'day', base: isClock ? 'now' : 'today', plus }
}

function dated({ day, month, year, first, second }: DaySays): Moment | undefined {
  if (year === undefined) return undefined
  if (first === undefined || second === undefined) return dayIn(year, { month, day })
  const read = dayIn(year, monthAndDay(first, second, false))
  const other = dayIn(year, monthAndDay(first, second, true))
  return read === undefined || other === undefined || other.base === read.base
    ? read
    : { ...read, dayFirst: other.base }
}

function dayIn(
  year: number,
  { month, day }: { month: number | undefined; day: number | undefined },
): Moment | undefined {
  if (month === undefined || day === undefined) return undefined
  try {
    const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
    return { is: 'day', base: date.toString(), plus: [] }
  } catch {
    return undefined
  }
}
