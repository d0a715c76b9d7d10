import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { EACH_OTHER, Load } from './load.ts'

let load: Load

beforeEach(() => {
  load = new Load(8)
})

const freeFor = (workspace: string, receiver: number) => load.freesOf(workspace).get(receiver) ?? EACH_OTHER

/** An attempt that has ended. */
const ended = (workspace: string, receiver: number, wasGood: boolean | undefined) =>
  load.begin(workspace, receiver)(wasGood)

describe('a receiver', () => {
  test('has one place until it has received something, and again when it fails', () => {
    assert.equal(freeFor('a', 1), 1)
    const end = load.begin('a', 1)
    assert.equal(freeFor('a', 1), 0)
    end(true)
    assert.equal(freeFor('a', 1), 4)
    const others = [load.begin('a', 1), load.begin('a', 1), load.begin('a', 1)]
    assert.equal(freeFor('a', 1), 1)
    others[0]?.(false)
    assert.equal(freeFor('a', 1), 0)
    others[1]?.(undefined)
    others[2]?.(undefined)
    assert.equal(freeFor('a', 1), 1)
    assert.equal(freeFor('b', 1), 1)
  })

  test('is forgotten when its workspace has had a hundred others since', () => {
    for (let receiver = 1; receiver <= 101; receiver += 1) ended('a', receiver, true)
    assert.deepEqual([freeFor('a', 1), freeFor('a', 2), freeFor('a', 101)], [1, 4, 4])
  })
})

test('a workspace has its share of all places', () => {
  for (let receiver = 0; receiver < 5; receiver += 1) load.begin('a', receiver)
  assert.deepEqual([load.freeOf('a'), load.freeOf('b'), load.free], [3, 8, 59])
  for (let other = 0; other < 57; other += 1) load.begin(`${other}`, 1)
  assert.deepEqual([load.freeOf('a'), load.freeOf('b'), load.free], [2, 2, 2])
})

test('those that failed have half of all places together', () => {
  const failing = Array.from({ length: 40 }, (_, index) => `${index}`)
  for (const workspace of failing) for (const receiver of [1, 2]) ended(workspace, receiver, false)
  const ends = failing.slice(0, 31).map((workspace) => load.begin(workspace, 1))
  // Of two, one has the last place.
  assert.deepEqual([freeFor('35', 1), freeFor('35', 2)], [1, 0])
  ends.push(load.begin('35', 1))
  assert.deepEqual([freeFor('36', 1), freeFor('36', 2), freeFor('new', 1)], [0, 0, 1])
  for (const end of ends) end(true)
  assert.deepEqual([freeFor('36', 1), freeFor('0', 1), load.free], [1, 4, 64])
})
