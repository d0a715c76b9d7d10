import type { Found } from './phrases.ts'
import type { SpanSays } from './says.ts'
import { timeOf } from './times.ts'

/** From when to when: the task is due at the beginning, and takes as long as that. */

/** Minutes; what would last longer is something else. */
const LONGEST = 12 * 60
const DAY = 24 * 60

export interface Span {
  /** The beginning. */
  time: Found<'time'>
  /** Where the phrase ends. */
  end: number
  minutes: number
}

/** @returns undefined where it makes no sense */
export function spanOf({ start, end, value }: Found<'span'>): Span | undefined {
  const { toHour, toMinute, toHalf, split, ...from } = value
  const until = minutesOf(endOf(value))
  const halves = toHalf !== undefined && from.half === undefined ? (['am', 'pm'] as const) : [from.half]
  const [shortest] = halves
    .map((half) => {
      const { half: _, ...rest } = from
      const says = half === undefined ? rest : { ...rest, half }
      const minutes = (until - minutesOf(says) + DAY) % DAY
      // Without a half of the day, `5 to 7` are in the same one.
      const isOpen = halves.length === 1 && half === undefined && !value.exact
      return { says, minutes: isOpen && minutes > LONGEST ? minutes - LONGEST : minutes }
    })
    .filter(({ minutes }) => minutes > 0 && minutes <= LONGEST)
    .toSorted((one, other) => one.minutes - other.minutes)
  if (shortest === undefined) return undefined
  const time = { kind: 'time', start, end: start + split, value: shortest.says } as const
  return { time, end, minutes: shortest.minutes }
}

/** The end, by the part of the day of the beginning. */
function endOf({ toHour, toMinute, toHalf, part, exact }: SpanSays) {
  return {
    hour: toHour,
    ...(toMinute !== undefined && { minute: toMinute }),
    ...(toHalf !== undefined && { half: toHalf }),
    ...(part !== undefined && { part }),
    ...(exact !== undefined && { exact }),
  }
}

function minutesOf(says: Parameters<typeof timeOf>[0]): number {
  const { hour, minute } = timeOf(says, undefined)
  return hour * 60 + minute
}
