import { sql } from 'drizzle-orm'
import { bigint, index, json, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes, instant } from './auth.ts'
import { ownerId } from './workspaces.ts'

/** What every write leaves behind: the change log, and the tables that depend on it. */

export const changes = pgTable(
  'changes',
  {
    workspaceId: ownerId(),
    revision: bigint('revision', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    resource: text('resource').notNull(),
    resourceId: text('resource_id').notNull(),
    /** The resource before and after, as `stored-states.ts` stores it; null where it did not exist. */
    before: json('before'),
    after: json('after'),
    /** The first revision of the write that this change is part of; null if it is this one. */
    write: bigint('write', { mode: 'number' }),
    /**
     * The revision of the previous change of the same resource; null for the first, and where `before` says it. A
     * restored resource continues from the one that had removed it.
     */
    previous: bigint('previous', { mode: 'number' }),
    /**
     * For whom the actor wrote, where its kind and the workspace do not tell: a key or a client in a shared workspace.
     */
    actorUserId: text('actor_user_id'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.revision] }),
    // A change of any other resource names the previous one; an occurrence is written once, and has no revision of its
    // own.
    index('changes_occurrence_idx')
      .on(table.workspaceId, table.resourceId)
      .where(sql`${table.resource} = 'occurrence'`),
    // What was written on a task, for its activity; the task's own changes name one another.
    index('changes_of_task_idx')
      .on(table.workspaceId, sql`(coalesce(${table.after}, ${table.before}) ->> 'task_id')`, table.revision)
      .where(sql`${table.resource} IN ('note', 'occurrence')`),
  ],
)

/** What was deleted and can be restored; its content is in the change log. */
export const trash = pgTable(
  'trash',
  {
    workspaceId: ownerId(),
    resource: text('resource').notNull(),
    resourceId: text('resource_id').notNull(),
    /** The revisions that the deletion took; the last is that of the resource itself. */
    first: bigint('first', { mode: 'number' }).notNull(),
    revision: bigint('revision', { mode: 'number' }).notNull(),
    deletedAt: instant('deleted_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.resource, table.resourceId] }),
    index('trash_deleted_at_idx').on(table.deletedAt),
  ],
)

/** A used key points at the change that it made: the first response is usually that change's `after`. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    workspaceId: ownerId(),
    key: text('key').notNull(),
    /** SHA-256 of method, path and body. */
    fingerprint: bytes('fingerprint').notNull(),
    revision: bigint('revision', { mode: 'number' }).notNull(),
    /** The first response, if it is not that change's `after`. */
    answer: json('answer'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.key] }),
    index('idempotency_keys_created_at_idx').on(table.createdAt),
  ],
)
