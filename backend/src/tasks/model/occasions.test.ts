import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  CLOCK_CHANGES,
  firstOf,
  instantIn,
  STEADY,
  transitionsOf,
  type Wall,
} from '../../../tests/support/clock-changes.ts'
import { firstOccasionAfter, occasionsOf, type Times } from './occasions.ts'

/** When something is told around changes of the clock, compared with what `Intl` says of it. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Where it is never the same time as in any of the zones: what is zoned must not look at it. */
const ELSEWHERE = 'Pacific/Marquesas'

const dateOf = (wall: Wall) => new Date(wall).toISOString().slice(0, 10)
const timeOf = (wall: Wall) => new Date(wall).toISOString().slice(11, 16)
const dayOf = (wall: Wall) => Math.floor(wall / DAY) * DAY

/** Each occasion with its kind, as RFC 3339. */
const told = (times: Times, zone: string): string[] =>
  occasionsOf(times, zone).map(({ kind, at }) => `${kind} ${new Date(at).toISOString()}`)

const expected = (occasions: readonly (readonly [string, number])[]): string[] =>
  occasions
    .toSorted(([, one], [, other]) => one - other)
    .map(([kind, at]) => `${kind} ${new Date(at).toISOString()}`)

const BEFORE = [0, 10, 90, 24 * 60]
const reminders = BEFORE.map((minutes_before) => ({ minutes_before }))

/** Floating, zoned and all day, at a time on the wall: all is as it should be. */
function check(wall: Wall, zone: string): void {
  const [date, time] = [dateOf(wall), timeOf(wall)]
  const due = instantIn(wall, zone)
  const overdue = instantIn(dayOf(wall) + DAY + 9 * HOUR, zone)
  const timed = expected([
    ...BEFORE.map((minutes) => ['reminder', due - minutes * MINUTE] as const),
    ...([['due', due]] as const),
    ...([['overdue', overdue]] as const),
  ])
  assert.deepEqual(told({ due: { date, time }, reminders }, zone), timed, `floating ${date} ${time}`)
  const zoned = { date, time, time_zone: zone }
  assert.deepEqual(told({ due: zoned, reminders }, ELSEWHERE), timed, `zoned ${date} ${time}`)
  const start = firstOf(dayOf(wall), zone)
  const allDay = expected([
    ...BEFORE.map((minutes) => ['reminder', start - minutes * MINUTE] as const),
    ...([['due', instantIn(dayOf(wall) + 9 * HOUR, zone)]] as const),
    ...([['overdue', overdue]] as const),
  ])
  assert.deepEqual(told({ due: { date }, reminders }, zone), allDay, `all day ${date}`)
}

describe('when the clock changes', () => {
  for (const [zone, year] of CLOCK_CHANGES) {
    test(`in ${zone} in ${year}`, () => {
      const changes = transitionsOf(zone, year)
      const sizes = changes.map(({ before, after }) => Math.sign(after - before)).sort()
      assert.deepEqual(sizes, [-1, 1], 'forward and back')
      for (const { at, before, after } of changes) {
        const [one, other] = [at + before, at + after].sort((a, b) => a - b) as [Wall, Wall]
        const middle = Math.floor((one + other) / 2 / MINUTE) * MINUTE
        // A minute before, within, at the end of what is skipped or doubled, and around it.
        for (const wall of [one - MINUTE, one, middle, other - MINUTE, other, other + MINUTE])
          check(wall, zone)
        for (const wall of [middle - DAY, middle + DAY]) check(wall, zone)
        if (after > before) {
          assert.equal(instantIn(middle, zone), at + (middle - one), 'later by as much as is skipped')
        } else {
          assert.equal(instantIn(middle, zone), at - (other - middle), 'the first of both')
        }
      }
    })
  }

  for (const zone of STEADY) {
    test(`and in ${zone}, where it does not`, () => {
      assert.deepEqual(transitionsOf(zone, 2026), [])
      for (const month of [0, 2, 6, 9]) check(Date.UTC(2026, month, 29, 2, 30), zone)
    })
  }

  test('a day that was skipped altogether is the next', () => {
    const due = { date: '2011-12-30', time: '12:00' }
    assert.deepEqual(told({ due, reminders: [{ minutes_before: 0 }] }, 'Pacific/Apia'), [
      ...['overdue 2011-12-30T19:00:00.000Z', 'reminder 2011-12-30T22:00:00.000Z'],
      'due 2011-12-30T22:00:00.000Z',
    ])
    check(Date.UTC(2011, 11, 29, 12), 'Pacific/Apia')
    check(Date.UTC(2011, 11, 31, 12), 'Pacific/Apia')
  })
})

describe('the first occasion after an instant', () => {
  const due = { date: '2026-10-25', time: '02:30', time_zone: 'Europe/Berlin' }
  const first = Date.parse('2026-10-25T00:30:00Z')

  test('of a doubled hour is told once, not in each', () => {
    const times = { due, reminders: [{ minutes_before: 0 }] }
    assert.equal(firstOccasionAfter(first - 1, times, 'UTC'), '2026-10-25T00:30:00.000Z')
    assert.equal(firstOccasionAfter(first, times, 'UTC'), '2026-10-26T08:00:00.000Z')
    assert.equal(firstOccasionAfter(Date.parse('2026-10-26T08:00:00Z'), times, 'UTC'), null)
  })

  test('is null where there is nothing to tell', () => {
    assert.equal(firstOccasionAfter(0, { due: null, reminders: [] }, 'UTC'), null)
    const before = { due: null, reminders: [{ minutes_before: 10 }] }
    assert.equal(firstOccasionAfter(0, before, 'UTC'), null)
  })

  test('with an instant of its own does not depend on any zone', () => {
    const at = '2026-03-29T02:30:00.000Z'
    for (const [zone] of CLOCK_CHANGES)
      assert.equal(firstOccasionAfter(0, { due: null, reminders: [{ at }] }, zone), at)
  })
})
