import type { UnitOfWork } from '../changelog/run-unit-of-work.ts'
import { DocketError } from '../core/errors.ts'
import type { Queryable } from '../database/connection.ts'
import { ROW_LIMIT, repeat } from '../database/row-limit.ts'
import { statement } from '../database/statement.ts'
import { LISTED_FOR, RETRIED_FOR } from '../deliveries/model/retries.ts'
import { DELIVERY_COLUMNS, webhooks } from './crud.ts'
import { eventIdOf, PING } from './model.ts'
import { MOST_WAITING } from './queue.ts'
import type { Delivery, WebhookResponse } from './schemas.ts'

/** The list of past and pending deliveries, and those sent on request: pings and replays. */

type DeliveryRow = Omit<Delivery, 'event_id' | 'next_attempt_at'> & { next_attempt_at: string }

function shownDelivery(workspaceId: string, webhookId: number, row: DeliveryRow): Delivery {
  const { id, next_attempt_at, ...rest } = row
  const event_id = eventIdOf(workspaceId, webhookId, row)
  return { id, event_id, ...rest, next_attempt_at: row.status === 'pending' ? next_attempt_at : null }
}

const list = statement<{ workspace: string; webhook: number; before: number | null; limit: number }>(
  'webhook_delivery_list',
  `SELECT ${DELIVERY_COLUMNS} FROM webhook_deliveries
   WHERE user_id = :workspace AND webhook_id = :webhook AND (:before::bigint IS NULL OR id < :before::bigint)
   ORDER BY id DESC LIMIT :limit`,
)

/** Newest first. @throws DocketError NOT_FOUND when there is no such webhook */
export async function listDeliveries(
  workspaceId: string,
  db: Queryable,
  webhookId: number,
  page: { before: number | undefined; limit: number },
): Promise<Delivery[]> {
  await webhooks.read(workspaceId, db, { id: webhookId })
  const { before = null, limit } = page
  const rows = await db.query<DeliveryRow>(
    list({ workspace: workspaceId, webhook: webhookId, before, limit }),
  )
  return rows.map((row) => shownDelivery(workspaceId, webhookId, row))
}

const add = statement<{
  workspace: string
  webhook: number
  type: string
  revision: number | null
  replay_of: number | null
  at: string
  retry_until: string
}>(
  'webhook_delivery_add',
  `WITH hook AS (
     UPDATE webhooks SET last_delivery_id = last_delivery_id + 1
     WHERE user_id = :workspace AND id = :webhook AND ${MOST_WAITING} > (
       SELECT count(*) FROM (
         SELECT FROM webhook_deliveries d
         WHERE d.user_id = :workspace AND d.webhook_id = :webhook AND d.status = 'pending' LIMIT ${MOST_WAITING}
       ) waiting
     )
     RETURNING last_delivery_id
   )
   INSERT INTO webhook_deliveries
     (user_id, webhook_id, id, type, revision, replay_of, next_attempt_at, retry_until, created_at)
   SELECT :workspace, :webhook, last_delivery_id, :type, :revision::bigint, :replay_of::bigint, :at::timestamptz,
     :retry_until::timestamptz, :at::timestamptz
   FROM hook RETURNING ${DELIVERY_COLUMNS}`,
)

async function send(
  unit: UnitOfWork,
  webhook: WebhookResponse,
  what: { type: string; revision: number | null; replay_of: number | null; retriedFor: number },
): Promise<Delivery> {
  if (!webhook.active)
    throw new DocketError('CONFLICT', 'The webhook is switched off. Set active to true first.')
  const { retriedFor, ...rest } = what
  const retry_until = new Date(Date.parse(unit.at) + retriedFor).toISOString()
  const { workspaceId: workspace, at } = unit
  const [row] = await unit.query<DeliveryRow>(
    add({ workspace, webhook: webhook.id, ...rest, at, retry_until }),
  )
  if (row === undefined)
    throw new DocketError(
      'CONFLICT',
      `${MOST_WAITING} deliveries of this webhook are already pending. Try again later.`,
    )
  const delivery = shownDelivery(workspace, webhook.id, row)
  // A delivery is not in the change log: a retried request finds the answer stored with its idempotency key.
  unit.answer(webhook.revision, delivery)
  return delivery
}

/** Sends an event without content, once. @throws DocketError CONFLICT (it is switched off, or too many wait) */
export const sendPing = (unit: UnitOfWork, webhook: WebhookResponse): Promise<Delivery> =>
  send(unit, webhook, { type: PING, revision: null, replay_of: null, retriedFor: 0 })

const find = statement<{ workspace: string; webhook: number; id: number }>(
  'webhook_delivery_find',
  `SELECT delivery.type, delivery.revision, delivery.replay_of,
     delivery.revision IS NULL OR change.before IS NOT NULL OR change.after IS NOT NULL AS kept
   FROM webhook_deliveries delivery
   LEFT JOIN changes change ON change.user_id = delivery.user_id AND change.revision = delivery.revision
   WHERE delivery.user_id = :workspace AND delivery.webhook_id = :webhook AND delivery.id = :id`,
)

/**
 * Sends a delivery's event again, with the same event id.
 * @throws DocketError NOT_FOUND, GONE (the log no longer has its change), CONFLICT (it is off, or too many wait)
 */
export async function replay(unit: UnitOfWork, webhook: WebhookResponse, id: number): Promise<Delivery> {
  const [told] = await unit.query<Pick<DeliveryRow, 'type' | 'revision' | 'replay_of'> & { kept: boolean }>(
    find({ workspace: unit.workspaceId, webhook: webhook.id, id }),
  )
  if (told === undefined) throw new DocketError('NOT_FOUND', 'No such delivery.')
  if (!told.kept) throw new DocketError('GONE', 'The change that it sent is no longer kept.')
  const { type, revision, replay_of } = told
  const retriedFor = type === PING ? 0 : RETRIED_FOR
  return await send(unit, webhook, { type, revision, replay_of: replay_of ?? id, retriedFor })
}

const forget = statement<{ before: string }>(
  'webhook_delivery_prune',
  `DELETE FROM webhook_deliveries WHERE (user_id, webhook_id, id) IN (
     SELECT user_id, webhook_id, id FROM webhook_deliveries
     WHERE created_at < :before::timestamptz AND status <> 'pending' LIMIT ${ROW_LIMIT}
   ) RETURNING 1`,
)

const abandon = statement<{ now: string }>(
  'webhook_delivery_abandon',
  `UPDATE webhook_deliveries SET status = 'failed', error = coalesce(error, 'The webhook was switched off.')
   FROM webhooks
   WHERE NOT webhooks.active AND webhook_deliveries.user_id = webhooks.user_id
     AND webhook_deliveries.webhook_id = webhooks.id AND webhook_deliveries.status = 'pending'
     AND webhook_deliveries.retry_until <= :now::timestamptz`,
)

/** Deletes finished deliveries past their listing period, and gives up those that wait for a webhook that stays off. */
export async function pruneDeliveries(db: Queryable, now: Date): Promise<void> {
  await db.query(abandon({ now: now.toISOString() }))
  await repeat(db, forget({ before: new Date(now.getTime() - LISTED_FOR).toISOString() }))
}
