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
      const times = new Map<string, number[]>()
      for (let telling = 0; telling < 200; telling += 1) {
        now += drawn(20 * MINUTE)
        const hourly = new HourlyLimit(limit, kept, now)
        for (let part = drawn(3); part >= 0; part -= 1) {
          const cause = random() < 0.5 ? undefined : `other ${drawn(3)}`
          const count = 1 + drawn(cause === undefined ? limit : hourly.share)
          const wanted = now + (random() < 0.2 ? NIGHT : 0)
          const at = hourly.plan(count, wanted, cause)
          assert.ok(at >= wanted)
          for (const one of ['all', ...(cause === undefined ? [] : [cause, 'others'])])
            times.set(one, [...(times.get(one) ?? []), ...Array<number>(count).fill(at)])
        }
        kept = JSON.parse(JSON.stringify(hourly.planned))
        assert.ok(kept.length <= 500)
      }
      const share = Math.ceil(limit / 3)
      const allowed: Record<string, number> = { all: limit, others: Math.max(1, limit - share) }
      for (const [one, planned] of times)
        assert.ok(most(planned) <= (allowed[one] ?? share), `${most(planned)} of ${one} at ${limit}`)
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

  test('lets what is the user’s own come first, however much others cause', () => {
    for (const limit of [2, 5, 120]) {
      const room = limit - new HourlyLimit(limit, [], 0).share
      let kept: readonly Planned[] = []
      // More than is remembered.
      for (let count = 0; count < 300; count += 1) {
        const hourly = new HourlyLimit(limit, kept, 0)
        hourly.plan(1, 0, `stranger ${count % 7}`)
        kept = hourly.planned
      }
      const hourly = new HourlyLimit(limit, kept, MINUTE)
      for (let count = room; count < limit; count += 1) assert.equal(hourly.plan(1, MINUTE), MINUTE)
      assert.ok(hourly.plan(1, MINUTE) > MINUTE)
    }
  })

  test('gives one other a third, and so leaves room for another', () => {
    const hourly = new HourlyLimit(6, [], 0)
    for (let count = 0; count < 30; count += 1) hourly.plan(1, 0, 'one')
    assert.deepEqual(
      hourly.planned.slice(0, 2).map(([at, count]) => [at, count]),
      [
        [0, 2],
        [HOUR, 2],
      ],
    )
    assert.equal(hourly.plan(2, 0, 'another'), 0)
    assert.equal(hourly.plan(1, 0, 'a third'), HOUR)
    assert.equal(hourly.plan(2, 0), 0)
  })
})
