import type { Credential } from '../../core/revocation.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'

// Returns the exceptions: there may be thousands of credentials, and hardly ever one that is gone.
const selectFallen = statement<{
  kinds: readonly string[]
  ids: readonly string[]
  users: readonly string[]
  issued: readonly number[]
  now: string
}>(
  'credentials_fallen',
  `SELECT place FROM unnest(:kinds::text[], :ids::text[], :users::text[], :issued::float8[])
     WITH ORDINALITY AS held (kind, id, user_id, issued_at, place)
   WHERE EXISTS (
     SELECT FROM users WHERE users.id = held.user_id AND disabled_at IS NOT NULL
   ) OR NOT CASE kind
     WHEN 'session' THEN EXISTS (
       SELECT FROM sessions
       WHERE sessions.id = held.id AND sessions.user_id = held.user_id AND expires_at > :now::timestamptz)
     WHEN 'api_key' THEN EXISTS (
       SELECT FROM api_keys WHERE api_keys.user_id = held.user_id AND api_keys.id = held.id)
     WHEN 'grant' THEN EXISTS (
       SELECT FROM oauth_consents WHERE oauth_consents.user_id = held.user_id AND oauth_consents.id = held.id)
     ELSE EXISTS (SELECT FROM users WHERE users.id = held.user_id) AND NOT EXISTS (
       SELECT FROM deleted_users
       WHERE deleted_users.user_id = held.user_id AND extract(epoch FROM deleted_at) >= held.issued_at)
   END`,
)

/** Which of these sessions, API keys, consents and users there are, and are not of a disabled user. */
export async function findStanding(
  db: Queryable,
  credentials: readonly Credential[],
  now: Date,
): Promise<ReadonlySet<Credential>> {
  const kindOf = ({ kind, sessionId, grantId }: Credential) => {
    if (kind === 'api_key') return kind
    if (grantId !== undefined) return 'grant'
    return sessionId === undefined ? 'user' : 'session'
  }
  const rows = await db.query<{ place: number }>(
    selectFallen({
      kinds: credentials.map(kindOf),
      ids: credentials.map(({ id, sessionId, grantId }) => grantId ?? sessionId ?? id),
      users: credentials.map(({ userId }) => userId),
      issued: credentials.map(({ issuedAt = 0 }) => issuedAt),
      now: now.toISOString(),
    }),
  )
  const standing = new Set(credentials)
  for (const { place } of rows) standing.delete(credentials[place - 1] as Credential)
  return standing
}
