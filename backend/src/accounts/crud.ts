import { lockIdentity } from '../changelog/identity-lock.ts'
import { userIsGone } from '../core/auth.ts'
import { type Database, inTransaction, type Queryable } from '../database/connection.ts'
import { ROW_LIMIT, repeat } from '../database/row-limit.ts'
import { type Statement, statement } from '../database/statement.ts'
import { leaveAll } from '../workspaces/crud/leaving.ts'
import { lockWorkspace } from '../workspaces/crud/workspaces.ts'
import { type Counts, endAccess } from './crud/access.ts'

// Before anything of others is locked: it may take long.
const deleteOwnWorkspace = statement<{ id: string }>(
  'user_delete_workspace',
  'DELETE FROM workspaces WHERE id = :id AND name IS NULL',
)

// The id is kept: an external issuer may go on signing tokens for it, and old ones are still around.
const deleteById = statement<{ id: string }>(
  'user_delete',
  `WITH gone AS (DELETE FROM users WHERE id = :id RETURNING id)
   INSERT INTO deleted_users (user_id) SELECT id FROM gone
   ON CONFLICT (user_id) DO UPDATE SET deleted_at = now()
   RETURNING user_id`,
)

const provision = statement<{ id: string; email: string; issued_at: string }>(
  'user_provision',
  `WITH gone AS (
     SELECT deleted_at >= :issued_at::timestamptz AS since FROM deleted_users WHERE user_id = :id
   ), made AS (
     INSERT INTO users (id, name, email) SELECT :id, '', :email WHERE NOT EXISTS (SELECT FROM gone WHERE since)
     ON CONFLICT DO NOTHING RETURNING id
   )
   SELECT EXISTS (SELECT FROM gone WHERE since) AS gone,
          EXISTS (SELECT FROM gone) AND EXISTS (SELECT FROM made) AS returned`,
)

/**
 * Deletes the user with all of their data and their part in what they share, in one transaction. For many years of data
 * it takes longer than a statement normally may. It locks the user's own workspace, then those they share, by id, then
 * the user: so does whoever makes a workspace or joins one.
 * @param first what is done before, in the same transaction; if it throws, nothing is deleted
 * @param along what is done after, in the same transaction
 */
export async function deleteUser(
  userId: string,
  db: Database,
  {
    now = new Date(),
    first,
    along = [],
  }: { now?: Date; first?: (db: Database) => Promise<void>; along?: Statement[] } = {},
): Promise<void> {
  const left = await db.queue.run(userId, () =>
    db.unhurried(async (tx) => {
      await first?.(inTransaction(db, tx))
      // Whoever writes locks the workspace before the user: so does the deletion, or each could wait for the other.
      await tx.query(lockWorkspace({ id: userId }))
      await tx.query(lockIdentity({ workspace: userId }))
      await tx.query(deleteOwnWorkspace({ id: userId }))
      const shared = await leaveAll(userId, inTransaction(db, tx), now)
      await tx.query(deleteById({ id: userId }))
      for (const each of along) await tx.query(each)
      return shared
    }),
  )
  for (const id of [userId, ...left]) db.signals.wrote(id)
}

/**
 * Ensures that a user of an external issuer has a row.
 * @param issuedAt when the token was signed, as Unix time in seconds
 * @returns whether this created a new row for a user who had been deleted
 * @throws DocketError AUTH_INVALID if the user was deleted after the token was signed
 */
export async function provisionUser(userId: string, db: Queryable, issuedAt: number): Promise<boolean> {
  const email = `${userId}@users.invalid`
  const issued_at = new Date(issuedAt * 1000).toISOString()
  const [row] = await db.query<{ gone: boolean; returned: boolean }>(
    provision({ id: userId, email, issued_at }),
  )
  if (row?.gone) throw userIsGone()
  return row?.returned === true
}

const forgetResets = statement<{ id: string }>('resets_forget', 'DELETE FROM verifications WHERE value = :id')

/** Voids every mailed token that could still reset the user's password. */
export async function forgetResetTokens(userId: string, db: Queryable): Promise<void> {
  await db.query(forgetResets({ id: userId }))
}

const claim = statement<{ id: string }>(
  'address_claim',
  `WITH claimed AS (
     UPDATE users SET email_verified = true, two_factor_enabled = false WHERE id = :id AND NOT email_verified RETURNING id
   ), keys AS (DELETE FROM passkeys USING claimed WHERE user_id = claimed.id),
   apps AS (DELETE FROM two_factors USING claimed WHERE user_id = claimed.id),
   elsewhere AS (DELETE FROM accounts USING claimed WHERE user_id = claimed.id AND provider_id <> 'credential')
   SELECT id FROM claimed`,
)

/**
 * Called when somebody has shown that the user's address is theirs. If nobody had before, whoever signed up with it may
 * have been a stranger: their other ways to sign in end here, and all that acts for the account.
 * @param session the one that shows it, if it is one of the user's, which goes on
 * @returns what has ended; undefined if somebody had confirmed the address before
 */
export async function claimAddress(
  userId: string,
  db: Database,
  { session, now = new Date() }: { session?: string | undefined; now?: Date } = {},
): Promise<Counts | undefined> {
  if ((await db.query(claim({ id: userId }))).length === 0) return undefined
  return await endAccess(userId, db, now, ({ id }) => id !== session)
}

const forgetSessions = statement<{ now: string }>(
  'sessions_prune',
  `DELETE FROM sessions WHERE id IN (
     SELECT id FROM sessions WHERE expires_at <= :now::timestamptz LIMIT ${ROW_LIMIT}
   ) RETURNING id`,
)

/** Deletes expired sessions: a user who never signs out leaves one each time, with their address. */
export const pruneSessions = (db: Queryable, now: Date): Promise<void> =>
  repeat(db, forgetSessions({ now: now.toISOString() }))

const findUser = statement<{ who: string }>(
  'user_find',
  'SELECT id, email FROM users WHERE id = :who OR email = lower(:who)',
)

/** The user with this id or e-mail address. */
export async function findUserBy(
  who: string,
  db: Queryable,
): Promise<{ id: string; email: string } | undefined> {
  const [user] = await db.query<{ id: string; email: string }>(findUser({ who }))
  return user
}
