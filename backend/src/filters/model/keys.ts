import { z } from 'zod'
import { positionOf } from '../../core/order.ts'
import { text } from '../../core/schemas.ts'

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
const clock = { cast: 'timestamp', optional: true, value: Clock.nullable() } as const

export const KEYS = {
  id: { sql: 'task.id', cast: 'bigint', optional: false, value: Whole },
  // Ignoring the case of A to Z, by code point otherwise: the same order on every server.
  title: { sql: 'lower(task.title COLLATE "C")', cast: 'text', optional: false, value: text({ max: 200 }) },
  complete: { sql: 'task.complete', cast: 'boolean', optional: false, value: z.boolean() },
  priority: { sql: 'task.priority', cast: 'bigint', optional: true, value: Whole.nullable() },
  due: { sql: 'task.due_local', ...clock },
  start: { sql: 'task.start_local', ...clock },
  created_at: { sql: 'task.created_at', ...instant },
  updated_at: { sql: 'task.updated_at', ...instant },
  // The user's own order; for tasks that were never moved, the id gives the key.
  position: {
    sql: positionOf('task'),
    cast: 'text',
    optional: false,
    value: text({ max: 1000 }),
  },
  // The oldest project first.
  project: { sql: 'task.project_id', cast: 'bigint', optional: true, value: Whole.nullable() },
} as const

export type KeyName = keyof typeof KEYS
