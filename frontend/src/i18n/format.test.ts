import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import {
  firstDayOfWeek,
  forgetFormats,
  formatAgo,
  formatDay,
  formatDays,
  formatIn,
  formatInstant,
  formatMinutes,
  formatTime,
  weekdays,
} from './format.ts'
import { locale, setCustoms, setLocale } from './locale.ts'
import { addTexts, showTexts, type Texts } from './t.ts'

const day = (year: number, month: number, day: number) => ({ year, month, day })
const TODAY = day(2026, 11, 21)

/** Sets the app's language, followed by the browser's own languages. */
function use(language: string, ...browser: string[]): void {
  const file = join(import.meta.dirname, 'locales', `${language}.json`)
  addTexts(language, JSON.parse(readFileSync(file, 'utf8')) as Texts)
  showTexts(language)
  setLocale(language, language === 'ur' ? 'rtl' : 'ltr', browser)
  forgetFormats()
}

describe('dates', () => {
  test('near ones have a name, far ones a year', () => {
    use('en', 'en-GB')
    assert.equal(formatDay(day(2026, 11, 21), TODAY), 'Today')
    assert.equal(formatDay(day(2026, 11, 22), TODAY), 'Tomorrow')
    assert.equal(formatDay(day(2026, 11, 20), TODAY), 'Yesterday')
    assert.equal(formatDay(day(2026, 11, 23), TODAY), 'Monday')
    assert.equal(formatDay(day(2026, 11, 27), TODAY), 'Friday')
    assert.match(formatDay(day(2026, 11, 28), TODAY), /^Sat,? 28 Nov$/)
    assert.match(formatDay(day(2027, 1, 4), TODAY), /^Mon,? 4 Jan 2027$/)
  })

  test('are counted across new year and clock changes', () => {
    assert.equal(formatDay(day(2027, 1, 1), day(2026, 12, 31)), 'Tomorrow')
    assert.equal(formatDay(day(2026, 3, 30), day(2026, 3, 29)), 'Tomorrow')
  })

  test("use the app's language and the browser's format", () => {
    use('de', 'en-US', 'de-AT')
    assert.equal(formatDay(day(2026, 11, 22), TODAY), 'Morgen')
    assert.equal(formatTime({ hour: 15, minute: 5 }), '15:05')
    use('en', 'en-US')
    assert.match(formatTime({ hour: 15, minute: 5 }), /^3:05\sPM$/)
  })

  test('are shown whatever the browser names as its languages', () => {
    use('en', 'en-US@posix')
    assert.equal(formatDay(day(2026, 11, 28), TODAY), 'Sat, Nov 28')
    use('en', 'en-US@posix', 'de-DE')
    assert.equal(locale().format, 'en-DE')
    assert.match(formatDay(day(2026, 11, 28), TODAY), /^Sat,? 28 Nov$/)
  })

  test("of an instant are shown in the user's zone", () => {
    use('en', 'en-GB')
    assert.equal(formatInstant('2026-11-20T23:30:00.000Z', 'Asia/Karachi'), '21 Nov 2026, 04:30')
  })

  test('are described by their distance', () => {
    use('en')
    const now = Date.parse('2026-11-21T12:00:00Z')
    assert.equal(formatAgo('2026-11-21T11:59:50Z', now), 'now')
    assert.equal(formatAgo('2026-11-21T11:57:00Z', now), '3 minutes ago')
    assert.equal(formatAgo('2026-11-20T12:00:00Z', now), 'yesterday')
    assert.equal(formatAgo('2026-11-21T14:00:00Z', now), 'in 2 hours')
    assert.equal(formatIn(1), 'in 1 second')
    assert.equal(formatIn(61), 'in 2 minutes')
    assert.equal(formatIn(3600), 'in 1 hour')
  })
})

describe('what the user has chosen', () => {
  const choose = (...[customs]: Parameters<typeof setCustoms>) => {
    setCustoms(customs)
    forgetFormats()
  }

  test('goes before what the language has', (t) => {
    t.after(() => choose({}))
    use('en', 'en-US')
    choose({ week_start: 6, hour_cycle: 'h23', date_format: 'dmy' })
    assert.equal(firstDayOfWeek(), 6)
    assert.equal(formatTime({ hour: 15, minute: 5 }), '15:05')
    assert.match(formatDay(day(2027, 1, 4), TODAY), /^Mon,? 4 Jan 2027$/)
    assert.equal(formatInstant('2026-11-20T23:30:00.000Z', 'Asia/Karachi'), '21 Nov 2026, 04:30')
    choose({ hour_cycle: 'h12', date_format: 'ymd' })
    assert.match(formatInstant('2026-11-20T23:30:00.000Z', 'Asia/Karachi'), /^2026-11-21, 4:30\sAM$/)
    assert.match(formatDays(day(2026, 11, 23), day(2026, 11, 29)), /23.*29/)
  })

  test('is that of the region, if the browser knows the language only elsewhere', () => {
    use('en', 'de-DE')
    assert.equal(formatTime({ hour: 15, minute: 5 }), '15:05')
    assert.equal(firstDayOfWeek(), 1)
    use('en', 'en-GB')
    assert.equal(formatTime({ hour: 15, minute: 5 }), '15:05')
    assert.equal(firstDayOfWeek(), 1)
  })
})

describe('the week', () => {
  test('begins as the locale says', () => {
    use('de', 'de-DE')
    assert.equal(firstDayOfWeek(), 1)
    assert.deepEqual(weekdays('short').at(0), { day: 1, name: 'Mo' })
    use('en', 'en-US')
    assert.equal(firstDayOfWeek(), 7)
    assert.deepEqual(weekdays('long').at(0), { day: 7, name: 'Sunday' })
    assert.deepEqual(weekdays('long').at(6), { day: 6, name: 'Saturday' })
  })
})

describe('how long something takes', () => {
  test('is in the units of the language, as narrow as it has both', () => {
    const said = () => [30, 60, 90].map(formatMinutes)
    use('en', 'en-GB')
    assert.deepEqual(said(), ['30m', '1h', '1h 30m'])
    use('de', 'de-DE')
    assert.deepEqual(said(), ['30 Min.', '1 Std.', '1 Std. 30 Min.'])
    use('ur', 'ur-PK')
    assert.deepEqual(said(), ['30 منٹ', '1 گھنٹہ', '1 گھنٹہ 30 منٹ'])
  })
})

test('a time is isolated where the language runs from right to left', () => {
  use('ur', 'ur-PK')
  assert.match(formatTime({ hour: 18, minute: 0 }), /^\u2068[^\u2069]*6:00\sPM\u2069$/)
  assert.match(formatInstant('2026-11-20T18:00:00Z', 'UTC'), /، \u20686:00\sPM\u2069$/)
  use('en', 'en-US')
  assert.match(formatTime({ hour: 18, minute: 0 }), /^6:00\sPM$/)
})
