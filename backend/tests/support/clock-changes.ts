/** When clocks change, found by asking `Intl` for the local time again and again: nothing here uses `Temporal`. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Zones with a year in which their clocks change, of both hemispheres, by an hour, by half of one, at midnight. */
export const CLOCK_CHANGES: readonly (readonly [zone: string, year: number])[] = [
  ['Europe/Berlin', 2026],
  ['Europe/London', 2026],
  ['Europe/Dublin', 2026],
  ['Europe/Lisbon', 2026],
  ['America/New_York', 2026],
  ['America/Los_Angeles', 2026],
  ['America/St_Johns', 2026],
  ['America/Havana', 2026],
  ['America/Nuuk', 2026],
  ['America/Santiago', 2026],
  ['America/Sao_Paulo', 2018],
  ['Africa/Cairo', 2026],
  ['Asia/Beirut', 2026],
  ['Asia/Jerusalem', 2026],
  ['Asia/Tehran', 2021],
  ['Australia/Adelaide', 2026],
  ['Australia/Lord_Howe', 2026],
  ['Australia/Sydney', 2026],
  ['Pacific/Auckland', 2026],
  ['Pacific/Chatham', 2026],
]

/** Zones without changes. */
export const STEADY = ['UTC', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Tokyo', 'America/Phoenix'] as const

/** What a clock on the wall shows, as if it were UTC. */
export type Wall = number

const formats = new Map<string, Intl.DateTimeFormat>()

/** What the clock shows at an instant. */
export function wallOf(instant: number, zone: string): Wall {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: zone, hourCycle: 'h23', calendar: 'iso8601' },
      ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    })
  formats.set(zone, format)
  const parts = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

const offsetAt = (instant: number, zone: string): number => wallOf(instant, zone) - instant

export interface Transition {
  /** The first instant at which the clock shows something else. */
  at: number
  /** Milliseconds from UTC. */
  before: number
  after: number
}

/** The changes within a year, in order. */
export function transitionsOf(zone: string, year: number): Transition[] {
  const found: Transition[] = []
  for (let from = Date.UTC(year, 0, 1); from < Date.UTC(year + 1, 0, 1); from += DAY) {
    const [before, after] = [offsetAt(from, zone), offsetAt(from + DAY, zone)]
    if (before !== after) found.push({ at: changeWithin(from, from + DAY, zone), before, after })
  }
  return found
}

function changeWithin(from: number, to: number, zone: string): number {
  const before = offsetAt(from, zone)
  let [low, high] = [from, to]
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE
    if (offsetAt(middle, zone) === before) low = middle
    else high = middle
  }
  return high
}

/** By RFC 5545: the first instant at which the clock shows that; if it never does, as much later as it skips. */
export function instantIn(wall: Wall, zone: string): number {
  const offsets = new Set([wall - 2 * DAY, wall, wall + 2 * DAY].map((around) => offsetAt(around, zone)))
  const shown = [...offsets].map((offset) => wall - offset).filter((at) => wallOf(at, zone) === wall)
  if (shown.length > 0) return Math.min(...shown)
  // As if the clock had not been changed yet.
  return wall - offsetAt(wall - 2 * DAY, zone)
}

/** The first instant of the day that begins at `midnight`. */
export function firstOf(midnight: Wall, zone: string): number {
  for (let at = midnight - 2 * DAY; ; at += HOUR) {
    if (wallOf(at, zone) < midnight) continue
    // It is within the hour before.
    for (let minute = at - HOUR; ; minute += MINUTE) if (wallOf(minute, zone) >= midnight) return minute
  }
}
