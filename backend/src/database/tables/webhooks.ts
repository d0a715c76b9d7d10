import { isNull, sql } from 'drizzle-orm'
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

/** Who receives the change log, and what has been sent. */

/**
 * Where a workspace's changes are sent; `id` is the revision that created the webhook. Its secret is derived from the
 * server's.
 */
export const webhooks = pgTable(
  'webhooks',
  {
    workspaceId: ownerId(),
    id: bigint('id', { mode: 'number' }).notNull(),
    revision: bigint('revision', { mode: 'number' }).notNull(),
    url: text('url').notNull(),
    description: text('description'),
    /** `*`, `task.*`, `task.created`. */
    events: text('events').array().notNull(),
    active: boolean('active').notNull(),
    /** Why Docket switched it off: `receiver_gone` or `creator_no_admin`; null if it did not. */
    inactiveReason: text('inactive_reason'),
    /** The admin of a shared workspace who made it, and for whom it sends; null in a user's own. */
    createdBy: text('created_by'),
    /** Counts the webhook's secrets so far. */
    secretVersion: integer('secret_version').notNull(),
    /** Until when deliveries are also signed with the previous secret. */
    previousSecretUntil: instant('previous_secret_until'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    // Not changed by the user, so not logged and without a revision.
    /** The changes up to this revision have been added to `webhook_deliveries`. */
    position: bigint('position', { mode: 'number' }).notNull().default(0),
    lastDeliveryId: bigint('last_delivery_id', { mode: 'number' }).notNull().default(0),
    /** With what it was made (`madeWith`): it ends with a key. */
    madeWith: text('made_with'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
)

/** What is to be sent, and what was sent; anything in the change log is not repeated here. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    workspaceId: text('user_id').notNull(),
    webhookId: bigint('webhook_id', { mode: 'number' }).notNull(),
    /** Counts 1, 2, 3, … for each webhook. */
    id: bigint('id', { mode: 'number' }).notNull(),
    /** `task.updated`, `ping`. */
    type: text('type').notNull(),
    /** The change that it reports; null for a ping. */
    revision: bigint('revision', { mode: 'number' }),
    /** The delivery that it repeats. */
    replayOf: bigint('replay_of', { mode: 'number' }),
    /** `pending`, `delivered` or `failed`. */
    status: text('status').notNull().default('pending'),
    attempts: integer('attempts').notNull().default(0),
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
    primaryKey({ columns: [table.workspaceId, table.webhookId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.webhookId],
      foreignColumns: [webhooks.workspaceId, webhooks.id],
    }).onDelete('cascade'),
    // Whatever goes wrong while adding deliveries: no change is sent twice automatically.
    uniqueIndex('webhook_deliveries_revision_key')
      .on(table.workspaceId, table.webhookId, table.revision)
      .where(isNull(table.replayOf)),
    index('webhook_deliveries_pending_idx')
      .on(table.workspaceId, table.webhookId, table.nextAttemptAt)
      .where(sql`${table.status} = 'pending'`),
    index('webhook_deliveries_created_at_idx').on(table.createdAt),
  ],
)
