import { z } from 'zod'
import { cursorOf, Limit } from '../core/pagination.ts'
import { Instant, PositiveInteger, RevisionId, stamps, text, UserPath } from '../core/schemas.ts'
import { CHANNEL_KINDS } from '../settings/notifications.ts'

const Name = text({ min: 1, max: 100 }).meta({
  description: 'What the user calls it.',
  examples: ['My phone'],
})

const url = (example: string) =>
  z
    .string()
    .max(2000)
    .regex(/^https?:\/\/[^\s\\]+$/i, 'Must be an absolute http or https URL.')
    .meta({ examples: [example] })

/** Base64url, as browsers give the keys of a subscription. */
const base64url = (bytes: number, what: string) =>
  z
    .string()
    .max(200)
    .refine((value) => /^[\w-]+=*$/.test(value) && Buffer.from(value, 'base64url').length === bytes, {
      error: `Must be ${bytes} bytes in base64url.`,
    })
    .meta({ description: what })

const Active = z.boolean().meta({
  description: 'Whether anything is delivered there. What is told while it is false is not delivered later.',
  examples: [true],
})

const common = { name: Name, active: Active.optional() }
const Token = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[\x21-\x7e]+$/, 'Must be printable ASCII without spaces.')

export const ChannelCreate = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('email'), ...common }),
    z.strictObject({
      kind: z.literal('web_push'),
      ...common,
      endpoint: url('https://push.example.com/send/abc').meta({
        description:
          'Of the `PushSubscription`, like `keys`. The same endpoint replaces the former channel of that browser.',
      }),
      keys: z.strictObject({
        p256dh: base64url(65, 'The public key of the browser.').refine(
          (value) => Buffer.from(value, 'base64url')[0] === 4,
          { error: 'Must be an uncompressed point of P-256.' },
        ),
        auth: base64url(16, 'The authentication secret.'),
      }),
    }),
    z.strictObject({
      kind: z.literal('ntfy'),
      ...common,
      url: url('https://ntfy.sh/my-topic').meta({
        description: 'The server, and the topic as the last part of the path.',
      }),
      token: Token.nullish().meta({ description: 'An access token of the server, if the topic takes one.' }),
    }),
    z.strictObject({
      kind: z.literal('gotify'),
      ...common,
      url: url('https://gotify.example.com').meta({ description: 'The server.' }),
      token: Token.meta({ description: 'The token of an application there.' }),
    }),
    z.strictObject({ kind: z.literal('webhook'), ...common, url: url('https://hooks.example.com/docket') }),
  ])
  .meta({
    id: 'ChannelCreate',
    examples: [{ kind: 'ntfy', name: 'My phone', url: 'https://ntfy.sh/my-topic' }],
  })
export type ChannelCreate = z.output<typeof ChannelCreate>

export const ChannelPatch = z
  .strictObject({ name: Name, active: Active })
  .partial()
  .meta({
    id: 'ChannelPatch',
    description:
      'A JSON merge patch (RFC 7396): absent fields are left unchanged. For another address, make another channel.',
    examples: [{ active: false }],
  })
export type ChannelPatch = z.output<typeof ChannelPatch>

export const INACTIVE_REASONS = ['receiver_gone', 'unsubscribed'] as const

export const ChannelResponse = z
  .strictObject({
    id: RevisionId,
    kind: z.enum(CHANNEL_KINDS),
    name: z.string(),
    url: z.string().nullable().meta({
      description:
        'Where it delivers to; of a browser, only the push service. Null for e-mail, which goes to the address of the account.',
    }),
    active: z.boolean().meta({ description: 'Whether anything is delivered there. See `inactive_reason`.' }),
    inactive_reason: z.enum(INACTIVE_REASONS).nullable().meta({
      description:
        'Why it was switched off, if nobody did it in the settings. `receiver_gone`: the receiver answered that it is gone for good; `unsubscribed`: by the link in an e-mail.',
    }),
    ...stamps,
  })
  .meta({
    id: 'ChannelResponse',
    examples: [
      {
        id: 1,
        kind: 'ntfy',
        name: 'My phone',
        url: 'https://ntfy.sh/my-topic',
        active: true,
        inactive_reason: null,
        created_at: '2026-11-20T09:00:00.000Z',
        updated_at: '2026-11-20T09:00:00.000Z',
        revision: 1,
      },
    ],
  })
export type ChannelResponse = z.output<typeof ChannelResponse>

export const ChannelSecretResponse = z
  .strictObject({ secret: z.string().meta({ description: 'Begins with `whsec_`.' }) })
  .meta({ id: 'ChannelSecret' })

export const ChannelListResponse = z
  .strictObject({ channels: z.array(ChannelResponse), count: z.int() })
  .meta({ id: 'ChannelListResponse' })

export const ChannelOptions = z
  .strictObject({
    kinds: z.array(z.enum(CHANNEL_KINDS)).meta({ description: 'The kinds that this server offers.' }),
    push_key: z.string().nullable().meta({
      description:
        'The public key of this server (VAPID), with which browsers subscribe; null if it does not offer `web_push`.',
    }),
    email: z
      .string()
      .nullable()
      .meta({ description: 'The address that e-mail would go to; null if there is none.' }),
    email_verified: z
      .boolean()
      .meta({ description: 'Whether that address is confirmed, which e-mail takes.' }),
    deliveries_per_hour: z
      .int()
      .meta({ description: 'To all channels together, within any hour; more wait.' }),
  })
  .meta({ id: 'ChannelOptions' })
export type ChannelOptions = z.output<typeof ChannelOptions>

export const ChannelDelivery = z
  .strictObject({
    id: z.int().meta({ description: 'Numbered 1, 2, 3, … per channel.' }),
    notification_id: z.int().nullable().meta({ description: 'What it tells; null for a test.' }),
    status: z.enum(['pending', 'delivered', 'failed', 'cancelled']).meta({
      description:
        '`cancelled`: there was nothing to tell any more, as the task was done, deleted or moved to another time.',
    }),
    attempts: z.int(),
    status_code: z.int().nullable().meta({
      description: 'Status code of the response to the last attempt; null if there was none.',
    }),
    error: z
      .string()
      .nullable()
      .meta({ description: 'What went wrong in the last attempt; null if nothing did.' }),
    duration_ms: z.int().nullable().meta({ description: 'Duration of the last attempt, in milliseconds.' }),
    next_attempt_at: Instant.nullable().meta({
      description: 'When the next attempt is due; null if there will be none.',
    }),
    created_at: Instant,
  })
  .meta({ id: 'ChannelDelivery' })
export type ChannelDelivery = z.output<typeof ChannelDelivery>

export const ChannelDeliveryListResponse = z
  .strictObject({
    deliveries: z.array(ChannelDelivery),
    count: z.int().meta({ description: 'Number of deliveries in this response.' }),
    next_cursor: z
      .string()
      .nullable()
      .meta({ description: '`cursor` for the next page; null on the last page.' }),
  })
  .meta({ id: 'ChannelDeliveryListResponse' })

export const deliveryCursor = cursorOf(z.strictObject({ before: z.int().positive() }))
export const DeliveryListQuery = z.strictObject({ limit: Limit, cursor: deliveryCursor.schema.optional() })

export const ChannelPath = UserPath.extend({
  channel_id: PositiveInteger.meta({ description: "The channel's id.", examples: [1] }),
})
