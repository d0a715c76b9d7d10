import { sql } from 'drizzle-orm'
import { bigint, boolean, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { bytes, instant, userId } from './auth.ts'

/** Who has access without signing in (API keys), and who no longer has any (deleted users). */

export const apiKeys = pgTable(
  'api_keys',
  {
    userId: userId(),
    id: text('id').notNull(),
    revision: bigint('revision', { mode: 'number' }).notNull(),
    name: text('name').notNull(),
    /** First characters of the key, to tell keys apart in a list. */
    start: text('start').notNull(),
    /** SHA-256 of the key; the key itself is stored nowhere. */
    hash: bytes('hash').notNull(),
    scopes: text('scopes').array().notNull(),
    /** The only project that the key may see; null: all projects. */
    projectId: bigint('project_id', { mode: 'number' }),
    /** Changes that the key may make within an hour; null: no limit. */
    writesPerHour: integer('writes_per_hour'),
    /** Whether the user must confirm the key's deletions. */
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

/** Ids of deleted users whose tokens come from an external issuer, which may go on signing tokens for them. */
export const deletedUsers = pgTable('deleted_users', {
  userId: text('user_id').primaryKey(),
  deletedAt: instant('deleted_at').notNull().default(sql`now()`),
})
