import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { ROLES } from '../../core/roles.ts'
import { bytes, instant, userId, users } from './auth.ts'

/**
 * Who may enter which shared workspace. This is identity: a distributed engine keeps it on one node, where no foreign
 * key reaches the workspaces.
 */

export const memberships = pgTable(
  'memberships',
  {
    workspaceId: text('workspace_id').notNull(),
    userId: userId(),
    role: text('role', { enum: ROLES }).notNull(),
    joinedAt: instant('joined_at').notNull(),
    /** The workspace's revision that last wrote it: its ETag. */
    revision: bigint('revision', { mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId] }),
    index('memberships_user_id_idx').on(table.userId),
  ],
)

/** Links by which somebody may become a member. */
export const memberInvitations = pgTable(
  'member_invitations',
  {
    workspaceId: text('workspace_id').notNull(),
    id: text('id').notNull(),
    role: text('role', { enum: ROLES }).notNull(),
    /** SHA-256 of what the link contains; the link itself is stored nowhere. */
    hash: bytes('hash').notNull(),
    /** The only address that may accept it, in lower case; null: whoever has the link. */
    email: text('email'),
    invitedBy: text('invited_by')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** How many may still accept it. */
    usesLeft: integer('uses_left').notNull(),
    /** How many may still sign up with it, where not everybody may. An instance of before says nothing of it. */
    signUpsLeft: integer('sign_ups_left').notNull().default(0),
    /** With what it was made (`madeWith`). */
    madeWith: text('made_with'),
    /** Whether the user with that address, if there is one, has been told. */
    told: boolean('told').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique('member_invitations_hash_key').on(table.hash),
    index('member_invitations_untold_idx').on(table.createdAt).where(sql`NOT ${table.told}`),
  ],
)

/** Projects and views that whoever has the link may read. */
export const publicLinks = pgTable(
  'public_links',
  {
    workspaceId: text('workspace_id').notNull(),
    id: text('id').notNull(),
    /** SHA-256 of what the link contains; the link itself is stored nowhere. */
    hash: bytes('hash').notNull(),
    /** What it shows: one of both. */
    projectId: bigint('project_id', { mode: 'number' }),
    viewId: bigint('view_id', { mode: 'number' }),
    /** The title that readers see; null: the name of the project or view. */
    name: text('name'),
    /** What of the tasks is shown besides what always is. */
    shows: jsonb('shows').notNull(),
    madeBy: text('made_by')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at'),
    version: integer('version').notNull(),
    /** With what it was made (`madeWith`). */
    madeWith: text('made_with'),
    /** When somebody last read by it, to the minute. */
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique('public_links_hash_key').on(table.hash),
    index('public_links_made_by_idx').on(table.madeBy),
    check('public_links_target', sql`num_nonnulls(${table.projectId}, ${table.viewId}) = 1`),
  ],
)
