import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { clockOf, dateIn } from './shown.ts'

const NOON = Date.UTC(2026, 10, 20, 12)
const WITH_YEAR = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const
const SHORT = { day: 'numeric', month: 'short' } as const

const dates = (locale: string, options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  return ([undefined, 'dmy', 'mdy', 'ymd'] as const).map((order) => dateIn(format, NOON, order))
}

describe('a date in the order that was chosen', () => {
  const cases: [locale: string, options: Intl.DateTimeFormatOptions, ...dates: string[]][] = [
    ['en-US', WITH_YEAR, 'Fri, Nov 20, 2026', 'Fri, 20 Nov 2026', 'Fri, Nov 20, 2026', 'Fri, 2026-11-20'],
    ['en-GB', SHORT, '20 Nov', '20 Nov', 'Nov 20', '2026-11-20'],
    ['en-US', { weekday: 'long' }, 'Friday', 'Friday', 'Friday', 'Friday'],
    ['en-GB', { month: 'long', year: 'numeric' }, ...Array(4).fill('November 2026')],
    ['de-DE', { dateStyle: 'medium' }, '20.11.2026', '20.11.2026', '11/20/2026', '2026-11-20'],
    [
      'de-DE',
      { dateStyle: 'long' },
      '20. November 2026',
      '20. November 2026',
      'November 20, 2026',
      '2026-11-20',
    ],
    ['ur', SHORT, '20 نومبر', '20 نومبر', 'نومبر 20', '2026-11-20'],
  ]
  for (const [locale, options, ...wanted] of cases) {
    test(`${locale} ${JSON.stringify(options)}`, () => assert.deepEqual(dates(locale, options), wanted))
  }

  test('is that of the time zone', () => {
    const format = new Intl.DateTimeFormat('en', { ...SHORT, timeZone: 'Pacific/Kiritimati' })
    assert.equal(dateIn(format, NOON, 'ymd'), '2026-11-21')
  })
})

test('times follow the clock that was chosen, or the language', () => {
  const time = (locale: string, clock?: 'h12' | 'h23') =>
    new Intl.DateTimeFormat(locale, {
      hour: 'numeric',
      minute: '2-digit',
      timeZone: 'UTC',
      ...clockOf({ clock }),
    })
      .format(Date.UTC(2026, 10, 20, 15, 5))
      .replaceAll(/\s/g, ' ')
  assert.deepEqual([time('en-GB'), time('en-US'), time('de')], ['15:05', '3:05 PM', '15:05'])
  assert.deepEqual([time('en-GB', 'h12').toUpperCase(), time('en-US', 'h23')], ['3:05 PM', '15:05'])
})
