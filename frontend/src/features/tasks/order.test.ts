import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { mapOf, source, task } from './fixtures.ts'
import { listOf } from './lists.ts'
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
    listOf(source(tasks), () => true, 'manual'),
    { isTree: true, toggled: new Set(toggled) },
  )
const rows = rowsWith()

describe('the rows of a tree', () => {
  test('stand below their tasks, each level deeper', () => {
    assert.deepEqual(
      rows.map((row) => row.kind === 'task' && `${row.key}/${row.level}`),
      ['1/1', '2/1', '3/2', '4/2', '5/3', '6/1'],
    )
  })

  test('are not there where they are folded', () => {
    assert.deepEqual(
      rowsWith(2).map(({ key }) => key),
      [1, 2, 6],
    )
    assert.deepEqual(
      rowsWith(4).map(({ key }) => key),
      [1, 2, 3, 4, 6],
    )
  })

  test('whose task is elsewhere stand alone', () => {
    const groups = listOf(source([task(3, { parent_id: 2 })]), () => true, 'manual')
    const [row] = rowsOf(groups, { isTree: true, toggled: new Set() })
    assert.equal(row?.kind === 'task' && row.level, 1)
  })
})

describe('a task moves', () => {
  test('over its siblings, and not further', () => {
    assert.deepEqual(stepped(rows, [2], 1), { beside: { after: 6 } })
    assert.deepEqual(stepped(rows, [6], -1), { beside: { before: 2 } })
    assert.deepEqual(stepped(rows, [4], -1), { beside: { before: 3 } })
    assert.equal(stepped(rows, [4], 1), undefined)
    assert.equal(stepped(rows, [1], -1), undefined)
  })

  test('below the sibling before it, behind what is there', () => {
    assert.deepEqual(indented(rows, all, [6]), { beside: { after: 4 } })
    assert.deepEqual(indented(rows, all, [2]), { below: 1 })
    assert.equal(indented(rows, all, [1]), undefined)
    assert.equal(indented(rows, all, [3]), undefined)
  })

  test('out of its task, behind it', () => {
    assert.deepEqual(outdented(rows, [5]), { beside: { after: 4 } })
    assert.equal(outdented(rows, [6]), undefined)
  })

  test('never deeper than the service allows', () => {
    const chain = [1, 2, 3, 4, 5].map((id) => task(id, { parent_id: id === 1 ? null : id - 1 }))
    const six = [...chain, task(6, { parent_id: 5 })]
    const withSibling = mapOf([...chain, task(7, { parent_id: 4, position: 'z' })])
    const deep = rowsOf(
      listOf(source([...withSibling.values()]), () => true, 'manual'),
      {
        isTree: true,
        toggled: new Set(),
      },
    )
    assert.equal(indented(deep, withSibling, [7]), undefined)
    assert.equal(six.length, 6)
  })
})

describe('a task that is dragged', () => {
  const drop = (id: number, index: number, level: number) => {
    const gap = gapAt(rows, all, [id], index, level)
    return gap === undefined ? undefined : { level: gap.level, to: dropped(rows, all, [id], gap) }
  }

  test('lands beside the row above it, on the same level', () => {
    assert.deepEqual(drop(1, 6, 1), { level: 1, to: { beside: { after: 6 } } })
    assert.deepEqual(drop(6, 0, 1), { level: 1, to: { beside: { before: 1 } } })
  })

  test('lands below a task when it is drawn aside', () => {
    assert.deepEqual(drop(6, 1, 2), { level: 2, to: { below: 1 } })
    assert.deepEqual(drop(1, 3, 2), { level: 2, to: { beside: { after: 3 } } })
  })

  test('keeps to the levels that there can be', () => {
    assert.equal(drop(6, 3, 1)?.level, 2)
    assert.equal(drop(6, 1, 5)?.level, 2)
    assert.deepEqual(drop(1, 5, 1), { level: 1, to: { beside: { after: 2 } } })
  })

  test('cannot land within itself', () => {
    assert.deepEqual(drop(2, 4, 2), { level: 2, to: { below: 1 } })
  })
})

describe('several tasks move', () => {
  test('without those that go along with their task', () => {
    assert.deepEqual(uppermost(all, [1, 2, 3, 5]), [1, 2])
    assert.deepEqual(uppermost(all, [3, 5]), [3, 5])
  })

  test('over the sibling before the first, and after the last', () => {
    assert.deepEqual(stepped(rows, [2, 6], -1), { beside: { before: 1 } })
    assert.deepEqual(stepped(rows, [1, 2], 1), { beside: { after: 6 } })
  })

  test('below a task, behind what stays there', () => {
    assert.deepEqual(indented(rows, all, [2, 6]), { below: 1 })
    assert.deepEqual(indented(rows, all, [6, 4]), { beside: { after: 3 } })
  })

  test('to where they are dropped, and not beside one of them', () => {
    assert.deepEqual(dropped(rows, all, [2, 6], { index: 0, level: 1 }), { beside: { before: 1 } })
    assert.deepEqual(dropped(rows, all, [1, 6], { index: 6, level: 1 }), { beside: { after: 2 } })
  })

  test('no deeper than the highest of them allows', () => {
    assert.equal(gapAt(rows, all, [1, 6], 5, 9)?.level, 4)
    assert.equal(gapAt(rows, all, [1, 2], 6, 9)?.level, 2)
  })
})
