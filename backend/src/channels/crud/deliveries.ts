import type { UnitOfWork } from '../../changelog/run-unit-of-work.ts'
import { DocketError } from '../../core/errors.ts'
import type { Queryable } from '../../database/connection.ts'
import { ROW_LIMIT, repeat } from '../../database/row-limit.ts'
import { statement } from '../../database/statement.ts'
import { LISTED_FOR, RETRIED_FOR } from '../../webhooks/model.ts'
import { channels } from '../crud.ts'
import type { ChannelDelivery, ChannelResponse } from '../schemas.ts'

/** What is to be delivered, and the list of what was. */

const HOUR = 60 * 60 * 1000

/** The columns that are shown. */
export const CHANNEL_DELIVERY_COLUMNS =
  'id, notification_id, status, attempts, status_code, error, duration_ms, next_attempt_at, created_at'

type DeliveryRow = Omit<ChannelDelivery, 'next_attempt_at'> & { next_attempt_at: string }

const shownDelivery = ({ next_attempt_at, created_at, ...row }: DeliveryRow): ChannelDelivery => ({
  ...row,
  next_attempt_at: row.status === 'pending' ? next_attempt_at : null,
  created_at,
})

const list = statement<{ workspace: string; channel: number; before: number | null; limit: number }>(
  'channel_delivery_list',
  `SELECT ${CHANNEL_DELIVERY_COLUMNS} FROM channel_deliveries
   WHERE user_id = :workspace AND channel_id = :channel AND (:before::bigint IS NULL OR id < :before::bigint)
   ORDER BY id DESC LIMIT :limit`,
)

/** Newest first. @throws DocketError NOT_FOUND when there is no such channel */
export async function listDeliveries(
  userId: string,
  db: Queryable,
  channelId: number,
  { before = null, limit }: { before?: number | undefined | null; limit: number },
): Promise<ChannelDelivery[]> {
  await channels.read(userId, db, { id: channelId })
  const rows = await db.query<DeliveryRow>(list({ workspace: userId, channel: channelId, before, limit }))
  return rows.map(shownDelivery)
}

const number = statement<{ workspace: string; count: number }>(
  'channel_delivery_number',
  `UPDATE channels SET last_delivery_id = last_delivery_id + :count WHERE user_id = :workspace AND active
   RETURNING id, kind, last_delivery_id AS last`,
)

/** Those that are as many before the last ones as an hour may have. */
const selectFormer = statement<{ workspace: string; count: number; limit: number }>(
  'channel_delivery_former',
  `SELECT d.channel_id AS channel, d.id, d.planned_at AS planned
   FROM channels channel JOIN channel_deliveries d ON d.user_id = channel.user_id AND d.channel_id = channel.id
   WHERE channel.user_id = :workspace AND d.user_id = :workspace AND channel.active
     AND d.id > channel.last_delivery_id - :count - :limit AND d.id <= channel.last_delivery_id - :limit`,
)

const insert = statement<{ workspace: string; rows: string }>(
  'channel_delivery_insert',
  `INSERT INTO channel_deliveries
     (user_id, channel_id, id, notification_id, planned_at, next_attempt_at, retry_until, created_at)
   SELECT workspaces.id, row.channel_id, row.id, row.notification_id, row.planned_at, row.planned_at, row.retry_until,
     row.created_at
   FROM workspaces CROSS JOIN json_populate_recordset(NULL::channel_deliveries, :rows::json) row
   WHERE workspaces.id = :workspace`,
)

interface Numbered {
  id: number
  kind: ChannelResponse['kind']
  /** The id of its last delivery. */
  last: number
}

interface Former {
  channel: number
  id: number
  planned: string
}

/**
 * Plans the delivery of notifications by all channels of the user that are on.
 * @param options `from`: not before that, for channels that a person notices; `perHour`: most deliveries of one channel
 */
export async function planDeliveries(
  unit: UnitOfWork,
  notifications: readonly { id: number }[],
  { from, perHour }: { from: Date; perHour: number },
): Promise<void> {
  const { workspaceId: workspace, at } = unit
  const count = notifications.length
  const now = Date.parse(at)
  const numbered = await unit.query<Numbered>(number({ workspace, count }))
  if (numbered.length === 0) return
  const former = await unit.query<Former>(selectFormer({ workspace, count, limit: perHour }))
  const rows = numbered.flatMap(({ id: channel_id, kind, last }) => {
    const planned: number[] = []
    return notifications.map((notification, index) => {
      const id = last - count + index + 1
      const before = former.find((each) => each.channel === channel_id && each.id === id - perHour)
      // More may be told at once than an hour may have.
      const filled = before === undefined ? planned[index - perHour] : Date.parse(before.planned)
      const free = filled === undefined ? 0 : filled + HOUR
      const time = Math.max(now, free, kind === 'webhook' ? 0 : from.getTime())
      planned.push(time)
      return { channel_id, id, notification_id: notification.id, ...timesOf(time), created_at: at }
    })
  })
  await unit.query(insert({ workspace, rows: JSON.stringify(rows) }))
}

const timesOf = (planned: number) => ({
  planned_at: new Date(planned).toISOString(),
  retry_until: new Date(planned + RETRIED_FOR).toISOString(),
})

const add = statement<{ workspace: string; channel: number; at: string; since: string; limit: number }>(
  'channel_delivery_test',
  `UPDATE channels SET last_delivery_id = last_delivery_id + 1
   WHERE user_id = :workspace AND id = :channel AND :limit > (
     SELECT count(*) FROM channel_deliveries d
     WHERE d.user_id = :workspace AND d.channel_id = :channel AND d.notification_id IS NULL
       AND d.created_at > :since::timestamptz AND d.created_at <= :at::timestamptz
   )
   RETURNING last_delivery_id AS id`,
)

/** Within an hour: each goes to somebody. */
const MOST_TESTS = 20

/** Sends a message that says nothing but that it arrives, once. @throws DocketError CONFLICT (off), RATE_LIMITED */
export async function sendTest(unit: UnitOfWork, channel: ChannelResponse): Promise<ChannelDelivery> {
  if (!channel.active)
    throw new DocketError('CONFLICT', 'The channel is switched off. Set active to true first.')
  const { workspaceId: workspace, at } = unit
  const since = new Date(Date.parse(at) - HOUR).toISOString()
  const [numbered] = await unit.query<{ id: number }>(
    add({ workspace, channel: channel.id, at, since, limit: MOST_TESTS }),
  )
  if (numbered === undefined)
    throw new DocketError(
      'CONFLICT',
      `At most ${MOST_TESTS} tests of a channel within an hour. Try again later.`,
    )
  const row = { channel_id: channel.id, id: numbered.id, notification_id: null }
  const times = { planned_at: at, retry_until: at, created_at: at }
  await unit.query(insert({ workspace, rows: JSON.stringify([{ ...row, ...times }]) }))
  const delivery = shownDelivery({
    ...{ id: numbered.id, notification_id: null, status: 'pending', attempts: 0, status_code: null },
    ...{ error: null, duration_ms: null, next_attempt_at: at, created_at: at },
  })
  // A delivery is not in the change log: a repeated request finds the answer stored with its idempotency key.
  unit.answer(channel.revision, delivery)
  return delivery
}

const forget = statement<{ before: string }>(
  'channel_delivery_prune',
  `DELETE FROM channel_deliveries WHERE (user_id, channel_id, id) IN (
     SELECT user_id, channel_id, id FROM channel_deliveries
     WHERE created_at < :before::timestamptz AND status <> 'pending' LIMIT ${ROW_LIMIT}
   ) RETURNING 1`,
)

/** Deletes finished deliveries past their listing period. */
export const pruneChannelDeliveries = (db: Queryable, now: Date): Promise<void> =>
  repeat(db, forget({ before: new Date(now.getTime() - LISTED_FOR).toISOString() }))
