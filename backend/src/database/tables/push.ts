import { sql } from 'drizzle-orm'
import { check, pgTable, smallint, text } from 'drizzle-orm/pg-core'
import { instant } from './auth.ts'

/** One row: the keys by which push services know this service, made when they are first needed. */
export const pushKeys = pgTable(
  'push_keys',
  {
    id: smallint('id').primaryKey(),
    publicKey: text('public_key').notNull(),
    /** Encrypted with the service's secret. */
    privateKey: text('private_key').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [check('push_keys_one', sql`${table.id} = 1`)],
)
