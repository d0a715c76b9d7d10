import type { Notify } from './schemas.ts'

/** When overviews of the day and reviews of the week are due. */

export type OverviewKind = 'overview' | 'review'

const WITHOUT_TIME = '08:00'
const DAYS = 7

/** Which of both are wanted on a day of the week, 1 for Monday to 7 for Sunday. */
export function overviewsOn(
  weekday: number,
  { overview_at, review_on }: Pick<Notify, 'overview_at' | 'review_on'>,
): OverviewKind[] {
  const review: OverviewKind[] = review_on === weekday ? ['review'] : []
  return overview_at === undefined ? review : ['overview', ...review]
}

/**
 * The first instant after `after` (milliseconds since 1970) at which one is due, in the API's format; null: never.
 * @param zone IANA name of the user's time zone
 */
export function nextOverview(after: number, notify: Notify | undefined, zone: string): string | null {
  if (notify?.overview_at === undefined && notify?.review_on === undefined) return null
  const time = Temporal.PlainTime.from(notify.overview_at ?? WITHOUT_TIME)
  const today = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(zone).toPlainDate()
  for (let days = 0; days <= DAYS; days += 1) {
    const day = today.add({ days })
    const at = day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant()
    if (at.epochMilliseconds > after && overviewsOn(day.dayOfWeek, notify).length > 0)
      return at.toString({ fractionalSecondDigits: 3 })
  }
  return null
}
