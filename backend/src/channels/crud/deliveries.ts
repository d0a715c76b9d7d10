import type { UnitOfWork } from '../../changelog/run-unit-of-work.ts'
import { DocketError } from '../../core/errors.ts'
import type { Queryable } from '../../database/connection.ts'
import { ROW_LIMIT, repeat } from '../../database/row-limit.ts'
import { statement } from '../../database/statement.ts'
import { LISTED_FOR, RETRIED_FOR } from '../../deliveries/model/retries.ts'
import { channels } from '../crud.ts'
import { HourlyLimit, type Planned } from '../model/hourly-limit.ts'
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

const selectPlanned = statement<{ workspace: string }>(
  'channel_planned',
  'SELECT planned_deliveries AS planned FROM workspaces WHERE id = :workspace',
)

const keepPlanned = statement<{ workspace: string; planned: string }>(
  'channel_planned_keep',
  'UPDATE workspaces SET planned_deliveries = :planned::json WHERE id = :workspace',
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

type Row = {
  channel_id: number
  id: number
  notification_id: number | null
  created_at: string
} & ReturnType<typeof timesOf>

/**
 * Plans the delivery of notifications by all channels of the user that are on: each at the same time by all that may
 * ring at that time, so that none takes the room of another.
 * @param notifications `cause`: whose doing each is, if not the user's own
 * @param options `from`: not before that, for channels that a person notices; `perHour`: most deliveries to the user
 */
export async function planDeliveries(
  unit: UnitOfWork,
  notifications: readonly { id: number; cause?: string | undefined }[],
  { from, perHour }: { from: Date; perHour: number },
): Promise<void> {
  const { workspaceId: workspace, at } = unit
  const count = notifications.length
  const now = Date.parse(at)
  const [numbered, limit] = await Promise.all([
    unit.query<Numbered>(number({ workspace, count })),
    limitOf(unit, perHour),
  ])
  if (numbered.length === 0) return
  const timely = Map.groupBy(numbered, ({ kind }) =>
    kind === 'webhook' ? now : Math.max(now, from.getTime()),
  )
  const rows = notifications.flatMap(({ id: notification_id, cause }, index) =>
    [...timely].flatMap(([wanted, channels]) =>
      inParts(channels, cause === undefined ? perHour : limit.share).flatMap((part) => {
        const times = timesOf(limit.plan(part.length, wanted, cause))
        return part.map(({ id: channel_id, last }): Row => {
          const id = last - count + index + 1
          return { channel_id, id, notification_id, ...times, created_at: at }
        })
      }),
    ),
  )
  await add(unit, rows, limit)
}

const limitOf = async (unit: UnitOfWork, perHour: number): Promise<HourlyLimit> => {
  const [kept] = await unit.query<{ planned: Planned[] }>(selectPlanned({ workspace: unit.workspaceId }))
  return new HourlyLimit(perHour, kept?.planned ?? [], Date.parse(unit.at))
}

/** No more at once than an hour may have. */
const inParts = <Each>(all: readonly Each[], most: number): Each[][] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, part) => all.slice(part * most, (part + 1) * most))

/** Both are sent at once. */
async function add(unit: UnitOfWork, rows: readonly Row[], { planned }: HourlyLimit): Promise<void> {
  const { workspaceId: workspace } = unit
  await Promise.all([
    unit.query(insert({ workspace, rows: JSON.stringify(rows) })),
    unit.query(keepPlanned({ workspace, planned: JSON.stringify(planned) })),
  ])
}

const timesOf = (planned: number) => ({
  planned_at: new Date(planned).toISOString(),
  retry_until: new Date(planned + RETRIED_FOR).toISOString(),
})

const numberTest = statement<{
  workspace: string
  channel: number
  at: string
  since: string
  limit: number
}>(
  'channel_delivery_test',
  `UPDATE channels SET last_delivery_id = last_delivery_id + 1
   WHERE user_id = :workspace AND id = :channel AND :limit > (
     SELECT count(*) FROM channel_deliveries d
     WHERE d.user_id = :workspace AND d.channel_id = :channel AND d.notification_id IS NULL
       AND d.created_at > :since::timestamptz AND d.created_at <= :at::timestamptz
   )
   RETURNING last_delivery_id AS id`,
)

/** Of one channel within an hour: each goes to somebody. */
const MOST_TESTS = 20

/**
 * Sends a message that says nothing but that it arrives, once.
 * @param perHour most deliveries to the user, of which tests are some
 * @throws DocketError CONFLICT (it is off, or there were too many)
 */
export async function sendTest(
  unit: UnitOfWork,
  channel: ChannelResponse,
  perHour: number,
): Promise<ChannelDelivery> {
  if (!channel.active)
    throw new DocketError('CONFLICT', 'The channel is switched off. Set active to true first.')
  const { workspaceId: workspace, at } = unit
  const now = Date.parse(at)
  const since = new Date(now - HOUR).toISOString()
  const [[numbered], limit] = await Promise.all([
    unit.query<{ id: number }>(numberTest({ workspace, channel: channel.id, at, since, limit: MOST_TESTS })),
    limitOf(unit, perHour),
  ])
  if (numbered === undefined) throw tooMany(`${MOST_TESTS} tests of a channel`)
  if (!limit.hasRoom(1, now)) throw tooMany(`${perHour} messages to all channels together`)
  limit.plan(1, now)
  const row = { channel_id: channel.id, id: numbered.id, notification_id: null }
  await add(unit, [{ ...row, planned_at: at, retry_until: at, created_at: at }], limit)
  const delivery = shownDelivery({
    ...{ id: numbered.id, notification_id: null, status: 'pending', attempts: 0, status_code: null },
    ...{ error: null, duration_ms: null, next_attempt_at: at, created_at: at },
  })
  // A delivery is not in the change log: a repeated request finds the answer stored with its idempotency key.
  unit.answer(channel.revision, delivery)
  return delivery
}

const tooMany = (what: string): DocketError =>
  new DocketError('CONFLICT', `At most ${what} within an hour. Try again later.`)

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
