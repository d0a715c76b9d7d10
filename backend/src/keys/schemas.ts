import { z } from 'zod'
import { KEY_SCOPES, SCOPE_MEANINGS } from '../core/auth.ts'
import { Instant, text, UserPath } from '../core/schemas.ts'

const scopes = z.array(z.enum(KEY_SCOPES))
const meanings = Object.entries(SCOPE_MEANINGS).map(([scope, meaning]) => `- \`${scope}\`: ${meaning}`)

/** Limits of a key, or of a client, besides its scopes. */
const limits = {
  project_id: z
    .int()
    .min(1)
    .nullable()
    .default(null)
    .meta({
      description:
        'The only project that it sees: what is outside does not exist for it, and of the rest of the API only what keeps to that is open. Null for all.',
      examples: [3],
    }),
  writes_per_hour: z
    .int()
    .min(1)
    .max(10_000)
    .nullable()
    .default(null)
    .meta({
      description:
        'How many changes it may make within an hour: each one of a batch counts. What would be more is refused as a whole. Null for any number.',
      examples: [100],
    }),
  confirm_deletes: z.boolean().default(false).meta({
    description:
      'Whether the user must confirm whatever removes something: deleting, emptying the trash, undo. Clients of `/mcp` that can ask do so; all others are refused.',
  }),
}

export const ActorLimits = z.strictObject(limits).meta({ id: 'ActorLimits' })
export type ActorLimits = z.output<typeof ActorLimits>

export const ApiKeyCreate = z
  .strictObject({
    name: text({ min: 1, max: 100 }).meta({ description: 'What the key is for.', examples: ['Phone'] }),
    scopes: scopes
      .min(1)
      .refine((list) => new Set(list).size === list.length, { error: 'Each scope once.' })
      .meta({
        description: `What it may do.\n\n${meanings.join('\n')}`,
        uniqueItems: true,
        examples: [['tasks:read']],
      }),
    ...limits,
    expires_in_days: z.int().min(1).max(366).default(90).meta({ description: 'Days until it expires.' }),
  })
  .meta({ id: 'ApiKeyCreate', examples: [{ name: 'Phone', scopes: ['tasks:read', 'tasks:write'] }] })
export type ApiKeyCreate = z.output<typeof ApiKeyCreate>

export const shownLimits = {
  project_id: z.int().nullable().meta({ description: 'The only project that it sees; null for all.' }),
  writes_per_hour: z.int().nullable().meta({ description: 'Changes that it may make within an hour.' }),
  confirm_deletes: z.boolean().meta({ description: 'Whether the user must confirm what removes something.' }),
}

const shape = {
  id: z.string(),
  name: z.string(),
  start: z.string().meta({ description: 'How the key begins.', examples: ['docket_Xa3b'] }),
  scopes,
  ...shownLimits,
  created_at: Instant,
  expires_at: Instant,
  last_used_at: Instant.nullable().meta({ description: 'To the minute; null when never used.' }),
  revision: z.int().meta({ description: "The user's revision that made it; its ETag." }),
}

export const ApiKeyResponse = z.strictObject(shape).meta({ id: 'ApiKeyResponse' })
export type ApiKeyResponse = z.output<typeof ApiKeyResponse>

export const ApiKeyCreated = z
  .strictObject({
    ...shape,
    key: z.string().meta({ description: 'The key itself. It is shown only here: keep it safe.' }),
  })
  .meta({ id: 'ApiKeyCreated' })

export const ApiKeyListResponse = z
  .strictObject({ keys: z.array(ApiKeyResponse), count: z.int() })
  .meta({ id: 'ApiKeyListResponse' })

export const ApiKeyPath = UserPath.extend({
  key_id: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .meta({ description: "The key's id." }),
})
