import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { TestTimers } from '../../tests/support/timers.ts'
import { Queue } from './queue.ts'

const late = new Error('late')
const outage = new Error('outage')

const TIMEOUT = 60_000

function queue(): Queue {
  return new Queue({
    timeout: TIMEOUT,
    timeoutError: () => late,
    isContagious: (error) => error === outage,
  })
}

describe('the queue', () => {
  test('runs work of one name in order, also after a failure; that of others does not wait', async () => {
    const { take } = bound(queue())
    const gate = Promise.withResolvers<void>()
    const said: string[] = []
    const first = take('ada', async () => {
      await gate.promise
      said.push('first')
      throw new Error('refused')
    })
    const second = take('ada', async () => void said.push('second'))
    await take('eve', async () => void said.push('eve'))
    gate.resolve()
    await assert.rejects(first, /refused/)
    await second
    assert.deepEqual(said, ['eve', 'first', 'second'])
  })

  test('is rejected as a whole when the database is gone, and starts anew', async () => {
    const { take, after } = bound(queue())
    const gate = Promise.withResolvers<void>()
    let ran = 0
    const work = async () => {
      ran += 1
    }
    const waiting = [
      take('ada', () => gate.promise),
      take('ada', work),
      after('ada', work),
      take('ada', work),
    ]
    gate.reject(outage)
    for (const turn of waiting) await assert.rejects(turn, outage)
    assert.equal(ran, 0)
    await take('ada', work)
    assert.equal(ran, 1)
  })

  test('times out the waiting without changing their order', async (t) => {
    const timers = new TestTimers(t)
    const { take } = bound(queue())
    const gate = Promise.withResolvers<void>()
    const said: string[] = []
    const first = take('ada', async () => {
      await gate.promise
      said.push('first')
    })
    const second = take('ada', async () => void said.push('never'))
    timers.advance(TIMEOUT)
    await assert.rejects(second, late)
    const third = take('ada', async () => void said.push('third'))
    gate.resolve()
    await Promise.all([first, third])
    assert.deepEqual(said, ['first', 'third'])
  })
})

const bound = (all: Queue) => ({ take: all.run.bind(all), after: all.after.bind(all) })
