import type { Credential } from '../../core/revocation.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'

const selectStanding = statement<{
  sessions: readonly string[]
  now: string
  owners: readonly string[]
  keys: readonly string[]
  users: readonly string[]
}>(
  'credentials_standing',
  `SELECT 'session' AS kind, id, user_id, NULL::timestamptz AS deleted_at FROM sessions
   WHERE id = ANY (:sessions::text[]) AND expires_at > :now::timestamptz
   UNION ALL
   SELECT 'api_key', id, user_id, NULL FROM api_keys
   WHERE user_id = ANY (:owners::text[]) AND id = ANY (:keys::text[])
   UNION ALL
   SELECT 'user', users.id, users.id, gone.deleted_at FROM users
   LEFT JOIN deleted_users gone ON gone.user_id = users.id WHERE users.id = ANY (:users::text[])`,
)

interface Row {
  kind: 'session' | 'api_key' | 'user'
  id: string
  user_id: string
  /** When an earlier user with this id was deleted. */
  deleted_at: string | null
}

/** Which of these sessions, API keys and users there are. */
export async function findStanding(
  db: Queryable,
  credentials: readonly Credential[],
  now: Date,
): Promise<ReadonlySet<Credential>> {
  const keys = credentials.filter(({ kind }) => kind === 'api_key')
  const others = credentials.filter(({ kind }) => kind !== 'api_key')
  const rows = await db.query<Row>(
    selectStanding({
      sessions: others.flatMap(({ sessionId }) => sessionId ?? []),
      now: now.toISOString(),
      owners: [...new Set(keys.map(({ userId }) => userId))],
      keys: keys.map(({ id }) => id),
      users: others.filter(({ sessionId }) => sessionId === undefined).map(({ userId }) => userId),
    }),
  )
  const found = new Map(rows.map((row) => [`${row.kind} ${row.id} ${row.user_id}`, row]))
  const rowOf = ({ kind, id, userId, sessionId }: Credential): Row | undefined => {
    if (kind === 'api_key') return found.get(`api_key ${id} ${userId}`)
    return found.get(sessionId === undefined ? `user ${userId} ${userId}` : `session ${sessionId} ${userId}`)
  }
  const stands = (credential: Credential): boolean => {
    const row = rowOf(credential)
    if (row === undefined || row.deleted_at === null) return row !== undefined
    return Date.parse(row.deleted_at) < (credential.issuedAt ?? 0) * 1000
  }
  return new Set(credentials.filter(stands))
}
