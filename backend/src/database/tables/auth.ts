import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core'

/**
 * Who there is and how they sign in. Better Auth's tables: the columns are the library's, the names ours. Also the
 * tables that we keep next to them. All of them stay on one node.
 */

export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
export const userId = () =>
  text('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })

export const users = pgTable(
  'users',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    email: text('email').notNull().unique(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text('image'),
    /** Whether signing in with the password takes a code as well. */
    twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
    /** How far the user is in the tour of the web app: the steps done, or that it has ended; null before the first. */
    tour: text('tour'),
    /** What the user may do beyond their own data; ours, and only shown by Better Auth. */
    role: text('role', { enum: ['user', 'admin'] })
      .notNull()
      .default('user'),
    /** Since when the account is disabled; ours. */
    disabledAt: instant('disabled_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('users_disabled_idx').on(table.id).where(sql`${table.disabledAt} IS NOT NULL`)],
)

export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    userId: userId(),
    token: text('token').notNull().unique(),
    expiresAt: instant('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    /** When its user last proved that it is them, other than by signing in; ours, and unknown to Better Auth. */
    provenAt: instant('proven_at'),
    /** The provider at which its user signed in, and the ID token from there, encrypted; ours as well. */
    providerId: text('provider_id'),
    idToken: text('id_token'),
  },
  (table) => [index('sessions_user_id_idx').on(table.userId)],
)

/**
 * Sessions that were ended before their time, and keys and clients (`madeWith`) that ended, until whatever is to end with them
 * has ended; without either, all of the user's sessions that are no more. Triggers in the migrations add them, since there are many ways to end one. No foreign key: users who
 * are being deleted lock the other way round.
 */
export const endedSessions = pgTable('ended_sessions', {
  id: text('id').primaryKey().default(sql`gen_random_uuid()`),
  userId: text('user_id').notNull(),
  sessionId: text('session_id'),
  madeWith: text('made_with'),
  /** The workspace that the key opened. */
  workspaceId: text('workspace_id'),
})

export const accounts = pgTable(
  'accounts',
  {
    id: text('id').primaryKey(),
    userId: userId(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    /** How its user knows an account elsewhere (an address, a name), and when it was last used; ours. */
    label: text('label'),
    lastUsedAt: instant('last_used_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('accounts_user_id_idx').on(table.userId),
    // Nobody else's account there opens this one.
    unique('accounts_provider_key').on(table.providerId, table.accountId),
  ],
)

export const passkeys = pgTable(
  'passkeys',
  {
    id: text('id').primaryKey(),
    userId: userId(),
    name: text('name'),
    publicKey: text('public_key').notNull(),
    /** Unique, or whoever registered somebody else's would keep its owner from signing in. */
    credentialID: text('credential_id').notNull().unique(),
    counter: bigint('counter', { mode: 'number' }).notNull(),
    deviceType: text('device_type').notNull(),
    backedUp: boolean('backed_up').notNull(),
    transports: text('transports'),
    aaguid: text('aaguid'),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Ours. */
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [index('passkeys_user_id_idx').on(table.userId)],
)

/** The authenticator app of a user, and the recovery codes; both encrypted. */
export const twoFactors = pgTable('two_factors', {
  id: text('id').primaryKey(),
  userId: userId().unique(),
  secret: text('secret').notNull(),
  backupCodes: text('backup_codes').notNull(),
  /** Whether a code of the app was entered once. */
  verified: boolean('verified').notNull().default(false),
  failedVerificationCount: integer('failed_verification_count').notNull().default(0),
  lockedUntil: instant('locked_until'),
})

export const verifications = pgTable(
  'verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('verifications_identifier_idx').on(table.identifier)],
)

export const jwks = pgTable('jwks', {
  id: text('id').primaryKey(),
  publicKey: text('public_key').notNull(),
  privateKey: text('private_key').notNull(),
  alg: text('alg'),
  crv: text('crv'),
  createdAt: instant('created_at').notNull().defaultNow(),
  expiresAt: instant('expires_at'),
})

export const rateLimits = pgTable('rate_limits', {
  id: text('id').primaryKey(),
  key: text('key').notNull().unique(),
  count: integer('count').notNull(),
  lastRequest: bigint('last_request', { mode: 'number' }).notNull(),
})
