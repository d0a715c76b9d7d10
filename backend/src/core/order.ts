import { BASE_52_DIGITS, generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { z } from 'zod'

/**
 * Manual order by fractional keys: between any two there is room for another, so a move writes one row. Keys are
 * compared byte by byte. The digits are hexadecimal, so that PostgreSQL can derive the key of an id by itself.
 */

const DIGITS = '0123456789abcdef'
/**
 * Prefix of a key whose integer part has 11 digits. With one more, V8 would represent the key as a concatenation of two
 * strings and flatten it only when the response is written, which cost more than the rest of the response.
 */
const HEAD = 'k'
const WIDTH = 11
/** Room for thousands of moves to the same place. */
const LONGEST = 1000

/** The key of an item that was never moved, derived from its id: the newest last. */
export const positionOfId = (id: number): string => HEAD + id.toString(16).padStart(WIDTH, '0')

/** The key of an item as an SQL expression. */
export const positionOf = (table: string): string =>
  `coalesce(${table}.position, '${HEAD}' || lpad(to_hex(${table}.id), ${WIDTH}, '0')) COLLATE "C"`

const OF_ID = new RegExp(`^${HEAD}([${DIGITS}]{${WIDTH}})`)

/** The highest id whose derived key is at or before this key, if the key lies in the range of derived keys. */
export function idAtPosition(key: string): number | undefined {
  const digits = OF_ID.exec(key)?.[1]
  return digits === undefined ? undefined : Number.parseInt(digits, 16)
}

/** A key between two others; null means the end of the order on that side. */
export const positionBetween = (before: string | null, after: string | null): string =>
  generateKeyBetween(before, after, DIGITS, BASE_52_DIGITS)

/** `count` keys in ascending order, as short as possible: for renumbering a whole order. */
export const evenPositions = (count: number): string[] =>
  generateNKeysBetween(null, null, count, DIGITS, BASE_52_DIGITS)

/** Whether a key fits between two others: they differ, and it would not be too long. */
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

/** A position in a response, where it is not checked again. */
export const ShownPosition = z.string().meta(ABOUT)

function isPosition(key: string): boolean {
  if (!/^[A-Za-z][0-9a-f]+$/.test(key)) return false
  try {
    // Refuses a text that is no key, or a key with no room on one side.
    positionBetween(null, key)
    positionBetween(key, null)
    return true
  } catch {
    return false
  }
}
