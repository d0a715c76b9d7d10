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
import { instant, ownerId } from './auth-tables.ts'

/** Whom the change log is told to, and what of it they have been told. */

/** Where a user's changes are sent; `id` is the revision that made it. Its secret follows from the server's. */
export const webhooks = pgTable(
  'webhooks',
  {
    userId: ownerId(),
    id: bigint('id', { mode: 'number' }).notNull(),
    revision: bigint('revision', { mode: 'number' }).notNull(),
    url: text('url').notNull(),
    description: text('description'),
    /** `*`, `task.*`, `task.created`. */
    events: text('events').array().notNull(),
    active: boolean('active').notNull(),
    /** Counts the secrets that it has had. */
    secretVersion: integer('secret_version').notNull(),
    /** Until when deliveries are signed with the secret before, too. */
    previousSecretUntil: instant('previous_secret_until'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    // Not the user's doing, so not on the log and without a revision.
    /** The changes up to this revision have been taken into `webhook_deliveries`. */
    position: bigint('position', { mode: 'number' }).notNull().default(0),
    lastDeliveryId: bigint('last_delivery_id', { mode: 'number' }).notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.userId, table.id] })],
)

/** What is to be sent, and what was: what of it stands in the change log is not written here again. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    userId: text('user_id').notNull(),
    webhookId: bigint('webhook_id', { mode: 'number' }).notNull(),
    /** Counts 1, 2, 3, … for each webhook. */
    id: bigint('id', { mode: 'number' }).notNull(),
    /** `task.updated`, `ping`. */
    type: text('type').notNull(),
    /** The change that it tells; null for a ping. */
    revision: bigint('revision', { mode: 'number' }),
    /** The delivery that it repeats. */
    replayOf: bigint('replay_of', { mode: 'number' }),
    /** `pending`, `delivered` or `failed`. */
    status: text('status').notNull().default('pending'),
    attempts: integer('attempts').notNull().default(0),
    /** When it is sent next; while it is under way, when it counts as lost with the instance that sends it. */
    nextAttemptAt: instant('next_attempt_at').notNull(),
    /** When it is given up. */
    retryUntil: instant('retry_until').notNull(),
    /** Of the last attempt: the answer's status, what went wrong, how long it took in milliseconds. */
    statusCode: smallint('status_code'),
    error: text('error'),
    durationMs: integer('duration_ms'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.webhookId, table.id] }),
    foreignKey({
      columns: [table.userId, table.webhookId],
      foreignColumns: [webhooks.userId, webhooks.id],
    }).onDelete('cascade'),
    // Whatever goes wrong in taking them: a change is never sent twice by itself.
    uniqueIndex('webhook_deliveries_revision_key')
      .on(table.userId, table.webhookId, table.revision)
      .where(isNull(table.replayOf)),
    index('webhook_deliveries_pending_idx')
      .on(table.userId, table.webhookId, table.nextAttemptAt)
      .where(sql`${table.status} = 'pending'`),
    index('webhook_deliveries_created_at_idx').on(table.createdAt),
  ],
)
