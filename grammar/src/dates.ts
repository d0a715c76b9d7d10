/** Dates as people mean them: a day, a time on the wall clock, or a time in a given time zone. */

export const FIRST_YEAR = 1900
// One less than four digits allow: the instant may fall in the next year.
export const LAST_YEAR = 9998

export interface When {
  /** YYYY-MM-DD */
  date: string
  /** HH:MM; if absent, the whole day is meant. */
  time?: string | undefined
  /** IANA name. If absent, the time floats. */
  time_zone?: string | undefined
}

/**
 * Names only: an offset like "+01:00" knows no daylight saving time. `Intl` accepts more names (`PST`) than `Temporal`
 * does.
 */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Temporal.ZonedDateTime(0n, name)
    return true
  } catch {
    return false
  }
}

/** The wall-clock time that `when` names; without a time, the start of the day. */
export const wallClockOf = ({ date, time = '00:00' }: When): Temporal.PlainDateTime =>
  Temporal.PlainDateTime.from(`${date}T${time}`)

/**
 * The instant of `when` in the API's format; null for a whole day. A time that the clock skips in spring moves later by
 * the length of the gap; for a time that occurs twice in autumn, the first is meant (RFC 5545, 3.3.5).
 * @param zone IANA time zone of a floating time
 */
export function instantOf(when: When, zone: string): string | null {
  if (when.time === undefined) return null
  const instant = wallClockOf(when)
    .toZonedDateTime(when.time_zone ?? zone)
    .toInstant()
  return instant.toString({ fractionalSecondDigits: 3 })
}

/** The local date and time at `instant` in `zone`. */
export const localTime = (instant: Date, zone: string): Temporal.PlainDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDateTime()
