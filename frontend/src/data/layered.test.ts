import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Layered } from './layered.ts'

const names = (...ids: number[]) => new Map(ids.map((id) => [id, `row ${id}`]))
const entries = (rows: ReadonlyMap<number, string>) => [...rows]

describe('a layered map', () => {
  const base = names(1, 2, 3)
  const over = Layered.over(
    base,
    new Map([
      [2, 'other'],
      [3, null],
      [4, 'new'],
      [5, null],
    ]),
  )

  test('works like any other map', () => {
    assert.equal(over.size, 3)
    assert.deepEqual(entries(over), [
      [1, 'row 1'],
      [2, 'other'],
      [4, 'new'],
    ])
    assert.deepEqual([...over.keys()], [1, 2, 4])
    assert.deepEqual([...over.values()], ['row 1', 'other', 'new'])
    assert.deepEqual(
      [1, 2, 3, 4, 5, 6].map((id) => over.get(id)),
      ['row 1', 'other', undefined, 'new', undefined, undefined],
    )
    assert.deepEqual(
      [1, 2, 3, 4, 5, 6].map((id) => over.has(id)),
      [true, true, false, true, false, false],
    )
    const seen: string[] = []
    over.forEach((value, id) => void seen.push(`${id} ${value}`))
    assert.deepEqual(seen, ['1 row 1', '2 other', '4 new'])
  })

  test('leaves its base unchanged', () => {
    const more = Layered.over(
      over,
      new Map([
        [1, null],
        [3, 'back'],
      ]),
    )
    assert.deepEqual(entries(more), [
      [2, 'other'],
      [3, 'back'],
      [4, 'new'],
    ])
    assert.deepEqual(entries(over), [
      [1, 'row 1'],
      [2, 'other'],
      [4, 'new'],
    ])
    assert.deepEqual(entries(base), entries(names(1, 2, 3)))
  })
})

test('matches a plain map after thousands of changes, one by one or many at once', () => {
  const expected = new Map<number, string>()
  let rows: ReadonlyMap<number, string> = new Map()
  const change = (changes: ReadonlyMap<number, string | null>) => {
    rows = Layered.over(rows, changes)
    for (const [id, value] of changes) {
      if (value === null) expected.delete(id)
      else expected.set(id, value)
    }
  }
  change(names(...Array.from({ length: 2_000 }, (_, id) => id)))
  for (let turn = 0; turn < 3_000; turn += 1) {
    const id = (turn * 7_919) % 2_500
    change(new Map([[id, turn % 3 === 0 ? null : `turn ${turn}`]]))
    if (turn % 100 !== 0) continue
    assert.equal(rows.size, expected.size)
    assert.deepEqual(new Map(rows), expected)
  }
})

describe('the differences of two maps', () => {
  const base = names(1, 2, 3, 4)
  const [one, other] = [
    Layered.over(base, new Map([[2, 'two']])),
    Layered.over(
      base,
      new Map([
        [3, null],
        [9, 'nine'],
      ]),
    ),
  ]

  for (const [what, before, after, ids] of [
    ['nothing, of the same', one, one, []],
    ['of one and what it was made from', base, one, [2]],
    ['of two made from a third', one, other, [2, 3, 9]],
    ['and not what became the same again', base, Layered.over(one, new Map([[2, 'row 2']])), []],
    ['of strangers', names(1, 2, 5), one, [2, 3, 4, 5]],
  ] as const) {
    test(what, () => {
      assert.deepEqual(Layered.differing(before, after).toSorted(), ids)
      assert.deepEqual(Layered.differing(after, before).toSorted(), ids)
    })
  }
})
