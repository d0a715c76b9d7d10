import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byPosition } from './order.ts'
import { addOrdered } from './ordered-steps.ts'
import { EMPTY } from './state.ts'
import { addTask } from './task-steps.ts'

test('what is added stays in the order in which it was, before any of it is saved', () => {
  const added = (what: () => { step: { effects: readonly unknown[] } }) =>
    Array.from(
      { length: 50 },
      () => (what().step.effects[0] as { put: { id: number; position: string } }).put,
    )
  for (const rows of [
    added(() => addTask(EMPTY, 'ada', { title: 'New' })),
    added(() => addOrdered('projects', { name: 'New' })),
  ]) {
    assert.deepEqual(rows.toSorted(byPosition), rows)
    assert.ok(
      rows.every(({ position }) => position > 'k00000000003'),
      'after what is saved',
    )
  }
})
