import assert from 'node:assert/strict'
import { test } from 'node:test'
import { task } from '../features/tasks/fixtures.ts'
import { copyOf, membersOf, NONE } from './task-fields.ts'

/** A task with a value of its own in each field that can be set. */
const FULL = task(7, {
  title: 'Water',
  description: 'All of them',
  due: { date: '2026-11-20' },
  start: { date: '2026-11-19' },
  recurrence: 'FREQ=DAILY',
  recurrence_from: 'completion',
  priority: 'high',
  estimate: 30,
  labels: ['home'],
  assignees: ['u1'],
  project_id: 3,
  reminders: [{ minutes_before: 30 }],
  blocked_by: [2],
  complete: true,
})

test('a copy has every field that can be set, but for the place', () => {
  const copy = copyOf(FULL)
  assert.deepEqual(Object.keys(copy).sort(), ['title', ...Object.keys(NONE)].sort())
  for (const name of Object.keys(copy) as (keyof typeof NONE)[]) assert.equal(copy[name], FULL[name], name)
})

test('the copy of a subtask is in the project of its parent; what does not repeat has no rule', () => {
  const copy = copyOf({ ...FULL, parent_id: 5, recurrence: null })
  assert.equal(copy.parent_id, 5)
  for (const name of ['project_id', 'recurrence_from']) assert.ok(!(name in copy), name)
})

test('null clears a field as the service does', () => {
  assert.deepEqual(membersOf({ priority: null, labels: null, estimate: null, title: 'Water' }), {
    priority: 'none',
    labels: [],
    estimate: null,
    title: 'Water',
  })
})
