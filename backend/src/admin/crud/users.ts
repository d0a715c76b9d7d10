import { hasAdministrator } from '../../accounts/crud/administrators.ts'
import { endSessions, setDisabled } from '../../accounts/crud/disabling.ts'
import { removeFactors } from '../../accounts/crud/factors.ts'
import { type Role, setRole } from '../../accounts/crud/providers.ts'
import { deleteUser } from '../../accounts/crud.ts'
import type { Quotas } from '../../changelog/quotas.ts'
import { DocketError } from '../../core/errors.ts'
import type { Database, Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { spreadQuotas } from '../../workspaces/crud/owning.ts'
import { type Act, type Administrator, act, entry } from './acts.ts'

/** Users as administrators see them: who they are and how much they have, never what. */

export interface UserRow {
  id: string
  name: string
  email: string
  email_verified: boolean
  role: Role
  created_at: string
  disabled_at: string | null
  last_seen_at: string | null
  two_factor: boolean
  tasks: number
  keys: number
  sessions: number
  quota_tasks: number | null
  quota_keys: number | null
  quota_storage: number | null
  quota_workspaces: number | null
  /** Bytes. */
  storage: number
}

const COLUMNS = `id, name, email, email_verified, role, created_at, disabled_at, two_factor_enabled AS two_factor,
  (SELECT max(updated_at) FROM sessions WHERE user_id = users.id) AS last_seen_at,
  (SELECT count(*) FROM api_keys WHERE user_id = users.id) AS keys,
  (SELECT count(*) FROM sessions WHERE user_id = users.id) AS sessions`

/** What their own workspaces add: these may be on other nodes than the users. */
const selectWorkspaces = statement<{ ids: readonly string[] }>(
  'admin_workspaces',
  `SELECT id, quota_tasks, quota_keys, quota_storage, quota_workspaces, storage_bytes AS storage,
     (SELECT count(*) FROM tasks WHERE user_id = workspaces.id) AS tasks
   FROM workspaces WHERE id = ANY (:ids::text[])`,
)

const selectUsers = statement<{
  q: string
  role: string | null
  disabled: boolean | null
  at: string | null
  id: string | null
  limit: number
}>(
  'admin_users',
  `SELECT ${COLUMNS} FROM users
   WHERE (strpos(lower(email), lower(:q)) > 0 OR strpos(lower(name), lower(:q)) > 0)
     AND (:role::text IS NULL OR role = :role::text)
     AND (:disabled::boolean IS NULL OR (disabled_at IS NOT NULL) = :disabled::boolean)
     AND (:at::timestamptz IS NULL OR (created_at, id) < (:at::timestamptz, :id::text))
   ORDER BY created_at DESC, id DESC LIMIT :limit`,
)

export interface UserQuery {
  q: string
  role: Role | null
  disabled: boolean | null
  after: { at: string; id: string } | null
  limit: number
}

/** Newest first. */
export const listUsers = async (db: Queryable, { after, ...query }: UserQuery): Promise<UserRow[]> =>
  withWorkspaces(db, await db.query(selectUsers({ ...query, at: after?.at ?? null, id: after?.id ?? null })))

type Workspace = Pick<
  UserRow,
  'id' | 'quota_tasks' | 'quota_keys' | 'quota_storage' | 'quota_workspaces' | 'storage' | 'tasks'
>
type Identity = Omit<UserRow, Exclude<keyof Workspace, 'id'>>

/** A user who is deleted meanwhile is left out. */
async function withWorkspaces(db: Queryable, users: Identity[]): Promise<UserRow[]> {
  const rows = await db.query<Workspace>(selectWorkspaces({ ids: users.map(({ id }) => id) }))
  const workspaces = new Map(rows.map((row) => [row.id, row]))
  return users.flatMap((user) => {
    const workspace = workspaces.get(user.id)
    return workspace === undefined ? [] : [{ ...user, ...workspace }]
  })
}

const selectUser = statement<{ id: string }>('admin_user', `SELECT ${COLUMNS} FROM users WHERE id = :id`)

const unknownUser = () => new DocketError('NOT_FOUND', 'No such user.')

/** @throws DocketError NOT_FOUND */
export async function readUser(db: Queryable, id: string): Promise<UserRow> {
  const [row] = await withWorkspaces(db, await db.query(selectUser({ id })))
  if (row === undefined) throw unknownUser()
  return row
}

const lockUser = statement<{ id: string }>(
  'admin_user_lock',
  `SELECT id, email, role, disabled_at IS NOT NULL AS disabled FROM users WHERE id = :id FOR NO KEY UPDATE`,
)

interface Locked {
  id: string
  email: string
  role: Role
  disabled: boolean
}

/** @throws DocketError NOT_FOUND */
async function locked({ tx }: Act, id: string): Promise<Locked> {
  const [row] = await tx.query<Locked>(lockUser({ id }))
  if (row === undefined) throw unknownUser()
  return row
}

/** @throws DocketError CONFLICT if there was an administrator, and now is none */
async function requireAnother({ tx }: Act, { role, disabled }: Locked): Promise<void> {
  if (role !== 'admin' || disabled || (await hasAdministrator(tx))) return
  throw new DocketError('CONFLICT', 'This is the only administrator. Make somebody else one first.')
}

const updateQuotas = statement<
  { [Name in keyof Quotas]: Quotas[Name] } & { id: string; workspaces: number | null; keeps: boolean }
>(
  'admin_user_quotas',
  `UPDATE workspaces SET quota_tasks = :tasks::bigint, quota_keys = :keys::bigint, quota_storage = :storage::bigint,
     quota_workspaces = CASE WHEN :keeps::boolean THEN quota_workspaces ELSE :workspaces::bigint END
   WHERE id = :id`,
)

interface Who {
  db: Database
  by: Administrator
  now: Date
}

/** Ends all that the user has, and lets nothing new begin, until the account is enabled again. */
export async function disableUser(id: string, { db, by, now }: Who): Promise<void> {
  await act(db, by, now, async (work) => {
    const user = await locked(work, id)
    if (user.disabled) return
    await setDisabled(work.tx, id, now)
    await requireAnother(work, user)
    await endSessions(work.tx, id)
    await work.record('user.disable', user)
  })
  // Those that began meanwhile (`accounts/disabled.ts`).
  await endSessions(db, id)
}

export async function enableUser(id: string, { db, by, now }: Who): Promise<void> {
  await act(db, by, now, async (work) => {
    const user = await locked(work, id)
    if (!user.disabled) return
    await setDisabled(work.tx, id, null)
    await work.record('user.enable', user)
  })
}

/** Deleting may take long for many years of data; until then, the account is disabled. */
export async function removeUser(id: string, { db, by, now }: Who): Promise<void> {
  const log = await act(db, by, now, async (work) => {
    const user = await locked(work, id)
    if (!user.disabled) await setDisabled(work.tx, id, now)
    await requireAnother(work, user)
    await endSessions(work.tx, id)
    return entry(by, work.by, now, 'user.delete', user)
  })
  await deleteUser(id, db, { now, along: [log] })
}

export async function signOutUser(id: string, { db, by, now }: Who): Promise<void> {
  await act(db, by, now, async (work) => {
    const user = await locked(work, id)
    await work.record('user.sign_out', user, { sessions: await endSessions(work.tx, id) })
  })
}

/**
 * Removes the authenticator app with its recovery codes, and ends every session; passkeys remain.
 * @returns the user's e-mail address; undefined if there was no app, and nothing is done
 */
export async function resetFactors(id: string, { db, by, now }: Who): Promise<string | undefined> {
  return await act(db, by, now, async (work) => {
    const user = await locked(work, id)
    if (!(await removeFactors(work.tx, id))) return undefined
    await work.record('user.reset_factors', user, { sessions: await endSessions(work.tx, id) })
    return user.email
  })
}

/** @returns the user's e-mail address */
export async function noteReset(id: string, { db, by, now }: Who): Promise<string> {
  return await act(db, by, now, async (work) => {
    const user = await locked(work, id)
    await work.record('user.send_reset', user)
    return user.email
  })
}

export async function changeRole(id: string, role: Role, { db, by, now }: Who): Promise<void> {
  await act(db, by, now, async (work) => {
    const user = await locked(work, id)
    if (user.role === role) return
    await setRole(work.tx, id, role)
    await requireAnother(work, user)
    await work.record('user.role', user, { role })
  })
}

/**
 * How much the user may have, and each shared workspace that they own; null: as configured. What they have above it
 * stays.
 */
export async function changeQuotas(
  id: string,
  quotas: Quotas & { workspaces?: number | null | undefined },
  { db, by, now }: Who,
): Promise<void> {
  await act(db, by, now, async (work) => {
    const user = await locked(work, id)
    const { workspaces } = quotas
    await work.tx.query(
      updateQuotas({ ...quotas, id, workspaces: workspaces ?? null, keeps: workspaces === undefined }),
    )
    await spreadQuotas(work.tx, id, quotas)
    await work.record('user.quotas', user, quotas)
  })
}
