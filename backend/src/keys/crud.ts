import { type Actor, type Scope, userIsGone } from '../core/auth.ts'
import type { Preconditions } from '../core/preconditions.ts'
import {
  AT,
  checkOutcome,
  claimKey,
  columnsOf,
  conditionParameters,
  lockTarget,
  logChange,
  nextRevision,
  OUTCOME,
  type Outcome,
  once,
  snapshotOf,
  type TargetParameters,
  type Write,
  type WriteParameters,
  writeParameters,
} from '../database/changes.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { hashOf, startOf } from './model.ts'
import type { ApiKeyCreate, ApiKeyResponse } from './schemas.ts'

const COLUMNS = ['id', 'name', 'start', 'scopes', 'created_at', 'expires_at', 'last_used_at', 'revision']
const columns = (table: string): string => columnsOf(COLUMNS, table)
const snapshot = (table: string): string => snapshotOf(COLUMNS, table)

const insertKey = statement<
  WriteParameters & {
    user: string
    id: string
    name: string
    start: string
    hash: Buffer
    scopes: readonly string[]
    expires_at: string
  }
>(
  'key_insert',
  `WITH owner AS (
     UPDATE users SET revision = revision + 1 WHERE id = :user RETURNING revision
   ), key AS (
     INSERT INTO api_keys (user_id, id, revision, name, start, hash, scopes, created_at, expires_at)
     SELECT :user, :id, revision, :name, :start, :hash, :scopes::text[], ${AT}, :expires_at::timestamptz
     FROM owner RETURNING *
   ), log AS (${logChange('api_key', `key.revision, key.id, NULL, ${snapshot('key')} FROM key`)}
   ), claim AS (${claimKey('key')})
   SELECT ${columns('key')} FROM key`,
)

const selectKeys = statement<{ user: string }>(
  'key_list',
  `SELECT ${columns('key')} FROM users LEFT JOIN api_keys key ON key.user_id = users.id
   WHERE users.id = :user ORDER BY key.revision DESC`,
)

const deleteKey = statement<WriteParameters & TargetParameters<string>>(
  'key_delete',
  `WITH ${lockTarget('api_keys')}, next AS (${nextRevision()}
   ), key AS (
     DELETE FROM api_keys USING next WHERE api_keys.user_id = :user AND api_keys.id = :id
   ), log AS (${logChange('api_key', `next.revision, old.id, ${snapshot('old')}, NULL FROM next, old`)})
   SELECT ${OUTCOME} FROM old`,
)

// That a key was used is noted at most once a minute: reading must not cost a write each time.
const useKey = statement<{ hash: Buffer; now: string }>(
  'key_use',
  `WITH key AS (
     SELECT user_id, id, scopes, project_id, expires_at FROM api_keys WHERE hash = :hash AND expires_at > :now::timestamptz
   ), used AS (
     UPDATE api_keys SET last_used_at = :now::timestamptz FROM key
     WHERE api_keys.user_id = key.user_id AND api_keys.id = key.id
       AND (last_used_at IS NULL OR last_used_at <= :now::timestamptz - interval '1 minute')
   )
   SELECT * FROM key`,
)

/** @returns the new key's description, or on a repeat of the request the one it made first */
export async function createKey(
  userId: string,
  db: Queryable,
  write: Write,
  input: ApiKeyCreate & { id: string; key: string },
): Promise<{ key: ApiKeyResponse; replayed: boolean }> {
  const outcome = await once(userId, db, write, async () => {
    const [row] = await db.query<ApiKeyResponse>(
      insertKey({
        user: userId,
        id: input.id,
        name: input.name,
        start: startOf(input.key),
        hash: hashOf(input.key),
        scopes: input.scopes,
        expires_at: new Date(write.at.getTime() + input.expires_in_days * 86_400_000).toISOString(),
        ...writeParameters(write),
      }),
    )
    if (row === undefined) throw userIsGone()
    return row
  })
  if (!outcome.replayed) return { key: outcome.result, replayed: false }
  return { key: outcome.after as ApiKeyResponse, replayed: true }
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
  db: Queryable,
  write: Write,
  id: string,
  conditions: Preconditions,
): Promise<void> {
  const [row] = await db.query<Outcome>(
    deleteKey({ user: userId, id, ...conditionParameters(conditions), ...writeParameters(write) }),
  )
  await checkOutcome(userId, db, row, 'API key')
}

/** Who sends `key`; undefined when it does not exist, was revoked or has expired. */
export async function actorOfKey(db: Queryable, key: string, now: Date): Promise<Actor | undefined> {
  const [row] = await db.query<{
    user_id: string
    id: string
    scopes: Scope[]
    project_id: number | null
    expires_at: string
  }>(useKey({ hash: hashOf(key), now: now.toISOString() }))
  if (row === undefined) return undefined
  return {
    userId: row.user_id,
    kind: 'api_key',
    id: row.id,
    scopes: new Set(row.scopes),
    projectId: row.project_id ?? undefined,
    expires: Date.parse(row.expires_at),
  }
}
