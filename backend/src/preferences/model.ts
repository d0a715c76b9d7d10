import type { Notify, PreferencesPatch, PreferencesResponse } from './schemas.ts'

/** What follows from preferences, and how a merge patch changes them, without database or HTTP. */

/** How a member of a shared workspace reckons days: by their own preferences, not by those of the workspace. */
export interface Calendar {
  /** IANA name of the member's time zone; undefined where it is the workspace's. */
  zone: string | undefined
  /** The first day of the week: 1 for Monday to 7 for Sunday. */
  weekStart: number
  /** Whether 3/4 is the third of April. */
  dayFirst: boolean
}

type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** RFC 7396: null removes, objects are merged, everything else replaces. */
function merged(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const result: Json = isObject(target) ? { ...target } : {}
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name]
    else if (value !== undefined) result[name] = merged(result[name], value)
  }
  return result
}

/** The preferences after the patch. Lists, and choices of what is told, of which nothing is left are forgotten. */
export function patched<State extends Partial<PreferencesResponse>>(
  before: State,
  patch: PreferencesPatch,
): State {
  const { lists, notify = {}, ...after } = merged(before, patch) as State
  const left = Object.entries(lists ?? {}).filter(([, options]) => Object.keys(options).length > 0)
  return {
    ...after,
    ...(Object.keys(notify).length > 0 && { notify }),
    ...(left.length > 0 && { lists: Object.fromEntries(left) }),
  } as State
}

const LIST = 'lists.'

/** With a member for each list, as two people may change the options of two lists at once. */
export const flat = ({ lists, ...others }: Partial<PreferencesResponse>): Json => ({
  ...others,
  ...Object.fromEntries(Object.entries(lists ?? {}).map(([name, options]) => [LIST + name, options])),
})

/** The opposite of `flat`; what is undefined is left out. */
export function unflat(state: Json): Json {
  const members = Object.entries(state).filter(([, value]) => value !== undefined)
  const { own = [], lists = [] } = Object.groupBy(members, ([name]) =>
    name.startsWith(LIST) ? 'lists' : 'own',
  )
  const named = lists.map(([name, options]) => [name.slice(LIST.length), options])
  return { ...Object.fromEntries(own), ...(named.length > 0 && { lists: Object.fromEntries(named) }) }
}

/** What users may be told in the morning: what the day has for them, and how the week went. */
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
