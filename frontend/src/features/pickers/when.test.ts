import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { atMoment, laterToday, onDay, quickDays } from './when.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.ZonedDateTime.from(text)
const namesOn = (today: string, firstDay = 1) =>
  quickDays(day(today), firstDay).map(({ name, day }) => `${name} ${day}`)

describe('suggested days', () => {
  test('are in chronological order', () => {
    assert.deepEqual(namesOn('2026-11-18'), [
      'today 2026-11-18',
      'tomorrow 2026-11-19',
      'weekend 2026-11-21',
      'nextWeek 2026-11-23',
    ])
  })

  test('are distinct', () => {
    // A Friday, a Saturday, a Sunday; and a Saturday where weeks begin on Sunday.
    assert.deepEqual(namesOn('2026-11-20'), [
      'today 2026-11-20',
      'tomorrow 2026-11-21',
      'nextWeek 2026-11-23',
    ])
    assert.deepEqual(namesOn('2026-11-21'), [
      'today 2026-11-21',
      'tomorrow 2026-11-22',
      'nextWeek 2026-11-23',
    ])
    assert.deepEqual(namesOn('2026-11-22'), ['today 2026-11-22', 'tomorrow 2026-11-23', 'weekend 2026-11-28'])
    assert.deepEqual(namesOn('2026-11-21', 7), ['today 2026-11-21', 'tomorrow 2026-11-22'])
  })
})

describe('later today', () => {
  const laterThan = (time: string) =>
    laterToday(at(`2026-11-20T${time}[Europe/Berlin]`))
      ?.toPlainTime()
      .toString()

  test('is a full hour, at least three hours away', () => {
    assert.equal(laterThan('09:00'), '12:00:00')
    assert.equal(laterThan('09:00:01'), '13:00:00')
    assert.equal(laterThan('20:00'), '23:00:00')
  })

  test('never falls on tomorrow', () => {
    assert.equal(laterThan('20:01'), undefined)
    assert.equal(laterThan('23:59'), undefined)
  })

  test('counts elapsed hours across a change of clocks', () => {
    const later = laterToday(at('2026-03-29T01:30[Europe/Berlin]'))
    assert.equal(later?.toPlainTime().toString(), '06:00:00')
  })
})

describe('moving a due date', () => {
  const later = at('2026-11-20T14:00[Europe/Berlin]')

  test('to another day keeps its time and zone', () => {
    const due = { date: '2026-11-20', time: '09:00', time_zone: 'Asia/Karachi' }
    assert.deepEqual(onDay(due, day('2026-11-23')), { ...due, date: '2026-11-23' })
    assert.deepEqual(onDay({ date: '2026-11-20' }, day('2026-11-23')), { date: '2026-11-23' })
    assert.deepEqual(onDay(null, day('2026-11-23')), { date: '2026-11-23' })
  })

  test('to a moment uses its own clock', () => {
    assert.deepEqual(atMoment(null, later), { date: '2026-11-20', time: '14:00' })
    const due = { date: '2026-11-19', time: '09:00', time_zone: 'Pacific/Auckland' }
    assert.deepEqual(atMoment(due, later), {
      date: '2026-11-21',
      time: '02:00',
      time_zone: 'Pacific/Auckland',
    })
  })
})
