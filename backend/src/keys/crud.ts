import { once } from '../changelog/idempotency-keys.ts'
import { runUnitOfWork, type UnitOfWork } from '../changelog/run-unit-of-work.ts'
import { columnsOf } from '../changelog/statements.ts'
import type { Write } from '../changelog/write.ts'
import { type Actor, type Scope, userIsGone } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import { checkPreconditions, type Preconditions } from '../core/preconditions.ts'
import type { Database, Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { hashOf, startOf, unknownProject } from './model.ts'
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
const columns = (table: string): string => columnsOf(COLUMNS, table)

/** All of the user's keys. */
export const SELECT_KEYS = `SELECT ${columns('key')} FROM api_keys key WHERE key.user_id = :user`

const insertKey = statement<{
  user: string
  id: string
  revision: number
  name: string
  start: string
  hash: Buffer
  scopes: readonly string[]
  project_id: number | null
  writes_per_hour: number | null
  confirm_deletes: boolean
  created_at: string
  expires_at: string
}>(
  'key_insert',
  `INSERT INTO api_keys (user_id, id, revision, name, start, hash, scopes, project_id, writes_per_hour, confirm_deletes,
     created_at, expires_at)
   VALUES (:user, :id, :revision, :name, :start, :hash, :scopes::text[], :project_id, :writes_per_hour, :confirm_deletes,
     :created_at, :expires_at)`,
)

const findProject = statement<{ user: string; id: number }>(
  'key_project',
  'SELECT id FROM projects WHERE user_id = :user AND id = :id',
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
     SELECT user_id, api_keys.id, scopes, project_id, writes_per_hour, confirm_deletes, expires_at
     FROM api_keys JOIN users ON users.id = user_id
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
 * @throws DocketError VALIDATION_ERROR if there is no such project; AUTH_FORBIDDEN for the scope `admin`, if the user is
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
      if (wanted.project_id !== null) await checkProject(unit, wanted.project_id)
      if (wanted.scopes.includes('admin')) await checkAdmin(unit)
      const key: ApiKeyResponse = {
        id,
        ...wanted,
        start: startOf(secret),
        created_at: unit.at,
        expires_at: new Date(Date.parse(unit.at) + expires_in_days * 86_400_000).toISOString(),
        last_used_at: null,
        revision: unit.nextRevision(),
      }
      await unit.query(insertKey({ user: userId, hash: hashOf(secret), ...key }))
      unit.log({ resource: 'api_key', id, revision: key.revision, before: null, after: key })
      return key
    }),
  )
  if (!outcome.replayed) return { key: outcome.result, replayed: false }
  return { key: outcome.after as ApiKeyResponse, replayed: true }
}

/** @throws DocketError VALIDATION_ERROR if there is no such project */
async function checkProject(unit: UnitOfWork, id: number): Promise<void> {
  const found = await unit.query(findProject({ user: unit.userId, id }))
  if (found.length === 0) throw unknownProject()
}

/** @throws DocketError AUTH_FORBIDDEN */
async function checkAdmin(unit: UnitOfWork): Promise<void> {
  const found = await unit.query(findAdmin({ user: unit.userId }))
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
    await unit.query(deleteKey({ user: userId, id }))
    unit.log({ resource: 'api_key', id, revision: unit.nextRevision(), before: key, after: null })
  })
}

/** The actor of `key`; undefined if the key does not exist, was revoked, has expired, or its user is disabled. */
export async function actorOfKey(db: Queryable, key: string, now: Date): Promise<Actor | undefined> {
  const [row] = await db.query<{
    user_id: string
    id: string
    scopes: Scope[]
    project_id: number | null
    writes_per_hour: number | null
    confirm_deletes: boolean
    expires_at: string
  }>(useKey({ hash: hashOf(key), now: now.toISOString() }))
  if (row === undefined) return undefined
  return {
    userId: row.user_id,
    kind: 'api_key',
    id: row.id,
    scopes: new Set(row.scopes),
    projectId: row.project_id ?? undefined,
    writesPerHour: row.writes_per_hour ?? undefined,
    confirmDeletes: row.confirm_deletes,
    expires: Date.parse(row.expires_at),
  }
}
