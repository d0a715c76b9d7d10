import { BASE_52_DIGITS, generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { z } from 'zod'

/**
 * Manual order by fractional keys: between any two there is room for another, so a move writes one row. Keys are
 * compared byte by byte. The digits are hexadecimal, so that PostgreSQL can make the key of an id by itself.
 */

const DIGITS = '0123456789abcdef'
/**
 * Heads a key whose whole part has 11 digits. One more, and V8 would keep the key as two strings that are joined only
 * when the answer is written: that cost more than all else of it.
 */
const HEAD = 'k'
const WIDTH = 11
/** Room for thousands of moves to the very same place. */
const LONGEST = 1000

/** The place of what was never moved: by its id, the newest last. */
export const positionOfId = (id: number): string => HEAD + id.toString(16).padStart(WIDTH, '0')

/** The same as SQL. */
export const positionOf = (table: string): string =>
  `coalesce(${table}.position, '${HEAD}' || lpad(to_hex(${table}.id), ${WIDTH}, '0')) COLLATE "C"`

const OF_ID = new RegExp(`^${HEAD}([${DIGITS}]{${WIDTH}})`)

/** The id whose place is the last at or before this key, if it stands among the places of ids. */
export function idAtPosition(key: string): number | undefined {
  const digits = OF_ID.exec(key)?.[1]
  return digits === undefined ? undefined : Number.parseInt(digits, 16)
}

/** A key between two others; null stands for the end of the order on that side. */
export const positionBetween = (before: string | null, after: string | null): string =>
  generateKeyBetween(before, after, DIGITS, BASE_52_DIGITS)

/** As many keys in their order, as short as can be: for an order that is written anew. */
export const evenPositions = (count: number): string[] =>
  generateNKeysBetween(null, null, count, DIGITS, BASE_52_DIGITS)

/** Whether a key fits between two others: they are apart, and it does not grow too long. */
export function hasRoomBetween(before: string | null, after: string | null): boolean {
  if (before === null || after === null) return true
  return before < after && positionBetween(before, after).length <= LONGEST
}

const ABOUT = {
  description: 'Position in the manual order: a fractional key, compared byte by byte.',
  examples: ['k00000000001'],
}

export const Position = z
  .string()
  .max(LONGEST)
  .refine((key) => isPosition(key), { error: 'Must be a valid key of the manual order.' })
  .meta(ABOUT)

/** The same in an answer, where it is not checked again. */
export const ShownPosition = z.string().meta(ABOUT)

function isPosition(key: string): boolean {
  if (!/^[A-Za-z][0-9a-f]+$/.test(key)) return false
  try {
    // Refuses what is no key, or has no room on one of its sides.
    positionBetween(null, key)
    positionBetween(key, null)
    return true
  } catch {
    return false
  }
}
