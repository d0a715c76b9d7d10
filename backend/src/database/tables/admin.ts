import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { bytes, instant } from './auth.ts'

/** What administrators decide, and what they did. */

/** One row, made when it is first needed: what administrators have set in place of the configuration. */
export const serviceSettings = pgTable('service_settings', {
  id: integer('id').primaryKey(),
  /** Number of the last change: its ETag. Locking this row serialises what administrators do. */
  revision: bigint('revision', { mode: 'number' }).notNull().default(0),
  /** Null: as configured. */
  signUp: text('sign_up', { enum: ['open', 'invited', 'domains', 'closed'] }),
  signUpDomains: text('sign_up_domains').array().notNull().default(sql`'{}'`),
})

/** Links by which somebody may sign up although not everybody may. */
export const invitations = pgTable(
  'invitations',
  {
    id: text('id').primaryKey(),
    /** SHA-256 of what the link contains; the link itself is stored nowhere. */
    hash: bytes('hash').notNull(),
    /** Whose it is, in lower case; null: the link that makes the first administrator. */
    email: text('email'),
    /** The e-mail address of the administrator. */
    invitedBy: text('invited_by'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [unique('invitations_hash_key').on(table.hash), unique('invitations_email_key').on(table.email)],
)

/** The audit log. No statement changes a row; those past their retention are deleted. */
export const adminActions = pgTable(
  'admin_actions',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant('at').notNull(),
    /**
     * Who: an id, and the e-mail address at that time. Null: by the command line, or by the link of the first start.
     */
    actorId: text('actor_id'),
    actor: text('actor'),
    action: text('action').notNull(),
    /** Whom: as above. */
    targetId: text('target_id'),
    target: text('target'),
    details: jsonb('details').notNull(),
    /** From where; null on the command line. */
    address: text('address'),
  },
  (table) => [index('admin_actions_at_idx').on(table.at)],
)
