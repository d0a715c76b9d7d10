import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { dateOf, dayOf } from '@docket/grammar/recurrence/calendar.ts'
import { daysOf, MAX_STEPS } from '@docket/grammar/recurrence/days.ts'
import { parseRule, RuleError } from '@docket/grammar/recurrence/rule.ts'
import type { Rule } from '@docket/grammar/recurrence/shape.ts'
import fc from 'fast-check'
import { RRuleTemporal } from 'rrule-temporal'
import { rounds } from '../../tests/support/rounds.ts'

const SEED = Number(process.env.FUZZ_SEED ?? Date.now() & 0x7fffffff)
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const STARTS = ['2024-02-29', '2026-01-31', '2025-12-30', '2026-11-21', '1900-02-28', '2027-01-01']

const some = (values: readonly (string | number)[], maxLength = 2) =>
  fc.option(
    fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength }).map((list) => list.join()),
  )
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)
const monthDays = [...upTo(31), -1, -2, -31]
const interval = fc.constantFrom(1, 1, 2, 3, 5, 7, 12, 14)

function text(parts: Record<string, string | number | null>): string {
  return Object.entries(parts)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${value}`)
    .join(';')
}

/** The rule; undefined when no day fits it. */
function ruleOf(source: string): Rule | undefined {
  try {
    return parseRule(source)
  } catch (error) {
    assert.ok(error instanceof RuleError && /No date|None of the months/.test(error.message), source)
    return undefined
  }
}

const datesOf = (rule: Rule, start: string, count: number): string[] =>
  daysOf(rule, dayOf(start))
    .take(count)
    .map(({ day }) => dateOf(day))
    .toArray()

/** Tests each day by itself, with Temporal: no plan, no jump. */
function naive(rule: Rule, start: Temporal.PlainDate, date: Temporal.PlainDate): boolean {
  const { frequency, byMonth, byMonthDay, byDay } = rule
  const monday = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 })
  const apart = {
    DAILY: start.until(date).days,
    WEEKLY: monday(start).until(monday(date)).days / 7,
    MONTHLY: (date.year - start.year) * 12 + date.month - start.month,
    YEARLY: date.year - start.year,
  }[frequency]
  if (apart % rule.interval !== 0) return false
  const isOpen = byMonthDay.length + byDay.length === 0
  const takesDay = isOpen && (frequency === 'MONTHLY' || frequency === 'YEARLY')
  if (takesDay && date.day !== start.day) return false
  if (takesDay && frequency === 'YEARLY' && byMonth.length === 0 && date.month !== start.month) return false
  if (isOpen && frequency === 'WEEKLY' && date.dayOfWeek !== start.dayOfWeek) return false
  if (byMonth.length > 0 && !byMonth.includes(date.month)) return false
  const { day, daysInMonth } = date
  if (
    byMonthDay.length > 0 &&
    !byMonthDay.some((wanted) => wanted === day || daysInMonth + 1 + wanted === day)
  ) {
    return false
  }
  return byDay.length === 0 || byDay.some(({ weekday }) => weekday === date.dayOfWeek)
}

describe(`random rules (FUZZ_SEED=${SEED})`, () => {
  test('yield every matching day in order, and no other', () => {
    const parts = fc.record({
      FREQ: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      INTERVAL: interval,
      BYMONTH: some(upTo(12)),
      BYMONTHDAY: some(monthDays),
      BYDAY: some(WEEKDAYS),
    })
    const property = fc.property(parts, fc.constantFrom(...STARTS), (given, first) => {
      const rule = ruleOf(text(given.FREQ === 'WEEKLY' ? { ...given, BYMONTHDAY: null } : given))
      if (rule === undefined) return
      const start = Temporal.PlainDate.from(first)
      const expected: string[] = []
      for (let days = 0; days < 800; days += 1) {
        const date = start.add({ days })
        if (naive(rule, start, date)) expected.push(date.toString())
      }
      const end = start.add({ days: 800 }).toString()
      const found = datesOf(rule, first, 800).filter((date) => date < end)
      assert.deepEqual(found, expected, rule.text)
    })
    fc.assert(property, { seed: SEED, numRuns: rounds(50, 150) })
  })

  test('match another implementation', () => {
    // Left out is what it reads differently: BYDAY with BYMONTHDAY or BYYEARDAY, more than one weekday with BYWEEKNO.
    const base = { INTERVAL: interval, BYMONTH: some(upTo(12)), WKST: fc.constantFrom(...WEEKDAYS) }
    const numbered = fc
      .tuple(fc.constantFrom('', 1, 2, 5, -1, -5), fc.constantFrom(...WEEKDAYS))
      .map(([nth, weekday]) => `${nth}${weekday}`)
    const parts = fc.oneof(
      fc.record({
        FREQ: fc.constantFrom('MONTHLY', 'YEARLY'),
        ...base,
        BYDAY: numbered,
        BYSETPOS: some([1, 2, -1]),
      }),
      fc.record({ FREQ: fc.constant('WEEKLY'), ...base, BYDAY: some(WEEKDAYS, 5) }),
      fc.record({ FREQ: fc.constant('YEARLY'), ...base, BYYEARDAY: some([1, 60, 100, 366, -1, -366]) }),
      fc.record({
        FREQ: fc.constant('YEARLY'),
        WKST: base.WKST,
        BYWEEKNO: some([1, 20, 52, 53, -1]),
        BYDAY: fc.constantFrom(...WEEKDAYS),
      }),
    )
    const property = fc.property(parts, fc.constantFrom('2024-02-29', '2026-11-21'), (given, first) => {
      const rule = ruleOf(text(given))
      if (rule === undefined) return
      const dtstart = Temporal.PlainDate.from(first).toZonedDateTime('UTC')
      const other = new RRuleTemporal({ rruleString: `RRULE:${rule.text}`, dtstart, maxIterations: 2_000 })
      let expected: string[]
      try {
        expected = other.all((_, index) => index < 5).map((date) => date.toPlainDate().toString())
      } catch {
        // It gives up where dates are rare.
        return
      }
      assert.deepEqual(
        datesOf(rule, first, 5),
        expected.filter((date) => date < '9999'),
        rule.text,
      )
    })
    fc.assert(property, { seed: SEED, numRuns: rounds(50, 150) })
  })
})

describe('no rule takes long:', () => {
  const days = upTo(31).join()
  for (const [rule, start, bound] of [
    ['FREQ=DAILY;INTERVAL=7;BYDAY=SA,SU', '1900-02-26', 50_000],
    ['FREQ=DAILY;INTERVAL=14;BYDAY=SA,SU,MO', '2024-02-27', 50_000],
    ['FREQ=DAILY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO', '1900-01-01', 10_000],
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;COUNT=10000', '1900-01-01', 20_000],
    ['FREQ=DAILY;INTERVAL=17;BYMONTHDAY=1,15;COUNT=10000', '1900-01-01', MAX_STEPS],
    ['FREQ=WEEKLY;INTERVAL=52;BYMONTH=2;COUNT=10000', '1900-01-01', 50_000],
    [`FREQ=MONTHLY;BYMONTHDAY=${days};BYDAY=FR;BYSETPOS=-1;COUNT=10000`, '1900-01-01', 50_000],
    ['FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31', '1900-02-01', 1_000],
    ['FREQ=MONTHLY;INTERVAL=1000;BYMONTHDAY=31', '1900-02-01', 1_000],
    ['FREQ=MONTHLY;COUNT=10000', '1900-01-31', 50_000],
    ['FREQ=YEARLY;BYYEARDAY=366;INTERVAL=1000', '1901-01-01', 1_000],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;INTERVAL=2', '1901-01-01', 1_000],
    ['FREQ=YEARLY;BYWEEKNO=53;BYDAY=FR;BYMONTH=1;BYMONTHDAY=1;COUNT=10000', '1900-01-01', 50_000],
  ] as const) {
    test(rule.slice(0, 70), () => {
      for (const from of [undefined, '9990-01-01', '9998-12-31']) {
        const meter = { steps: 0 }
        daysOf(parseRule(rule), dayOf(start), {
          meter,
          ...(from === undefined ? {} : { from: dayOf(from) }),
        }).next()
        assert.ok(meter.steps <= bound, `${meter.steps} steps`)
      }
    })
  }
})
