import { isNotNull } from 'drizzle-orm'
import { bigint, index, json, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './auth.ts'

/**
 * What carries everything that is not about signing in: a workspace has one change log. Users share it, as members, or
 * it is one user's own. That has the user's id; it is made and deleted with the user, by triggers in the migrations,
 * since a distributed engine keeps users and workspaces on different nodes, where no foreign key reaches.
 */
export const workspaces = pgTable(
  'workspaces',
  {
    id: text('id').primaryKey(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Null: a user's own. */
    name: text('name'),
    /** The revision that last wrote the name or the time zone of a shared one: its ETag. */
    ownRevision: bigint('own_revision', { mode: 'number' }).notNull().default(0),
    /** Number of the last write. Taking the next one locks this row, which serialises the workspace's writes. */
    revision: bigint('revision', { mode: 'number' }).notNull().default(0),
    lastTaskId: bigint('last_task_id', { mode: 'number' }).notNull().default(0),
    lastConversationId: bigint('last_conversation_id', { mode: 'number' }).notNull().default(0),
    /** How many it may have, in place of what is configured. A shared one has the quotas of its owner. */
    quotaTasks: bigint('quota_tasks', { mode: 'number' }),
    quotaKeys: bigint('quota_keys', { mode: 'number' }),
    quotaStorage: bigint('quota_storage', { mode: 'number' }),
    /** How many shared workspaces the user of an own one may own. */
    quotaWorkspaces: bigint('quota_workspaces', { mode: 'number' }),
    /** Bytes stored at a revision, and when that was measured; null: to be measured soon. */
    storageBytes: bigint('storage_bytes', { mode: 'number' }).notNull().default(0),
    storageRevision: bigint('storage_revision', { mode: 'number' }).notNull().default(0),
    storageAt: instant('storage_at'),
    // Preferences.
    /** IANA time zone, which defines "today" and applies to times without a zone. */
    timeZone: text('time_zone').notNull().default('UTC'),
    /** All others that were chosen, as the API shows them. */
    preferences: json('preferences').notNull().default({}),
    /** The revision that last wrote the preferences: their ETag. */
    preferencesRevision: bigint('preferences_revision', { mode: 'number' }).notNull().default(0),
    // Notifications.
    /** Of a shared one: members have been told of the changes up to this revision. */
    toldRevision: bigint('told_revision', { mode: 'number' }).notNull().default(0),
    /** Of a user's own: when the next overview or review is due; null if none was asked for. */
    overviewAt: instant('overview_at'),
    /** Of a user's own: what is planned to be delivered by the user's channels, since an hour ago (`HourlyLimit`). */
    plannedDeliveries: json('planned_deliveries').notNull().default([]),
  },
  (table) => [
    // The shared ones, which are few.
    index('workspaces_shared_idx').on(table.id).where(isNotNull(table.name)),
    index('workspaces_overview_at_idx').on(table.overviewAt).where(isNotNull(table.overviewAt)),
  ],
)

/** The first column of every table that a workspace owns. */
export const ownerId = () =>
  text('user_id')
    .notNull()
    .references(() => workspaces.id, { onDelete: 'cascade' })
