import { isStrings, shelf } from '../../storage.ts'
import type { Due } from './plan.ts'

/** What this browser remembers, so that a reminder comes once, and none is missed. */
export interface Kept {
  /** Milliseconds since 1970: all that came up to then is done with. */
  until: number
  /** Keys of those that came since. */
  told: readonly string[]
}

/** Those that have come and were not told, in their order. */
export function untold(reminders: readonly Due[], { until, told }: Kept, now: number): Due[] {
  const known = new Set(told)
  return reminders.filter(({ key, at }) => at > until && at <= now && !known.has(key))
}

/**
 * What is remembered after these were told.
 * @param isLive false while changes made elsewhere do not arrive: among them may be reminders of the time until now
 */
export function afterTelling(kept: Kept, told: readonly Due[], now: number, isLive: boolean): Kept {
  if (isLive && now >= kept.until) return { until: now, told: [] }
  return { until: kept.until, told: [...kept.told, ...told.map(({ key }) => key)] }
}

const nameOf = (userId: string) => `docket.reminders.${userId}`

/** Who opens the app for the first time in a browser missed nothing before. */
export function readKept(userId: string, now: number): Kept {
  const { until, told } = (shelf.read(nameOf(userId)) ?? {}) as { [Name in keyof Kept]?: unknown }
  return { until: typeof until === 'number' ? until : now, told: isStrings(told) ? told : [] }
}

export function keep(userId: string, kept: Kept): void {
  shelf.write(nameOf(userId), kept)
}
