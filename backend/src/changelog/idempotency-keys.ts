import { DocketError } from '../core/errors.ts'
import type { Queryable } from '../database/connection.ts'
import { violatedConstraint } from '../database/failures.ts'
import { ROW_LIMIT, repeat } from '../database/row-limit.ts'
import { statement } from '../database/statement.ts'
import { KEPT_FOR } from './idempotency.ts'
import { changeColumns, type StoredChange, statesOf, type UsualValues } from './stored-states.ts'
import type { Write } from './write.ts'

/** The keys of requests that may be repeated: each is written together with the change that it led to. */

interface EarlierRequest {
  fingerprint: Buffer
  created_at: string
  answered: number
  answer: unknown
  time_zone: string
}

const findKey = statement<{ workspace: string; key: string }>(
  'idempotency_find',
  `SELECT k.fingerprint, k.created_at, k.revision AS answered, k.answer, workspaces.time_zone, ${changeColumns('c')}
   FROM idempotency_keys k LEFT JOIN changes c ON c.user_id = k.user_id AND c.revision = k.revision
   JOIN workspaces ON workspaces.id = k.user_id
   WHERE k.user_id = :workspace AND k.key = :key`,
)

const forgetKey = statement<{ workspace: string; key: string; before: string }>(
  'idempotency_forget',
  'DELETE FROM idempotency_keys WHERE user_id = :workspace AND key = :key AND created_at <= :before::timestamptz',
)

const forgetOldKeys = statement<{ before: string }>(
  'idempotency_prune',
  `DELETE FROM idempotency_keys WHERE (user_id, key) IN (
     SELECT user_id, key FROM idempotency_keys WHERE created_at <= :before::timestamptz LIMIT ${ROW_LIMIT}
   ) RETURNING 1`,
)

/** What a repeated request is answered with. */
interface Replay {
  replayed: true
  revision: number
  after: unknown
  /** The body that was passed to `UnitOfWork.answer`. */
  answer: unknown
  timeZone: string
}

/**
 * Runs `work`, which stores the key in the same transaction, so that it takes effect once per key. A repeat may be
 * refused because of what the first request did (the name is now taken): the key takes precedence over that.
 * @param usual what the log does not store of what is written (`Resource.usual`)
 * @returns the result of `work`, or what the first request with this key changed, with the workspace's time zone
 * @throws DocketError VALIDATION_ERROR if the key was used with another request, NOT_FOUND if its result was purged
 */
export async function once<Result>(
  workspaceId: string,
  db: Queryable,
  write: Write,
  work: () => Promise<Result>,
  usual?: UsualValues,
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
    const [earlier] = await db.query<EarlierRequest & StoredChange>(findKey({ workspace: workspaceId, key }))
    if (earlier !== undefined && earlier.created_at > expired) {
      if (earlier.fingerprint.equals(fingerprint)) {
        const { answered: revision, answer, time_zone: timeZone } = earlier
        // The log may no longer have that change.
        const { after } = statesOf(earlier, usual)
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
    await db.query(forgetKey({ workspace: workspaceId, key, before: expired }))
  }
}

/** Deletes the keys of all workspaces that are older than `KEPT_FOR`. */
export const pruneIdempotencyKeys = (db: Queryable, now: Date): Promise<void> =>
  repeat(db, forgetOldKeys({ before: expiry(now) }))

const expiry = (now: Date): string => new Date(now.getTime() - KEPT_FOR).toISOString()
