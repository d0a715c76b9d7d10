import { browserStorage, isStrings } from '../../browser/storage.ts'
import type { Due } from './plan.ts'

/** What this browser remembers, so that each reminder is shown once and none is missed. */
export interface Stored {
  /** Milliseconds since 1970: everything due by then is dealt with. */
  until: number
  /** Keys of those shown since. */
  told: readonly string[]
}

/** The reminders that are due and were not shown yet, in order. */
export function untold(reminders: readonly Due[], { until, told }: Stored, now: number): Due[] {
  const known = new Set(told)
  return reminders.filter(({ key, at }) => at > until && at <= now && !known.has(key))
}

/**
 * What to remember after these were shown.
 * @param isLive false while changes made elsewhere do not arrive: they may include reminders that were due before now
 */
export function afterTelling(stored: Stored, told: readonly Due[], now: number, isLive: boolean): Stored {
  if (isLive && now >= stored.until) return { until: now, told: [] }
  return { until: stored.until, told: [...stored.told, ...told.map(({ key }) => key)] }
}

const nameOf = (userId: string) => `docket.reminders.${userId}`

/** A user who opens the app for the first time in a browser has missed nothing. */
export function readStored(userId: string, now: number): Stored {
  const { until, told } = (browserStorage.read(nameOf(userId)) ?? {}) as { [Name in keyof Stored]?: unknown }
  return { until: typeof until === 'number' ? until : now, told: isStrings(told) ? told : [] }
}

export function keep(userId: string, stored: Stored): void {
  browserStorage.write(nameOf(userId), stored)
}
