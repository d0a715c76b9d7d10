import { oauthProvider } from '@better-auth/oauth-provider'
import type { BetterAuthPlugin } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { APIError } from 'better-auth/api'
import { betterAuth } from 'better-auth/minimal'
import { type Jwk, jwt } from 'better-auth/plugins/jwt'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../config.ts'
import { isFromOwnNetwork } from '../core/own-network.ts'
import type { Database } from '../database/connection.ts'
import * as tables from '../database/tables/auth.ts'
import * as oauthTables from '../database/tables/oauth.ts'
import { ownedAndShared } from '../workspaces/crud/leaving.ts'
import { authenticator } from './authenticator.ts'
import { claiming } from './claiming.ts'
import { countAccess, endAccess, listAccess } from './crud/access.ts'
import { stepDown } from './crud/administrators.ts'
import { grantOf, withdrawConsent } from './crud/clients.ts'
import { claimAddress, deleteUser, forgetResetTokens } from './crud.ts'
import { disabling } from './disabled.ts'
import { refusingGuessable } from './guessable.ts'
import { limitGuesses } from './guesses.ts'
import { ldap } from './ldap/plugin.ts'
import {
  acceptedBy,
  alreadySignedUpLetter,
  changeLetter,
  type Happening,
  type InBackground,
  type Mailer,
  postingBy,
  type Reader,
  resetLetter,
  securityLetter,
  verificationLetter,
} from './mail.ts'
import { oauthOptions, withdrawal } from './oauth.ts'
import { passkeys } from './passkeys.ts'
import { noticingPool } from './pool.ts'
import { proofs } from './proof.ts'
import { providers } from './providers/plugin.ts'
import { keysFor } from './signing-keys.ts'
import { telling } from './telling.ts'
import { verifying, verifyingLink } from './verifying.ts'

/** The header in which the routes pass the client's address to Better Auth; a value that a client sends is dropped. */
export const ADDRESS_HEADER = 'x-docket-client-address'

/** The header in which the routes say that a reset of the password ends nothing but the sessions. */
export const KEEP_HEADER = 'x-docket-keep-access'

const DAY = 24 * 60 * 60
/** Seconds: a signing key signs for this long, and verifies for the grace period after that. */
export const KEY_ROTATION = 30 * DAY
export const KEY_GRACE = DAY

/** What Better Auth logs as an error although only the client is at fault. */
const CLIENTS_MISTAKE =
  /^(Failed to verify (registration|authentication)|Invalid (\w+URL|origin)|Blocked cross-site|Email is the same)/

/** @param names of the workspaces that the user owns and shares */
const stillOwned = (names: readonly string[]) => ({
  code: 'WORKSPACES_OWNED',
  message: `Others are members of workspaces that you own: ${names.join(', ')}. Hand them over, or delete them, first.`,
})
const LAST_ADMINISTRATOR = {
  code: 'LAST_ADMINISTRATOR',
  message: 'This is the only administrator. Make somebody else one first.',
}

export type Auth = ReturnType<typeof createAuth>

/** The request's origin, if it is this server under another of its addresses. */
function ownOrigins(headers: Headers | undefined): string[] {
  const [origin, host] = [headers?.get('origin'), headers?.get('host')]
  return origin != null && host != null && isFromOwnNetwork(origin, host) ? [origin] : []
}

/** Better Auth, configured: accounts, sessions and signing keys in Docket's own database. */
export function createAuth(options: {
  config: Config
  db: Database
  mailer: Mailer
  log: FastifyBaseLogger
  /** Takes over work that continues after the response (mail), so that its duration reveals nothing. */
  inBackground: InBackground
}) {
  const { config, db, mailer, log, inBackground } = options
  const verified = config.auth.verification === 'required'
  const guesses = config.auth.limited ? limitGuesses({ config, db }) : undefined

  const post = postingBy({ mailer, db: db.reader, log, inBackground })
  const readerOf = ({ id, email }: { id: string; email: string }, request: Request | undefined): Reader => ({
    ...{ to: email, account: { id }, accepts: acceptedBy(request) },
  })

  const { plugin: passkey, byPasskey } = passkeys({ config, db })
  const { plugin: authenticatorApp, byCode } = authenticator({ config, db, log })
  const confirming = claiming(db)
  const directory = ldap({ config, db, log, post })

  return betterAuth({
    appName: 'Docket',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: config.auth.secret,
    trustedOrigins: (request) => [
      ...config.corsOrigins,
      ...(config.isPublicUrlGuessed ? ownOrigins(request?.headers) : []),
    ],
    telemetry: { enabled: false },
    database: drizzleAdapter(drizzle(noticingPool(db.pool)), {
      provider: 'pg',
      transaction: true,
      schema: {
        user: tables.users,
        session: tables.sessions,
        account: tables.accounts,
        verification: tables.verifications,
        jwks: tables.jwks,
        rateLimit: tables.rateLimits,
        passkey: tables.passkeys,
        twoFactor: tables.twoFactors,
        oauthClient: oauthTables.oauthClients,
        oauthResource: oauthTables.oauthResources,
        oauthClientResource: oauthTables.oauthClientResources,
        oauthRefreshToken: oauthTables.oauthRefreshTokens,
        oauthAccessToken: oauthTables.oauthAccessTokens,
        oauthConsent: oauthTables.oauthConsents,
        oauthClientAssertion: oauthTables.oauthClientAssertions,
      },
    }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 8,
      maxPasswordLength: 128,
      // Signing in at once would answer differently for an address that already has an account.
      autoSignIn: false,
      requireEmailVerification: verified,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, url, token }, request) =>
        post(readerOf(user, request), (to, language) => resetLetter(to, url, token, language)),
      // A reset also voids the tokens that other mails carried.
      onPasswordReset: async ({ user }, request) => {
        await forgetResetTokens(user.id, db)
        const claimed = await claimAddress(user.id, db)
        guesses?.prove(request, user.id)
        const keeps = claimed === undefined && request?.headers.get(KEEP_HEADER) === 'true'
        const { session: _, ...acting } = keeps
          ? countAccess(await listAccess(user.id, db, new Date()))
          : (claimed ?? (await endAccess(user.id, db, new Date(), () => true)))
        const what: Happening = ({ passwordReset }) => passwordReset(acting, keeps)
        post(readerOf(user, request), (to, language) => securityLetter(to, what, language))
      },
      ...(config.mail.smtpUrl === undefined
        ? {}
        : {
            onExistingUserSignUp: async ({ user }, request) =>
              post(readerOf(user, request), alreadySignedUpLetter),
          }),
    },
    emailVerification: {
      sendOnSignUp: verified,
      sendOnSignIn: verified,
      beforeEmailVerification: confirming.claim,
      sendVerificationEmail: async ({ user, url, token }, request) =>
        post(readerOf(user, request), (to, language) =>
          verificationLetter(to, verifyingLink(config.publicUrl, url, token), language),
        ),
    },
    // Anyone who reads the database, or a backup, finds no token that resets a password.
    verification: { storeIdentifier: 'hashed' },
    user: {
      additionalFields: {
        tour: { type: 'string', required: false },
        // Shown, so that pages know what to offer; whether somebody is an administrator is asked of the database.
        role: { type: 'string', required: false, input: false, defaultValue: 'user' },
      },
      changeEmail: {
        enabled: true,
        sendChangeEmailConfirmation: async ({ user, newEmail, url, token }, request) =>
          post(readerOf(user, request), (to, language) =>
            changeLetter(to, newEmail, verifyingLink(config.publicUrl, url, token), language),
          ),
      },
      deleteUser: {
        enabled: true,
        // One statement deletes everything; what Better Auth would delete afterwards is already gone.
        beforeDelete: async (user) => {
          const shared = await ownedAndShared(user.id, db)
          if (shared.length > 0) throw new APIError('CONFLICT', stillOwned(shared))
          await deleteUser(user.id, db, {
            first: async (within) => {
              if (!(await stepDown(within, user.id))) throw new APIError('CONFLICT', LAST_ADMINISTRATOR)
            },
          })
        },
      },
    },
    // Whether a proof is fresh is our own question (`proof.ts`): the library's would close the list of sessions after a day.
    session: { freshAge: 0 },
    plugins: [
      proofs({ config, db, byPasskey, byCode, byDirectory: directory?.byPassword }),
      passkey,
      authenticatorApp,
      refusingGuessable(),
      verifying(),
      telling(post),
      confirming.plugin,
      disabling(db),
      providers({ config, db, log, post }),
      ...(directory === undefined ? [] : [directory.plugin]),
      jwt({
        jwks: {
          keyPairConfig: { alg: 'EdDSA', crv: 'Ed25519' },
          rotationInterval: KEY_ROTATION,
          gracePeriod: KEY_GRACE,
        },
        adapter: {
          getJwks: async ({ context }) =>
            keysFor(config.auth.secret, await context.adapter.findMany<Jwk>({ model: 'jwks' }), new Date()),
        },
        jwt: {
          issuer: config.auth.issuer,
          audience: config.auth.audience,
          expirationTime: '15m',
          definePayload: ({ user, session }) => ({
            user_id: user.id,
            email: user.email,
            // Long-lived work ends with the session. This is the row's id, which grants no access.
            session_id: session.id,
          }),
        },
      }),
      // Better Auth's types do not support `exactOptionalPropertyTypes`.
      oauthProvider(
        oauthOptions((userId, client, scopes) => grantOf(userId, db, client, scopes)),
      ) as unknown as BetterAuthPlugin,
      withdrawal((userId, consent) => withdrawConsent(userId, db, consent)),
    ],
    ...(guesses === undefined ? {} : { hooks: guesses.hooks }),
    rateLimit: {
      enabled: config.auth.limited,
      storage: 'database',
      // Like the library's rules for other endpoints that take a password.
      customRules: {
        '/delete-user': { window: 10, max: 3 },
        '/prove': { window: 10, max: 3 },
        '/ldap/link': { window: 10, max: 3 },
        '/passkey/*': { window: 10, max: 20 },
      },
    },
    advanced: {
      cookiePrefix: 'docket',
      // By default these checks would be off in a test environment.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      useSecureCookies: config.publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER], ipv6Subnet: 64 },
      backgroundTasks: { handler: inBackground },
    },
    logger: {
      level: 'error',
      log: (_, message: unknown) => {
        // What follows a colon is an address or a parameter; some "messages" are errors.
        const auth = typeof message === 'string' ? message.split(':')[0] : 'error'
        log[CLIENTS_MISTAKE.test(String(auth)) ? 'info' : 'error']({ auth }, 'auth')
      },
    },
    // Where a client's request leads if the error may not be sent to the client itself.
    onAPIError: { throw: true, errorURL: `${config.publicUrl}/consent` },
  })
}
