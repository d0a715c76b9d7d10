/** Which automatic backups there should be, and what they are called. Pure. */

const DAY = 24 * 60 * 60 * 1000
const WEEK = 7 * DAY
/** 1970-01-05, a Monday. */
const FIRST_MONDAY = 4 * DAY

export interface Named {
  name: string
  /** When it was begun, in milliseconds since 1970. */
  at: number
  /** Whether it was made before a newer Docket migrated the database. */
  beforeUpgrade: boolean
}

const NAME = /^docket-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z(-before-upgrade)?\.backup$/

/** The name of a backup begun at `now`, which sorts by time. */
export function nameOf(now: Date, { beforeUpgrade = false } = {}): string {
  const time = now.toISOString().replace(/\.\d+/, '').replaceAll(':', '-')
  return `docket-${time}${beforeUpgrade ? '-before-upgrade' : ''}.backup`
}

/** What a name says; undefined for files that are none of ours. */
export function parseName(name: string): Named | undefined {
  const [, day, hours, minutes, seconds, upgrade] = NAME.exec(name) ?? []
  if (day === undefined) return undefined
  const at = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`)
  return Number.isNaN(at) ? undefined : { name, at, beforeUpgrade: upgrade !== undefined }
}

/** Those of `names` that are ours, newest first. */
export const ours = (names: readonly string[]): Named[] =>
  names.flatMap((name) => parseName(name) ?? []).toSorted((one, other) => other.at - one.at)

/**
 * When the last backup was due.
 * @param at milliseconds after midnight, UTC
 */
export function lastDue(now: Date, at: number): number {
  const today = Math.floor(now.getTime() / DAY) * DAY + at
  return today <= now.getTime() ? today : today - DAY
}

export interface Kept {
  days: number
  weeks: number
}

/**
 * Those that need not be kept: all of the last days are, the newest of each of the last weeks, those before an upgrade
 * for as long, and always the newest.
 */
export function outdated(backups: readonly Named[], now: Date, { days, weeks }: Kept): Named[] {
  const weeksSeen = new Set<number>()
  return backups
    .toSorted((one, other) => other.at - one.at)
    .filter(({ at, beforeUpgrade }, index) => {
      const week = Math.floor((at - FIRST_MONDAY) / WEEK)
      const isNewestOfWeek = !weeksSeen.has(week)
      weeksSeen.add(week)
      const age = now.getTime() - at
      const isKept =
        index === 0 || age < days * DAY || ((isNewestOfWeek || beforeUpgrade) && age < weeks * WEEK)
      return !isKept
    })
}
