import { z } from 'zod'
import { onceFor, type Resources } from '../changelog/resource.ts'
import { cursorOf, Limit } from '../core/pagination.ts'
import { Instant, PositiveInteger, RevisionId, stamps, text, UserPath } from '../core/schemas.ts'
import { eventPatterns, INACTIVE_REASONS } from './model.ts'

const Url = z
  .string()
  .max(2000)
  .regex(/^https?:\/\/[^\s\\]+$/i, 'Must be an absolute http or https URL.')
  .meta({
    description: 'URL that events are sent to: https, at a public address.',
    examples: ['https://hooks.example.com/docket'],
  })

const Description = text({ max: 500 })
  .nullable()
  .meta({ description: 'What the webhook is for.', examples: ['Chat'] })

const Active = z.boolean().meta({
  description: 'Whether events are sent. Changes made while this is false are not sent later.',
  examples: [true],
})

const example = {
  id: 1,
  url: 'https://hooks.example.com/docket',
  description: null,
  events: ['task.*'],
  active: true,
  inactive_reason: null,
  created_by: null,
  secret_version: 1,
  previous_secret_until: null,
  created_at: '2026-11-20T09:00:00.000Z',
  updated_at: '2026-11-20T09:00:00.000Z',
  revision: 1,
}

/** The schemas that name the events, and so the resources. */
export const webhookSchemas = onceFor((resources: Resources) => {
  const Events = z.array(z.enum(eventPatterns(resources))).meta({
    description:
      'Which events are sent: one kind (`task.created`), all events of a resource (`task.*`), or all (`*`).',
    uniqueItems: true,
    examples: [['task.*']],
  })

  const SomeEvents = Events.min(1).refine((list) => new Set(list).size === list.length, {
    error: 'Must not contain the same pattern twice.',
  })

  const WebhookCreate = z
    .strictObject({
      url: Url,
      description: Description.optional(),
      events: SomeEvents,
      active: Active.optional(),
    })
    .meta({
      id: 'WebhookCreate',
      examples: [{ url: 'https://hooks.example.com/docket', events: ['task.*'] }],
    })

  const WebhookPatch = WebhookCreate.partial().meta({
    id: 'WebhookPatch',
    description: 'A JSON merge patch (RFC 7396): absent fields are left unchanged, null clears a field.',
    examples: [{ active: false }],
  })

  const shape = {
    id: RevisionId,
    url: z.string(),
    description: z.string().nullable(),
    events: Events,
    active: z.boolean().meta({
      description: 'Whether events are sent. Also becomes false by itself: see `inactive_reason`.',
    }),
    inactive_reason: z.enum(INACTIVE_REASONS).nullable().meta({
      description:
        'Why it was switched off, if nobody did it. `receiver_gone`: the receiver answered 410 Gone; `creator_no_admin`: who made it is no longer an enabled admin of the workspace.',
    }),
    created_by: z.string().nullable().meta({
      description:
        "The user's id: the admin of a shared workspace who made it. Null in a user's own workspace.",
    }),
    secret_version: z
      .int()
      .meta({ description: 'Number of secrets that the webhook has had, including the current one.' }),
    previous_secret_until: Instant.nullable().meta({
      description:
        'Until when deliveries also carry a signature by the previous secret; null if there is none.',
    }),
    ...stamps,
  }

  const WebhookResponse = z.strictObject(shape).meta({ id: 'WebhookResponse', examples: [example] })

  const WebhookWithSecret = z
    .strictObject({
      ...shape,
      secret: z.string().meta({
        description:
          'Signs what is sent, according to Standard Webhooks. It is shown only once: store it safely.',
      }),
    })
    .meta({ id: 'WebhookWithSecret' })

  const WebhookListResponse = z
    .strictObject({ webhooks: z.array(WebhookResponse), count: z.int() })
    .meta({ id: 'WebhookListResponse' })

  return { WebhookCreate, WebhookPatch, WebhookResponse, WebhookWithSecret, WebhookListResponse }
})
type Schemas = ReturnType<typeof webhookSchemas>
export type WebhookCreate = z.output<Schemas['WebhookCreate']>
export type WebhookPatch = z.output<Schemas['WebhookPatch']>
export type WebhookResponse = z.output<Schemas['WebhookResponse']>

export const Delivery = z
  .strictObject({
    id: z.int().meta({ description: 'Numbered 1, 2, 3, … per webhook.' }),
    event_id: z.string().meta({
      description: 'The header `webhook-id`: the same every time the event is sent to this webhook.',
    }),
    type: z.string().meta({ description: 'Type of the event, such as `task.updated` or `ping`.' }),
    revision: z
      .int()
      .nullable()
      .meta({ description: 'The revision of the change that is sent; null for a ping.' }),
    status: z.enum(['pending', 'delivered', 'failed']),
    attempts: z.int(),
    status_code: z
      .int()
      .nullable()
      .meta({ description: 'Status code of the response to the last attempt; null if there was none.' }),
    error: z
      .string()
      .nullable()
      .meta({ description: 'What went wrong in the last attempt; null if nothing did.' }),
    duration_ms: z.int().nullable().meta({ description: 'Duration of the last attempt, in milliseconds.' }),
    next_attempt_at: Instant.nullable().meta({
      description: 'When the next attempt is due; null if there will be none.',
    }),
    replay_of: z
      .int()
      .nullable()
      .meta({ description: 'The id of the delivery that this one repeats; null if it repeats none.' }),
    created_at: Instant,
  })
  .meta({ id: 'WebhookDelivery' })
export type Delivery = z.output<typeof Delivery>

export const DeliveryListResponse = z
  .strictObject({
    deliveries: z.array(Delivery),
    count: z.int().meta({ description: 'Number of deliveries in this response.' }),
    next_cursor: z
      .string()
      .nullable()
      .meta({ description: '`cursor` for the next page; null on the last page.' }),
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
