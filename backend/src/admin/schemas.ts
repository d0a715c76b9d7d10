import { z } from 'zod'
import { cursorOf, Limit } from '../core/pagination.ts'
import { Instant, text } from '../core/schemas.ts'
import { SIGN_UP_MODES } from '../settings/sign-up.ts'
import { ACTIONS } from './model.ts'

const Role = z.enum(['user', 'admin'])
const most = z.int().min(0).max(1_000_000_000).nullable()
/** Bytes. */
const mostBytes = z.int().min(0).max(1_000_000_000_000_000).nullable()
const Quotas = z
  .strictObject({
    tasks: most,
    keys: most,
    storage: mostBytes.meta({ description: 'In bytes.' }),
    workspaces: most.meta({
      description: 'Shared workspaces that they own. Each has these quotas of its own.',
    }),
  })
  .meta({ id: 'Quotas', description: 'How much a user may have; null for as much as is configured.' })
const QuotasChange = Quotas.partial({ workspaces: true }).meta({
  id: 'QuotasChange',
  description:
    'How much a user may have; null for as much as is configured. Without `workspaces`, that stays.',
})
const Email = z.email().max(254)

export const AdminUser = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    email_verified: z.boolean(),
    role: Role,
    created_at: Instant,
    disabled_at: Instant.nullable().meta({
      description: 'Since when the account is disabled; null if it is not.',
    }),
    last_seen_at: Instant.nullable().meta({ description: 'Of the present sessions, accurate to a day.' }),
    two_factor: z.boolean().meta({ description: 'Whether signing in takes a code as well.' }),
    tasks: z.int(),
    keys: z.int(),
    sessions: z.int(),
    storage: z.int().meta({
      description:
        'Bytes that tasks, notes, conversations and their history take, as measured within the last day.',
    }),
    quotas: Quotas.nullable().meta({
      description: 'How much the user may have, if that is not as configured.',
    }),
  })
  .meta({ id: 'AdminUser' })

const page = { count: z.int(), next_cursor: z.string().nullable() }

export const AdminUserListResponse = z
  .strictObject({ users: z.array(AdminUser), ...page })
  .meta({ id: 'AdminUserListResponse' })

export const userCursor = cursorOf(
  z.strictObject({ at: z.iso.datetime(), id: text({ min: 1, max: 255 }) }),
  800,
)

export const AdminUserQuery = z.strictObject({
  limit: Limit,
  cursor: userCursor.schema.optional(),
  q: text({ max: 254 })
    .optional()
    .meta({ description: 'Part of the name or the e-mail address.', examples: ['ada'] }),
  role: Role.optional(),
  status: z.enum(['active', 'disabled']).optional(),
})

export const AdminUserPath = z.object({
  account_id: text({ min: 1, max: 255 }).meta({ description: 'The id of the user.' }),
})

export const AdminUserPatch = z
  .strictObject({
    role: Role.optional(),
    disabled: z.boolean().optional().meta({
      description:
        'Disabling ends every session, token, key and stream of the user within two seconds, and lets nothing new begin.',
    }),
  })
  .extend({ quotas: QuotasChange.optional() })
  .meta({ id: 'AdminUserPatch', examples: [{ disabled: true }] })

const Invitation = z
  .strictObject({
    id: z.string(),
    email: z.string(),
    invited_by: z.string().nullable().meta({ description: 'Null: on the command line.' }),
    created_at: Instant,
    expires_at: Instant,
  })
  .meta({ id: 'Invitation' })

export const InvitationListResponse = z
  .strictObject({ invitations: z.array(Invitation), count: z.int() })
  .meta({ id: 'InvitationListResponse' })

export const InvitationCreate = z
  .strictObject({ email: Email })
  .meta({ id: 'InvitationCreate', examples: [{ email: 'grace@example.com' }] })

export const InvitationCreated = z
  .strictObject({
    ...Invitation.shape,
    link: z.string().meta({ description: 'Opens the sign-up for this address. It is shown only once.' }),
    mailed: z.boolean().meta({ description: 'Whether the link was also sent to the address.' }),
  })
  .meta({ id: 'InvitationCreated' })

export const InvitationPath = z.object({
  invitation_id: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .meta({ description: 'The id of the invitation.' }),
})

const Mode = z.enum(SIGN_UP_MODES)
const domains = z
  .array(
    z
      .string()
      .regex(/^[a-z\d-]+(\.[a-z\d-]+)+$/, 'Must be a domain in lower case, like example.com.')
      .max(253),
  )
  .max(100)

export const SignUpSettings = z
  .strictObject({
    mode: Mode,
    domains,
    configured: z
      .strictObject({ mode: Mode, domains })
      .meta({ description: 'What SIGN_UP and SIGN_UP_DOMAINS say.' }),
    overridden: z.boolean().meta({ description: 'Whether administrators have decided otherwise.' }),
    revision: z.int().meta({ description: 'The number of the last change; also its ETag.' }),
  })
  .meta({ id: 'SignUpSettings' })

export const SignUpChange = z
  .strictObject({
    mode: Mode.nullable().meta({ description: 'Null for what is configured.' }),
    domains: domains.default([]),
  })
  .refine(({ mode, domains: list }) => mode !== 'domains' || list.length > 0, {
    error: 'Name at least one domain.',
    path: ['domains'],
  })
  .meta({ id: 'SignUpChange', examples: [{ mode: 'invited' }] })

const AdminAction = z
  .strictObject({
    id: z.int(),
    at: Instant,
    actor_id: z.string().nullable(),
    actor: z.string().nullable().meta({
      description:
        'The e-mail address of the administrator at that time. Null: on the command line or, for `admin.claim`, by the link of the first start.',
    }),
    action: z.enum(ACTIONS),
    target_id: z.string().nullable(),
    target: z.string().nullable().meta({ description: 'The e-mail address of whom it was done to.' }),
    details: z.record(z.string(), z.unknown()),
    address: z.string().nullable().meta({ description: 'From where; null on the command line.' }),
  })
  .meta({ id: 'AdminAction' })

export const AdminActionListResponse = z
  .strictObject({ actions: z.array(AdminAction), ...page })
  .meta({ id: 'AdminActionListResponse' })

export const actionCursor = cursorOf(z.strictObject({ before: z.int().positive() }))
export const AdminActionQuery = z.strictObject({ limit: Limit, cursor: actionCursor.schema.optional() })

const Outcome = z
  .strictObject({
    ok: z.boolean(),
    problem: z.string().nullable().meta({ description: 'What is wrong, without secrets; null if it works.' }),
  })
  .meta({ id: 'TestOutcome' })

export { Outcome as TestOutcome }

export const SignInProviderListResponse = z
  .strictObject({
    providers: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        kind: z.enum(['provider', 'directory']),
        address: z.string().meta({ description: 'The issuer, or the URL of the directory.' }),
      }),
    ),
    count: z.int(),
  })
  .meta({ id: 'SignInProviderListResponse' })

export const ProviderPath = z.object({
  provider_id: z
    .string()
    .regex(/^[a-z\d-]{1,31}$/)
    .meta({ description: 'The id of the provider.' }),
})

const queue = z.strictObject({
  pending: z.int(),
  due: z.int().meta({ description: 'Of these, how many should have been sent.' }),
  failed: z.int(),
  oldest: Instant.nullable().meta({ description: 'When the oldest pending one was made.' }),
})

export const JobListResponse = z
  .strictObject({
    jobs: z.array(
      z.strictObject({
        name: z.string(),
        every: z.int().meta({ description: 'Milliseconds between two runs.' }),
        last: Instant.nullable().meta({ description: 'When it last began, on this instance.' }),
        next: Instant.nullable(),
        took: z.int().nullable().meta({ description: 'Milliseconds.' }),
        error: z.string().nullable().meta({ description: 'Null if it went well. The log says more.' }),
      }),
    ),
    backup: z.strictObject({
      status: z.enum(['off', 'waiting', 'ok', 'failed']),
      last: Instant.nullable(),
    }),
    webhooks: queue.meta({ description: 'Deliveries of all webhooks.' }),
    channels: queue.meta({ description: 'Deliveries of notifications, by all channels.' }),
  })
  .meta({ id: 'JobListResponse' })

const bytes = z.int().meta({ description: 'In bytes.' })

export const SystemResponse = z
  .strictObject({
    database: z.strictObject({
      status: z.enum(['up', 'disk_full', 'read_only']),
      version: z.string(),
      embedded: z.boolean(),
      size: bytes,
      tables: z
        .array(z.strictObject({ name: z.string(), size: bytes }))
        .meta({ description: 'The largest.' }),
      connections: z.strictObject({ held: z.int(), idle: z.int(), awaited: z.int() }),
    }),
    versions: z.strictObject({ docket: z.string(), node: z.string() }),
    disk: z
      .strictObject({ size: z.number(), free: z.number() })
      .nullable()
      .meta({ description: 'Of the data directory, in bytes; null if it cannot be asked.' }),
    quotas: z
      .strictObject({ tasks: most, keys: most, storage: mostBytes, workspaces: z.int() })
      .meta({ description: 'How much a user may have as configured; null for as much as they like.' }),
    users: z.strictObject({
      all: z.int(),
      disabled: z.int(),
      administrators: z.int(),
      signed_in: z.int(),
    }),
    streams: z.int().meta({ description: 'Open event streams of this instance.' }),
    uptime: z.int().meta({ description: 'Seconds since this instance started.' }),
    mail: z.strictObject({
      status: z.enum(['smtp', 'log', 'off']).meta({ description: 'Where mail goes.' }),
      from: z.string(),
    }),
  })
  .meta({ id: 'SystemResponse' })

export const AdminClaim = z
  .strictObject({
    token: text({ min: 1, max: 100 }).meta({
      description: 'What follows the `#` of the link that the service prints when it starts.',
      examples: ['n4Zr8sK2bQnVhY0xJd5LrT7u'],
    }),
  })
  .meta({ id: 'AdminClaim' })
