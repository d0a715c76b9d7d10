import { FIRST_YEAR, isTimeZone, LAST_YEAR } from '@docket/grammar/dates.ts'
import { z } from 'zod'

export {
  FIRST_YEAR,
  instantOf,
  isTimeZone,
  LAST_YEAR,
  localTime,
  wallClockOf,
} from '@docket/grammar/dates.ts'

/** Dates as people mean them: a day, a time on the wall clock, or a time in a given time zone. */

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
