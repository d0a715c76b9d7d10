import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { begin, current, dated, followed, goTo, next, placeBefore, type Triage, taken } from './triage.ts'

const always = () => true
const same = (id: number) => id
const follow = (triage: Triage, inbox: number[], isOpen: (id: number) => boolean = always) =>
  followed(triage, new Set(inbox), isOpen, same)

describe('going through the Inbox', () => {
  test('begins with the first, and ends after the last', () => {
    const first = begin([1, 2])
    assert.equal(current(first), 1)
    const second = next(first, new Set([1, 2]))
    assert.equal(current(second), 2)
    assert.equal(current(next(second, new Set([1, 2]))), undefined)
    assert.equal(current(begin([])), undefined)
  })

  test('passes over what has left the Inbox', () =>
    assert.equal(current(next(begin([1, 2, 3]), new Set([1, 3]))), 3))

  test('goes back to what was put elsewhere, but not to what is gone', () => {
    const third = goTo(begin([1, 2, 3]), 2)
    assert.equal(
      placeBefore(third, (id) => id !== 2),
      0,
    )
    assert.equal(
      placeBefore(third, () => false),
      undefined,
    )
    assert.equal(placeBefore(begin([1]), always), undefined)
  })

  test('remembers that a task is to have no date', () => {
    const undated = dated(begin([1, 2]), 1, true)
    assert.deepEqual([...undated.undated], [1])
    assert.equal(dated(undated, 1, true), undated)
    assert.deepEqual([...dated(undated, 1, false).undated], [])
  })
})

describe('what happens meanwhile', () => {
  test('nothing leaves it as it is', () => {
    const triage = begin([1, 2])
    assert.equal(follow(triage, [1, 2]), triage)
  })

  test('what comes in is shown last', () => {
    const triage = follow(begin([1, 2]), [3, 1, 2])
    assert.deepEqual(triage.queue, [1, 2, 3])
    assert.equal(triage.step, 0)
  })

  test('what comes in at the end is shown at once', () => {
    const end = next(begin([1]), new Set([1]))
    const triage = follow(end, [1, 2])
    assert.equal(current(triage), 2)
    assert.notEqual(triage.step, end.step)
  })

  test('what goes elsewhere is left out', () => {
    const triage = follow(begin([1, 2, 3]), [1, 3])
    assert.deepEqual(triage.queue, [1, 3])
    assert.equal(triage.step, 0)
  })

  test('the next is shown if the one that is shown goes elsewhere', () => {
    const before = goTo(begin([1, 2, 3]), 1)
    const triage = follow(before, [1, 3])
    assert.equal(current(triage), 3)
    assert.notEqual(triage.step, before.step)
  })

  test('the end is shown if the last goes elsewhere', () => {
    const triage = follow(goTo(begin([1, 2]), 1), [1])
    assert.equal(current(triage), undefined)
    assert.deepEqual(triage.queue, [1])
  })

  test('a task that was put into a project here stays shown until its date is chosen', () => {
    const triage = taken(begin([1, 2]), 1)
    assert.equal(follow(triage, [2]), triage)
    assert.equal(current(follow(triage, [2], (id) => id !== 1)), 2, 'unless it is gone')
  })

  test('what was sorted out counts, though it has left the Inbox', () => {
    const triage = next(taken(begin([1, 2]), 1), new Set([2]))
    assert.equal(follow(triage, [2]), triage)
    assert.deepEqual([triage.at, triage.queue.length], [1, 2])
  })

  test('those that were sorted out are not shown again when the one before them goes', () => {
    let triage = begin([1, 2, 3])
    triage = next(taken(next(triage, new Set([1, 2, 3])), 2), new Set([1, 3]))
    triage = follow(goTo(triage, 0), [3])
    assert.equal(current(triage), 3)
  })

  test('a task keeps its place when the service gives it its id', () => {
    const triage = followed(taken(begin([-5, 2]), -5), new Set([2]), always, (id) => (id === -5 ? 9 : id))
    assert.deepEqual(triage.queue, [9, 2])
    assert.deepEqual([...triage.own], [9])
    assert.equal(triage.step, 0)
  })
})
