import { z } from 'zod'
import { cursorOf, Limit } from '../core/pagination.ts'
import { Instant, PositiveInteger, RevisionId, stamps, text, UserPath } from '../core/schemas.ts'
import { EVENT_PATTERNS } from './model.ts'

const Url = z
  .string()
  .max(2000)
  .regex(/^https?:\/\/[^\s\\]+$/i, 'An absolute http or https URL.')
  .meta({
    description: 'Where events are sent: https, to a public address.',
    examples: ['https://hooks.example.com/docket'],
  })

const Description = text({ max: 500 })
  .nullable()
  .meta({ description: 'What it is for.', examples: ['Chat'] })

const Events = z.array(z.enum(EVENT_PATTERNS)).meta({
  description: 'What is sent: `task.created`, everything of a resource (`task.*`), everything (`*`).',
  uniqueItems: true,
  examples: [['task.*']],
})

const SomeEvents = Events.min(1).refine((list) => new Set(list).size === list.length, {
  error: 'Each pattern once.',
})

const Active = z.boolean().meta({
  description: 'Whether events are sent. What happens while it is false is not sent later.',
  examples: [true],
})

export const WebhookCreate = z
  .strictObject({
    url: Url,
    description: Description.optional(),
    events: SomeEvents,
    active: Active.optional(),
  })
  .meta({ id: 'WebhookCreate', examples: [{ url: 'https://hooks.example.com/docket', events: ['task.*'] }] })
export type WebhookCreate = z.output<typeof WebhookCreate>

export const WebhookPatch = WebhookCreate.partial().meta({
  id: 'WebhookPatch',
  description: 'A JSON merge patch (RFC 7396): absent means untouched, null clears.',
  examples: [{ active: false }],
})
export type WebhookPatch = z.output<typeof WebhookPatch>

const shape = {
  id: RevisionId,
  url: z.string(),
  description: z.string().nullable(),
  events: Events,
  active: z.boolean().meta({ description: 'False too after its receiver answered 410 Gone.' }),
  secret_version: z.int().meta({ description: 'Counts the secrets that it has had.' }),
  previous_secret_until: Instant.nullable().meta({
    description: 'Until when deliveries carry the signature of the secret before, too.',
  }),
  ...stamps,
}

const example = {
  id: 1,
  url: 'https://hooks.example.com/docket',
  description: null,
  events: ['task.*'],
  active: true,
  secret_version: 1,
  previous_secret_until: null,
  created_at: '2026-11-20T09:00:00.000Z',
  updated_at: '2026-11-20T09:00:00.000Z',
  revision: 1,
}

export const WebhookResponse = z.strictObject(shape).meta({ id: 'WebhookResponse', examples: [example] })
export type WebhookResponse = z.output<typeof WebhookResponse>

export const WebhookWithSecret = z
  .strictObject({
    ...shape,
    secret: z.string().meta({
      description: 'Signs what is sent, as Standard Webhooks says. It is shown only here: keep it safe.',
    }),
  })
  .meta({ id: 'WebhookWithSecret' })

export const WebhookListResponse = z
  .strictObject({ webhooks: z.array(WebhookResponse), count: z.int() })
  .meta({ id: 'WebhookListResponse' })

export const Delivery = z
  .strictObject({
    id: z.int().meta({ description: 'Counts 1, 2, 3, … for each webhook.' }),
    event_id: z.string().meta({
      description: 'The header `webhook-id`: the same each time that the event is sent to this webhook.',
    }),
    type: z.string().meta({ description: '`task.updated`, `ping`.' }),
    revision: z.int().nullable().meta({ description: 'The change that it tells; null for a ping.' }),
    status: z.enum(['pending', 'delivered', 'failed']),
    attempts: z.int(),
    status_code: z.int().nullable().meta({ description: "Of the last attempt's answer." }),
    error: z.string().nullable().meta({ description: 'What went wrong in the last attempt.' }),
    duration_ms: z.int().nullable().meta({ description: 'How long the last attempt took.' }),
    next_attempt_at: Instant.nullable().meta({ description: 'Null when no other follows.' }),
    replay_of: z.int().nullable().meta({ description: 'The delivery that this one repeats.' }),
    created_at: Instant,
  })
  .meta({ id: 'WebhookDelivery' })
export type Delivery = z.output<typeof Delivery>

export const DeliveryListResponse = z
  .strictObject({
    deliveries: z.array(Delivery),
    count: z.int().meta({ description: 'How many deliveries are in this answer.' }),
    next_cursor: z.string().nullable().meta({ description: '`cursor` of the next page; null on the last.' }),
  })
  .meta({ id: 'WebhookDeliveryListResponse' })

export const deliveryCursor = cursorOf(z.strictObject({ before: z.int().positive() }))

export const DeliveryListQuery = z.strictObject({ limit: Limit, cursor: deliveryCursor.schema.optional() })

export const WebhookPath = UserPath.extend({
  webhook_id: PositiveInteger.meta({ description: "The webhook's id.", examples: [1] }),
})

export const DeliveryPath = WebhookPath.extend({
  delivery_id: PositiveInteger.meta({ description: "The delivery's id.", examples: [1] }),
})
