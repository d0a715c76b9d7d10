import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { hasEitherMonth } from './days.ts'
import { habitsOf } from './habits.ts'
import { type LineContext, readLine } from './read.ts'

/** Lines as people read them who have chosen something. On Wednesday, the 18th of November 2026, unless it says otherwise. */
const read = (
  text: string,
  chosen: Parameters<typeof habitsOf>[0],
  more: Partial<LineContext> & { locale?: string } = {},
) =>
  readLine(text, {
    language: 'en',
    timeZone: 'UTC',
    now: new Date('2026-11-18T09:30:00.000Z'),
    due: null,
    ignore: [],
    projects: [],
    labels: [],
    habits: habitsOf(chosen, more.locale ?? 'en'),
    ...more,
  })
const dueOf = (text: string, chosen: Parameters<typeof habitsOf>[0], day = '2026-11-18') =>
  read(text, chosen, { now: new Date(`${day}T09:30:00.000Z`) }).due?.date

describe('weeks begin as was chosen', () => {
  for (const [text, day, week_start, due] of [
    ['Swim next week', '2026-11-18', undefined, '2026-11-23'],
    ['Swim next week', '2026-11-18', 7, '2026-11-22'],
    ['Swim next week', '2026-11-18', 6, '2026-11-21'],
    // On a Sunday, the week has begun or is about to end.
    ['Swim next week', '2026-11-22', 1, '2026-11-23'],
    ['Swim next week', '2026-11-22', 7, '2026-11-29'],
    ['Swim next tuesday', '2026-11-22', 1, '2026-11-24'],
    ['Swim next tuesday', '2026-11-22', 7, '2026-12-01'],
    ['Swim next sunday', '2026-11-18', 1, '2026-11-29'],
    ['Swim next sunday', '2026-11-18', 7, '2026-11-22'],
    ['Swim this weekend', '2026-11-18', 6, '2026-11-21'],
    ['Swim this weekend', '2026-11-22', 7, '2026-11-22'],
    ['Swim next weekend', '2026-11-18', 7, '2026-11-28'],
    ['Swim next weekend', '2026-11-22', 1, '2026-11-28'],
    ['Swim nächste Woche', '2026-11-18', 7, '2026-11-22'],
  ] as const) {
    test(`${text}, on ${day}, from ${week_start ?? 'Monday'}`, () => {
      assert.equal(dueOf(text, { week_start }, day), due)
    })
  }
})

test('two numbers are a date in the order that was chosen', () => {
  assert.equal(dueOf('Fly 3/4/2027', {}), '2027-03-04')
  assert.equal(dueOf('Fly 3/4/2027', { date_format: 'mdy' }), '2027-03-04')
  assert.equal(dueOf('Fly 3/4/2027', { date_format: 'dmy' }), '2027-04-03')
  for (const date_format of ['dmy', 'mdy'] as const) {
    assert.equal(dueOf('Fly 24/12/2027', { date_format }), '2027-12-24')
    assert.equal(dueOf('Fly 12/24/2027', { date_format }), '2027-12-24')
  }
})

describe('two numbers are a date in the order of the language and its region, until one was chosen', () => {
  for (const [locale, language, text, due] of [
    ['en', 'en', 'Fly 3/4/2027', '2027-03-04'],
    ['en-US', 'en', 'Fly 3/4/2027', '2027-03-04'],
    ['en-GB', 'en', 'Fly 3/4/2027', '2027-04-03'],
    ['en-GB', 'en', 'Fly 3/4', '2027-04-03'],
    ['en-DE', 'en', 'Fly 3/4/2027', '2027-04-03'],
    ['de', 'de', 'Flug am 3/4/2027', '2027-04-03'],
    ['ur-PK', 'ur', 'پرواز 3/4/2027 کو', '2027-04-03'],
    ['sv', 'en', 'Fly 3/4/2027', '2027-03-04'],
  ] as const) {
    test(`${text}, in ${locale}`, () => {
      assert.equal(read(text, {}, { locale, language }).due?.date, due)
      assert.equal(read(text, { date_format: 'mdy' }, { locale, language }).due?.date, '2027-03-04')
    })
  }
})

test('a date that may be read in two ways is known as such', () => {
  for (const text of ['3/4', 'on 3/4/2027', '03/4/2027 at 9']) assert.equal(hasEitherMonth(text), true, text)
  for (const text of ['4/4', '24/12', '12/24/2027', '3 April', 'at 9']) {
    assert.equal(hasEitherMonth(text), false, text)
  }
})

describe('the usual reminder', () => {
  const remindersOf = (text: string, default_reminder = 10, more: Partial<LineContext> = {}) =>
    read(text, { default_reminder }, more).reminders.map((each) => each.minutes_before)

  test('is for tasks with a time', () => {
    assert.deepEqual(remindersOf('Call tomorrow 3pm'), [10])
    assert.deepEqual(remindersOf('Call tomorrow 3pm', 0), [0])
    assert.deepEqual(remindersOf('Call', 10, { due: { date: '2026-11-20', time: '15:00' } }), [10])
    assert.deepEqual(remindersOf('Call every day at 9'), [10])
  })

  test('is not for days, nor where the line names another', () => {
    assert.deepEqual(remindersOf('Call tomorrow'), [])
    assert.deepEqual(remindersOf('Call'), [])
    assert.deepEqual(remindersOf('Call tomorrow 3pm remind me 1 hour before'), [60])
    assert.deepEqual(remindersOf('Remind me to call tomorrow at 3pm'), [0])
    assert.deepEqual(read('Call tomorrow 3pm', {}).reminders, [])
  })
})

test('only the chosen language is read', () => {
  assert.equal(dueOf('Milch kaufen am Freitag', {}), '2026-11-20')
  assert.equal(dueOf('Milch kaufen am Freitag', { line_language: 'en' }), undefined)
  assert.equal(dueOf('Buy milk on friday', { line_language: 'de' }), undefined)
  assert.equal(dueOf('Milch kaufen am Freitag', { line_language: 'de' }), '2026-11-20')
})
