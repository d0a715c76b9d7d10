import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Row } from './rows.ts'
import { ACTIVE, SELECTED, Selection, TAB_STOP } from './selection.ts'

const row = (key: number, group = 'open'): Row => ({
  kind: 'task',
  key,
  group,
  level: 1,
  parent: null,
  isParent: false,
  isFolded: false,
  isOfDay: false,
})
const same = (id: number) => id

function selectionOf(...keys: number[]): Selection {
  const selection = new Selection()
  selection.show(
    keys.map((key) => row(key)),
    same,
  )
  return selection
}

describe('keyboard focus in a list', () => {
  test('starts at the first row, and stays within the list', () => {
    const selection = selectionOf(1, 2, 3)
    assert.equal(selection.flagsOf(1), TAB_STOP)
    selection.move(1)
    assert.equal(selection.flagsOf(1), ACTIVE | TAB_STOP)
    selection.move(-1)
    assert.equal(selection.active(), 1)
    selection.move(10)
    assert.equal(selection.active(), 3)
  })

  test('moves to the next row when its own is removed, or to the last', () => {
    const selection = selectionOf(1, 2, 3)
    selection.goTo(2)
    selection.show([row(1), row(3)], same)
    assert.equal(selection.active(), 3)
    selection.show([row(1)], same)
    assert.equal(selection.active(), 1)
    selection.show([], same)
    assert.equal(selection.active(), null)
  })

  test('keeps its position when its task changes group, unless it was moved', () => {
    const selection = selectionOf(1, 2, 3)
    selection.goTo(1)
    selection.show([row(2), row(3), row(1, 'done')], same)
    assert.equal(selection.active(), 2)
    selection.follow()
    selection.show([row(3), row(2, 'other'), row(1, 'done')], same)
    assert.equal(selection.active(), 2)
  })

  test('stays on a task that gets its id', () => {
    const selection = selectionOf(1, -7)
    selection.toggle(-7)
    selection.show([row(1), row(9)], (id) => (id === -7 ? 9 : id))
    assert.equal(selection.active(), 9)
    assert.deepEqual([...selection.selected()], [9])
  })
})

describe('a selection', () => {
  test('with Shift extends from its start, in both directions', () => {
    const selection = selectionOf(1, 2, 3, 4)
    selection.goTo(2)
    selection.move(1, true)
    selection.move(1, true)
    assert.deepEqual(selection.targets(), [2, 3, 4])
    selection.move(-1, true)
    assert.deepEqual(selection.targets(), [2, 3])
    selection.extendTo(1)
    assert.deepEqual(selection.targets(), [1, 2])
  })

  test('is what commands act on, in list order; without one it is the active row', () => {
    const selection = selectionOf(1, 2, 3)
    selection.goTo(2)
    assert.deepEqual(selection.targets(), [2])
    selection.toggle(3)
    selection.toggle(1)
    assert.deepEqual(selection.targets(), [1, 3])
    assert.equal(selection.flagsOf(3), SELECTED)
  })

  test('drops what is no longer in the list', () => {
    const selection = selectionOf(1, 2)
    selection.selectAll()
    selection.show([row(2)], same)
    assert.deepEqual([...selection.selected()], [2])
  })

  test('notifies of each change', () => {
    const selection = selectionOf(1, 2)
    let told = 0
    const stop = selection.subscribe(() => {
      told += 1
    })
    selection.move(1)
    selection.toggle(1)
    stop()
    selection.clear()
    assert.equal(told, 2)
  })
})
