import { z } from 'zod'
import { Instant, text } from '../core/schemas.ts'
import { ClientId } from './client-schemas.ts'
import { type AuthEndpoint, get, post, Token } from './endpoint.ts'

const Consent = z
  .object({
    id: z.string(),
    clientId: z.string(),
    scopes: z.array(z.string()),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'AuthConsent' })

/** For the pages on which users authorise AI clients and revoke their access. */
export const CONSENT_ENDPOINTS: AuthEndpoint[] = [
  get({
    path: '/oauth2/public-client',
    operationId: 'readClient',
    summary: 'Show what a client that asks for access says about itself',
    session: true,
    query: z.strictObject({ client_id: ClientId }),
    response: z.object({
      client_id: z.string(),
      client_name: z.string().nullish(),
      redirect_uris: z.array(z.string()).optional(),
    }),
    problems: [401, 404, 422],
  }),
  post({
    path: '/oauth2/consent',
    operationId: 'decideOnClient',
    summary: 'Grant or refuse access to a client that asks for it',
    session: true,
    // Every client that is let in may stay.
    proof: ({ accept }) => accept === true,
    body: z.strictObject({
      accept: z.boolean().meta({ examples: [true] }),
      scope: text({ max: 500 })
        .optional()
        .meta({ description: 'The scopes to grant; if absent, all that the client asks for.' }),
      oauth_query: text({ min: 1, max: 8000 }).meta({
        description: 'The signed authorization request, as the consent page received it.',
        examples: ['client_id=JBctAAMbBRWUSdwMpgpJWXmphhPdvRpV&sig=…'],
      }),
    }),
    response: z.object({ redirect: z.boolean(), url: z.string() }),
    problems: [400, 401, 403, 404, 422],
  }),
  get({
    path: '/oauth2/get-consents',
    operationId: 'listConsents',
    summary: 'List the clients that the user has granted access, and their scopes',
    session: true,
    response: z.array(Consent),
    problems: [401],
  }),
  post({
    path: '/oauth2/delete-consent',
    operationId: 'withdrawConsent',
    summary: 'Disconnect a client: its tokens are no longer accepted',
    session: true,
    body: z.strictObject({ id: Token }),
    response: z.unknown(),
    problems: [400, 401, 403, 404, 422],
  }),
]
