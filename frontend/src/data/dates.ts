import type { When } from '@docket/sdk'

/** Dates as the service interprets them; see `core/dates.ts` in the backend. */

export const todayIn = (zone: string): Temporal.PlainDate => Temporal.Now.plainDateISO(zone)

/** The instant of `when`, if it has a time; a floating time is in the user's zone. */
export function instantOf({ date, time, time_zone }: When, zone: string): string | null {
  if (time === undefined) return null
  const instant = Temporal.PlainDateTime.from(`${date}T${time}`)
    .toZonedDateTime(time_zone ?? zone)
    .toInstant()
  return instant.toString({ smallestUnit: 'millisecond' })
}

/** The day of `when` where the user is: a time in another zone may fall on the day before or after. */
export function dayOf(when: When, zone: string): string {
  if (when.time_zone === undefined || when.time_zone === zone) return when.date
  const instant = Temporal.Instant.from(instantOf(when, zone) ?? `${when.date}T00:00:00Z`)
  return instant.toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** Milliseconds until the day changes in `zone`. */
export function untilTomorrow(zone: string): number {
  const now = Temporal.Now.zonedDateTimeISO(zone)
  const tomorrow = now.add({ days: 1 }).startOfDay()
  return tomorrow.epochMilliseconds - now.epochMilliseconds
}
