import { z } from 'zod'
import { Limit } from '../core/pagination.ts'
import { Instant } from '../core/schemas.ts'

const Snapshot = z
  .record(z.string(), z.unknown())
  .nullable()
  .meta({ description: 'The resource as its own endpoint shows it; null where it does not exist.' })

export const Change = z
  .strictObject({
    revision: z.int().meta({ description: 'Counts 1, 2, 3, … for each user, without gaps.' }),
    at: Instant,
    actor: z.strictObject({
      kind: z.enum(['user', 'api_key', 'webhook']),
      id: z.string().meta({
        description: "The user's id, the API key's, or that of the webhook whose receiver answered 410.",
      }),
    }),
    action: z.enum(['created', 'updated', 'deleted']),
    resource: z.enum([
      'task',
      'occurrence',
      'project',
      'label',
      'view',
      'note',
      'preferences',
      'api_key',
      'webhook',
    ]),
    resource_id: z.string(),
    before: Snapshot,
    after: Snapshot,
  })
  .meta({ id: 'Change' })
export type Change = z.output<typeof Change>

export const ChangeListResponse = z
  .strictObject({
    changes: z.array(Change),
    count: z.int().meta({ description: 'How many changes are in this answer.' }),
    next_since: z.int().meta({ description: 'Send it as `since` to go on from here.' }),
    has_more: z.boolean().meta({ description: 'Whether more changes are there already.' }),
  })
  .meta({ id: 'ChangeListResponse' })

export const ChangeQuery = z.strictObject({
  since: z
    .string()
    .regex(/^\d{1,15}$/, 'A revision: a whole number.')
    .transform(Number)
    .optional()
    .transform((value) => value ?? 0)
    .meta({ type: 'integer', minimum: 0, default: 0, description: 'Only changes after this revision.' }),
  limit: Limit,
})
