import type { FastifyRequest } from 'fastify'
import { type Actor, userIsGone } from '../core/auth.ts'
import type { Clock } from '../core/clock.ts'
import { DocketError } from '../core/errors.ts'
import type { Preconditions } from '../core/preconditions.ts'
import type { Queryable } from '../database/connection.ts'
import { violatedConstraint } from '../database/failures.ts'
import { repeat, SOME } from '../database/some.ts'
import { statement } from '../database/statement.ts'
import { type IdempotencyKey, KEPT_FOR } from './idempotency.ts'
import type { Together } from './unit-of-work.ts'

/**
 * The change log. A writing statement takes the user's next revision by updating the user's row, which serialises the
 * user's writes, and adds the row of `changes` that records who did what: both or neither.
 */

/** Who writes, when, and the idempotency key of the request, if it has one. */
export interface Write {
  actor: Actor
  at: Date
  key: IdempotencyKey | null
  /** The unit of work that the write is part of, if any. */
  within?: Together | undefined
  /** Whether to report only what the write would do. */
  dryRun?: boolean
}

declare module 'fastify' {
  interface FastifyRequest {
    /** How the request writes, unless it writes on its own and at once. */
    writing: Pick<Write, 'within' | 'dryRun'> | null
  }
}

/** The `Write` of a request. */
export function writeOf(
  request: Pick<FastifyRequest, 'actor' | 'idempotencyKey' | 'writing'>,
  clock: Clock,
): Write {
  return { actor: request.actor, at: clock(), key: request.idempotencyKey, ...request.writing }
}

/**
 * Whether the write may be a single statement; otherwise it must be part of a transaction, in which the user's row is
 * locked while checks run: for an actor limited to one project, what it writes to; for one with an hourly limit, what
 * it has written.
 */
export const isAlone = ({ within, dryRun, actor }: Write): boolean =>
  within === undefined &&
  dryRun !== true &&
  actor.projectId === undefined &&
  actor.writesPerHour === undefined

/** Values of the parameters that `logChange` and `claimKey` use, apart from `:user`. */
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

/**
 * The `INSERT INTO changes` of a statement; `select` yields revision, resource id, before and after of what it wrote.
 */
export const logChange = (resource: string, select: string): string => `
  INSERT INTO changes (user_id, at, actor_kind, actor_id, resource, revision, resource_id, before, after)
  SELECT :user, ${AT}, :actor_kind, :actor_id, '${resource}', ${select}`

/** Stores the request's idempotency key, if it has one, with the revision that `source` took. */
export const claimKey = (source: string): string => `
  INSERT INTO idempotency_keys (user_id, key, fingerprint, revision, created_at)
  SELECT :user, :idempotency_key, :fingerprint::bytea, revision, ${AT} FROM ${source}
  WHERE :idempotency_key::text IS NOT NULL`

/** `columns` of `table` as a select list. */
export const columnsOf = (columns: readonly string[], table: string): string =>
  columns.map((name) => `${table}.${name}`).join(', ')

/**
 * `columns` of `table` as the JSON object of the API's response; columns whose name ends in `_at` are instants.
 * @param others SQL for columns whose values come from elsewhere, already in the API's format
 */
export const snapshotOf = (
  columns: readonly string[],
  table: string,
  others: Record<string, string> = {},
): string => {
  const members = columns.map((name) => {
    const column = `${table}.${name}`
    return `'${name}', ${others[name] ?? (name.endsWith('_at') ? instantOf(column) : column)}`
  })
  return `json_build_object(${members.join(', ')})`
}

/** The time of the write as a column value; `:at` itself is the text that the API shows. */
export const AT = ':at::text::timestamptz'

const instantOf = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/**
 * The start of a statement that changes the row `:id` of a user's `table`. It locks the user's row, then the target
 * row, and so reads the latter as the user's last write left it: `old`, with `allowed` for whether the preconditions
 * hold. Every writer locks in this order, so there is no deadlock.
 * @param wanted further columns of `old`, computed from the row
 */
export const lockTarget = (table: string, wanted: string[] = []): string => `
  old AS MATERIALIZED (
    SELECT ${[`${table}.*`, ...wanted].join(', ')},
      (:match::bigint[] IS NULL OR ${table}.revision = ANY (:match::bigint[]))
        AND ${table}.revision <> ALL (:none_match::bigint[]) AS allowed
    FROM users JOIN ${table} ON ${table}.user_id = users.id AND ${table}.id = :id
    WHERE users.id = :user
    FOR NO KEY UPDATE OF users, ${table}
  )`

/** Takes the user's next revision, if the row `old` meets the condition. */
export const nextRevision = (condition = 'old.allowed'): string => `
  UPDATE users SET revision = users.revision + 1 FROM old WHERE users.id = :user AND ${condition}
  RETURNING users.revision`

/** The columns that such a statement selects `FROM old`. */
export const OUTCOME = 'old.allowed'

export interface Outcome {
  allowed: boolean
}

export type TargetParameters<Id> = {
  user: string
  id: Id
  match: readonly number[] | null
  none_match: readonly number[]
}

export const conditionParameters = ({ match, noneMatch }: Preconditions) => ({ match, none_match: noneMatch })

const findOwner = statement<{ user: string }>('user_exists', 'SELECT id FROM users WHERE id = :user')

/** Why a row of the user was not found: there is no such `resource`, or the user no longer exists. */
export async function whyMissing(userId: string, db: Queryable, resource: string): Promise<DocketError> {
  const [owner] = await db.query(findOwner({ user: userId }))
  return owner === undefined ? userIsGone() : new DocketError('NOT_FOUND', `No such ${resource}.`)
}

interface EarlierRequest {
  fingerprint: Buffer
  created_at: string
  revision: number
  answer: unknown
  after: unknown
  time_zone: string
}

const findKey = statement<{ user: string; key: string }>(
  'idempotency_find',
  `SELECT k.fingerprint, k.created_at, k.revision, k.answer, c.after, users.time_zone
   FROM idempotency_keys k LEFT JOIN changes c ON c.user_id = k.user_id AND c.revision = k.revision
   JOIN users ON users.id = k.user_id
   WHERE k.user_id = :user AND k.key = :key`,
)

const forgetKey = statement<{ user: string; key: string; before: string }>(
  'idempotency_forget',
  'DELETE FROM idempotency_keys WHERE user_id = :user AND key = :key AND created_at <= :before::timestamptz',
)

const forgetOldKeys = statement<{ before: string }>(
  'idempotency_prune',
  `DELETE FROM idempotency_keys WHERE (user_id, key) IN (
     SELECT user_id, key FROM idempotency_keys WHERE created_at <= :before::timestamptz LIMIT ${SOME}
   ) RETURNING 1`,
)

/** What a repeated request is answered with. */
interface Replay {
  replayed: true
  revision: number
  after: unknown
  /** The body that was passed to `Together.answer`. */
  answer: unknown
  timeZone: string
}

/**
 * Runs `work`, a single statement or transaction that includes `claimKey`, so that it takes effect once per key. A
 * repeat may be refused because of what the first request did (the name is now taken): the key takes precedence over
 * that.
 * @returns the result of `work`, or what the first request with this key changed, with the user's time zone
 * @throws DocketError VALIDATION_ERROR if the key was used with another request, NOT_FOUND if its result was purged
 */
export async function once<Result>(
  userId: string,
  db: Queryable,
  write: Write,
  work: () => Promise<Result>,
): Promise<{ result: Result; replayed: false } | Replay> {
  for (;;) {
    let refusal: unknown
    try {
      return { result: await work(), replayed: false }
    } catch (error) {
      const claimed = violatedConstraint(error) === 'idempotency_keys_user_id_key_pk'
      const refused = error instanceof DocketError && error.status < 500
      if (write.key === null || !(claimed || refused)) throw error
      if (!claimed) refusal = error
    }
    const { key, fingerprint } = write.key
    const expired = expiry(write.at)
    const [earlier] = await db.query<EarlierRequest>(findKey({ user: userId, key }))
    if (earlier !== undefined && earlier.created_at > expired) {
      if (earlier.fingerprint.equals(fingerprint)) {
        const { revision, after, answer, time_zone: timeZone } = earlier
        if (after === null && answer === null)
          throw new DocketError(
            'NOT_FOUND',
            'The result of the first request with this Idempotency-Key has been permanently erased.',
          )
        return { replayed: true, revision, after, answer, timeZone }
      }
      throw new DocketError(
        'VALIDATION_ERROR',
        'This Idempotency-Key was already used for a different request.',
        {
          errors: [
            {
              loc: ['header', 'Idempotency-Key'],
              msg: 'Already used for a different request.',
              type: 'reused',
            },
          ],
        },
      )
    }
    if (refusal !== undefined) throw refusal
    await db.query(forgetKey({ user: userId, key, before: expired }))
  }
}

/** Deletes the keys of all users that are older than `KEPT_FOR`. */
export const pruneIdempotencyKeys = (db: Queryable, now: Date): Promise<void> =>
  repeat(db, forgetOldKeys({ before: expiry(now) }))

const expiry = (now: Date): string => new Date(now.getTime() - KEPT_FOR).toISOString()
