import { z } from 'zod'
import { Instant, text } from '../core/schemas.ts'
import { CONSENT_ENDPOINTS } from './consents.ts'
import { type AuthEndpoint, AuthUser, get, ok, post, SignedInByPassword, Token, Tour } from './endpoint.ts'
import { METHOD_ENDPOINTS } from './method-schemas.ts'
import { PROVIDER_ENDPOINTS } from './providers/schemas.ts'

/** The schemas of Better Auth's endpoints: names and camelCase are the library's, so that its client fits. */

const Email = z
  .email()
  .max(254)
  .meta({ examples: ['ada@example.com'] })
const Password = text({ min: 8, max: 128 }).meta({ examples: ['correct horse battery'] })
/** A password that is checked, not chosen: whatever it is, the response is the same. */
const GivenPassword = text({ max: 128 }).meta({ examples: ['correct horse battery'] })
const Name = text({ min: 1, max: 100 }).meta({ examples: ['Ada'] })
const Landing = z
  .string()
  // It becomes a response header.
  .regex(/^[\x21-\x7e]{1,500}$/, 'Must be 1 to 500 visible ASCII characters.')
  .meta({
    description: 'Page that the link in the mail finally leads to: a path, or a URL with a trusted origin.',
    examples: ['/'],
  })
const Callback = Landing.optional()
/** The token from an e-mail. */
const MailToken = z
  .string()
  .regex(/^[\w-]{1,100}$/)
  .meta({ examples: ['n4Zr8sK2bQnVhY0xJd5LrT7u'] })
const Invitation = z
  .string()
  .regex(/^[\w-]{1,100}$/)
  .meta({ description: 'From the link of an invitation, where not everybody may sign up.' })
const AuthSession = z
  .object({
    id: z.string(),
    userId: z.string(),
    token: z.string(),
    expiresAt: Instant,
    createdAt: Instant,
    updatedAt: Instant,
    ipAddress: z.string().nullable(),
    userAgent: z.string().nullable(),
  })
  .meta({ id: 'AuthSession' })

/** Every endpoint of Better Auth that is open; all others are closed. */
export const AUTH_ENDPOINTS: AuthEndpoint[] = [
  ...CONSENT_ENDPOINTS,
  ...METHOD_ENDPOINTS,
  ...PROVIDER_ENDPOINTS,
  post({
    path: '/sign-up/email',
    operationId: 'signUp',
    summary: 'Create an account',
    session: false,
    evenTime: true,
    body: z.strictObject({
      name: Name,
      email: Email,
      password: Password,
      callbackURL: Callback,
      invitation: Invitation.optional(),
    }),
    response: z.object({ token: z.null(), user: AuthUser }),
    problems: [400, 403, 422],
  }),
  post({
    path: '/sign-in/email',
    operationId: 'signIn',
    summary: 'Sign in: sets the session cookie',
    session: false,
    body: z.strictObject({
      email: Email,
      password: GivenPassword,
      rememberMe: z.boolean().optional(),
      callbackURL: Callback,
    }),
    response: SignedInByPassword,
    problems: [400, 401, 403, 422],
  }),
  post({
    path: '/sign-out',
    operationId: 'signOut',
    summary: 'Sign out: ends the session',
    session: true,
    response: z.object({
      success: z.boolean(),
      url: z
        .string()
        .optional()
        .meta({ description: 'Where the browser is to go to sign out at the provider as well.' }),
    }),
    problems: [400, 403],
  }),
  get({
    path: '/token',
    operationId: 'getToken',
    summary: 'Get a JWT for the API, valid for 15 minutes, for the session of the cookie',
    session: true,
    response: z.object({ token: z.string() }),
    problems: [401],
  }),
  get({
    path: '/jwks',
    operationId: 'getJwks',
    summary: 'Get the public keys that verify the JWTs (RFC 7517)',
    session: false,
    response: z.object({
      keys: z.array(z.looseObject({ kid: z.string(), kty: z.string(), alg: z.string() })),
    }),
    problems: [],
  }),
  get({
    path: '/get-session',
    operationId: 'getSession',
    summary: 'Get the session of the cookie and its user; null if there is none',
    session: true,
    response: z.object({ session: AuthSession, user: AuthUser }).nullable(),
    headers: ['set-auth-jwt'],
    problems: [],
  }),
  get({
    path: '/list-sessions',
    operationId: 'listSessions',
    summary: "List the user's sessions",
    session: true,
    response: z.array(AuthSession),
    problems: [401],
  }),
  post({
    path: '/revoke-session',
    operationId: 'revokeSession',
    summary: 'End the session with this token',
    session: true,
    body: z.strictObject({ token: Token }),
    response: ok,
    problems: [400, 401, 403, 422],
  }),
  post({
    path: '/revoke-other-sessions',
    operationId: 'revokeOtherSessions',
    summary: 'End every session but this one',
    session: true,
    response: ok,
    problems: [400, 401, 403],
  }),
  post({
    path: '/revoke-sessions',
    operationId: 'revokeSessions',
    summary: 'End every session',
    session: true,
    response: ok,
    problems: [400, 401, 403],
  }),
  post({
    path: '/update-user',
    operationId: 'updateUser',
    summary: 'Change the name, or how far the user is in the tour',
    session: true,
    body: z
      .strictObject({ name: Name.optional(), tour: Tour.optional() })
      .refine((body) => Object.keys(body).length > 0, 'Must have `name` or `tour`.')
      .meta({ examples: [{ name: 'Ada' }] }),
    response: ok,
    problems: [400, 401, 403, 422],
  }),
  post({
    path: '/change-password',
    operationId: 'changePassword',
    summary: 'Change the password',
    session: true,
    body: z.strictObject({
      currentPassword: GivenPassword,
      newPassword: Password,
      revokeOtherSessions: z.boolean().optional(),
    }),
    response: z.object({ token: z.string().nullable(), user: AuthUser }),
    problems: [400, 401, 403, 422],
  }),
  post({
    path: '/request-password-reset',
    operationId: 'requestPasswordReset',
    summary: 'Request a mail to reset the password; the response is the same for every address',
    session: false,
    mail: true,
    evenTime: true,
    body: z.strictObject({ email: Email, redirectTo: Callback }),
    response: z.object({ status: z.boolean(), message: z.string() }),
    problems: [400, 403, 422],
  }),
  get({
    path: '/reset-password/:token',
    operationId: 'openPasswordReset',
    summary: "Open the link in the mail: redirects to the client's page with the token",
    session: false,
    params: z.object({ token: MailToken }),
    query: z.strictObject({ callbackURL: Landing }),
    response: z.undefined(),
    problems: [400, 403, 422],
    redirects: true,
  }),
  post({
    path: '/reset-password',
    operationId: 'resetPassword',
    summary:
      'Set a new password with the token from the mail; ends every session, and all else that acts for the account',
    session: false,
    body: z.strictObject({
      newPassword: Password,
      token: MailToken,
      keepAccess: z.boolean().optional().meta({
        description:
          'Whether API keys, clients, channels, webhooks, links and invitations go on; by default, they end. The mail about it names them.',
      }),
    }),
    response: ok,
    problems: [400, 403, 422],
  }),
  post({
    path: '/send-verification-email',
    operationId: 'sendVerificationEmail',
    summary: 'Request the verification mail again',
    session: false,
    mail: true,
    evenTime: true,
    body: z.strictObject({ email: Email, callbackURL: Callback }),
    response: ok,
    problems: [400, 403, 422],
  }),
  post({
    path: '/verify-email',
    operationId: 'verifyEmail',
    summary: 'Verify the address, approve its change, or change it, with the token from the mail',
    session: false,
    body: z.strictObject({
      token: z
        .string()
        .regex(/^[\w.-]{1,2000}$/)
        .meta({ description: 'What follows `#` in the link.', examples: ['eyJhbGciOiJIUzI1NiJ9.e30.c2ln'] }),
      callbackURL: Callback,
    }),
    response: ok,
    problems: [400, 401, 403, 409, 422],
  }),
  post({
    path: '/change-email',
    operationId: 'changeEmail',
    summary: 'Change the e-mail address, once a link sent to the new one has been opened',
    session: true,
    proof: true,
    mail: true,
    evenTime: true,
    body: z.strictObject({ newEmail: Email, callbackURL: Callback }),
    response: ok,
    problems: [400, 401, 403, 422],
  }),
  post({
    path: '/delete-user',
    operationId: 'deleteUser',
    summary: 'Delete the account and everything in it, immediately and permanently',
    session: true,
    // An empty password would count as none.
    body: z
      .strictObject({
        password: text({ min: 1, max: 128 })
          .optional()
          .meta({ description: 'Required, unless the account has none: then a fresh proof is.' }),
      })
      .meta({ examples: [{ password: 'correct horse battery' }] }),
    response: z.object({ success: z.boolean(), message: z.string() }),
    problems: [400, 401, 403, 404, 409, 422],
  }),
]

/** The endpoints that take a new password, and the member that it is in. */
export const CHOSEN_PASSWORDS: ReadonlyMap<string, string> = new Map(
  AUTH_ENDPOINTS.flatMap(({ path, body }) => {
    const members = body instanceof z.ZodObject ? Object.entries(body.shape) : []
    return members.flatMap(([name, schema]): [string, string][] =>
      schema === Password ? [[path, name]] : [],
    )
  }),
)
