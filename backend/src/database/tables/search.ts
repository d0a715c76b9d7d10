import { bigint, customType, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { ownerId } from './workspaces.ts'

/**
 * The search index: all of it is derived from tasks, notes and the change log, and is brought up to date by whoever
 * searches.
 */

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
/** Compared byte by byte, so that words with the same prefix are adjacent, whatever the database's locale is. */
const bytewise = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })

export const searchState = pgTable('search_state', {
  workspaceId: ownerId().primaryKey(),
  /** The index covers the workspace's changes up to this revision. */
  revision: bigint('revision', { mode: 'number' }).notNull(),
  /** While the first index is built: tasks up to this id are in it. */
  scanned: bigint('scanned', { mode: 'number' }),
})

/**
 * The other tables of the index refer to its state, not to the workspace: PostgreSQL locks a row that is referred to,
 * and would mistake that lock, next to two writes that wait for each other, for a deadlock of all three.
 */
const indexOwner = () =>
  text('user_id')
    .notNull()
    .references(() => searchState.workspaceId, { onDelete: 'cascade' })

export const searchDocuments = pgTable(
  'search_documents',
  {
    workspaceId: indexOwner(),
    taskId: bigint('task_id', { mode: 'number' }).notNull(),
    words: tsvector('words').notNull(),
    /** By which lists are sorted by title; null in an index of before there was such a key, until it is read anew. */
    titleKey: bytewise('title_key'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.taskId] }),
    index('search_documents_title_idx').on(table.workspaceId, table.titleKey, table.taskId),
    // New entries are merged in batches of a few hundred KB, not one by one: a third of the work, and little to scan.
    index('search_documents_words_idx').using('gin', table.words).with({ gin_pending_list_limit: 256 }),
  ],
)

/** The workspace's vocabulary, in which a misspelt word is looked up. */
export const searchWords = pgTable(
  'search_words',
  {
    workspaceId: indexOwner(),
    word: bytewise('word').notNull(),
    /** Number of tasks that contain it; never 0. */
    tasks: integer('tasks').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.word] }),
    index('search_words_similar_idx')
      .using('gin', table.workspaceId, table.word.op('gin_trgm_ops'))
      .with({ gin_pending_list_limit: 256 }),
  ],
)
