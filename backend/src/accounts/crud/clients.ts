import type { Actor, Scope } from '../../core/auth.ts'
import { DocketError } from '../../core/errors.ts'
import type { Claims } from '../../core/tokens.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { CLIENT_SCOPES, REQUESTED } from '../oauth.ts'

const findConsent = statement<{ user: string; client: string }>(
  'consent_find',
  'SELECT scopes FROM oauth_consents WHERE user_id = :user AND client_id = :client',
)

/**
 * The client that a token was given to, as long as its user agrees: taking that back ends its tokens at once.
 * @throws DocketError AUTH_INVALID
 */
export async function actorOfClient(db: Queryable, claims: Claims): Promise<Actor> {
  const { userId, clientId, scopes = [], expires } = claims
  const agreed = clientId === undefined ? [] : await agreedScopes(db, userId, clientId)
  if (clientId === undefined || agreed.length === 0) {
    throw new DocketError('AUTH_INVALID', 'The user does not let this client in any more.')
  }
  const granted = CLIENT_SCOPES.filter((scope) => scopes.includes(scope) && agreed.includes(scope))
  return {
    userId,
    kind: 'oauth_client',
    id: clientId,
    scopes: new Set<Scope>(granted),
    expires: expires * 1000,
  }
}

const putResource = statement<{ identifier: string; scopes: readonly string[] }>(
  'oauth_resource_put',
  `INSERT INTO oauth_resources (id, identifier, name, allowed_scopes, created_at, updated_at)
   VALUES (:identifier, :identifier, 'Docket', :scopes::text[], now(), now())
   ON CONFLICT (identifier) DO UPDATE SET allowed_scopes = EXCLUDED.allowed_scopes, updated_at = now()`,
)

/** Lets the provider give tokens for `identifier`. */
export async function admitResource(db: Queryable, identifier: string): Promise<void> {
  await db.query(putResource({ identifier, scopes: REQUESTED }))
}

/** Milliseconds that a client stays registered which nobody has let in: registering is open to everybody. */
const KEPT = 7 * 24 * 60 * 60 * 1000

const forgetClients = statement<{ before: string }>(
  'oauth_clients_prune',
  `DELETE FROM oauth_clients client WHERE created_at <= :before::timestamptz
   AND NOT EXISTS (SELECT FROM oauth_consents consent WHERE consent.client_id = client.client_id)`,
)
const forgetTokens = statement<{ now: string }>(
  'oauth_tokens_prune',
  `WITH refresh AS (DELETE FROM oauth_refresh_tokens WHERE expires_at <= :now::timestamptz),
     assertions AS (DELETE FROM oauth_client_assertions WHERE expires_at <= :now::timestamptz)
   DELETE FROM oauth_access_tokens WHERE expires_at <= :now::timestamptz`,
)

/** Forgets clients that nobody wants, and tokens that are over. */
export async function pruneClients(db: Queryable, now: Date): Promise<void> {
  await db.query(forgetTokens({ now: now.toISOString() }))
  await db.query(forgetClients({ before: new Date(now.getTime() - KEPT).toISOString() }))
}

async function agreedScopes(db: Queryable, user: string, client: string): Promise<string[]> {
  const consents = await db.query<{ scopes: string[] }>(findConsent({ user, client }))
  return consents.flatMap(({ scopes }) => scopes)
}
