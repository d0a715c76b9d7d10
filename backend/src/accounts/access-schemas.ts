import { z } from 'zod'
import { Instant, text, UserPath } from '../core/schemas.ts'

/** What can act for a user, or shows others something in their name. */
export const ACCESS_KINDS = [
  'session',
  'api_key',
  'oauth_client',
  'channel',
  'webhook',
  'link',
  'invitation',
] as const
export type AccessKind = (typeof ACCESS_KINDS)[number]

const named = {
  kind: z.enum(ACCESS_KINDS).meta({ examples: ['api_key'] }),
  id: text({ min: 1, max: 255 }).meta({
    description: "Its own id; a client's is that of the consent.",
    examples: ['n4Zr8sK2bQnVhY0xJd5LrA'],
  }),
}
export const AccessName = z.strictObject(named).meta({ id: 'AccessName' })
export type AccessName = z.output<typeof AccessName>

export const AccessEntry = z
  .strictObject({
    ...named,
    name: z.string().nullable().meta({
      description:
        'What its user knows it by: a name, an address, for sessions what the browser says of itself, for invitations for whom.',
    }),
    workspace_id: z.string().meta({ description: 'The workspace that it opens, or that it sends from.' }),
    made_with: AccessName.nullable().meta({
      description: 'The session, key or client that made it; null if that is not known.',
    }),
    created_at: Instant,
    last_used_at: Instant.nullable().meta({
      description:
        'When it was last used, delivered or opened, as far as that is known: of clients since they last got a token, of deliveries for 30 days.',
    }),
    expires_at: Instant.nullable(),
    current: z.boolean().meta({ description: 'Whether it is the session that asks.' }),
  })
  .meta({ id: 'AccessEntry' })
export type AccessEntry = z.output<typeof AccessEntry>

export const AccessListResponse = z
  .strictObject({ access: z.array(AccessEntry), count: z.int() })
  .meta({ id: 'AccessListResponse' })

export const AccessPath = UserPath.extend(named)

const MOST = 1000
export const AccessEnd = z
  .strictObject({
    access: z
      .array(AccessName)
      .max(MOST)
      .optional()
      .meta({ description: 'What ends; if absent, everything but the session that asks.' }),
  })
  .nullish()
  .meta({
    id: 'AccessEnd',
    examples: [{ access: [{ kind: 'link', id: '5c2e4b1a-6f1d-4a3c-9b7e-0d8f6a2c1e34' }] }],
  })
