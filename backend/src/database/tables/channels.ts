import { isNotNull, sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant } from './auth.ts'
import { ownerId } from './workspaces.ts'

/** How users are notified, and what has been delivered. Channels belong to users: they are in their own workspaces. */

/** `id` is the revision that created the channel. */
export const channels = pgTable(
  'channels',
  {
    workspaceId: ownerId(),
    id: bigint('id', { mode: 'number' }).notNull(),
    revision: bigint('revision', { mode: 'number' }).notNull(),
    /** `email`, `web_push`, `ntfy`, `gotify` or `webhook`. */
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    /** Where it delivers to, as far as it is no secret; null for e-mail, which goes to the user's address. */
    url: text('url'),
    active: boolean('active').notNull(),
    /** Why Docket switched it off: `receiver_gone` or `unsubscribed`; null if it did not. */
    inactiveReason: text('inactive_reason'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    // Not in the change log, so without a revision.
    /** What else delivering takes, such as a token, as JSON that is encrypted with the service's secret. */
    secret: text('secret'),
    /** SHA-256 of the subscription's endpoint: a browser has one channel, however often it subscribes. */
    endpointHash: text('endpoint_hash'),
    /** The session with which it ends: that of a browser which subscribed when it was signed in. */
    sessionId: text('session_id'),
    /** With what it was made (`madeWith`): it ends with a key or a client. */
    madeWith: text('made_with'),
    lastDeliveryId: bigint('last_delivery_id', { mode: 'number' }).notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex('channels_endpoint_key')
      .on(table.workspaceId, table.endpointHash)
      .where(isNotNull(table.endpointHash)),
  ],
)

/** What is to be delivered, and what was. */
export const channelDeliveries = pgTable(
  'channel_deliveries',
  {
    workspaceId: text('user_id').notNull(),
    channelId: bigint('channel_id', { mode: 'number' }).notNull(),
    /** Counts 1, 2, 3, … for each channel. */
    id: bigint('id', { mode: 'number' }).notNull(),
    /** What it tells; null for a test. No foreign key: notifications may be deleted before their deliveries. */
    notificationId: bigint('notification_id', { mode: 'number' }),
    /** `pending`, `delivered`, `failed`, or `cancelled`, if there was nothing to tell any more. */
    status: text('status').notNull().default('pending'),
    attempts: integer('attempts').notNull().default(0),
    /** When it may be sent at the earliest: later than it was told in quiet hours, or beyond the hour's limit. */
    plannedAt: instant('planned_at').notNull(),
    /** When it is sent next; during an attempt, when it counts as lost with the instance that sends it. */
    nextAttemptAt: instant('next_attempt_at').notNull(),
    /** When delivery is given up. */
    retryUntil: instant('retry_until').notNull(),
    /** For the last attempt: the response status, what went wrong, how long it took in milliseconds. */
    statusCode: smallint('status_code'),
    error: text('error'),
    durationMs: integer('duration_ms'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.channelId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.channelId],
      foreignColumns: [channels.workspaceId, channels.id],
    }).onDelete('cascade'),
    // Whatever goes wrong while adding deliveries: no channel is told the same twice.
    uniqueIndex('channel_deliveries_notification_key').on(
      table.workspaceId,
      table.channelId,
      table.notificationId,
    ),
    index('channel_deliveries_pending_idx').on(table.nextAttemptAt).where(sql`${table.status} = 'pending'`),
    index('channel_deliveries_created_at_idx').on(table.createdAt),
  ],
)
