import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  json,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant } from './auth.ts'
import { ownerId } from './workspaces.ts'

/** What users are told. It is in their own workspaces, whichever workspace it tells of. */

/** `id` is the revision that created the notification. */
export const notifications = pgTable(
  'notifications',
  {
    workspaceId: ownerId(),
    id: bigint('id', { mode: 'number' }).notNull(),
    revision: bigint('revision', { mode: 'number' }).notNull(),
    kind: text('kind').notNull(),
    /** The workspace that it tells of. */
    about: text('workspace_id').notNull(),
    taskId: bigint('task_id', { mode: 'number' }),
    title: text('title').notNull(),
    text: text('text').notNull(),
    /** Path of it in the web app. */
    link: text('link').notNull(),
    /** When that is or was of which it tells. */
    at: instant('at').notNull(),
    late: boolean('late').notNull(),
    readAt: instant('read_at'),
    /** What was done from it; null if nothing was. */
    acted: text('acted'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    // Not shown.
    /** What caused it: nobody is told the same twice. */
    source: text('source').notNull(),
    /** The times of the task of which it reminds: once they have changed, it has nothing to say. */
    times: json('times'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex('notifications_source_key').on(table.workspaceId, table.source),
    index('notifications_unread_idx').on(table.workspaceId, table.id).where(sql`${table.readAt} IS NULL`),
    index('notifications_created_at_idx').on(table.createdAt),
  ],
)

/** When a user is reminded of a task again: because they asked for it, or until it is done. */
export const snoozes = pgTable(
  'snoozes',
  {
    workspaceId: ownerId(),
    /** The workspace of the task. */
    about: text('workspace_id').notNull(),
    taskId: bigint('task_id', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    /** How often it was repeated by itself; null if the user asked for it. */
    repeated: smallint('repeated'),
    /** The times of the task when that was planned: if they have changed, it is off. */
    times: json('times').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.about, table.taskId] }),
    index('snoozes_at_idx').on(table.at),
  ],
)
