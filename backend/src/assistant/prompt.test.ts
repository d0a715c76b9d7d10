import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resultOf, sizeOf } from './language-model/prompt.ts'
import { begun } from './model/calls.ts'

const HERE = {
  language: 'en',
  locale: 'en-US',
  timeZone: 'Europe/Berlin',
  shown: {},
  now: new Date('2026-11-23T09:00:00Z'),
} as const

test('a truncated result tells the model how much is left out, however little', () => {
  const tasks = Array.from({ length: 10 }, (_, index) => ({ id: index + 1, title: 'x'.repeat(50) }))
  const result = { tasks, count: 10, next_cursor: 'c'.repeat(60) }
  const call = begun('c1_1', 'list_tasks', {})
  for (let over = 1; over < sizeOf(tasks); over += 1) {
    const told = resultOf({ call, result }, sizeOf(result) - over, HERE)
    const shown = JSON.parse(told.slice(told.indexOf('\n')))
    assert.match(shown.left_out, new RegExp(`^${10 - shown.tasks.length} more tasks`), `${over} too long`)
  }
})

test('the model is told when a task is due as the app of the user shows it', () => {
  const due = { date: '2026-11-23', time: '17:00', time_zone: 'Europe/London' }
  const told = resultOf({ call: begun('c1_1', 'read_task', {}), result: { id: 1, due } }, 10_000, HERE)
  const shown = JSON.parse(told.slice(told.indexOf('\n')))
  assert.match(shown.due_text, /^today at 6:00\sPM$/u)
  const chosen = { ...HERE, shown: { clock: 'h23' } } as const
  assert.match(
    resultOf({ call: begun('c1_1', 'read_task', {}), result: { id: 1, due } }, 10_000, chosen),
    /today at 18:00/u,
  )
})
