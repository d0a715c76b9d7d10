import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'

const selectProven = statement<{ id: string; user: string; since: string }>(
  'session_proven',
  // A provider may let in who signed in there weeks ago: such a session is as fresh as the provider said.
  `SELECT greatest(CASE WHEN provider_id IS NULL THEN created_at END, proven_at) >= :since::timestamptz AS proven
   FROM sessions WHERE id = :id AND user_id = :user`,
)

/** Whether the user of this session has proved that it is them, by signing in or since, at or after `since`. */
export async function isProven(
  db: Queryable,
  userId: string,
  sessionId: string,
  since: Date,
): Promise<boolean> {
  const [row] = await db.query<{ proven: boolean }>(
    selectProven({ id: sessionId, user: userId, since: since.toISOString() }),
  )
  return row?.proven === true
}

const updateProven = statement<{ id: string; now: string }>(
  'session_prove',
  'UPDATE sessions SET proven_at = :now::timestamptz WHERE id = :id',
)

/** Notes that the user of this session has just proved that it is them. */
export async function noteProof(db: Queryable, sessionId: string, now: Date): Promise<void> {
  await db.query(updateProven({ id: sessionId, now: now.toISOString() }))
}

const selectMethods = statement<{ id: string }>(
  'sign_in_methods',
  `SELECT two_factor_enabled AS authenticator,
     EXISTS (SELECT FROM accounts WHERE user_id = users.id AND password IS NOT NULL) AS password,
     (SELECT backup_codes FROM two_factors WHERE user_id = users.id AND verified) AS "recoveryCodes",
     (SELECT secret FROM two_factors WHERE user_id = users.id AND verified) AS "appSecret"
   FROM users WHERE id = :id`,
)

const selectPasskeys = statement<{ id: string }>(
  'passkeys_of',
  `SELECT id, name, backed_up AS "backedUp", created_at AS "createdAt", last_used_at AS "lastUsedAt"
   FROM passkeys WHERE user_id = :id ORDER BY created_at, id`,
)

const selectProviders = statement<{ id: string }>(
  'providers_of',
  `SELECT id, provider_id AS provider, coalesce(label, '') AS label, created_at AS "createdAt", last_used_at AS "lastUsedAt"
   FROM accounts WHERE user_id = :id AND provider_id <> 'credential' ORDER BY created_at, id`,
)

/** By what a user can sign in, or prove that it is them. */
export interface Methods {
  password: boolean
  /** Whether an authenticator app gives codes, which signing in with the password then takes. */
  authenticator: boolean
  /** Encrypted, as is what checks the codes of the app. */
  recoveryCodes: string | null
  appSecret: string | null
  passkeys: {
    id: string
    name: string | null
    /** Whether it is kept on more than one device. */
    backedUp: boolean
    createdAt: Date
    lastUsedAt: Date | null
  }[]
  /** Accounts elsewhere, whether or not one can still sign in by them. */
  providers: {
    id: string
    provider: string
    /** How the user knows the account. */
    label: string
    createdAt: Date
    lastUsedAt: Date | null
  }[]
}

export async function methodsOf(db: Queryable, userId: string): Promise<Methods> {
  const [[row], passkeys, providers] = await Promise.all([
    db.query<Omit<Methods, 'passkeys' | 'providers'>>(selectMethods({ id: userId })),
    db.query<Methods['passkeys'][number]>(selectPasskeys({ id: userId })),
    db.query<Methods['providers'][number]>(selectProviders({ id: userId })),
  ])
  const none = { password: false, authenticator: false, recoveryCodes: null, appSecret: null }
  return { ...none, ...row, passkeys, providers }
}
