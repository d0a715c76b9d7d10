import type { ChangeRow } from '../changelog/changes/crud.ts'
import { onceFor, type Resources } from '../changelog/resource.ts'
import { changeColumns } from '../changelog/stored-states.ts'
import type { Database, Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { RETRIED_FOR } from '../deliveries/model/retries.ts'
import { fallenHolders, type Holder } from './standing.ts'

/**
 * From the change log to the receivers: `take` notes which changes are to be sent, `claim` leases them to one
 * instance, `settle` records the outcome. None waits for another's lock.
 */

/** Deliveries that may wait for one webhook: any more stay in the log, which is the longer queue. */
export const MOST_WAITING = 1000
/** Changes that are looked at in one go, for each webhook. */
const TAKEN = 500

const lookAround = statement<{ now: string }>(
  'webhook_look',
  `SELECT webhook.user_id AS workspace, webhook.created_by AS creator, webhook.id, webhook.url,
     webhook.position < workspaces.revision AS behind, EXISTS (
       SELECT FROM webhook_deliveries d WHERE d.user_id = webhook.user_id AND d.webhook_id = webhook.id
         AND d.status = 'pending' AND d.next_attempt_at <= :now::timestamptz
     ) AS due
   FROM webhooks webhook JOIN workspaces ON workspaces.id = webhook.user_id
   WHERE webhook.active`,
)

export interface Outlook extends Holder {
  id: number
  url: string
  /** Whether there are changes that have not been looked at yet. */
  behind: boolean
  /** Whether a delivery is due. */
  due: boolean
}

/**
 * All webhooks that are switched on.
 * @returns `ended`: those of admins who are none any more; a disabled user's own are in neither list, and wait
 */
export async function look(db: Queryable, now: Date): Promise<{ standing: Outlook[]; ended: Outlook[] }> {
  const found = await db.query<Outlook>(lookAround({ now: now.toISOString() }))
  const fallen = await fallenHolders(db, found)
  return {
    standing: found.filter((each) => !fallen.has(each)),
    ended: [...fallen].filter(({ creator }) => creator !== null),
  }
}

const lockHooks = statement<{ workspace: string }>(
  'webhook_lock',
  `SELECT webhook.id FROM webhooks webhook JOIN workspaces ON workspaces.id = webhook.user_id
   WHERE webhook.user_id = :workspace AND webhook.active AND webhook.position < workspaces.revision
   ORDER BY webhook.id FOR NO KEY UPDATE OF webhook SKIP LOCKED`,
)

/** The webhooks, and how many more deliveries each has `room` for. */
const ROOM = `
  SELECT id, events, position, last_delivery_id, ${MOST_WAITING} - (
    SELECT count(*) FROM (
      SELECT FROM webhook_deliveries d
      WHERE d.user_id = :workspace AND d.webhook_id = webhooks.id AND d.status = 'pending' LIMIT ${MOST_WAITING}
    ) waiting
  ) AS room
  FROM webhooks WHERE user_id = :workspace AND id = ANY (:ids::bigint[]) AND active`

/** The changes after a webhook's position. A purged change has no `type`: there is nothing to send. */
const SEEN = `
  SELECT hook.id, hook.events, hook.last_delivery_id, change.* FROM hook CROSS JOIN LATERAL (
    SELECT revision, resource, resource || CASE
      WHEN before IS NULL AND after IS NULL THEN NULL
      WHEN before IS NULL THEN '.created'
      WHEN after IS NULL THEN '.deleted'
      ELSE '.updated' END AS type
    FROM changes WHERE user_id = :workspace AND revision > hook.position
    ORDER BY revision LIMIT least(hook.room, ${TAKEN})
  ) change`

/** The changes among `seen` that the webhook subscribes to, each with its delivery number. */
const TOLD = `
  SELECT id, revision, type, last_delivery_id + row_number() OVER (PARTITION BY id ORDER BY revision) AS delivery
  FROM seen
  WHERE type IS NOT NULL AND resource = ANY (:resources::text[]) AND events && ARRAY['*', resource || '.*', type]`

/** One statement sees one snapshot, and a snapshot holds the workspace's revisions up to some point without gaps. */
const takeSome = statement<{
  workspace: string
  ids: readonly number[]
  resources: readonly string[]
  at: string
  retry_until: string
}>(
  'webhook_take',
  `WITH hook AS MATERIALIZED (${ROOM}), seen AS MATERIALIZED (${SEEN}), told AS MATERIALIZED (${TOLD}), taken AS (
     INSERT INTO webhook_deliveries (user_id, webhook_id, id, type, revision, next_attempt_at, retry_until, created_at)
     SELECT :workspace, id, delivery, type, revision, :at::timestamptz, :retry_until::timestamptz, :at::timestamptz FROM told
   ), moved AS (
     UPDATE webhooks SET
       -- If the log has nothing after the position, what followed it has been pruned.
       position = coalesce((SELECT max(revision) FROM seen WHERE seen.id = hook.id), workspaces.revision),
       last_delivery_id = webhooks.last_delivery_id + (SELECT count(*) FROM told WHERE told.id = hook.id)
     FROM hook, workspaces
     WHERE webhooks.user_id = :workspace AND webhooks.id = hook.id AND workspaces.id = :workspace AND hook.room > 0
     RETURNING webhooks.position < workspaces.revision AS behind
   )
   SELECT (SELECT count(*) FROM told) AS taken, coalesce(bool_or(behind), false) AS more FROM moved`,
)

const namesSent = onceFor(({ sent }: Resources) => sent.map(({ name }) => name))

export interface Taken {
  /** How many deliveries were created. */
  taken: number
  /** Whether there are more changes to look at. */
  more: boolean
}

/** Goes through the changes that the workspace's webhooks have not seen, skipping webhooks locked by another instance. */
export function take(workspaceId: string, db: Database, resources: Resources, now: Date): Promise<Taken> {
  const at = now.toISOString()
  const retry_until = new Date(now.getTime() + RETRIED_FOR).toISOString()
  return db.transaction(async (tx) => {
    const hooks = await tx.query<{ id: number }>(lockHooks({ workspace: workspaceId }))
    if (hooks.length === 0) return { taken: 0, more: false }
    const ids = hooks.map(({ id }) => id)
    const [row] = await tx.query<Taken>(
      takeSome({ workspace: workspaceId, ids, resources: namesSent(resources), at, retry_until }),
    )
    return row ?? { taken: 0, more: false }
  })
}

/** The webhooks that are on, and how many deliveries each may have leased now. */
const FREE = `
  SELECT webhooks.*, coalesce(busy.free, :each::int) AS free
  FROM webhooks LEFT JOIN unnest(:hooks::bigint[], :frees::int[]) AS busy (id, free) ON busy.id = webhooks.id
  WHERE webhooks.user_id = :workspace AND webhooks.active`

/** At most that many due deliveries of each, skipping those that another instance is claiming. */
const DUE = `
  SELECT hook.id AS webhook_id, hook.free, d.id, d.next_attempt_at FROM hook CROSS JOIN LATERAL (
    SELECT id, next_attempt_at FROM webhook_deliveries
    WHERE user_id = :workspace AND webhook_id = hook.id AND status = 'pending' AND next_attempt_at <= :now::timestamptz
    ORDER BY next_attempt_at, id LIMIT greatest(hook.free, 0) FOR NO KEY UPDATE SKIP LOCKED
  ) d`

/** If that is more than `limit`, the webhook with the most free places comes first: none waits behind a busy one. */
const CHOSEN = `
  SELECT webhook_id, id FROM due
  ORDER BY row_number() OVER (PARTITION BY webhook_id ORDER BY next_attempt_at, id) - free, next_attempt_at
  LIMIT :limit`

/**
 * A claim counts as an attempt at once, and the delivery is due again when the lease ends: nobody has to notice that
 * the claiming instance is gone. The outcome of an attempt that another has since claimed is dropped (`settle`).
 */
const claimSome = statement<{
  workspace: string
  now: string
  lease: string
  each: number
  limit: number
  hooks: readonly number[]
  frees: readonly number[]
}>(
  'webhook_claim',
  `WITH hook AS MATERIALIZED (${FREE}), due AS MATERIALIZED (${DUE}), chosen AS (${CHOSEN}), claimed AS (
     UPDATE webhook_deliveries d SET attempts = attempts + 1, next_attempt_at = :lease::timestamptz
     FROM chosen WHERE d.user_id = :workspace AND d.webhook_id = chosen.webhook_id AND d.id = chosen.id RETURNING d.*
   )
   SELECT claimed.webhook_id, claimed.id AS delivery_id, claimed.type, claimed.revision AS told, claimed.replay_of,
     claimed.attempts, claimed.retry_until, claimed.created_at, hook.url, hook.secret_version,
     hook.previous_secret_until, workspaces.time_zone, ${changeColumns('change')}
   FROM claimed JOIN hook ON hook.id = claimed.webhook_id JOIN workspaces ON workspaces.id = :workspace
   LEFT JOIN changes change ON change.user_id = :workspace AND change.revision = claimed.revision
   ORDER BY claimed.webhook_id, claimed.id`,
)

export interface Claimed {
  webhook_id: number
  delivery_id: number
  type: string
  /** The revision that it reports; null for a ping. */
  told: number | null
  replay_of: number | null
  /** Attempts so far, including this one. */
  attempts: number
  retry_until: string
  created_at: string
  url: string
  secret_version: number
  previous_secret_until: string | null
  time_zone: string
}

/** With the change that it reports, unless the log no longer has it. */
export type ClaimedRow = Claimed & (ChangeRow | { revision: null })

/**
 * Leases due deliveries to the caller until `lease`.
 * @param claim at most `limit` in all, and for each webhook at most its entry in `frees`, or else `each`
 */
export function claim(
  workspaceId: string,
  db: Queryable,
  claim: { now: Date; lease: Date; each: number; limit: number; frees: ReadonlyMap<number, number> },
): Promise<ClaimedRow[]> {
  const { now, lease, each, limit, frees } = claim
  return db.query<ClaimedRow>(
    claimSome({
      workspace: workspaceId,
      now: now.toISOString(),
      lease: lease.toISOString(),
      each,
      limit,
      hooks: [...frees.keys()],
      frees: [...frees.values()],
    }),
  )
}

const settleOne = statement<{
  workspace: string
  webhook: number
  id: number
  attempt: number
  status: string
  next_attempt_at: string
  status_code: number | null
  error: string | null
  duration_ms: number
}>(
  'webhook_settle',
  `UPDATE webhook_deliveries SET status = :status, next_attempt_at = :next_attempt_at::timestamptz,
     status_code = :status_code::smallint, error = :error::text, duration_ms = :duration_ms::int
   WHERE user_id = :workspace AND webhook_id = :webhook AND id = :id AND attempts = :attempt AND status = 'pending'`,
)

export interface Outcome {
  status: 'pending' | 'delivered' | 'failed'
  next: Date
  statusCode: number | null
  error: string | null
  /** Milliseconds. */
  duration: number
}

/** Records the outcome of an attempt, unless the delivery has been claimed again since. */
export async function settle(
  workspaceId: string,
  db: Queryable,
  { webhook_id, delivery_id, attempts }: Claimed,
  { status, next, statusCode, error, duration }: Outcome,
): Promise<void> {
  await db.query(
    settleOne({
      workspace: workspaceId,
      webhook: webhook_id,
      id: delivery_id,
      attempt: attempts,
      status,
      next_attempt_at: next.toISOString(),
      status_code: statusCode,
      error,
      duration_ms: duration,
    }),
  )
}
