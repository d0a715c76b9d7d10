import { z } from 'zod'

/** Dates as people mean them: a day, a time on the wall clock, or a time in a given time zone. */

export const FIRST_YEAR = 1900
// One less than four digits allow: the instant may fall in the next year.
export const LAST_YEAR = 9998

const CalendarDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Must be a date in the form YYYY-MM-DD.')
  .refine((text) => isDate(text), { error: `Must be a calendar date from ${FIRST_YEAR} to ${LAST_YEAR}.` })
  .meta({ format: 'date', examples: ['2026-11-20'] })

const ClockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Must be a time in the form HH:MM, from 00:00 to 23:59.')
  .meta({ examples: ['09:00'] })

export const TimeZone = z
  .string()
  .max(64)
  .refine((name) => isTimeZone(name), { error: 'Must be an IANA time zone, like Europe/Berlin.' })
  .meta({ examples: ['Europe/Berlin'] })

export const When = z
  .strictObject(
    {
      date: CalendarDate,
      time: ClockTime.optional().meta({ description: 'If absent, the whole day is meant.' }),
      time_zone: TimeZone.optional().meta({
        description: 'IANA name. If absent, the time floats: it is the local time wherever the user is.',
      }),
    },
    {
      error: ({ code }) =>
        code === 'invalid_type'
          ? 'Must be an object like {"date": "2026-11-20", "time": "09:00"}.'
          : undefined,
    },
  )
  .refine((when) => when.time_zone === undefined || when.time !== undefined, {
    error: 'A time zone needs a time.',
    path: ['time_zone'],
  })
  .meta({
    id: 'When',
    description:
      'A calendar day, the same in every time zone, or a time on that day, which floats or has a time zone.',
    examples: [{ date: '2026-11-20', time: '09:00', time_zone: 'Europe/Berlin' }],
  })
export type When = z.output<typeof When>

/** `When` in a response: the service wrote it, so only its shape is checked. */
export const ShownWhen = z
  .strictObject({ date: z.string(), time: z.string().optional(), time_zone: z.string().optional() })
  .meta({ examples: [{ date: '2026-11-20', time: '09:00' }] })

function isDate(text: string): boolean {
  try {
    const { year } = Temporal.PlainDate.from(text)
    return year >= FIRST_YEAR && year <= LAST_YEAR
  } catch {
    return false
  }
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
  instant.toTemporalInstant().toZonedDateTimeISO(zone).toPlainDateTime()
