import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withClearDates } from './dates.ts'

test('dates in numbers are written so that they mean one day', () => {
  for (const [filter, dayFirst, monthFirst] of [
    ['due = 3/4/2027', 'due = 2027-04-03', 'due = 2027-03-04'],
    ['p1 and due>=3/4/2027 or start < 05/06/2027', 'p1 and due>=2027-04-03 or start < 2027-06-05', undefined],
  ] as const) {
    assert.equal(withClearDates(filter, true), dayFirst)
    if (monthFirst !== undefined) assert.equal(withClearDates(filter, false), monthFirst)
  }
})

test('all else stays as it is', () => {
  for (const filter of [
    '',
    'due = 24/12/2027',
    'due = 4/4/2027',
    'due = 3/4/202',
    'title ~ 3/4/2027',
    'title ~ "due = 3/4/2027"',
    '3/4/2027',
    'due = "3/4/2027',
  ]) {
    assert.equal(withClearDates(filter, true), filter)
  }
})
