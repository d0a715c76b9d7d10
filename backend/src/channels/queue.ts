import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import type { ChannelResponse } from './schemas.ts'

/**
 * What is due: `look` finds whose deliveries are, `claim` leases them to one instance, `settle` records the outcome. None
 * waits for another's lock.
 */

/** Deliveries that are looked at in one go. */
const FOUND = 500

const lookAround = statement<{ now: string; without: readonly string[] }>(
  'channel_look',
  `SELECT user_id AS "userId", min(next_attempt_at) AS since, count(*)::int AS due FROM (
     SELECT user_id, next_attempt_at FROM channel_deliveries
     WHERE status = 'pending' AND next_attempt_at <= :now::timestamptz AND user_id <> ALL (:without::text[])
     ORDER BY next_attempt_at LIMIT ${FOUND}
   ) due GROUP BY user_id ORDER BY since`,
)

/**
 * The users with deliveries that are due, who have waited longest first, as far as they are among the first that are due.
 * @param without users that are left out
 * @returns `more`: whether there may be others
 */
export async function look(
  db: Queryable,
  now: Date,
  without: ReadonlySet<string>,
): Promise<{ users: string[]; oldest: string | null; more: boolean }> {
  const found = await db.query<{ userId: string; since: string; due: number }>(
    lookAround({ now: now.toISOString(), without: [...without] }),
  )
  return {
    users: found.map(({ userId }) => userId),
    oldest: found[0]?.since ?? null,
    more: found.reduce((sum, { due }) => sum + due, 0) === FOUND,
  }
}

const bringBack = statement<{ now: string }>(
  'channel_bring_back',
  `UPDATE channel_deliveries SET next_attempt_at = :now::timestamptz
   WHERE created_at > :now::timestamptz AND next_attempt_at <= created_at AND attempts = 0 AND status = 'pending'`,
)

/**
 * Makes due what was due when it was made, and was made at an instant that is yet to come: the clock has been set back
 * since. What was to wait, or has been claimed, keeps its time.
 */
export async function bringBackDue(db: Queryable, now: Date): Promise<void> {
  await db.query(bringBack({ now: now.toISOString() }))
}

/**
 * A claim counts as an attempt at once, and the delivery is due again when the lease ends: nobody has to notice that
 * the claiming instance is gone. The outcome of an attempt that another has since claimed is dropped (`settle`).
 */
const claimSome = statement<{
  workspace: string
  now: string
  lease: string
  limit: number
  each: number
  channels: readonly number[]
  frees: readonly number[]
}>(
  'channel_claim',
  `WITH due AS MATERIALIZED (
     SELECT d.channel_id, d.id, row_number() OVER (PARTITION BY d.channel_id ORDER BY d.next_attempt_at, d.id) AS place
     FROM channel_deliveries d
     WHERE d.user_id = :workspace AND d.status = 'pending' AND d.next_attempt_at <= :now::timestamptz
   ), chosen AS (
     SELECT due.channel_id, due.id
     FROM due LEFT JOIN unnest(:channels::bigint[], :frees::int[]) AS busy (id, free) ON busy.id = due.channel_id
     WHERE due.place <= coalesce(busy.free, :each::int) ORDER BY due.place LIMIT :limit
   ), claimed AS (
     UPDATE channel_deliveries d SET attempts = d.attempts + 1, next_attempt_at = :lease::timestamptz
     FROM chosen WHERE d.user_id = :workspace AND d.channel_id = chosen.channel_id AND d.id = chosen.id
       AND d.status = 'pending' AND d.next_attempt_at <= :now::timestamptz
     RETURNING d.*
   )
   SELECT claimed.channel_id, claimed.id AS delivery_id, claimed.notification_id, claimed.attempts, claimed.planned_at,
     claimed.retry_until, (SELECT count(*) FROM due)::int AS due, channel.kind, channel.url, channel.secret, channel.active
   FROM claimed JOIN channels channel ON channel.user_id = :workspace AND channel.id = claimed.channel_id
   ORDER BY claimed.channel_id, claimed.id`,
)

export interface Claimed {
  channel_id: number
  delivery_id: number
  /** Null for a test. */
  notification_id: number | null
  /** Attempts so far, including this one. */
  attempts: number
  /** How many deliveries of the user were due when this one was claimed. */
  due: number
  planned_at: string
  retry_until: string
  kind: ChannelResponse['kind']
  url: string | null
  /** Encrypted. */
  secret: string | null
  active: boolean
}

/**
 * Leases due deliveries of the user to the caller until `lease`.
 * @param claim at most `limit` in all, and for each channel at most its entry in `frees`, or else `each`
 */
export function claim(
  userId: string,
  db: Queryable,
  claim: { now: Date; lease: Date; limit: number; each: number; frees: ReadonlyMap<number, number> },
): Promise<Claimed[]> {
  const { now, lease, limit, each, frees } = claim
  return db.query<Claimed>(
    claimSome({
      ...{ workspace: userId, now: now.toISOString(), lease: lease.toISOString(), limit, each },
      ...{ channels: [...frees.keys()], frees: [...frees.values()] },
    }),
  )
}

const settleOne = statement<{
  workspace: string
  channel: number
  id: number
  attempt: number
  status: string
  next_attempt_at: string
  status_code: number | null
  error: string | null
  duration_ms: number
}>(
  'channel_settle',
  `UPDATE channel_deliveries SET status = :status, next_attempt_at = :next_attempt_at::timestamptz,
     status_code = :status_code::smallint, error = :error::text, duration_ms = :duration_ms::int
   WHERE user_id = :workspace AND channel_id = :channel AND id = :id AND attempts = :attempt AND status = 'pending'`,
)

export interface Settlement {
  status: 'pending' | 'delivered' | 'failed' | 'cancelled'
  next: Date
  statusCode: number | null
  error: string | null
  /** Milliseconds. */
  duration: number
}

/** Records the outcome of an attempt, unless the delivery has been claimed again since. */
export async function settle(
  userId: string,
  db: Queryable,
  { channel_id, delivery_id, attempts }: Claimed,
  { status, next, statusCode, error, duration }: Settlement,
): Promise<void> {
  await db.query(
    settleOne({
      ...{ workspace: userId, channel: channel_id, id: delivery_id, attempt: attempts, status },
      ...{ next_attempt_at: next.toISOString(), status_code: statusCode, error, duration_ms: duration },
    }),
  )
}
