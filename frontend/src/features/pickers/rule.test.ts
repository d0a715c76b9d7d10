import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Plan, planOf, planOfEvery, ruleOf } from './rule.ts'

describe('the rule editor', () => {
  const known: [string, Plan][] = [
    ['FREQ=DAILY', planOfEvery('DAILY')],
    ['FREQ=DAILY;COUNT=5;INTERVAL=3', planOfEvery('DAILY', { interval: 3, end: { count: 5 } })],
    ['FREQ=WEEKLY', planOfEvery('WEEKLY')],
    ['FREQ=WEEKLY;BYDAY=MO,FR', planOfEvery('WEEKLY', { weekdays: [1, 5] })],
    ['FREQ=MONTHLY;BYMONTHDAY=31', planOfEvery('MONTHLY', { monthDay: { day: 31 } })],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', planOfEvery('MONTHLY', { monthDay: { day: -1 } })],
    ['FREQ=MONTHLY;BYDAY=3SA', planOfEvery('MONTHLY', { monthDay: { nth: 3, weekday: 6 } })],
    ['FREQ=MONTHLY;BYDAY=-1FR', planOfEvery('MONTHLY', { monthDay: { nth: -1, weekday: 5 } })],
    ['FREQ=YEARLY;UNTIL=20301231', planOfEvery('YEARLY', { end: { until: '2030-12-31' } })],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', planOfEvery('YEARLY', { date: { month: 2, day: 29 } })],
  ]
  for (const [text, plan] of known) {
    test(`reads and writes ${text}`, () => {
      assert.deepEqual(planOf(text), plan)
      assert.equal(ruleOf(plan), text)
    })
  }

  const foreign = [
    'FREQ=DAILY;BYDAY=MO',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU',
    'FREQ=MONTHLY;BYMONTHDAY=1,15',
    'FREQ=MONTHLY;BYDAY=1MO,3MO',
    'FREQ=MONTHLY;BYDAY=MO',
    'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1',
    'FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1',
    'FREQ=YEARLY;BYMONTH=3',
    'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO',
    'FREQ=DAILY;UNTIL=20301231T090000Z',
    'FREQ=HOURLY',
    'nonsense',
  ]
  for (const text of foreign) {
    test(`leaves ${text} as it is`, () => assert.equal(planOf(text), undefined))
  }

  test('writes weekdays in order', () => {
    assert.equal(ruleOf(planOfEvery('WEEKLY', { weekdays: [7, 1] })), 'FREQ=WEEKLY;BYDAY=MO,SU')
  })
})
