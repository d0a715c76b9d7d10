import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { randomOf, SEED } from '../../../tests/support/random.ts'
import { HourlyLimit, type Planned } from './hourly-limit.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NIGHT = 8 * HOUR

/** The most that any hour has. Each that has the most begins with something. */
const most = (times: readonly number[]): number =>
  Math.max(...times.map((start) => times.filter((time) => time >= start && time < start + HOUR).length))

describe('an hourly limit', () => {
  test(`holds in every hour, however deliveries come (seed ${SEED})`, () => {
    const random = randomOf(SEED)
    const drawn = (below: number) => Math.floor(random() * below)
    for (let round = 0; round < 15; round += 1) {
      const limit = 1 + drawn(8)
      let kept: readonly Planned[] = []
      let now = 0
      const times: number[] = []
      for (let telling = 0; telling < 200; telling += 1) {
        now += drawn(20 * MINUTE)
        const hourly = new HourlyLimit(limit, kept, now)
        for (let part = drawn(3); part >= 0; part -= 1) {
          const count = 1 + drawn(limit)
          const wanted = now + (random() < 0.2 ? NIGHT : 0)
          const at = hourly.plan(count, wanted)
          assert.ok(at >= wanted)
          times.push(...Array<number>(count).fill(at))
        }
        kept = JSON.parse(JSON.stringify(hourly.planned))
        assert.ok(kept.length <= 250)
      }
      assert.ok(most(times) <= limit, `${most(times)} within an hour, not ${limit}`)
    }
  })

  test('lets wait no longer than it must', () => {
    const hourly = new HourlyLimit(3, [[0, 2]], MINUTE)
    assert.equal(hourly.plan(1, MINUTE), MINUTE)
    assert.equal(hourly.plan(2, MINUTE), HOUR)
    assert.equal(hourly.plan(1, MINUTE), HOUR + MINUTE)
    assert.deepEqual(hourly.planned, [
      [0, 2],
      [MINUTE, 1],
      [HOUR, 2],
      [HOUR + MINUTE, 1],
    ])
  })

  test('fills the time before what waits longer', () => {
    const hourly = new HourlyLimit(2, [], 0)
    assert.equal(hourly.plan(2, NIGHT), NIGHT)
    assert.equal(hourly.plan(2, 0), 0)
    assert.equal(hourly.plan(1, 0), HOUR)
    assert.equal(hourly.plan(1, NIGHT - MINUTE), NIGHT + HOUR)
  })
})
