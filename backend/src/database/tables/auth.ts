import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  customType,
  foreignKey,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
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
 * Sessions that were ended before their time, until whatever is to end with them has ended; without one, all of the user's that
 * are no more. Triggers in the migrations add them, since there are many ways to end a session. No foreign key: users who
 * are being deleted lock the other way round.
 */
export const endedSessions = pgTable('ended_sessions', {
  id: text('id').primaryKey().default(sql`gen_random_uuid()`),
  userId: text('user_id').notNull(),
  sessionId: text('session_id'),
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

// Tables of Better Auth's OAuth provider, through which AI clients connect.

export const oauthClients = pgTable(
  'oauth_clients',
  {
    id: text('id').primaryKey(),
    clientId: text('client_id').notNull().unique(),
    clientSecret: text('client_secret'),
    clientDiscoveryId: text('client_discovery_id'),
    disabled: boolean('disabled').default(false),
    skipConsent: boolean('skip_consent'),
    enableEndSession: boolean('enable_end_session'),
    subjectType: text('subject_type'),
    scopes: text('scopes').array(),
    clientCredentialsScopes: text('client_credentials_scopes').array(),
    /** The user who registered the client; usually null, since clients register themselves. */
    userId: text('owner_id').references(() => users.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at'),
    updatedAt: instant('updated_at'),
    name: text('name'),
    uri: text('uri'),
    icon: text('icon'),
    contacts: text('contacts').array(),
    tos: text('tos'),
    policy: text('policy'),
    softwareId: text('software_id'),
    softwareVersion: text('software_version'),
    softwareStatement: text('software_statement'),
    redirectUris: text('redirect_uris').array().notNull(),
    postLogoutRedirectUris: text('post_logout_redirect_uris').array(),
    backchannelLogoutUri: text('backchannel_logout_uri'),
    backchannelLogoutSessionRequired: boolean('backchannel_logout_session_required'),
    tokenEndpointAuthMethod: text('token_endpoint_auth_method'),
    applicationType: text('application_type'),
    jwks: text('jwks'),
    jwksUri: text('jwks_uri'),
    grantTypes: text('grant_types').array(),
    responseTypes: text('response_types').array(),
    requirePKCE: boolean('require_pkce'),
    dpopBoundAccessTokens: boolean('dpop_bound_access_tokens').default(false),
    referenceId: text('reference_id'),
    metadata: json('metadata'),
  },
  (table) => [index('oauth_clients_owner_id_idx').on(table.userId)],
)

export const oauthResources = pgTable('oauth_resources', {
  id: text('id').primaryKey(),
  identifier: text('identifier').notNull().unique(),
  name: text('name').notNull(),
  accessTokenTtl: integer('access_token_ttl'),
  refreshTokenTtl: integer('refresh_token_ttl'),
  signingAlgorithm: text('signing_algorithm'),
  signingKeyId: text('signing_key_id'),
  allowedScopes: text('allowed_scopes').array(),
  customClaims: json('custom_claims'),
  dpopBoundAccessTokensRequired: boolean('dpop_bound_access_tokens_required').default(false),
  disabled: boolean('disabled').default(false),
  createdAt: instant('created_at'),
  updatedAt: instant('updated_at'),
  policyVersion: integer('policy_version').default(1),
  metadata: json('metadata'),
})

export const oauthClientId = () =>
  text('client_id')
    .notNull()
    .references(() => oauthClients.clientId, { onDelete: 'cascade' })

export const oauthClientResources = pgTable(
  'oauth_client_resources',
  {
    id: text('id').primaryKey(),
    clientId: oauthClientId(),
    resourceId: text('resource_id')
      .notNull()
      .references(() => oauthResources.identifier, { onDelete: 'cascade' }),
    metadata: json('metadata'),
    createdAt: instant('created_at'),
  },
  (table) => [
    uniqueIndex('oauth_client_resources_key').on(table.clientId, table.resourceId),
    index('oauth_client_resources_resource_id_idx').on(table.resourceId),
  ],
)

/** Which client may act for which user, and with which scopes. */
export const oauthConsents = pgTable(
  'oauth_consents',
  {
    id: text('id').primaryKey(),
    clientId: oauthClientId(),
    userId: userId(),
    referenceId: text('reference_id'),
    resources: text('resources').array(),
    requestedUserInfoClaims: text('requested_user_info_claims').array(),
    scopes: text('scopes').array().notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    unique('oauth_consents_key').on(table.userId, table.clientId),
    index('oauth_consents_client_id_idx').on(table.clientId),
  ],
)

/**
 * Limits that a user sets for a client besides its scopes; written before the consent, so that no token exists without
 * them.
 */
export const oauthLimits = pgTable(
  'oauth_limits',
  {
    userId: userId(),
    clientId: oauthClientId(),
    /** The only project that the client may see; null: all projects. */
    projectId: bigint('project_id', { mode: 'number' }),
    /** Changes that the client may make within an hour; null: no limit. */
    writesPerHour: integer('writes_per_hour'),
    /** Whether the user must confirm the client's deletions. */
    confirmDeletes: boolean('confirm_deletes').notNull(),
    /** Whether the client may enter the user's own workspace; of shared ones, `oauth_workspaces` says it. */
    ownWorkspace: boolean('own_workspace').notNull().default(true),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.clientId] }),
    index('oauth_limits_client_id_idx').on(table.clientId),
  ],
)

/** Deletes a token together with the consent that it is based on. */
const ofConsent = (name: string, table: { userId: AnyPgColumn; clientId: AnyPgColumn }) =>
  foreignKey({
    name,
    columns: [table.userId, table.clientId],
    foreignColumns: [oauthConsents.userId, oauthConsents.clientId],
  }).onDelete('cascade')

/** Columns of both kinds of token; the tokens are stored as hashes. */
const oauthToken = () => ({
  id: text('id').primaryKey(),
  token: text('token').notNull().unique(),
  clientId: oauthClientId(),
  sessionId: text('session_id').references(() => sessions.id, { onDelete: 'set null' }),
  referenceId: text('reference_id'),
  authorizationCodeId: text('authorization_code_id'),
  resources: text('resources').array(),
  requestedUserInfoClaims: text('requested_user_info_claims').array(),
  expiresAt: instant('expires_at').notNull(),
  createdAt: instant('created_at').notNull(),
  revoked: instant('revoked'),
  confirmation: json('confirmation'),
  scopes: text('scopes').array().notNull(),
})

export const oauthRefreshTokens = pgTable(
  'oauth_refresh_tokens',
  {
    ...oauthToken(),
    userId: userId(),
    rotatedAt: instant('rotated_at'),
    rotationReplayResponse: text('rotation_replay_response'),
    rotationReplayExpiresAt: instant('rotation_replay_expires_at'),
    authTime: instant('auth_time'),
  },
  (table) => [
    ofConsent('oauth_refresh_tokens_consent_fk', table),
    index('oauth_refresh_tokens_client_id_idx').on(table.clientId),
    index('oauth_refresh_tokens_session_id_idx').on(table.sessionId),
    index('oauth_refresh_tokens_user_id_idx').on(table.userId),
    index('oauth_refresh_tokens_code_idx').on(table.authorizationCodeId),
  ],
)

export const oauthAccessTokens = pgTable(
  'oauth_access_tokens',
  {
    ...oauthToken(),
    userId: text('user_id').references(() => users.id, { onDelete: 'cascade' }),
    refreshId: text('refresh_id').references(() => oauthRefreshTokens.id, { onDelete: 'cascade' }),
  },
  (table) => [
    ofConsent('oauth_access_tokens_consent_fk', table),
    index('oauth_access_tokens_client_id_idx').on(table.clientId),
    index('oauth_access_tokens_session_id_idx').on(table.sessionId),
    index('oauth_access_tokens_user_id_idx').on(table.userId),
    index('oauth_access_tokens_code_idx').on(table.authorizationCodeId),
    index('oauth_access_tokens_refresh_id_idx').on(table.refreshId),
  ],
)

export const oauthClientAssertions = pgTable('oauth_client_assertions', {
  id: text('id').primaryKey(),
  expiresAt: instant('expires_at').notNull(),
})
