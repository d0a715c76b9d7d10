import { once } from '../changelog/idempotency-keys.ts'
import { runUnitOfWork, type UnitOfWork } from '../changelog/run-unit-of-work.ts'
import { columnsOf } from '../changelog/statements.ts'
import type { Write } from '../changelog/write.ts'
import { type Actor, inOwnWorkspace, madeWith, userIsGone } from '../core/auth.ts'
import { memberOf } from '../core/entry.ts'
import { DocketError } from '../core/errors.ts'
import { checkPreconditions, type Preconditions } from '../core/preconditions.ts'
import type { Role } from '../core/roles.ts'
import type { Scope } from '../core/scopes.ts'
import { type Database, inTransaction, type Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { hashOf, startOf, unknownProject, unknownWorkspace } from './model.ts'
import type { ApiKeyCreate, ApiKeyResponse } from './schemas.ts'

const COLUMNS = [
  'id',
  'name',
  'start',
  'scopes',
  'project_id',
  'writes_per_hour',
  'confirm_deletes',
  'created_at',
  'expires_at',
  'last_used_at',
  'revision',
]
const columns = (table: string): string =>
  `${columnsOf(COLUMNS, table)}, coalesce(${table}.workspace_id, ${table}.user_id) AS workspace_id`

/** All keys of the user whose own workspace this is. */
export const SELECT_KEYS = `SELECT ${columns('key')} FROM api_keys key WHERE key.user_id = :workspace`

const insertKey = statement<{
  user: string
  id: string
  revision: number
  name: string
  start: string
  hash: Buffer
  scopes: readonly string[]
  workspace: string | null
  project_id: number | null
  writes_per_hour: number | null
  confirm_deletes: boolean
  created_at: string
  expires_at: string
  made_with: string | null
}>(
  'key_insert',
  `INSERT INTO api_keys (user_id, id, revision, name, start, hash, scopes, workspace_id, project_id, writes_per_hour,
     confirm_deletes, created_at, expires_at, made_with)
   VALUES (:user, :id, :revision, :name, :start, :hash, :scopes::text[], :workspace, :project_id, :writes_per_hour,
     :confirm_deletes, :created_at, :expires_at, :made_with)`,
)

const findProject = statement<{ workspace: string; id: number }>(
  'key_project',
  'SELECT id FROM projects WHERE user_id = :workspace AND id = :id',
)

// Until the key is made, the membership cannot end: it would not find the key.
const findMembership = statement<{ workspace: string; user: string }>(
  'key_membership',
  'SELECT FROM memberships WHERE workspace_id = :workspace AND user_id = :user FOR KEY SHARE',
)

const findAdmin = statement<{ user: string }>(
  'key_admin',
  "SELECT FROM users WHERE id = :user AND role = 'admin'",
)

const selectKey = statement<{ user: string; id: string }>(
  'key_select',
  `SELECT ${columns('key')} FROM api_keys key WHERE key.user_id = :user AND key.id = :id`,
)

const selectKeys = statement<{ user: string }>(
  'key_list',
  `SELECT ${columns('key')} FROM users LEFT JOIN api_keys key ON key.user_id = users.id
   WHERE users.id = :user ORDER BY key.revision DESC`,
)

const deleteKey = statement<{ user: string; id: string }>(
  'key_delete',
  'DELETE FROM api_keys WHERE user_id = :user AND id = :id',
)

// The use of a key is recorded at most once a minute: reading must not cost a write each time.
const useKey = statement<{ hash: Buffer; now: string }>(
  'key_use',
  `WITH key AS (
     SELECT api_keys.user_id, api_keys.id, scopes, api_keys.workspace_id, member.role, project_id, writes_per_hour,
       confirm_deletes, expires_at
     FROM api_keys JOIN users ON users.id = api_keys.user_id
     LEFT JOIN memberships member
       ON member.workspace_id = api_keys.workspace_id AND member.user_id = api_keys.user_id
     WHERE hash = :hash AND expires_at > :now::timestamptz AND disabled_at IS NULL
   ), used AS (
     UPDATE api_keys SET last_used_at = :now::timestamptz FROM key
     WHERE api_keys.user_id = key.user_id AND api_keys.id = key.id
       AND (last_used_at IS NULL OR last_used_at <= :now::timestamptz - interval '1 minute')
   )
   SELECT * FROM key`,
)

/**
 * @returns the description of the new key or, if the request is repeated, of the key created first
 * @throws DocketError VALIDATION_ERROR if there is no such project, or no such workspace of the user's; AUTH_FORBIDDEN for the scope `admin`, if the user is
 * no administrator
 */
export async function createKey(
  userId: string,
  db: Database,
  write: Write,
  { id, key: secret, expires_in_days, ...wanted }: ApiKeyCreate & { id: string; key: string },
): Promise<{ key: ApiKeyResponse; replayed: boolean }> {
  const outcome = await once(userId, db, write, () =>
    runUnitOfWork(userId, db, write, async (unit) => {
      const workspaceId = wanted.workspace_id ?? userId
      if (workspaceId !== userId) await checkMembership(unit, workspaceId)
      if (wanted.project_id !== null) await checkProject(unit, workspaceId, wanted.project_id)
      if (wanted.scopes.includes('admin')) await checkAdmin(unit)
      const key: ApiKeyResponse = {
        id,
        ...wanted,
        workspace_id: workspaceId,
        start: startOf(secret),
        created_at: unit.at,
        expires_at: new Date(Date.parse(unit.at) + expires_in_days * 86_400_000).toISOString(),
        last_used_at: null,
        revision: unit.nextRevision(),
      }
      const workspace = workspaceId === userId ? null : workspaceId
      const made_with = madeWith(unit.actor)
      await unit.query(insertKey({ user: userId, workspace, hash: hashOf(secret), ...key, made_with }))
      unit.log({ resource: 'api_key', id, revision: key.revision, before: null, after: key })
      return key
    }),
  )
  if (!outcome.replayed) return { key: outcome.result, replayed: false }
  return { key: outcome.after as ApiKeyResponse, replayed: true }
}

/** @throws DocketError VALIDATION_ERROR, whether there is no such workspace or the user is no member */
async function checkMembership(unit: UnitOfWork, workspace: string): Promise<void> {
  const found = await unit.query(findMembership({ workspace, user: unit.actor.userId }))
  if (found.length === 0) throw unknownWorkspace(['body', 'workspace_id'])
}

/** @throws DocketError VALIDATION_ERROR if there is no such project */
async function checkProject(unit: UnitOfWork, workspace: string, id: number): Promise<void> {
  const found = await unit.query(findProject({ workspace, id }))
  if (found.length === 0) throw unknownProject()
}

/** @throws DocketError AUTH_FORBIDDEN */
async function checkAdmin(unit: UnitOfWork): Promise<void> {
  const found = await unit.query(findAdmin({ user: unit.actor.userId }))
  if (found.length === 0) {
    throw new DocketError('AUTH_FORBIDDEN', 'Only administrators can make keys with the scope admin.')
  }
}

/** Newest first. */
export async function listKeys(userId: string, db: Queryable): Promise<ApiKeyResponse[]> {
  const rows = await db.query<ApiKeyResponse | { id: null }>(selectKeys({ user: userId }))
  if (rows.length === 0) throw userIsGone()
  return rows.filter((row) => row.id !== null)
}

/** @throws DocketError NOT_FOUND, PRECONDITION_FAILED */
export async function removeKey(
  userId: string,
  db: Database,
  write: Write,
  id: string,
  conditions: Preconditions,
): Promise<void> {
  await runUnitOfWork(userId, db, write, async (unit) => {
    const [key] = await unit.query<ApiKeyResponse>(selectKey({ user: userId, id }))
    if (key === undefined) throw new DocketError('NOT_FOUND', 'No such API key.')
    checkPreconditions(conditions, key.revision, () => key)
    await discard(unit, userId, key)
  })
}

async function discard(unit: UnitOfWork, user: string, key: ApiKeyResponse): Promise<void> {
  const { id } = key
  await unit.query(deleteKey({ user, id }))
  unit.log({ resource: 'api_key', id, revision: unit.nextRevision(), before: key, after: null })
}

const selectKeysFor = statement<{ user: string; workspace: string }>(
  'key_list_workspace',
  `SELECT ${columns('key')} FROM api_keys key
   WHERE key.workspace_id = :workspace AND key.user_id = :user ORDER BY key.revision`,
)

/**
 * Revokes a member's keys for a shared workspace, as part of the transaction that ends the membership. It locks the
 * user's own workspace, where the keys are logged, always after the shared one.
 */
export async function removeKeysFor(
  unit: UnitOfWork,
  db: Database,
  { actor, at }: Pick<Write, 'actor' | 'at'>,
  userId: string,
): Promise<void> {
  const find = selectKeysFor({ user: userId, workspace: unit.workspaceId })
  await runUnitOfWork(userId, inTransaction(db, unit), { actor, at, key: null }, async (own) => {
    for (const key of await own.query<ApiKeyResponse>(find)) await discard(own, userId, key)
  })
}

// A key that is being made keeps its membership until it is there.
const lockMemberships = statement<{ workspace: string }>(
  'key_memberships_lock',
  'SELECT FROM memberships WHERE workspace_id = :workspace ORDER BY user_id FOR UPDATE',
)
const selectHolders = statement<{ workspace: string }>(
  'key_holders',
  'SELECT DISTINCT user_id FROM api_keys WHERE workspace_id = :workspace ORDER BY user_id',
)

/** Revokes all keys for a shared workspace, as part of the transaction that deletes it. @returns the ids of their users */
export async function removeAllKeysFor(
  workspace: string,
  db: Database,
  write: Pick<Write, 'actor' | 'at'>,
): Promise<string[]> {
  await db.query(lockMemberships({ workspace }))
  const holders = await db.query<{ user_id: string }>(selectHolders({ workspace }))
  for (const { user_id } of holders) {
    await runUnitOfWork(user_id, db, { ...write, key: null }, async (own) => {
      const keys = await own.query<ApiKeyResponse>(selectKeysFor({ user: user_id, workspace }))
      for (const key of keys) await discard(own, user_id, key)
    })
  }
  return holders.map(({ user_id }) => user_id)
}

// What it made ends as if it had been revoked.
const noteExpired = statement<{ now: string }>(
  'key_note_expired',
  `WITH expired AS (
     UPDATE api_keys SET end_noted = true WHERE expires_at <= :now::timestamptz AND NOT end_noted
     RETURNING user_id, id, workspace_id
   )
   INSERT INTO ended_sessions (user_id, made_with, workspace_id) SELECT user_id, 'api_key:' || id, workspace_id FROM expired`,
)

/** Ends what keys had made that have expired since; the keys themselves stay in the list until they are revoked. */
export async function endExpired(db: Queryable, now: Date): Promise<void> {
  await db.query(noteExpired({ now: now.toISOString() }))
}

/** The actor of `key`; undefined if the key does not exist, was revoked, has expired, or its user is disabled. */
export async function actorOfKey(db: Queryable, key: string, now: Date): Promise<Actor | undefined> {
  const [row] = await db.query<{
    user_id: string
    id: string
    scopes: Scope[]
    workspace_id: string | null
    role: Role | null
    project_id: number | null
    writes_per_hour: number | null
    confirm_deletes: boolean
    expires_at: string
  }>(useKey({ hash: hashOf(key), now: now.toISOString() }))
  if (row === undefined) return undefined
  const scopes = new Set(row.scopes)
  const actor = inOwnWorkspace({
    userId: row.user_id,
    kind: 'api_key',
    id: row.id,
    scopes,
    granted: scopes,
    projectId: row.project_id ?? undefined,
    writesPerHour: row.writes_per_hour ?? undefined,
    confirmDeletes: row.confirm_deletes,
    expires: Date.parse(row.expires_at),
  })
  if (row.workspace_id === null) return actor
  // A key goes with the membership.
  return row.role === null ? undefined : memberOf(actor, row.workspace_id, row.role)
}
