import { isTimeZone } from '../dates.ts'
import type { Part, TimeSays } from './says.ts'

/** Which time a phrase means. */

/** The hour that a part of the day alone means. */
const TIMES: Record<Part, number> = {
  morning: 9,
  noon: 12,
  afternoon: 15,
  evening: 19,
  night: 21,
  midnight: 0,
}
const HOUR = 60
const NOON = 12 * HOUR
/** A smaller hour is more likely one of the afternoon: nobody says `at 3` of the night. */
const EARLY = 7 * HOUR

/** @param part the part of the day, when it is named elsewhere */
export function timeOf(says: TimeSays, part: Part | undefined): Temporal.PlainTime {
  const { hour, minute = 0, shift = 0, half, exact = false } = says
  const of = says.part ?? part
  if (hour === undefined) return new Temporal.PlainTime(of === undefined ? 0 : TIMES[of])
  const said = hour * HOUR + minute + shift
  return new Temporal.PlainTime().add({
    minutes: half === undefined ? byPart(said, of, exact) : byHalf(said, half),
  })
}

const byHalf = (said: number, half: 'am' | 'pm'): number => (said % NOON) + (half === 'pm' ? NOON : 0)

function byPart(said: number, part: Part | undefined, exact: boolean): number {
  if (part === 'afternoon' || part === 'evening') return said < NOON ? said + NOON : said
  if (part === 'noon') return said < EARLY ? said + NOON : said
  if (part === 'night') return said >= 5 * HOUR && said < NOON ? said + NOON : said % NOON
  if (part === undefined && !exact && said < EARLY) return said + NOON
  return said
}

/** The zone as the time zone database spells it. @returns undefined where there is no such zone */
export function zoneOf(name: string): string | undefined {
  if (/^(?:utc|gmt)$/i.test(name)) return 'UTC'
  return isTimeZone(name) ? new Temporal.ZonedDateTime(0n, name).timeZoneId : undefined
}
