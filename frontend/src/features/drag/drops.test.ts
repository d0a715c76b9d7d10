import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { pull } from './auto-scroll.ts'
import { onDay } from './drops.ts'

describe('dropped on a day', () => {
  test('a task without a date gets the day', () => {
    assert.deepEqual(onDay(null, '2026-11-25', 'Europe/Berlin'), { date: '2026-11-25' })
  })

  test('the time stays', () => {
    const due = { date: '2026-11-20', time: '09:30' }
    assert.deepEqual(onDay(due, '2026-11-25', 'Europe/Berlin'), { date: '2026-11-25', time: '09:30' })
  })

  test('in another zone, it is that day where the user is', () => {
    // 23:00 in New York is the next morning in Karachi.
    const due = { date: '2026-11-20', time: '23:00', time_zone: 'America/New_York' }
    assert.deepEqual(onDay(due, '2026-11-25', 'Asia/Karachi'), { ...due, date: '2026-11-24' })
  })
})

describe('the pull at the edges', () => {
  test('is none in the middle', () => assert.equal(pull(300, 0, 600), 0))
  test('grows towards an edge, up and down', () => {
    assert.ok(pull(10, 0, 600) < pull(40, 0, 600) && pull(40, 0, 600) < 0)
    assert.ok(pull(590, 0, 600) > pull(560, 0, 600) && pull(560, 0, 600) > 0)
  })
  test('is full beyond it', () => {
    assert.equal(pull(-50, 0, 600), -1)
    assert.equal(pull(700, 0, 600), 1)
  })
})
