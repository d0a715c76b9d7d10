import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'

/** How much the database holds, and how many of what: never what it says. */

const selectSizes = statement(
  'admin_sizes',
  `SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS size,
     (SELECT count(*) FROM users) AS users,
     (SELECT count(*) FROM users WHERE disabled_at IS NOT NULL) AS disabled,
     (SELECT count(*) FROM users WHERE role = 'admin' AND disabled_at IS NULL) AS administrators,
     (SELECT count(DISTINCT user_id) FROM sessions WHERE expires_at > now()) AS signed_in`,
)

export interface Sizes {
  version: string
  /** In bytes. */
  size: number
  users: number
  disabled: number
  administrators: number
  signed_in: number
}

export async function sizesOf(db: Queryable): Promise<Sizes> {
  const [row] = await db.query<Sizes>(selectSizes({}))
  if (row === undefined) throw new Error('The database says nothing about itself.')
  return row
}

const selectTables = statement<{ limit: number }>(
  'admin_tables',
  `SELECT relname AS name, pg_total_relation_size(relid) AS size FROM pg_stat_user_tables
   WHERE schemaname = 'public' ORDER BY size DESC, name LIMIT :limit`,
)

/** The largest first; sizes in bytes, with indexes. */
export const tablesOf = (db: Queryable): Promise<{ name: string; size: number }[]> =>
  db.query(selectTables({ limit: 10 }))

const selectQueueOf = (name: string, table: string) =>
  statement<{ now: string }>(
    name,
    `SELECT count(*) FILTER (WHERE status = 'pending') AS pending,
     count(*) FILTER (WHERE status = 'pending' AND next_attempt_at <= :now::timestamptz) AS due,
     count(*) FILTER (WHERE status = 'failed') AS failed,
     min(created_at) FILTER (WHERE status = 'pending') AS oldest
   FROM ${table}`,
  )
const selectWebhooks = selectQueueOf('admin_webhook_queue', 'webhook_deliveries')
const selectChannels = selectQueueOf('admin_channel_queue', 'channel_deliveries')

export interface Queue {
  pending: number
  due: number
  failed: number
  oldest: string | null
}

const queueOf =
  (select: typeof selectWebhooks) =>
  async (db: Queryable, now: Date): Promise<Queue> => {
    const [row] = await db.query<Queue>(select({ now: now.toISOString() }))
    return row ?? { pending: 0, due: 0, failed: 0, oldest: null }
  }

/** Deliveries of all webhooks, and of notifications. */
export const webhookQueue = queueOf(selectWebhooks)
export const channelQueue = queueOf(selectChannels)
