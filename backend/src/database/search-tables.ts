import { bigint, customType, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { ownerId } from './auth-tables.ts'

/** The search index: all of it follows from tasks, notes and the change log, and is caught up by whoever searches. */

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
/** Compared byte by byte, so that the words with one beginning lie together whatever the database's locale is. */
const bytewise = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })

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
