import { z } from 'zod'
import { KEYS } from './keys.ts'
import { type Sort, sqlOf } from './sort.ts'
import type { SqlParameters } from './sql.ts'

/** Where the next page of a sorted list starts: after the values of the last row that was seen. */

export type KeyValue = string | number | boolean | null

/** Most characters of a cursor: enough for the longest title and position, whatever JSON and base64 make of them. */
export const MAX_CURSOR_LENGTH = 8000

/** An SQL expression on the row `task`: a JSON array of the values that the order uses, for the cursor. */
export const keysOf = (sort: Sort): string => `json_build_array(${sort.map(sqlOf).join(', ')})`

/** The schema of the values of `keysOf` as a client sends them back; it may have made them up. */
export function cursorValues(sort: Sort): z.ZodType<KeyValue[]> {
  const [first, ...others] = sort.map(({ key }): z.ZodType<KeyValue> => KEYS[key].value)
  return first === undefined ? z.tuple([]) : z.tuple([first, ...others])
}

/**
 * The condition on `task` that holds for what comes after the row with these `values` in the order `sort`.
 * @param values one for each key of `sort`, checked by `cursorValues`
 */
export function compileAfter(sort: Sort, values: readonly KeyValue[], parameters: SqlParameters): string {
  const [first, ...others] = sort
  const [value = null, ...rest] = values
  if (first === undefined) return 'false'
  const { key, descending, optional } = first
  const sql = sqlOf(first)
  const behind = () => compileAfter(others, rest, parameters)
  // Absent values come last: only rows that lack the value too can follow.
  if (value === null) return `(${sql} IS NULL AND ${behind()})`
  const parameter = parameters.add(value, KEYS[key].cast)
  const beyond = `${sql} ${descending ? '<' : '>'} ${parameter}`
  // The last key is the id, which no task lacks.
  if (others.length === 0) return `(${beyond})`
  const tied = `(${sql} = ${parameter} AND ${behind()})`
  if (optional) return `(${beyond} OR ${sql} IS NULL OR ${tied})`
  // The bound adds no condition, but lets an index scan start there.
  return `(${sql} ${descending ? '<=' : '>='} ${parameter} AND (${beyond} OR ${tied}))`
}
