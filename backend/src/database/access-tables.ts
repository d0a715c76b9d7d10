import { sql } from 'drizzle-orm'
import { bigint, boolean, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { bytes, instant, ownerId } from './auth-tables.ts'

/** Who may come without signing in, and who no more. */

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

/** Ids of deleted users whose tokens come from an outside issuer, which may go on signing them. */
export const deletedUsers = pgTable('deleted_users', {
  userId: text('user_id').primaryKey(),
  deletedAt: instant('deleted_at').notNull().default(sql`now()`),
})
