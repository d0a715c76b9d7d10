import { z } from 'zod'
import { text } from '../../core/schemas.ts'
import { SORTED } from '../../task-fields/model/derived.ts'

/** What tasks can be sorted by: the expression on the row `task`, and its values as a cursor carries them. */

/** A timestamp as `json_build_array` writes it. Years that PostgreSQL or JavaScript cannot read are refused. */
const Clock = z
  .string()
  .regex(/^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?$/)
  .refine((value) => isReadable(() => Temporal.PlainDateTime.from(value)))

const Moment = z
  .string()
  .regex(/^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d(:\d\d)?)$/)
  .refine((value) => isReadable(() => Temporal.Instant.from(value)))
  .transform((value) => Temporal.Instant.from(value).toString())

function isReadable(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}

const Whole = z.int()
const instant = { cast: 'timestamptz', optional: false, value: Moment } as const

/** The values of task fields, which a task may lack. */
const TYPES = {
  number: { cast: 'bigint', optional: true, value: Whole.nullable() },
  clock: { cast: 'timestamp', optional: true, value: Clock.nullable() },
  text: { cast: 'text', optional: false, value: text({ max: 1000 }) },
} as const

type Sorted = typeof SORTED
const OF_FIELDS = Object.fromEntries(
  Object.entries(SORTED).map(([name, { sql, type }]) => [name, { sql, ...TYPES[type] }]),
) as { [Name in keyof Sorted]: { sql: string } & (typeof TYPES)[Sorted[Name]['type']] }

export const KEYS = {
  id: { sql: 'task.id', cast: 'bigint', optional: false, value: Whole },
  // Ignoring the case of A to Z, by code point otherwise: the same order on every server.
  title: { sql: 'lower(task.title COLLATE "C")', cast: 'text', optional: false, value: text({ max: 200 }) },
  complete: { sql: 'task.complete', cast: 'boolean', optional: false, value: z.boolean() },
  ...OF_FIELDS,
  created_at: { sql: 'task.created_at', ...instant },
  updated_at: { sql: 'task.updated_at', ...instant },
} as const

export type KeyName = keyof typeof KEYS
