import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'

/** Accounts elsewhere by which users sign in here. */

const selectOwner = statement<{ provider: string; account: string }>(
  'provider_account_owner',
  'SELECT user_id AS "userId" FROM accounts WHERE provider_id = :provider AND account_id = :account',
)

/** Whose account here this account of a provider opens. */
export async function ownerOf(db: Queryable, provider: string, account: string): Promise<string | undefined> {
  const [row] = await db.query<{ userId: string }>(selectOwner({ provider, account }))
  return row?.userId
}

const insertUser = statement<{
  user: string
  name: string
  email: string
  id: string
  provider: string
  account: string
  label: string
}>(
  'provider_sign_up',
  `WITH made AS (
     INSERT INTO users (id, name, email, email_verified) VALUES (:user, :name, :email, true)
     ON CONFLICT (email) DO NOTHING RETURNING id
   )
   INSERT INTO accounts (id, user_id, provider_id, account_id, label)
   SELECT :id, id, :provider, :account, :label FROM made RETURNING user_id`,
)

interface NewAccount {
  /** Of the row, not at the provider. */
  id: string
  provider: string
  account: string
  label: string
}

/** Makes a user who signs in by this account. @returns false if the e-mail address belongs to another user */
export async function signUpBy(
  db: Queryable,
  user: { id: string; name: string; email: string },
  account: NewAccount,
): Promise<boolean> {
  const { id, ...values } = user
  return (await db.query(insertUser({ user: id, ...values, ...account }))).length > 0
}

const insertAccount = statement<{ user: string } & Record<keyof NewAccount, string>>(
  'provider_link',
  `INSERT INTO accounts (id, user_id, provider_id, account_id, label)
   VALUES (:id, :user, :provider, :account, :label) ON CONFLICT (provider_id, account_id) DO NOTHING RETURNING id`,
)

/** Lets the user sign in by this account. @returns false if it opens an account already */
export async function linkAccount(db: Queryable, userId: string, account: NewAccount): Promise<boolean> {
  return (await db.query(insertAccount({ user: userId, ...account }))).length > 0
}

// Of two at the same time, the second waits for the user's row, and then sees what the first has left.
const lockUser = statement<{ user: string }>('user_lock', 'SELECT FROM users WHERE id = :user FOR UPDATE')

const deleteAccount = statement<{ id: string; user: string; offered: string[] }>(
  'provider_unlink',
  `DELETE FROM accounts WHERE id = :id AND user_id = :user AND provider_id <> 'credential' AND (
     EXISTS (SELECT FROM passkeys WHERE user_id = :user)
     OR EXISTS (SELECT FROM accounts AS other WHERE other.user_id = :user AND other.id <> :id
       AND (other.password IS NOT NULL OR other.provider_id = ANY(:offered)))
   ) RETURNING provider_id AS provider`,
)

/**
 * Takes back that the user may sign in by this account, unless it is the only way that is left.
 * @param offered the providers by which one can sign in at present
 * @returns its provider; undefined if it is not removed
 */
export async function unlinkAccount(
  transaction: Queryable,
  userId: string,
  id: string,
  offered: string[],
): Promise<string | undefined> {
  await transaction.query(lockUser({ user: userId }))
  const [row] = await transaction.query<{ provider: string }>(deleteAccount({ id, user: userId, offered }))
  return row?.provider
}

const updateUsed = statement<{ provider: string; account: string; label: string; now: string }>(
  'provider_account_use',
  `UPDATE accounts SET last_used_at = :now::timestamptz, label = :label
   WHERE provider_id = :provider AND account_id = :account`,
)

/** Notes that the account was used to sign in, or to prove that it is its user. */
export async function noteUse(db: Queryable, account: Omit<NewAccount, 'id'>, now: Date): Promise<void> {
  await db.query(updateUsed({ ...account, now: now.toISOString() }))
}

const updateSession = statement<{ session: string; provider: string; token: string | null; proven: string }>(
  'session_provider',
  `UPDATE sessions SET provider_id = :provider, id_token = :token, proven_at = :proven::timestamptz
   WHERE id = :session`,
)

/**
 * Notes by which provider a session began.
 * @param token the encrypted ID token
 * @param proven when its user has last shown who they are
 */
export async function noteProvider(
  db: Queryable,
  session: string,
  { provider, token, proven }: { provider: string; token: string | null; proven: Date },
): Promise<void> {
  await db.query(updateSession({ session, provider, token, proven: proven.toISOString() }))
}

const selectSession = statement<{ session: string }>(
  'session_provider_of',
  'SELECT provider_id AS provider, id_token AS token FROM sessions WHERE id = :session',
)

/** By which provider a session began, and the ID token that came with it, encrypted. */
export async function providerOf(
  db: Queryable,
  session: string,
): Promise<{ provider: string | null; token: string | null } | undefined> {
  const [row] = await db.query<{ provider: string | null; token: string | null }>(selectSession({ session }))
  return row
}

const updateRole = statement<{ user: string; role: string }>(
  'user_role',
  'UPDATE users SET role = :role WHERE id = :user AND role <> :role',
)

export type Role = 'user' | 'admin'

export async function setRole(db: Queryable, userId: string, role: Role): Promise<void> {
  await db.query(updateRole({ user: userId, role }))
}
