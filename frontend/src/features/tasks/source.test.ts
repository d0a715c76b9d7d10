import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Task } from '../../data/state.ts'
import { due, source as sourceOf, task } from './fixtures.ts'
import {
  ALL_OPTIONS,
  allList,
  type Group,
  listOf,
  PROJECT_OPTIONS,
  todayList,
  upcomingList,
} from './lists.ts'
import { type Source, sourceKeeper } from './source.ts'

const TASKS = [due(1, '2026-11-21'), due(2, '2026-11-22', '09:00'), task(3), task(4, { complete: true })]
const projects = new Map()
const source = (tasks: readonly Task[], more: Partial<Source> = {}) => sourceOf(tasks, { projects, ...more })
const shown = (groups: readonly Group[]) => groups.map(({ key, tasks }) => [key, tasks.map(({ id }) => id)])
const listsOf = (from: Source) =>
  [
    todayList(from),
    upcomingList(from),
    ...(['manual', 'due', 'priority'] as const).map((sort) => allList(from, { ...ALL_OPTIONS, sort })),
    listOf(from, ({ labels }) => labels.includes('home'), { ...PROJECT_OPTIONS, sort: 'due' }),
    listOf(from, ({ project_id }) => project_id === 7, PROJECT_OPTIONS),
  ].map(shown)

/** Whether the first source is kept for the second; if so, every list must be the same for both. */
function isReused(one: Source, other: Source): boolean {
  const keep = sourceKeeper()
  keep(one)
  const reused = keep(other)
  assert.deepEqual(listsOf(reused), listsOf(other))
  return reused === one
}

const edited = (id: number, fields: Partial<Task>, more: Partial<Source> = {}) =>
  source(
    TASKS.map((one) => (one.id === id ? { ...one, ...fields } : one)),
    more,
  )

describe('the source of lists', () => {
  test('is unchanged while nothing they depend on changes', () => {
    const first = source(TASKS)
    assert.ok(isReused(first, edited(1, { title: 'Another', description: 'More', revision: 9 })))
    assert.ok(isReused(first, edited(1, { due: { date: '2026-11-21' }, labels: [] })))
  })

  test('is unchanged while a completed task is still shown, and no longer', () => {
    const lingering = new Set([3])
    const moment = edited(3, { complete: true }, { lingering })
    const over = edited(3, { complete: true })
    assert.ok(isReused(source(TASKS), moment))
    assert.ok(!isReused(source(TASKS), over))
    assert.ok(!isReused(moment, over))
    const keep = sourceKeeper()
    const first = keep(source(TASKS))
    assert.equal(keep(moment), first)
    assert.equal(keep(over), over)
  })

  test('changes with everything they depend on', () => {
    const changes: Partial<Task>[] = [
      { due: { date: '2026-11-30' } },
      { due: null },
      { priority: 'high' },
      { position: 'z' },
      { labels: ['home'] },
      { project_id: 7 },
      { parent_id: 3 },
      { complete: true },
    ]
    for (const change of changes)
      assert.ok(!isReused(source(TASKS), edited(1, change)), JSON.stringify(change))
    assert.ok(!isReused(source(TASKS), edited(4, { complete: false })))
    assert.ok(!isReused(source(TASKS), edited(4, { updated_at: '2026-11-21T10:00:00.000Z' })))
    assert.ok(!isReused(source(TASKS), source(TASKS.slice(1))))
    assert.ok(!isReused(source(TASKS), source([...TASKS.slice(1), task(9)])))
    assert.ok(!isReused(source(TASKS), source(TASKS, { today: '2026-11-22' })))
    assert.ok(!isReused(source(TASKS), source(TASKS, { lingering: new Set([4]) })))
  })
})
