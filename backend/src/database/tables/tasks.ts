import { isNotNull, sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant } from './auth.ts'
import { ownerId } from './workspaces.ts'

/**
 * Tasks, and the tables that organise them; the tables of other areas are in `*-tables.ts` next to this file.
 * Migrations are generated from all of them (`npm run generate:migration`), never written by hand, except for what
 * drizzle-kit does not know, like extensions. Every key starts with the workspace, so that its rows lie together and
 * the data can be distributed by that column.
 */

const wallClock = (name: string) => timestamp(name, { withTimezone: false, precision: 3 })

/** Columns that projects, labels and views share: `id` is the revision that created the row. */
const listed = {
  workspaceId: ownerId(),
  id: bigint('id', { mode: 'number' }).notNull(),
  revision: bigint('revision', { mode: 'number' }).notNull(),
  name: text('name').notNull(),
  /** Fractional key of the manual order, compared byte by byte. */
  position: text('position').notNull(),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
}

export const projects = pgTable(
  'projects',
  { ...listed, color: text('color'), archived: boolean('archived').notNull().default(false) },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
)

export const labels = pgTable('labels', { ...listed, color: text('color') }, (table) => [
  primaryKey({ columns: [table.workspaceId, table.id] }),
  uniqueIndex('labels_name_key').on(table.workspaceId, sql`lower(${table.name})`),
])

/** A named filter and order. */
export const views = pgTable(
  'views',
  { ...listed, filter: text('filter').notNull(), sort: text('sort') },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex('views_name_key').on(table.workspaceId, sql`lower(${table.name})`),
  ],
)

export const tasks = pgTable(
  'tasks',
  {
    workspaceId: ownerId(),
    /** Counts 1, 2, 3, … for each workspace. */
    id: bigint('id', { mode: 'number' }).notNull(),
    /** The workspace's revision that last wrote this task: its ETag. */
    revision: bigint('revision', { mode: 'number' }).notNull(),
    title: text('title').notNull(),
    description: text('description'),
    complete: boolean('complete').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /**
     * All other fields, as the API shows them; null for a plain task, as most are. The columns below are written with
     * it, for filters, orders and references; their indexes hold only tasks that have them.
     */
    details: json('details'),
    /** When it is due, if `due` names a time zone: the workspace's time zone does not move it. */
    dueAt: instant('due_at'),
    /** When it is due in the workspace's local time; without a time, the end of the day. */
    dueLocal: wallClock('due_local'),
    startAt: instant('start_at'),
    /** Without a time, the start of the day. */
    startLocal: wallClock('start_local'),
    recurrence: text('recurrence'),
    /** 1 low … 4 urgent; null for none. */
    priority: smallint('priority'),
    /** Minutes. */
    estimate: integer('estimate'),
    labels: text('labels').array(),
    /** Ids of users: no foreign key reaches them, so who is no member any more is taken out when that ends. */
    assignees: text('assignees').array(),
    projectId: bigint('project_id', { mode: 'number' }),
    parentId: bigint('parent_id', { mode: 'number' }),
    blockedBy: bigint('blocked_by', { mode: 'number' }).array(),
    /** Fractional key of the manual order, compared byte by byte; null if it is derived from the id. */
    position: text('position'),
    /** When there may be something to tell of it: nothing before that is left to tell. Null: never. */
    tellAt: instant('tell_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.projectId],
      foreignColumns: [projects.workspaceId, projects.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.parentId],
      foreignColumns: [table.workspaceId, table.id],
    }),
    index('tasks_user_id_complete_id_idx').on(table.workspaceId, table.complete, table.id),
    index('tasks_due_idx').on(table.workspaceId, table.dueLocal, table.id).where(isNotNull(table.dueLocal)),
    index('tasks_project_idx')
      .on(table.workspaceId, table.projectId, table.id)
      .where(isNotNull(table.projectId)),
    index('tasks_parent_idx')
      .on(table.workspaceId, table.parentId, table.id)
      .where(isNotNull(table.parentId)),
    index('tasks_position_idx')
      .on(table.workspaceId, sql`${table.position} COLLATE "C"`, table.id)
      .where(isNotNull(table.position)),
    // What is assigned to one member, of all that others have: it holds open tasks only, so that it stays small.
    index('tasks_assigned_idx')
      .using('gin', table.workspaceId, table.assignees)
      .where(sql`${table.assignees} IS NOT NULL AND NOT ${table.complete}`),
    index('tasks_tell_at_idx').on(table.tellAt).where(isNotNull(table.tellAt)),
    index('tasks_blocked_idx').on(table.workspaceId, table.id).where(isNotNull(table.blockedBy)),
  ],
)

/** What was done with each occurrence of a recurring task. */
export const occurrences = pgTable(
  'occurrences',
  {
    workspaceId: ownerId(),
    taskId: bigint('task_id', { mode: 'number' }).notNull(),
    /** The revision that created it. */
    id: bigint('id', { mode: 'number' }).notNull(),
    /** `done` or `skipped`. */
    status: text('status').notNull(),
    /** The task's `due` at the time. */
    due: json('due').notNull(),
    /** The date that the recurrence rule gave it. */
    recurrenceId: json('recurrence_id').notNull(),
    at: instant('at').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.taskId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.taskId],
      foreignColumns: [tasks.workspaceId, tasks.id],
    }).onDelete('cascade'),
  ],
)

/** Notes on a task. */
export const notes = pgTable(
  'notes',
  {
    workspaceId: ownerId(),
    taskId: bigint('task_id', { mode: 'number' }).notNull(),
    /** The revision that created it. */
    id: bigint('id', { mode: 'number' }).notNull(),
    revision: bigint('revision', { mode: 'number' }).notNull(),
    body: text('body').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    /** The user who wrote it, or for whom it was written; null before there was more than one in a workspace. */
    authorId: text('author_id'),
    /** The users whom it names, as members of the workspace. */
    mentions: text('mentions').array().notNull().default([]),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.taskId, table.id] }),
    index('notes_id_idx').on(table.workspaceId, table.id),
    index('notes_mentions_idx')
      .using('gin', table.workspaceId, table.mentions)
      .where(sql`${table.mentions} <> '{}'`),
    foreignKey({
      columns: [table.workspaceId, table.taskId],
      foreignColumns: [tasks.workspaceId, tasks.id],
    }).onDelete('cascade'),
  ],
)
