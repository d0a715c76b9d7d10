import type { FastifyRequest } from 'fastify'
import { type Actor, userIsGone } from '../core/auth.ts'
import type { Clock } from '../core/clock.ts'
import { DocketError } from '../core/errors.ts'
import { type IdempotencyKey, KEPT_FOR } from '../core/idempotency.ts'
import { type Preconditions, preconditionFailed } from '../core/preconditions.ts'
import { type Queryable, violatedConstraint } from './connection.ts'
import { statement } from './statement.ts'

/**
 * The change log. A statement that writes takes the user's next revision by updating the user's row, which
 * orders the user's writes, and adds the row of `changes` that says who did what: together or not at all.
 */

/** Who writes, when, and whether a repeat of the request must count once. */
export interface Write {
  actor: Actor
  at: Date
  key: IdempotencyKey | null
}

/** What a request writes with. */
export function writeOf(request: Pick<FastifyRequest, 'actor' | 'idempotencyKey'>, clock: Clock): Write {
  return { actor: request.actor, at: clock(), key: request.idempotencyKey }
}

/** Values of the parameters that `logChange` and `claimKey` use, besides `:user`. */
export function writeParameters({ actor, at, key }: Write) {
  return {
    actor_kind: actor.kind,
    actor_id: actor.id,
    at: at.toISOString(),
    idempotency_key: key?.key ?? null,
    fingerprint: key?.fingerprint ?? null,
  }
}

export type WriteParameters = ReturnType<typeof writeParameters>

/** `INSERT INTO changes` of a statement; selects revision, resource id, before and after from what it wrote. */
export const logChange = (resource: string, select: string): string => `
  INSERT INTO changes (user_id, at, actor_kind, actor_id, resource, revision, resource_id, before, after)
  SELECT :user, :at::timestamptz, :actor_kind, :actor_id, '${resource}', ${select}`

/** Remembers the request's key, if it has one, with the revision that `source` took. */
export const claimKey = (source: string): string => `
  INSERT INTO idempotency_keys (user_id, key, fingerprint, revision, created_at)
  SELECT :user, :idempotency_key, :fingerprint::bytea, revision, :at::timestamptz FROM ${source}
  WHERE :idempotency_key::text IS NOT NULL`

/** `columns` of `table`, as a statement lists them. */
export const columnsOf = (columns: readonly string[], table: string): string =>
  columns.map((name) => `${table}.${name}`).join(', ')

/** `columns` of `table` as the JSON object that the API answers with; instants end in `_at`. */
export const snapshotOf = (columns: readonly string[], table: string): string => {
  const members = columns.map((name) => {
    const column = `${table}.${name}`
    return `'${name}', ${name.endsWith('_at') ? instantOf(column) : column}`
  })
  return `jsonb_build_object(${members.join(', ')})`
}

const instantOf = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/**
 * The start of a statement that changes the row `:id` of a user's `table`. It locks the user's row, then that
 * row, and so reads it as the user's last write left it (`old`); `target` is `old`, or empty where a
 * precondition fails. Every writer locks in this order, so none waits in a circle.
 */
export const lockTarget = (table: string): string => `
  owner AS MATERIALIZED (
    SELECT id FROM users WHERE id = :user FOR NO KEY UPDATE
  ), old AS MATERIALIZED (
    SELECT ${table}.* FROM owner JOIN ${table} ON ${table}.user_id = owner.id AND ${table}.id = :id
    FOR NO KEY UPDATE OF ${table}
  ), target AS MATERIALIZED (
    SELECT * FROM old
    WHERE (:match::bigint[] IS NULL OR old.revision = ANY (:match::bigint[]))
      AND old.revision <> ALL (:none_match::bigint[])
  )`

/** Takes the user's next revision, if `source` has a row. */
export const nextRevision = (source: string): string =>
  `UPDATE users SET revision = users.revision + 1 FROM ${source} WHERE users.id = :user RETURNING users.revision`

/** What such a statement selects `FROM owner LEFT JOIN old ON true`, for `checkOutcome`. */
export const OUTCOME = 'old.revision AS old_revision, EXISTS (SELECT FROM target) AS allowed'

export interface Outcome {
  old_revision: number | null
  allowed: boolean
}

export type TargetParameters<Id> = {
  user: string
  id: Id
  match: readonly number[] | null
  none_match: readonly number[]
}

export const conditionParameters = ({ match, noneMatch }: Preconditions) => ({ match, none_match: noneMatch })

/** @throws DocketError AUTH_INVALID (the user is gone), NOT_FOUND or PRECONDITION_FAILED when nothing was written */
export function checkOutcome<Row extends Outcome>(row: Row | undefined, resource: string): Row {
  if (row === undefined) throw userIsGone()
  if (row.old_revision === null) throw notFound(resource)
  if (!row.allowed) throw preconditionFailed(row.old_revision)
  return row
}

export function notFound(resource: string): DocketError {
  return new DocketError('NOT_FOUND', `No such ${resource}.`)
}

interface EarlierRequest {
  fingerprint: Buffer
  created_at: string
  after: unknown
}

const findKey = statement<{ user: string; key: string }>(
  'idempotency_find',
  `SELECT k.fingerprint, k.created_at, c.after
   FROM idempotency_keys k JOIN changes c ON c.user_id = k.user_id AND c.revision = k.revision
   WHERE k.user_id = :user AND k.key = :key`,
)

const forgetKey = statement<{ user: string; key: string; before: string }>(
  'idempotency_forget',
  'DELETE FROM idempotency_keys WHERE user_id = :user AND key = :key AND created_at <= :before::timestamptz',
)

const forgetOldKeys = statement<{ before: string }>(
  'idempotency_prune',
  'DELETE FROM idempotency_keys WHERE created_at <= :before::timestamptz',
)

/**
 * Runs `work`, a single statement with `claimKey` in it, so that it counts once for its key.
 * @returns what `work` gave, or what the request with this key changed the first time
 * @throws DocketError VALIDATION_ERROR when the key came with another request before
 */
export async function once<Result>(
  userId: string,
  db: Queryable,
  write: Write,
  work: () => Promise<Result>,
): Promise<{ result: Result; replayed: false } | { after: unknown; replayed: true }> {
  for (;;) {
    try {
      return { result: await work(), replayed: false }
    } catch (error) {
      if (write.key === null || violatedConstraint(error) !== 'idempotency_keys_user_id_key_pk') throw error
    }
    const { key, fingerprint } = write.key
    const expired = expiry(write.at)
    const [earlier] = await db.query<EarlierRequest>(findKey({ user: userId, key }))
    if (earlier !== undefined && earlier.created_at > expired) {
      if (earlier.fingerprint.equals(fingerprint)) return { after: earlier.after, replayed: true }
      throw new DocketError('VALIDATION_ERROR', 'This Idempotency-Key was used with another request.', {
        errors: [{ loc: ['header', 'Idempotency-Key'], msg: 'Used with another request.', type: 'reused' }],
      })
    }
    await db.query(forgetKey({ user: userId, key, before: expired }))
  }
}

/** Forgets the keys of all users that are older than promised. */
export async function pruneIdempotencyKeys(db: Queryable, now: Date): Promise<void> {
  await db.query(forgetOldKeys({ before: expiry(now) }))
}

const expiry = (now: Date): string => new Date(now.getTime() - KEPT_FOR).toISOString()
