import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Task } from '../../data/state.ts'
import { due, source, task } from './fixtures.ts'
import { allList, type Group, upcomingList } from './lists.ts'
import { type Row, rowKeeper, rowsOf } from './rows.ts'

const OPTIONS = { isTree: true, toggled: new Set<number>() }
const tasks = [task(1), task(2), task(3, { parent_id: 2 }), due(4, '2026-11-22', '15:00')]
const all = (changed: readonly Task[]): Group[] => allList(source(changed))
const withOther = (other: Task) => tasks.map((one) => (one.id === other.id ? other : one))

describe('row objects are reused', () => {
  const keep = rowKeeper()
  const rows = keep(all(tasks), OPTIONS)
  const after = (changed: readonly Task[], options = OPTIONS) => keep(all(changed), options)

  test('while the list is the same, whatever changes within its tasks', () => {
    assert.equal(after(tasks), rows)
    assert.equal(after(withOther(task(1, { title: 'Another', priority: 'high' }))), rows)
  })

  test('until one is removed, added, moved or folded', () => {
    const replaced = [task(6, { position: task(1).position }), ...tasks.slice(1)]
    const moved = withOther(task(1, { position: 'z' }))
    for (const changed of [tasks.slice(1), [...tasks, task(5)], moved, replaced]) {
      const before = after(tasks)
      assert.notEqual(after(changed), before)
      assert.deepEqual(after(changed), rowsOf(all(changed), OPTIONS))
    }
    const before = after(tasks)
    assert.notEqual(after(tasks, { ...OPTIONS, toggled: new Set([2]) }), before)
  })

  test('until one changes its parent', () => {
    const before = after(tasks)
    assert.notEqual(after(withOther(task(3))), before)
  })
})

test('a changed heading makes new rows', () => {
  const keep = rowKeeper()
  const options = { ...OPTIONS, isTree: false }
  const upcoming = (today: string) => upcomingList(source([due(1, '2026-12-05')], { today }))
  const rows = keep(upcoming('2026-11-21'), options)
  // The week of the task begins on Monday, or later where the single days end later.
  assert.notDeepEqual(rowsOf(upcoming('2026-11-25'), options), rows)
  assert.notEqual(keep(upcoming('2026-11-25'), options), rows)
})

test('equal rows are reused when others are added or removed', () => {
  const keep = rowKeeper()
  const many = Array.from({ length: 20 }, (_, index) => task(index + 1))
  const fewer = many.toSpliced(9, 1)
  const made = (now: readonly Row[], before: readonly Row[]) => now.filter((row) => !before.includes(row))

  const first = keep(all(many), OPTIONS)
  const second = keep(all(fewer), OPTIONS)
  assert.deepEqual(second, rowsOf(all(fewer), OPTIONS))
  assert.deepEqual(
    made(second, first).map(({ key }) => key),
    ['group:p0'],
  )

  const third = keep(all(many), OPTIONS)
  assert.deepEqual(third, first)
  assert.deepEqual(
    made(third, second).map(({ key }) => key),
    ['group:p0', 10],
  )
})
