import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Task } from '../../data/index.ts'
import { remindersOf } from './plan.ts'
import { afterTelling, type Stored, untold } from './stored.ts'

const BERLIN = 'Europe/Berlin'
const task = (fields: Partial<Task>): Task =>
  ({ id: 7, complete: false, due: null, due_at: null, reminders: [], ...fields }) as Task
const momentsOf = (...tasks: Task[]) => remindersOf(tasks, BERLIN).map(({ at }) => new Date(at).toISOString())

describe('reminders are due', () => {
  test('before the time at which a task is due', () => {
    const due = { date: '2026-11-20', time: '15:00' }
    const reminders = [{ minutes_before: 30 }, { minutes_before: 0 }]
    const found = momentsOf(task({ due, due_at: '2026-11-20T14:00:00.000Z', reminders }))
    assert.deepEqual(found, ['2026-11-20T13:30:00.000Z', '2026-11-20T14:00:00.000Z'])
  })

  test("before the day begins in the user's zone, also when the clocks changed that night", () => {
    const found = momentsOf(task({ due: { date: '2026-10-26' }, reminders: [{ minutes_before: 1440 }] }))
    // The 25th of October has 25 hours in Berlin: 24 hours before midnight is one o'clock in summer time.
    assert.deepEqual(found, ['2026-10-24T23:00:00.000Z'])
  })

  test('at a time of their own, also without a date', () => {
    assert.deepEqual(momentsOf(task({ reminders: [{ at: '2026-11-20T08:00:00.000Z' }] })), [
      '2026-11-20T08:00:00.000Z',
    ])
  })

  test('not for tasks that are complete, lack a date to count from, or have no id yet', () => {
    const reminders = [{ minutes_before: 5 }]
    const at = [{ at: '2026-11-20T08:00:00.000Z' }]
    assert.deepEqual(
      momentsOf(
        task({ complete: true, reminders: at }),
        task({ reminders }),
        task({ id: -3, reminders: at }),
      ),
      [],
    )
  })
})

describe('each reminder is shown', () => {
  const one = { key: '7@1000', taskId: 7, at: 1000 }
  const start: Stored = { until: 500, told: [] }

  test('once, when its time has come', () => {
    assert.deepEqual(untold([one], start, 999), [])
    assert.deepEqual(untold([one], start, 1000), [one])
    const after = afterTelling(start, [one], 1000, true)
    assert.deepEqual(untold([one], after, 5000), [])
  })

  test('once while offline, and not lost when it arrives late', () => {
    const late = { key: '8@900', taskId: 8, at: 900 }
    const offline = afterTelling(start, [one], 1000, false)
    assert.deepEqual(untold([late, one], offline, 2000), [late])
    assert.deepEqual(untold([late, one], afterTelling(offline, [late], 2000, true), 3000), [])
  })

  test('not again when the clock was set back', () => {
    const after = afterTelling({ until: 5000, told: [] }, [], 1000, true)
    assert.deepEqual(after.until, 5000)
    assert.deepEqual(untold([one], after, 1000), [])
  })

  test('not when it was due before this browser first opened the app', () => {
    assert.deepEqual(untold([one], { until: 2000, told: [] }, 3000), [])
  })
})
