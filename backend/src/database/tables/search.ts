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
  userId: ownerId().primaryKey(),
  /** The index covers the user's changes up to this revision. */
  revision: bigint('revision', { mode: 'number' }).notNull(),
  /** While the first index is built: tasks up to this id are in it. */
  scanned: bigint('scanned', { mode: 'number' }),
})

/**
 * The other tables of the index refer to its state, not to the user: PostgreSQL locks a row that is referred to, and
 * would mistake that lock, next to two writes that wait for each other, for a deadlock of all three.
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
    // New entries are merged in batches of a few hundred KB, not one by one: a third of the work, and little to scan.
    index('search_documents_words_idx').using('gin', table.words).with({ gin_pending_list_limit: 256 }),
  ],
)

/** The user's vocabulary, in which a misspelt word is looked up. */
export const searchWords = pgTable(
  'search_words',
  {
    userId: indexOwner(),
    word: bytewise('word').notNull(),
    /** Number of tasks that contain it; never 0. */
    tasks: integer('tasks').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.word] }),
    index('search_words_similar_idx')
      .using('gin', table.userId, table.word.op('gin_trgm_ops'))
      .with({ gin_pending_list_limit: 256 }),
  ],
)
