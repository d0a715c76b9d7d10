import type { FastifyRequest } from 'fastify'
import { type Actor, userIsGone } from '../core/auth.ts'
import type { Clock } from '../core/clock.ts'
import { DocketError } from '../core/errors.ts'
import { type IdempotencyKey, KEPT_FOR } from '../core/idempotency.ts'
import type { Preconditions } from '../core/preconditions.ts'
import type { Queryable } from './connection.ts'
import { violatedConstraint } from './failures.ts'
import { repeat, SOME } from './some.ts'
import { statement } from './statement.ts'
import type { Together } from './unit.ts'

/**
 * The change log. A statement that writes takes the user's next revision by updating the user's row, which
 * orders the user's writes, and adds the row of `changes` that says who did what: together or not at all.
 */

/** Who writes, when, and whether a repeat of the request must count once. */
export interface Write {
  actor: Actor
  at: Date
  key: IdempotencyKey | null
  /** What it is written with, where it is a part of something greater. */
  within?: Together | undefined
  /** Whether it shall only tell what it would do. */
  dryRun?: boolean
}

declare module 'fastify' {
  interface FastifyRequest {
    /** How the request writes otherwise than by itself and at once. */
    writing: Pick<Write, 'within' | 'dryRun'> | null
  }
}

/** What a request writes with. */
export function writeOf(
  request: Pick<FastifyRequest, 'actor' | 'idempotencyKey' | 'writing'>,
  clock: Clock,
): Write {
  return { actor: request.actor, at: clock(), key: request.idempotencyKey, ...request.writing }
}

/**
 * Whether it may be one statement; else it has to be a part of a transaction. Of an actor who may see one project only
 * it is looked at what they write to, and of one who may write so much only, what they have written, while that is held.
 */
export const isAlone = ({ within, dryRun, actor }: Write): boolean =>
  within === undefined &&
  dryRun !== true &&
  actor.projectId === undefined &&
  actor.writesPerHour === undefined

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
  SELECT :user, ${AT}, :actor_kind, :actor_id, '${resource}', ${select}`

/** Remembers the request's key, if it has one, with the revision that `source` took. */
export const claimKey = (source: string): string => `
  INSERT INTO idempotency_keys (user_id, key, fingerprint, revision, created_at)
  SELECT :user, :idempotency_key, :fingerprint::bytea, revision, ${AT} FROM ${source}
  WHERE :idempotency_key::text IS NOT NULL`

/** `columns` of `table`, as a statement lists them. */
export const columnsOf = (columns: readonly string[], table: string): string =>
  columns.map((name) => `${table}.${name}`).join(', ')

/**
 * `columns` of `table` as the JSON object that the API answers with; instants end in `_at`.
 * @param others SQL for columns whose values come from elsewhere, in the API's form already
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

/** The time of the write as a column takes it; `:at` itself is the text that the API shows. */
export const AT = ':at::text::timestamptz'

const instantOf = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/**
 * The start of a statement that changes the row `:id` of a user's `table`. It locks the user's row, then that
 * row, and so reads it as the user's last write left it: `old`, with whether the preconditions allow the write.
 * Every writer locks in this order, so none waits in a circle.
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

/** What such a statement selects `FROM old`. */
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

/** Why a row of the user's was not found: they have no such `resource`, or there is no such user any more. */
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

/** What a repeat is answered with. */
interface Replay {
  replayed: true
  revision: number
  after: unknown
  /** What `answer` of `Together` was given. */
  answer: unknown
  timeZone: string
}

/**
 * Runs `work`, a single statement or transaction with `claimKey` in it, so that it counts once for its key. A repeat
 * may be refused for what the first request did (the name is taken now): the key goes before that.
 * @returns what `work` gave, or what the request with this key changed the first time, with the user's time zone
 * @throws DocketError VALIDATION_ERROR when the key came with another request before, NOT_FOUND when that was purged
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

/** Forgets the keys of all users that are older than promised. */
export const pruneIdempotencyKeys = (db: Queryable, now: Date): Promise<void> =>
  repeat(db, forgetOldKeys({ before: expiry(now) }))

const expiry = (now: Date): string => new Date(now.getTime() - KEPT_FOR).toISOString()
