/** The moments at which people want to be reminded most, apart from when a task is due. */

export const MOMENTS = ['hour', 'evening', 'morning'] as const
export type Moment = (typeof MOMENTS)[number]

const EVENING = 18
const MORNING = 9

/** @param now in the zone that counts @returns RFC 3339 in UTC; null in the evening for "this evening" */
export function momentAfter(moment: Moment, now: Temporal.ZonedDateTime): string | null {
  const at = (day: Temporal.ZonedDateTime, hour: number) => day.startOfDay().with({ hour })
  const found = {
    hour: () => now.add({ hours: 1 }).round({ smallestUnit: 'minute', roundingMode: 'floor' }),
    evening: () => at(now, EVENING),
    morning: () => at(now.add({ days: 1 }), MORNING),
  }[moment]()
  return found.epochMilliseconds > now.epochMilliseconds
    ? new Date(found.epochMilliseconds).toISOString()
    : null
}
