import { hash } from 'node:crypto'
import { type Actor, inOwnWorkspace, userIsGone } from '../../core/auth.ts'
import { DocketError } from '../../core/errors.ts'
import type { Scope } from '../../core/scopes.ts'
import type { Claims } from '../../core/tokens.ts'
import type { Database, Queryable } from '../../database/connection.ts'
import { ROW_LIMIT, repeat } from '../../database/row-limit.ts'
import { statement } from '../../database/statement.ts'
import type { ActorLimits } from '../../keys/schemas.ts'
import type { ClientLimits, ConnectedClient } from '../client-schemas.ts'
import { CLIENT_SCOPES, REQUESTED, STAYS } from '../oauth.ts'
import {
  checkEntry,
  ENTERED,
  ENTERED_IDS,
  type EnteredRow,
  enteredOf,
  putEntry,
} from './client-workspaces.ts'

/** A client's limits besides its scopes; each user sets them separately. */
const HELD_TO =
  'held.project_id, held.writes_per_hour, coalesce(held.confirm_deletes, false) AS confirm_deletes'
const CONSENTS = `oauth_consents consent
  LEFT JOIN oauth_limits held ON held.user_id = consent.user_id AND held.client_id = consent.client_id`

const findConsent = statement<{ user: string; client: string; grant: string }>(
  'consent_find',
  `SELECT consent.scopes, ${HELD_TO}, ${ENTERED} FROM ${CONSENTS} JOIN users ON users.id = consent.user_id
   WHERE users.disabled_at IS NULL AND consent.user_id = :user AND consent.client_id = :client AND consent.id = :grant`,
)

interface Agreed extends ActorLimits, EnteredRow {
  scopes: string[]
}

/**
 * The client that a token was issued to, before it names a workspace (`core/entry.ts`), as long as its user consents: withdrawing consent ends its tokens at once, and
 * they do not return with a new consent.
 * @throws DocketError AUTH_INVALID
 */
export async function actorOfClient(db: Queryable, claims: Claims): Promise<Actor> {
  const { userId, clientId = '', grantId = '', scopes = [], expires } = claims
  const [agreed] = await db.query<Agreed>(findConsent({ user: userId, client: clientId, grant: grantId }))
  if (agreed === undefined) {
    throw new DocketError('AUTH_INVALID', 'The user has withdrawn the access of this client, or is disabled.')
  }
  const granted = CLIENT_SCOPES.filter((scope) => scopes.includes(scope) && agreed.scopes.includes(scope))
  const held = new Set<Scope>(granted)
  return inOwnWorkspace({
    userId,
    kind: 'oauth_client',
    id: clientId,
    scopes: held,
    granted: held,
    workspaces: enteredOf(userId, agreed),
    projectId: agreed.project_id ?? undefined,
    writesPerHour: agreed.writes_per_hour ?? undefined,
    confirmDeletes: agreed.confirm_deletes,
    expires: expires * 1000,
    grantId,
  })
}

const findGrant = statement<{ user: string; client: string; scopes: string[] }>(
  'consent_grant',
  `SELECT consent.id FROM oauth_consents consent JOIN users ON users.id = consent.user_id
   WHERE user_id = :user AND client_id = :client AND scopes @> :scopes::text[] AND disabled_at IS NULL`,
)

/** The id of the consent that covers all of these scopes. */
export async function grantOf(
  userId: string,
  db: Queryable,
  client: string,
  scopes: string[],
): Promise<string | undefined> {
  const [consent] = await db.query<{ id: string }>(findGrant({ user: userId, client, scopes }))
  return consent?.id
}

// Tokens go with the consent, by their foreign keys. Codes are Better Auth's, whose values are JSON.
const deleteConsent = statement<{ user: string; consent: string }>(
  'consent_withdraw',
  `WITH gone AS (
     DELETE FROM oauth_consents WHERE user_id = :user AND id = :consent RETURNING user_id, client_id
   ), entered AS (
     DELETE FROM oauth_workspaces USING gone
     WHERE oauth_workspaces.user_id = gone.user_id AND oauth_workspaces.client_id = gone.client_id
   ), codes AS (
     DELETE FROM verifications USING gone
     WHERE CASE WHEN value LIKE '{"type":"authorization_code"%' THEN value::jsonb @> jsonb_build_object(
       'userId', gone.user_id, 'query', jsonb_build_object('client_id', gone.client_id)) END
   )
   SELECT client_id FROM gone`,
)

/**
 * Ends what a user has allowed a client, and whatever was issued for it.
 * @returns false if the user has no such consent
 */
export async function withdrawConsent(userId: string, db: Queryable, consent: string): Promise<boolean> {
  const gone = await db.query(deleteConsent({ user: userId, consent }))
  return gone.length > 0
}

const findRevoked = statement<{ token: string }>(
  'consent_of_revoked',
  `SELECT consent.id, consent.user_id FROM oauth_refresh_tokens token
     JOIN oauth_consents consent ON consent.user_id = token.user_id AND consent.client_id = token.client_id
   WHERE token.token = :token AND token.revoked IS NOT NULL`,
)

/**
 * A client that has revoked its refresh token gives up what it was allowed: its access tokens end too (RFC 7009,
 * section 2.1), and it is no longer among its user's clients.
 */
export async function endGrant(db: Database, refreshToken: string): Promise<void> {
  const [grant] = await db.query<{ id: string; user_id: string }>(
    findRevoked({ token: stored(refreshToken) }),
  )
  if (grant !== undefined) await withdrawConsent(grant.user_id, db, grant.id)
}

const findRenewal = statement<{ token: string }>(
  'oauth_renewal',
  `SELECT rotation_replay_response IS NOT NULL AS answered FROM oauth_refresh_tokens
   WHERE token = :token AND rotation_replay_expires_at >= now()`,
)

/**
 * Whether a refresh token has been used just now, so that the answer may be repeated: `begun` until it is kept.
 * @returns undefined if it was not, or too long ago
 */
export async function renewalOf(
  db: Queryable,
  refreshToken: string,
): Promise<'begun' | 'answered' | undefined> {
  const [found] = await db.query<{ answered: boolean }>(findRenewal({ token: stored(refreshToken) }))
  return found && (found.answered ? 'answered' : 'begun')
}

/** How the OAuth provider keeps a token. */
const stored = (token: string): string => hash('sha256', token, 'base64url')

/** The clients that the user `$1` has authorised. */
export const CLIENTS = `SELECT consent.client_id AS id, client.name, consent.scopes, ${HELD_TO}, ${ENTERED_IDS},
    consent.created_at, consent.id AS consent_id
  FROM ${CONSENTS} JOIN oauth_clients client ON client.client_id = consent.client_id
  WHERE consent.user_id = $1`

/** Newest consent first. @throws DocketError AUTH_INVALID if the user is gone */
export async function listClients(userId: string, db: Queryable): Promise<ConnectedClient[]> {
  const text = `SELECT client.* FROM users LEFT JOIN LATERAL (${CLIENTS}) client ON true
    WHERE users.id = $1 ORDER BY client.created_at DESC, client.consent_id DESC`
  const rows = await db.query<ConnectedClient | { id: null }>({ name: 'client_list', text, values: [userId] })
  if (rows.length === 0) throw userIsGone()
  return rows.filter((row) => row.id !== null)
}

const putLimits = statement<{
  user: string
  client: string
  project_id: number | null
  writes_per_hour: number | null
  confirm_deletes: boolean
  own: boolean
}>(
  'client_limits_put',
  `INSERT INTO oauth_limits (user_id, client_id, project_id, writes_per_hour, confirm_deletes, own_workspace)
   SELECT users.id, client_id, :project_id::bigint, :writes_per_hour::int, :confirm_deletes::boolean, :own::boolean
   FROM users, oauth_clients WHERE users.id = :user AND client_id = :client
   ON CONFLICT (user_id, client_id) DO UPDATE SET project_id = EXCLUDED.project_id,
     writes_per_hour = EXCLUDED.writes_per_hour, confirm_deletes = EXCLUDED.confirm_deletes,
     own_workspace = EXCLUDED.own_workspace
   RETURNING client_id`,
)

const findBoth = statement<{ user: string; client: string }>(
  'client_limits_both',
  `SELECT EXISTS (SELECT FROM oauth_clients WHERE client_id = :client) AS client FROM users WHERE id = :user`,
)

/**
 * Sets the `limits` of a client, whether already authorised or about to be.
 * @throws DocketError NOT_FOUND; VALIDATION_ERROR if there is no such project or workspace; AUTH_INVALID if the user is
 * gone
 */
export async function limitClient(
  userId: string,
  db: Pick<Database, 'transaction'>,
  client: string,
  { workspaces = [userId], ...limits }: ClientLimits,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [known] = await tx.query<{ client: boolean }>(findBoth({ user: userId, client }))
    if (known === undefined) throw userIsGone()
    if (!known.client) throw new DocketError('NOT_FOUND', 'No such AI client.')
    await checkEntry(userId, tx, workspaces, limits.project_id)
    const own = workspaces.includes(userId)
    const put = await tx.query(putLimits({ user: userId, client, ...limits, own }))
    // It was removed meanwhile.
    if (put.length === 0) throw new DocketError('NOT_FOUND', 'No such AI client.')
    await putEntry(userId, tx, client, workspaces)
  })
}

const putResource = statement<{ identifier: string; scopes: readonly string[] }>(
  'oauth_resource_put',
  `INSERT INTO oauth_resources (id, identifier, name, allowed_scopes, created_at, updated_at)
   VALUES (:identifier, :identifier, 'Docket', :scopes::text[], now(), now())
   ON CONFLICT (identifier) DO UPDATE SET allowed_scopes = EXCLUDED.allowed_scopes, updated_at = now()`,
)

// Clients that registered before each was given refresh tokens.
const letStay = statement<{ stays: string }>(
  'oauth_clients_let_stay',
  `UPDATE oauth_clients SET scopes = array_append(array_remove(scopes, :stays), :stays),
     grant_types = array_append(array_remove(grant_types, 'refresh_token'), 'refresh_token')
   WHERE NOT :stays = ANY (scopes) OR NOT 'refresh_token' = ANY (grant_types)`,
)

/** Lets the OAuth provider issue tokens for these resources, and every client refresh them. */
export async function admitResources(db: Queryable, identifiers: string[]): Promise<void> {
  for (const identifier of identifiers) await db.query(putResource({ identifier, scopes: REQUESTED }))
  await db.query(letStay({ stays: STAYS }))
}

/** Milliseconds that a client stays registered without anyone's consent: registration is open to everyone. */
const KEPT = 7 * 24 * 60 * 60 * 1000

const forgetClients = statement<{ before: string }>(
  'oauth_clients_prune',
  `DELETE FROM oauth_clients WHERE id IN (
     SELECT client.id FROM oauth_clients client WHERE created_at <= :before::timestamptz
       AND NOT EXISTS (SELECT FROM oauth_consents consent WHERE consent.client_id = client.client_id)
     LIMIT ${ROW_LIMIT}
   ) RETURNING 1`,
)
const forgetTokens = ['oauth_refresh_tokens', 'oauth_client_assertions', 'oauth_access_tokens'].map((table) =>
  statement<{ now: string }>(
    `${table}_prune`,
    `DELETE FROM ${table} WHERE id IN (
       SELECT id FROM ${table} WHERE expires_at <= :now::timestamptz LIMIT ${ROW_LIMIT}
     ) RETURNING 1`,
  ),
)

/** Deletes clients that nobody has authorised, and expired tokens. */
export async function pruneClients(db: Queryable, now: Date): Promise<void> {
  for (const some of forgetTokens) await repeat(db, some({ now: now.toISOString() }))
  await repeat(db, forgetClients({ before: new Date(now.getTime() - KEPT).toISOString() }))
}
