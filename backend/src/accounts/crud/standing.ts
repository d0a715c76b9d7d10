import type { Credential } from '../../core/revocation.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'

// Returns the exceptions: there may be thousands of credentials, and hardly ever one that is gone.
const selectFallen = statement<{
  kinds: readonly string[]
  ids: readonly string[]
  users: readonly string[]
  issued: readonly number[]
  workspaces: readonly string[]
  roles: readonly (string | null)[]
  entered: readonly (string | null)[]
  now: string
}>(
  'credentials_fallen',
  `SELECT place FROM unnest(:kinds::text[], :ids::text[], :users::text[], :issued::float8[], :workspaces::text[], :roles::text[], :entered::text[])
     WITH ORDINALITY AS held (kind, id, user_id, issued_at, workspace_id, role, entered, place)
   WHERE EXISTS (
     SELECT FROM users WHERE users.id = held.user_id AND disabled_at IS NOT NULL
   ) OR NOT CASE kind
     WHEN 'session' THEN EXISTS (
       SELECT FROM sessions
       WHERE sessions.id = held.id AND sessions.user_id = held.user_id AND expires_at > :now::timestamptz)
     WHEN 'api_key' THEN EXISTS (
       SELECT FROM api_keys WHERE api_keys.user_id = held.user_id AND api_keys.id = held.id)
     WHEN 'member' THEN EXISTS (
       SELECT FROM memberships
       WHERE memberships.workspace_id = held.id AND memberships.user_id = held.user_id AND memberships.role = held.role)
     WHEN 'entered' THEN NOT EXISTS (
       SELECT FROM memberships member
       WHERE member.user_id = held.user_id
         AND member.workspace_id || ':' || member.role <> ALL (string_to_array(held.entered, ','))
         AND (held.id = held.user_id OR EXISTS (
           SELECT FROM oauth_consents consent JOIN oauth_workspaces entered
             ON entered.user_id = consent.user_id AND entered.client_id = consent.client_id
           WHERE consent.user_id = held.user_id AND consent.id = held.id
             AND entered.workspace_id = member.workspace_id)))
     WHEN 'grant' THEN EXISTS (
       SELECT FROM oauth_consents consent
       WHERE consent.user_id = held.user_id AND consent.id = held.id AND CASE held.workspace_id
         WHEN held.user_id THEN NOT EXISTS (
           SELECT FROM oauth_limits own
           WHERE own.user_id = consent.user_id AND own.client_id = consent.client_id AND NOT own.own_workspace)
         ELSE EXISTS (
           SELECT FROM oauth_workspaces entered
           WHERE entered.user_id = consent.user_id AND entered.client_id = consent.client_id
             AND entered.workspace_id = held.workspace_id)
       END)
     ELSE EXISTS (SELECT FROM users WHERE users.id = held.user_id) AND NOT EXISTS (
       SELECT FROM deleted_users
       WHERE deleted_users.user_id = held.user_id AND extract(epoch FROM deleted_at) >= held.issued_at)
   END`,
)

/** Which of these sessions, API keys, consents, memberships and users there are, and are not of a disabled user. */
export async function findStanding(
  db: Queryable,
  credentials: readonly Credential[],
  now: Date,
): Promise<ReadonlySet<Credential>> {
  const kindOf = ({ kind, sessionId, grantId }: Credential) => {
    if (kind === 'api_key' || kind === 'member' || kind === 'entered') return kind
    if (grantId !== undefined) return 'grant'
    return sessionId === undefined ? 'user' : 'session'
  }
  const rows = await db.query<{ place: number }>(
    selectFallen({
      kinds: credentials.map(kindOf),
      ids: credentials.map(({ id, sessionId, grantId }) => grantId ?? sessionId ?? id),
      users: credentials.map(({ userId }) => userId),
      issued: credentials.map(({ issuedAt = 0 }) => issuedAt),
      workspaces: credentials.map(({ userId, workspaceId }) => workspaceId ?? userId),
      roles: credentials.map(({ role = null }) => role),
      entered: credentials.map(({ entered = null }) => entered),
      now: now.toISOString(),
    }),
  )
  const standing = new Set(credentials)
  for (const { place } of rows) standing.delete(credentials[place - 1] as Credential)
  return standing
}
