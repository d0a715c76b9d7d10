import { z } from 'zod'
import { Instant, text, UserPath } from '../core/schemas.ts'
import { GRANTED_SCOPES, SCOPE_MEANINGS } from '../core/scopes.ts'

const scopes = z.array(z.enum(GRANTED_SCOPES))
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
        'The only project visible to the key or client, one of the workspace that it opens. Everything outside it appears not to exist, and endpoints that cannot be limited to one project are closed. Null for all projects.',
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
        'Maximum number of changes per hour; every change in a batch counts. A request that would exceed it is refused as a whole. Null for no limit.',
      examples: [100],
    }),
  confirm_deletes: z.boolean().default(false).meta({
    description:
      'Whether the user must confirm everything that removes something: deleting, emptying the trash, undo. Clients of `/mcp` that support elicitation ask the user; requests from all others are refused.',
  }),
}

export const ActorLimits = z.strictObject(limits).meta({ id: 'ActorLimits' })
export type ActorLimits = z.output<typeof ActorLimits>

export const WorkspaceId = text({ min: 1, max: 255 }).meta({ examples: ['5c8ad7d4b8cf4c1c9a1be8f3cf2b6a90'] })

export const ApiKeyCreate = z
  .strictObject({
    name: text({ min: 1, max: 100 }).meta({ description: 'What the key is for.', examples: ['Phone'] }),
    scopes: scopes
      .min(1)
      .refine((list) => new Set(list).size === list.length, {
        error: 'Must not contain the same scope twice.',
      })
      .meta({
        description: `What the key may do.\n\n${meanings.join('\n')}`,
        uniqueItems: true,
        examples: [['tasks:read']],
      }),
    workspace_id: WorkspaceId.nullable().default(null).meta({
      description:
        'The workspace that the key opens: for it, this one is `me`. In a shared workspace, it may do what both its scopes and your role there allow, and it ends with your membership. Null for your own.',
    }),
    ...limits,
    expires_in_days: z.int().min(1).max(366).default(90).meta({ description: 'Days until the key expires.' }),
  })
  .meta({ id: 'ApiKeyCreate', examples: [{ name: 'Phone', scopes: ['tasks:read', 'tasks:write'] }] })
export type ApiKeyCreate = z.output<typeof ApiKeyCreate>

export const shownLimits = {
  project_id: z
    .int()
    .nullable()
    .meta({ description: 'The only project visible to the key or client; null for all projects.' }),
  writes_per_hour: z
    .int()
    .nullable()
    .meta({ description: 'Maximum number of changes per hour; null for no limit.' }),
  confirm_deletes: z
    .boolean()
    .meta({ description: 'Whether the user must confirm everything that removes something.' }),
}

const shape = {
  id: z.string(),
  name: z.string(),
  start: z.string().meta({ description: 'The first characters of the key.', examples: ['docket_Xa3b'] }),
  scopes,
  workspace_id: z.string().meta({ description: 'The workspace that the key opens.' }),
  ...shownLimits,
  created_at: Instant,
  expires_at: Instant,
  last_used_at: Instant.nullable().meta({
    description: 'Accurate to the minute; null if the key was never used.',
  }),
  revision: z.int().meta({ description: 'The revision that created the key; also its ETag.' }),
}

export const ApiKeyResponse = z.strictObject(shape).meta({ id: 'ApiKeyResponse' })
export type ApiKeyResponse = z.output<typeof ApiKeyResponse>

export const ApiKeyCreated = z
  .strictObject({
    ...shape,
    key: z.string().meta({ description: 'The key itself. It is shown only once: store it safely.' }),
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
