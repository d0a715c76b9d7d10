import fc from 'fast-check'
import type { World } from './world.ts'

/** Days and times as filters write them, computed in memory. */

/** A point in a task's time: wall-clock time, or an instant. */
export type Moment = Temporal.PlainDateTime | Temporal.Instant
export const clockOf = (text: string): Moment => Temporal.PlainDateTime.from(text)
export const instantOf = (text: string): Moment => Temporal.Instant.from(text)

type Point = Temporal.PlainDate | Temporal.PlainDateTime | Temporal.Instant
interface When {
  text: string
  at(world: World): Point
}

const zoned = (instant: Temporal.Instant, { zone, elsewhere = zone }: World) =>
  instant.toZonedDateTimeISO(elsewhere).toPlainDateTime()
const today = (world: World) => zoned(world.now.toTemporalInstant(), world).toPlainDate()

const UNITS = { d: 'days', w: 'weeks', m: 'months', y: 'years' } as const
const offsets = fc
  .tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 30 }), fc.constantFrom('d', 'w', 'm', 'y', 'h'))
  .chain(([sign, count, unit]) =>
    fc
      .constantFrom(`${sign}${count}${unit}`, ` ${sign} ${count}${unit}`, ` ${sign}${count}${unit}`)
      .map((text) => {
        const size = Number(`${sign}${count}`)
        return { text, unit, duration: unit === 'h' ? { hours: size } : { [UNITS[unit]]: size } }
      }),
  )

const near = fc.integer({ min: -15 * 24 * 60, max: 15 * 24 * 60 })
const instants = fc.constantFrom(
  '2026-11-21T12:00',
  '2026-03-29T00:59',
  '2026-11-01T04:30',
  '2027-01-01T00:00',
)
const clocks = fc
  .tuple(instants, near)
  .map(([start, minutes]) => Temporal.PlainDateTime.from(start).add({ minutes }))
const bases: fc.Arbitrary<When> = fc.oneof(
  fc.constantFrom<When>(
    { text: 'today', at: today },
    { text: 'Today', at: today },
    { text: 'tomorrow', at: (world) => today(world).add({ days: 1 }) },
    { text: 'yesterday', at: (world) => today(world).subtract({ days: 1 }) },
    { text: 'now', at: ({ now }) => now.toTemporalInstant() },
  ),
  clocks.map((clock) => ({ text: `${clock.toPlainDate()}`, at: () => clock.toPlainDate() })),
  clocks.map((clock) => ({ text: clock.toString().slice(0, 16), at: () => clock })),
  clocks.map((clock) => ({ text: `${clock.toString({ fractionalSecondDigits: 3 })}`, at: () => clock })),
  clocks.map((clock) => {
    const text = `${clock.toString({ smallestUnit: 'second' })}+05:30`
    return { text, at: () => Temporal.Instant.from(text) }
  }),
)
export const moments: fc.Arbitrary<When> = fc
  .tuple(bases, fc.option(offsets, { freq: 2 }))
  .map(([base, offset]) => {
    if (offset === null) return base
    // A day plus hours has no meaning: such offsets are left out.
    if (offset.unit === 'h' && /^[a-z]+$/i.test(base.text) && base.text !== 'now') return base
    if (offset.unit === 'h' && /^\d{4}-\d\d-\d\d$/.test(base.text)) return base
    const at = (world: World): Point => {
      const point = base.at(world)
      if (!(point instanceof Temporal.Instant)) return point.add(offset.duration)
      return offset.unit === 'h' ? point.add(offset.duration) : zoned(point, world).add(offset.duration)
    }
    return { text: base.text + offset.text, at }
  })

/** Compares a moment with a point; a day equals all its times. */
export function compareMoments(value: Moment, point: Point, world: World): number {
  if (value instanceof Temporal.Instant && point instanceof Temporal.Instant) {
    return Temporal.Instant.compare(value, point)
  }
  const wall = value instanceof Temporal.Instant ? zoned(value, world) : value
  if (point instanceof Temporal.PlainDate) return Temporal.PlainDate.compare(wall.toPlainDate(), point)
  return Temporal.PlainDateTime.compare(wall, point instanceof Temporal.Instant ? zoned(point, world) : point)
}
