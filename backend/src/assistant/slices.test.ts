import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { createPieceRunner } from './slices.ts'

/** Long work gives others their turn. */

const NEVER = new AbortController().signal

/** Work that logs each of its pieces. */
function work(log: string[], name: string, pieces: number): Generator<void, string> {
  return (function* () {
    for (let piece = 1; piece <= pieces; piece += 1) {
      log.push(`${name}${piece}`)
      yield
    }
    return name
  })()
}

test('other work runs between two slices', async () => {
  const log: string[] = []
  const others = async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await othersTurn()
      log.push('other')
    }
  }
  const [result] = await Promise.all([createPieceRunner(60_000)('ada')(work(log, 'a', 3), NEVER), others()])
  assert.equal(result, 'a')
  assert.deepEqual(log.toSorted(), ['a1', 'a2', 'a3', 'other', 'other', 'other'])
  assert.ok(log.indexOf('other') < log.indexOf('a3'), log.join())
})

test("one user's jobs run one after another, without blocking other users", async () => {
  const log: string[] = []
  const patienceOf = createPieceRunner(60_000)
  await Promise.all([
    patienceOf('ada')(work(log, 'a', 2), NEVER),
    patienceOf('ada')(work(log, 'b', 2), NEVER),
    patienceOf('bob')(work(log, 'c', 2), NEVER),
  ])
  assert.deepEqual(
    log.filter((piece) => !piece.startsWith('c')),
    ['a1', 'a2', 'b1', 'b2'],
  )
  assert.ok(log.indexOf('c2') < log.indexOf('b2'), log.join())
})

test('cancelled work ends and does not block what comes after it', async () => {
  const log: string[] = []
  const patienceOf = createPieceRunner(60_000)
  const gone = new AbortController()
  const first = patienceOf('ada')(work(log, 'a', 5), gone.signal)
  const second = patienceOf('ada')(work(log, 'b', 1), NEVER)
  gone.abort()
  await assert.rejects(first, { name: 'AbortError' })
  assert.equal(await second, 'b')
  assert.deepEqual(log, ['a1', 'b1'])
})
