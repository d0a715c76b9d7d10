import { z } from 'zod'
import { KEY_SCOPES } from '../core/auth.ts'
import { Instant, UserPath } from '../core/schemas.ts'
import { ActorLimits, shownLimits } from '../keys/schemas.ts'

export const ClientId = z
  .string()
  .regex(/^[\w-]{1,100}$/)
  .meta({ examples: ['JBctAAMbBRWUSdwMpgpJWXmphhPdvRpV'] })

export const ClientPath = UserPath.extend({ client_id: ClientId })

/** Always the complete set: what is left out is not limited. */
export const ClientLimits = ActorLimits.meta({
  id: 'ClientLimits',
  examples: [{ project_id: null, writes_per_hour: 100, confirm_deletes: true }],
})

const ConnectedClient = z
  .strictObject({
    id: ClientId,
    name: z
      .string()
      .nullable()
      .meta({ description: 'Name that the client gave itself.', examples: ['Claude'] }),
    scopes: z.array(z.enum([...KEY_SCOPES, 'offline_access'])),
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
