import { isNotNull, isNull, sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  customType,
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
import { instant, ownerId } from './auth-tables.ts'

/**
 * Docket's own tables; those of accounts are in `auth-tables.ts`. Migrations are generated from both
 * (`npm run generate:migration`), never written by hand. All are keyed by the user first, so that one user's rows lie
 * together and the data spreads over a distributed engine by that column.
 */

const wallClock = (name: string) => timestamp(name, { withTimezone: false, precision: 3 })
const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
/** Compared byte by byte, so that the words with one beginning lie together whatever the database's locale is. */
const bytewise = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })

export const apiKeys = pgTable(
  'api_keys',
  {
    userId: ownerId(),
    id: text('id').notNull(),
    revision: bigint('revision', { mode: 'number' }).notNull(),
    name: text('name').notNull(),
    /** First characters of the key, to tell keys apart in a list. */
    start: text('start').notNull(),
    /** SHA-256 of the key; the key itself is stored nowhere. */
    hash: bytes('hash').notNull(),
    scopes: text('scopes').array().notNull(),
    /** The only project that it may see; null for all. */
    projectId: bigint('project_id', { mode: 'number' }),
    /** Changes that it may make within an hour; null for any number. */
    writesPerHour: integer('writes_per_hour'),
    /** Whether what it deletes must be confirmed by the user. */
    confirmDeletes: boolean('confirm_deletes').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.id] }),
    uniqueIndex('api_keys_hash_key').on(table.hash),
  ],
)

/** What projects, labels and views have in common: `id` is the revision that made them. */
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

/** A filter and an order that have a name. */
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
     * Whatever else it has, as the API shows it; null in a plain task, which is what most are. The columns below are
     * written with it, for filters, orders and references; their indexes hold only tasks that have them.
     */
    details: json('details'),
    /** When it is due, if `due` names a zone: it moves with no preference. */
    dueAt: instant('due_at'),
    /** When it is due by the clock on the user's wall: without a time, the end of the day. */
    dueLocal: wallClock('due_local'),
    startAt: instant('start_at'),
    /** Without a time, the beginning of the day. */
    startLocal: wallClock('start_local'),
    recurrence: text('recurrence'),
    /** 1 low … 4 urgent; null for none. */
    priority: smallint('priority'),
    labels: text('labels').array(),
    projectId: bigint('project_id', { mode: 'number' }),
    parentId: bigint('parent_id', { mode: 'number' }),
    blockedBy: bigint('blocked_by', { mode: 'number' }).array(),
    /** Fractional key of the manual order, compared byte by byte; null where the id gives it. */
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

/** What was done with each turn of a task that recurs. */
export const occurrences = pgTable(
  'occurrences',
  {
    userId: ownerId(),
    taskId: bigint('task_id', { mode: 'number' }).notNull(),
    /** The revision that wrote it. */
    id: bigint('id', { mode: 'number' }).notNull(),
    /** `done` or `skipped`. */
    status: text('status').notNull(),
    /** The task's `due` then. */
    due: json('due').notNull(),
    /** The date that the rule gave it. */
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

/** What was said about a task. */
export const notes = pgTable(
  'notes',
  {
    userId: ownerId(),
    taskId: bigint('task_id', { mode: 'number' }).notNull(),
    /** The revision that made it. */
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

export const changes = pgTable(
  'changes',
  {
    userId: ownerId(),
    revision: bigint('revision', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    resource: text('resource').notNull(),
    resourceId: text('resource_id').notNull(),
    /** The resource as the API showed it before and after; null where it did not exist. */
    before: json('before'),
    after: json('after'),
    /** The first revision of the write that this one is part of; null where it is this one. */
    write: bigint('write', { mode: 'number' }),
    /** Of what was put back: the revision that had removed it, where its history goes on. */
    previous: bigint('previous', { mode: 'number' }),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.revision] }),
    // Of all else each change names the one before it; a turn is written once, and has no revision of its own.
    index('changes_occurrence_idx')
      .on(table.userId, table.resourceId)
      .where(sql`${table.resource} = 'occurrence'`),
  ],
)

/** What was deleted and can be put back: all of it stands in the change log. */
export const trash = pgTable(
  'trash',
  {
    userId: ownerId(),
    resource: text('resource').notNull(),
    resourceId: text('resource_id').notNull(),
    /** The revisions that the deletion took; the last is that of the thing itself. */
    first: bigint('first', { mode: 'number' }).notNull(),
    revision: bigint('revision', { mode: 'number' }).notNull(),
    deletedAt: instant('deleted_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.resource, table.resourceId] }),
    index('trash_deleted_at_idx').on(table.deletedAt),
  ],
)

/** A used key points at the change that it made: the first response is that change's `after`, mostly. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    userId: ownerId(),
    key: text('key').notNull(),
    /** SHA-256 of method, path and body. */
    fingerprint: bytes('fingerprint').notNull(),
    revision: bigint('revision', { mode: 'number' }).notNull(),
    /** The first answer, where it is not that change's `after`. */
    answer: json('answer'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.key] }),
    index('idempotency_keys_created_at_idx').on(table.createdAt),
  ],
)

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

/** Ids of deleted users whose tokens come from an outside issuer, which may go on signing them. */
export const deletedUsers = pgTable('deleted_users', {
  userId: text('user_id').primaryKey(),
  deletedAt: instant('deleted_at').notNull().default(sql`now()`),
})

// The search index: all of it follows from tasks, notes and the change log, and is caught up by whoever searches.

export const searchState = pgTable('search_state', {
  userId: ownerId().primaryKey(),
  /** The index holds what the user's changes up to this one left behind. */
  revision: bigint('revision', { mode: 'number' }).notNull(),
  /** While the first index is built: tasks up to this id are in it. */
  scanned: bigint('scanned', { mode: 'number' }),
})

/**
 * What else belongs to the index refers to its state. To the user it would be no good: PostgreSQL locks what is
 * referred to, and takes that lock beside two writes that wait for each other for a deadlock of the three.
 */
const indexOwner = () =>
  text('user_id')
    .notNull()
    .references(() => searchState.userId, { onDelete: 'cascade' })

export const searchDocuments = pgTable(
  'search_documents',
  {
    userId: indexOwner(),
    taskId: bigint('task_id', { mode: 'number' }).notNull(),
    words: tsvector('words').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.taskId] }),
    // New entries are sorted in by a few hundred KB, not one by one: a third of the work, and little to look through.
    index('search_documents_words_idx').using('gin', table.words).with({ gin_pending_list_limit: 256 }),
  ],
)

/** The user's vocabulary, in which a misspelt word is looked up. */
export const searchWords = pgTable(
  'search_words',
  {
    userId: indexOwner(),
    word: bytewise('word').notNull(),
    /** How many tasks have it; never 0. */
    tasks: integer('tasks').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.word] }),
    index('search_words_similar_idx')
      .using('gin', table.userId, table.word.op('gin_trgm_ops'))
      .with({ gin_pending_list_limit: 256 }),
  ],
)
