import type { Database, Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import type { SignUpMode } from '../../settings/sign-up.ts'
import { type Role, setRole } from './providers.ts'

/** Who administers the service: somebody always does, once there was an administrator. */

export interface Settings {
  revision: number
  mode: SignUpMode | null
  domains: string[]
}

// The row is made if it is missing, and locked in any case.
const lockSettings = statement(
  'settings_lock',
  `INSERT INTO service_settings (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET id = 1
   RETURNING revision, sign_up AS mode, sign_up_domains AS domains`,
)

/** Until the end of the transaction nobody else decides who administers the service, or whom it lets in. */
export async function lockAdministration(transaction: Queryable): Promise<Settings> {
  const [settings] = await transaction.query<Settings>(lockSettings({}))
  if (settings === undefined) throw new Error('There are no settings.')
  return settings
}

const selectAny = statement(
  'admin_any',
  "SELECT FROM users WHERE role = 'admin' AND disabled_at IS NULL LIMIT 1",
)

export const hasAdministrator = async (db: Queryable): Promise<boolean> =>
  (await db.query(selectAny({}))).length > 0

// Within a transaction, nobody makes them one until it ends.
const lockRole = statement<{ user: string }>(
  'admin_is',
  'SELECT role FROM users WHERE id = :user FOR NO KEY UPDATE',
)

const isAdministrator = async (db: Queryable, userId: string): Promise<boolean> =>
  (await db.query<{ role: Role }>(lockRole({ user: userId })))[0]?.role === 'admin'

const selectOther = statement<{ user: string }>(
  'admin_other',
  `SELECT FROM users WHERE id = :user AND disabled_at IS NOT NULL
   UNION ALL SELECT FROM users WHERE role = 'admin' AND disabled_at IS NULL AND id <> :user LIMIT 1`,
)

/**
 * Takes the role from an administrator, by whatever but an act of another one; nothing happens to who is none.
 * @returns false if they are the only one, and so stay it
 */
export async function stepDown(db: Database, userId: string): Promise<boolean> {
  if (!(await isAdministrator(db, userId))) return true
  return await db.transaction(async (tx) => {
    await lockAdministration(tx)
    if ((await tx.query(selectOther({ user: userId }))).length === 0) return false
    await setRole(tx, userId, 'user')
    return true
  })
}
