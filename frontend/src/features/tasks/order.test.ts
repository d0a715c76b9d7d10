import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { mapOf, source, task } from './fixtures.ts'
import { listOf, PROJECT_OPTIONS } from './lists.ts'
import { dropped, gapAt, indented, outdented, stepped, uppermost } from './order.ts'
import { rowsOf } from './rows.ts'

/**
 * 1
 * 2
 *   3
 *   4
 *     5
 * 6
 */
const tasks = [
  task(1),
  task(2),
  task(3, { parent_id: 2 }),
  task(4, { parent_id: 2 }),
  task(5, { parent_id: 4 }),
  task(6),
]
const all = mapOf(tasks)
const rowsWith = (...toggled: number[]) =>
  rowsOf(
    listOf(source(tasks), () => true, PROJECT_OPTIONS),
    { isTree: true, toggled: new Set(toggled) },
  )
const rows = rowsWith()

describe('rows of a tree', () => {
  test('are below their parents, each level indented', () => {
    assert.deepEqual(
      rows.map((row) => row.kind === 'task' && `${row.key}/${row.level}`),
      ['1/1', '2/1', '3/2', '4/2', '5/3', '6/1'],
    )
  })

  test('are hidden when folded', () => {
    assert.deepEqual(
      rowsWith(2).map(({ key }) => key),
      [1, 2, 6],
    )
    assert.deepEqual(
      rowsWith(4).map(({ key }) => key),
      [1, 2, 3, 4, 6],
    )
  })

  test('stand alone when their parent is not in the list', () => {
    const groups = listOf(source([task(3, { parent_id: 2 })]), () => true, PROJECT_OPTIONS)
    const [row] = rowsOf(groups, { isTree: true, toggled: new Set() })
    assert.equal(row?.kind === 'task' && row.level, 1)
  })
})

describe('moving a task', () => {
  test('passes its siblings, and stops at the ends', () => {
    assert.deepEqual(stepped(rows, [2], 1), { beside: { after: 6 } })
    assert.deepEqual(stepped(rows, [6], -1), { beside: { before: 2 } })
    assert.deepEqual(stepped(rows, [4], -1), { beside: { before: 3 } })
    assert.equal(stepped(rows, [4], 1), undefined)
    assert.equal(stepped(rows, [1], -1), undefined)
  })

  test('indents it below the sibling before it, as the last subtask', () => {
    assert.deepEqual(indented(rows, all, [6]), { beside: { after: 4 } })
    assert.deepEqual(indented(rows, all, [2]), { below: 1 })
    assert.equal(indented(rows, all, [1]), undefined)
    assert.equal(indented(rows, all, [3]), undefined)
  })

  test('outdents it to after its parent', () => {
    assert.deepEqual(outdented(rows, [5]), { beside: { after: 4 } })
    assert.equal(outdented(rows, [6]), undefined)
  })

  test('never goes deeper than the service allows', () => {
    const chain = [1, 2, 3, 4, 5].map((id) => task(id, { parent_id: id === 1 ? null : id - 1 }))
    const six = [...chain, task(6, { parent_id: 5 })]
    const withSibling = mapOf([...chain, task(7, { parent_id: 4, position: 'z' })])
    const deep = rowsOf(
      listOf(source([...withSibling.values()]), () => true, PROJECT_OPTIONS),
      {
        isTree: true,
        toggled: new Set(),
      },
    )
    assert.equal(indented(deep, withSibling, [7]), undefined)
    assert.equal(six.length, 6)
  })
})

describe('dragging a task', () => {
  const drop = (id: number, index: number, level: number) => {
    const gap = gapAt(rows, all, [id], index, level)
    return gap === undefined ? undefined : { level: gap.level, to: dropped(rows, all, [id], gap) }
  }

  test('drops it beside the row above, on the same level', () => {
    assert.deepEqual(drop(1, 6, 1), { level: 1, to: { beside: { after: 6 } } })
    assert.deepEqual(drop(6, 0, 1), { level: 1, to: { beside: { before: 1 } } })
  })

  test('drops it below a task when dragged sideways', () => {
    assert.deepEqual(drop(6, 1, 2), { level: 2, to: { below: 1 } })
    assert.deepEqual(drop(1, 3, 2), { level: 2, to: { beside: { after: 3 } } })
  })

  test('only offers possible levels', () => {
    assert.equal(drop(6, 3, 1)?.level, 2)
    assert.equal(drop(6, 1, 5)?.level, 2)
    assert.deepEqual(drop(1, 5, 1), { level: 1, to: { beside: { after: 2 } } })
  })

  test('cannot drop it within itself', () => {
    assert.deepEqual(drop(2, 4, 2), { level: 2, to: { below: 1 } })
  })
})

describe('moving several tasks', () => {
  test('skips those that go along with their parent', () => {
    assert.deepEqual(uppermost(all, [1, 2, 3, 5]), [1, 2])
    assert.deepEqual(uppermost(all, [3, 5]), [3, 5])
  })

  test('passes the sibling before the first, and after the last', () => {
    assert.deepEqual(stepped(rows, [2, 6], -1), { beside: { before: 1 } })
    assert.deepEqual(stepped(rows, [1, 2], 1), { beside: { after: 6 } })
  })

  test('goes below a task, after its other subtasks', () => {
    assert.deepEqual(indented(rows, all, [2, 6]), { below: 1 })
    assert.deepEqual(indented(rows, all, [6, 4]), { beside: { after: 3 } })
  })

  test('drops them where released, and not beside one of themselves', () => {
    assert.deepEqual(dropped(rows, all, [2, 6], { index: 0, level: 1 }), { beside: { before: 1 } })
    assert.deepEqual(dropped(rows, all, [1, 6], { index: 6, level: 1 }), { beside: { after: 2 } })
  })

  test('goes no deeper than the tallest of them allows', () => {
    assert.equal(gapAt(rows, all, [1, 6], 5, 9)?.level, 4)
    assert.equal(gapAt(rows, all, [1, 2], 6, 9)?.level, 2)
  })
})
