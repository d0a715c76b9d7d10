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
  userId: ownerId(),
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
  (table) => [primaryKey({ columns: [table.userId, table.id] })],
)

export const labels = pgTable('labels', { ...listed, color: text('color') }, (table) => [
  primaryKey({ columns: [table.userId, table.id] }),
  uniqueIndex('labels_name_key').on(table.userId, sql`lower(${table.name})`),
])

/** A named filter and order. */
export const views = pgTable(
  'views',
  { ...listed, filter: text('filter').notNull(), sort: text('sort') },
  (table) => [
    primaryKey({ columns: [table.userId, table.id] }),
    uniqueIndex('views_name_key').on(table.userId, sql`lower(${table.name})`),
  ],
)

export const tasks = pgTable(
  'tasks',
  {
    userId: ownerId(),
    /** Counts 1, 2, 3, … for each user. */
    id: bigint('id', { mode: 'number' }).notNull(),
    /** The user's revision that last wrote this task: its ETag. */
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
    /** When it is due, if `due` names a time zone: the user's preferences do not move it. */
    dueAt: instant('due_at'),
    /** When it is due in the user's local time; without a time, the end of the day. */
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
    projectId: bigint('project_id', { mode: 'number' }),
    parentId: bigint('parent_id', { mode: 'number' }),
    blockedBy: bigint('blocked_by', { mode: 'number' }).array(),
    /** Fractional key of the manual order, compared byte by byte; null if it is derived from the id. */
    position: text('position'),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.id] }),
    foreignKey({ columns: [table.userId, table.projectId], foreignColumns: [projects.userId, projects.id] }),
    foreignKey({ columns: [table.userId, table.parentId], foreignColumns: [table.userId, table.id] }),
    index('tasks_user_id_complete_id_idx').on(table.userId, table.complete, table.id),
    index('tasks_due_idx').on(table.userId, table.dueLocal, table.id).where(isNotNull(table.dueLocal)),
    index('tasks_project_idx').on(table.userId, table.projectId, table.id).where(isNotNull(table.projectId)),
    index('tasks_parent_idx').on(table.userId, table.parentId, table.id).where(isNotNull(table.parentId)),
    index('tasks_position_idx')
      .on(table.userId, sql`${table.position} COLLATE "C"`, table.id)
      .where(isNotNull(table.position)),
    index('tasks_blocked_idx').on(table.userId, table.id).where(isNotNull(table.blockedBy)),
  ],
)

/** What was done with each occurrence of a recurring task. */
export const occurrences = pgTable(
  'occurrences',
  {
    userId: ownerId(),
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
    primaryKey({ columns: [table.userId, table.taskId, table.id] }),
    foreignKey({ columns: [table.userId, table.taskId], foreignColumns: [tasks.userId, tasks.id] }).onDelete(
      'cascade',
    ),
  ],
)

/** Notes on a task. */
export const notes = pgTable(
  'notes',
  {
    userId: ownerId(),
    taskId: bigint('task_id', { mode: 'number' }).notNull(),
    /** The revision that created it. */
    id: bigint('id', { mode: 'number' }).notNull(),
    revision: bigint('revision', { mode: 'number' }).notNull(),
    body: text('body').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.taskId, table.id] }),
    foreignKey({ columns: [table.userId, table.taskId], foreignColumns: [tasks.userId, tasks.id] }).onDelete(
      'cascade',
    ),
  ],
)
