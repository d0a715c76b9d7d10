import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { bytes, instant, userId } from './auth.ts'
import { memberships } from './members.ts'
import { oauthClientId } from './oauth.ts'

/** Who has access without signing in (API keys, AI clients), and who no longer has any (deleted users). */

/** What opens a shared workspace to a user's key or client ends with the user's membership. */
const ofMembership = (name: string, table: { workspaceId: AnyPgColumn; userId: AnyPgColumn }) =>
  foreignKey({
    name,
    columns: [table.workspaceId, table.userId],
    foreignColumns: [memberships.workspaceId, memberships.userId],
  }).onDelete('cascade')

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
    /** The shared workspace that the key opens; null: the user's own. */
    workspaceId: text('workspace_id'),
    /** The only project that the key may see; null: all projects. */
    projectId: bigint('project_id', { mode: 'number' }),
    /** Changes that the key may make within an hour; null: no limit. */
    writesPerHour: integer('writes_per_hour'),
    /** Whether the user must confirm the key's deletions. */
    confirmDeletes: boolean('confirm_deletes').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    /** The session with which it was made (`madeWith`). */
    madeWith: text('made_with'),
    /** Whether what it had made has been ended since it expired. */
    endNoted: boolean('end_noted').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.id] }),
    uniqueIndex('api_keys_hash_key').on(table.hash),
    index('api_keys_workspace_id_idx').on(table.workspaceId, table.userId),
    ofMembership('api_keys_membership_fk', table),
  ],
)

/** The shared workspaces that a user has let an OAuth client into; of their own, `oauth_limits` says it. */
export const oauthWorkspaces = pgTable(
  'oauth_workspaces',
  {
    userId: userId(),
    clientId: oauthClientId(),
    workspaceId: text('workspace_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.clientId, table.workspaceId] }),
    index('oauth_workspaces_client_id_idx').on(table.clientId),
    index('oauth_workspaces_workspace_id_idx').on(table.workspaceId, table.userId),
    ofMembership('oauth_workspaces_membership_fk', table),
  ],
)

/** Ids of deleted users whose tokens come from an external issuer, which may go on signing tokens for them. */
export const deletedUsers = pgTable('deleted_users', {
  userId: text('user_id').primaryKey(),
  deletedAt: instant('deleted_at').notNull().default(sql`now()`),
})
