import { z } from 'zod'
import { Instant, UserPath } from '../core/schemas.ts'
import { KEY_SCOPES } from '../core/scopes.ts'
import { ActorLimits, shownLimits, WorkspaceId } from '../keys/schemas.ts'

export const ClientId = z
  .string()
  .regex(/^[\w-]{1,100}$/)
  .meta({ examples: ['JBctAAMbBRWUSdwMpgpJWXmphhPdvRpV'] })

export const ClientPath = UserPath.extend({ client_id: ClientId })

/** Always the complete set: what is left out is not limited. */
export const ClientLimits = ActorLimits.extend({
  workspaces: z
    .array(WorkspaceId)
    .min(1)
    .max(1000)
    .refine((list) => new Set(list).size === list.length, {
      error: 'Must not contain the same workspace twice.',
    })
    .optional()
    .meta({
      description:
        'The workspaces that the client may enter: in a shared one, it may do what both its scopes and your role there allow. Default: your own only.',
      uniqueItems: true,
    }),
}).meta({
  id: 'ClientLimits',
  examples: [{ project_id: null, writes_per_hour: 100, confirm_deletes: true }],
})
export type ClientLimits = z.output<typeof ClientLimits>

const ConnectedClient = z
  .strictObject({
    id: ClientId,
    name: z
      .string()
      .nullable()
      .meta({ description: 'Name that the client gave itself.', examples: ['Claude'] }),
    scopes: z.array(z.enum([...KEY_SCOPES, 'offline_access'])),
    workspaces: z
      .array(z.string())
      .meta({ description: 'The workspaces that it may enter; what is left of them once memberships end.' }),
    ...shownLimits,
    created_at: Instant,
    consent_id: z
      .string()
      .meta({ description: 'Id for `/api/auth/oauth2/delete-consent`, which disconnects the client.' }),
  })
  .meta({ id: 'ConnectedClient' })
export type ConnectedClient = z.output<typeof ConnectedClient>

export const ClientListResponse = z
  .strictObject({ clients: z.array(ConnectedClient), count: z.int() })
  .meta({ id: 'ClientListResponse' })
