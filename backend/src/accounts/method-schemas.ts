import { z } from 'zod'
import { Instant, text } from '../core/schemas.ts'
import { type AuthEndpoint, AuthUser, get, ok, post } from './endpoint.ts'
import { Linked } from './providers/schemas.ts'

/** The endpoints by which users prove who they are, and manage how they sign in. */

const GivenPassword = text({ max: 128 }).meta({ examples: ['correct horse battery'] })

/** What the browser's `navigator.credentials` returns, as JSON; the library checks it. */
const Credential = z.looseObject({ id: text({ min: 1, max: 1400 }) }).meta({
  description: "The browser's answer, as its `toJSON` gives it.",
  examples: [{ id: 'n4Zr8sK2bQnVhY0xJd5LrT7u', type: 'public-key', response: {} }],
})
/** Of an authenticator app. */
const Code = z
  .string()
  .regex(/^\d{6}$/, 'Must be six digits.')
  .meta({ examples: ['123456'] })
const RecoveryCodes = z.array(z.string()).meta({ description: 'Each stands for one code of the app, once.' })
/** What `navigator.credentials` is to be called with, as JSON. */
const Options = z.looseObject({ challenge: z.string() })
const Name = text({ min: 1, max: 100 }).meta({ examples: ['Phone'] })
const Id = z
  .string()
  .regex(/^[\w-]{1,200}$/)
  .meta({ examples: ['8sK2bQnVhY0xJd5LrT7uWmZcF3gAeP1i'] })

const Passkey = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    backedUp: z.boolean().meta({ description: 'Whether it is kept on more than one device.' }),
    createdAt: Instant,
    lastUsedAt: Instant.nullable(),
  })
  .meta({ id: 'Passkey' })

/** The library would take the password, which a fresh proof stands for. */
const Nothing = z.strictObject({})
const SignedIn = z.looseObject({ token: z.string(), user: AuthUser })

export const METHOD_ENDPOINTS: AuthEndpoint[] = [
  post({
    path: '/prove',
    operationId: 'prove',
    summary: 'Prove that it is still you, where 403 FRESH_PROOF_REQUIRED asks for it',
    session: true,
    body: z
      .strictObject({
        password: GivenPassword.optional(),
        code: Code.optional(),
        passkey: Credential.optional(),
      })
      .refine((body) => Object.keys(body).length === 1, 'Send a password, a code or a passkey.')
      .meta({ examples: [{ password: 'correct horse battery' }] }),
    response: ok,
    problems: [400, 401, 403, 409, 422],
  }),
  get({
    path: '/list-sign-in-methods',
    operationId: 'listSignInMethods',
    summary: 'List by what the user can sign in',
    session: true,
    response: z
      .object({
        password: z.boolean(),
        authenticator: z
          .boolean()
          .meta({ description: 'Whether signing in with the password takes a code of an app as well.' }),
        codesUnreadable: z.boolean().meta({
          description:
            'Whether the codes of the app cannot be checked any more, as the secret of the service was changed since. The app has to be set up anew.',
        }),
        recoveryCodes: z.int().meta({ description: 'How many are left.' }),
        passkeys: z.array(Passkey),
        providers: z.array(Linked),
      })
      .meta({ id: 'SignInMethods' }),
    problems: [401],
  }),
  get({
    path: '/passkey/generate-register-options',
    operationId: 'beginPasskey',
    summary: 'Begin to add a passkey: what the browser is to be asked for',
    session: true,
    proof: true,
    response: Options,
    problems: [401, 403],
  }),
  post({
    path: '/passkey/verify-registration',
    operationId: 'addPasskey',
    summary: 'Add the passkey that the browser has made',
    session: true,
    proof: true,
    body: z.strictObject({ name: Name, response: Credential }),
    response: z.looseObject({ id: z.string(), name: z.string() }),
    problems: [400, 401, 403, 422],
  }),
  post({
    path: '/passkey/update-passkey',
    operationId: 'renamePasskey',
    summary: 'Rename a passkey',
    session: true,
    body: z.strictObject({ id: Id, name: Name }),
    response: z.object({ passkey: z.looseObject({ id: z.string(), name: z.string() }) }),
    problems: [400, 401, 403, 404, 422],
  }),
  post({
    path: '/passkey/delete-passkey',
    operationId: 'removePasskey',
    summary: 'Remove a passkey, unless it is the only way to sign in',
    session: true,
    proof: true,
    body: z.strictObject({ id: Id }),
    response: ok,
    problems: [400, 401, 403, 404, 409, 422],
  }),
  post({
    path: '/two-factor/enable',
    operationId: 'beginAuthenticator',
    summary: 'Begin to use an authenticator app; its first code completes it',
    session: true,
    proof: true,
    body: Nothing,
    response: z.looseObject({
      totpURI: z.string().meta({ description: 'What the app takes, usually as a QR code.' }),
      backupCodes: RecoveryCodes,
    }),
    problems: [400, 401, 403, 422],
  }),
  post({
    path: '/two-factor/verify-totp',
    operationId: 'verifyCode',
    summary: 'Send a code of the app: completes signing in, or the beginning to use the app',
    session: false,
    body: z.strictObject({ code: Code }),
    response: SignedIn,
    problems: [400, 401, 403, 409, 422],
  }),
  post({
    path: '/two-factor/verify-backup-code',
    operationId: 'useRecoveryCode',
    summary: 'Complete signing in with a recovery code instead of one of the app',
    session: false,
    body: z.strictObject({
      code: z
        .string()
        .regex(/^[\w-]{1,40}$/)
        .meta({ examples: ['a1B2c-D3e4F'] }),
    }),
    response: SignedIn,
    problems: [400, 401, 403, 409, 422],
  }),
  post({
    path: '/two-factor/generate-backup-codes',
    operationId: 'renewRecoveryCodes',
    summary: 'Make new recovery codes; the former ones are void',
    session: true,
    proof: true,
    body: Nothing,
    response: z.looseObject({ backupCodes: RecoveryCodes }),
    problems: [400, 401, 403, 422],
  }),
  post({
    path: '/two-factor/disable',
    operationId: 'removeAuthenticator',
    summary: 'No longer use the authenticator app',
    session: true,
    proof: true,
    body: Nothing,
    response: ok,
    problems: [400, 401, 403, 422],
  }),
  get({
    path: '/passkey/generate-authenticate-options',
    operationId: 'beginPasskeySignIn',
    summary: 'Begin to sign in, or to prove that it is you, with a passkey',
    session: false,
    response: Options,
    problems: [],
  }),
  post({
    path: '/passkey/verify-authentication',
    operationId: 'signInWithPasskey',
    summary: 'Sign in with a passkey: sets the session cookie',
    session: false,
    body: z.strictObject({ response: Credential }),
    response: z.looseObject({ user: AuthUser }),
    problems: [400, 401, 403, 422],
  }),
]
