import { LONGEST_NOTICE } from '@docket/grammar/lines/reminders.ts'
import { z } from 'zod'
import { Instant } from '../core/schemas.ts'

export { LONGEST_ESTIMATE, PRIORITIES } from '@docket/grammar/lines/line.ts'

/** The values of task fields as clients send them and as answers show them, where core has no schema for them. */

/** Most levels that tasks and their subtasks may form. */
export const MAX_DEPTH = 5

/** Most members that one task may be assigned to. */
export const MOST_ASSIGNEES = 20

/** `overwrite` also runs after a check that failed; the text is then left to the refusal. */
function inUtc(text: string): string {
  const time = Date.parse(text)
  return Number.isNaN(time) ? text : new Date(time).toISOString()
}

export const Reminder = z
  .union(
    [
      z.strictObject({
        at: z.iso
          .datetime({ offset: true, error: 'Must be an RFC 3339 date-time with an offset.' })
          .refine((text) => /^(19|[2-8]\d|9[0-8])\d\d/.test(text), {
            error: 'The year must be from 1900 to 9899.',
          })
          .overwrite(inUtc)
          .meta({ type: 'string', format: 'date-time', examples: ['2026-11-20T08:00:00.000Z'] }),
      }),
      z.strictObject({
        minutes_before: z
          .int()
          .min(0)
          .max(LONGEST_NOTICE)
          .meta({
            description: 'Minutes before `due`; if `due` is a whole day, before that day begins.',
            examples: [30],
          }),
      }),
    ],
    { error: 'Must be either {"minutes_before": 30} or {"at": "2026-11-20T08:00:00.000Z"}.' },
  )
  .meta({ id: 'Reminder', examples: [{ minutes_before: 30 }] })

// Of what the service itself wrote, only the shape is checked.
export const ShownReminder = z.union([
  z.strictObject({ at: Instant }),
  z.strictObject({ minutes_before: z.int() }),
])

export const TaskId = z.int().min(1).max(999_999_999_999_999)

export const unique = (values: readonly unknown[]) =>
  new Set(values.map((value) => JSON.stringify(value))).size === values.length
