import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chosenIn, type EventPattern, patternsOf } from './events.ts'

const again = (...patterns: EventPattern[]) => patternsOf(chosenIn(patterns))

test('patterns are the chosen ones, without duplicates, as few as possible', () => {
  assert.deepEqual(again('*'), ['*'])
  assert.deepEqual(again('task.*', 'note.created'), ['task.*', 'note.created'])
  assert.deepEqual(again('task.deleted', 'task.created', 'task.updated'), ['task.*'])
  assert.deepEqual(again('task.*', 'task.created'), ['task.*'])
  assert.deepEqual(again('view.updated', 'task.updated'), ['task.updated', 'view.updated'])
  assert.deepEqual(again(), [])
})

test('everything includes all other choices', () => {
  assert.deepEqual(again('*', 'task.*'), ['*'])
  assert.deepEqual([...chosenIn(['*']).events], [])
})
