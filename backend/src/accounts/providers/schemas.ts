import { z } from 'zod'
import { Instant, text } from '../../core/schemas.ts'
import { PRESET_NAMES } from '../../settings/providers.ts'
import { type AuthEndpoint, get, ok, post, SignedInByPassword } from '../endpoint.ts'

const ProviderId = z
  .string()
  .regex(/^[a-z][a-z\d-]{0,30}$/)
  .meta({ examples: ['github'] })
const To = z
  .string()
  .regex(/^\/[\x21-\x7e]{0,8500}$/, 'Must be a path.')
  .optional()
  .meta({
    description: 'Page of this app to return to; anything else leads to its first page.',
    examples: ['/today'],
  })
/** In a directory. */
const Username = text({ min: 1, max: 100 }).meta({ examples: ['ada'] })
/** A password that is checked, not chosen. An empty one would count as none. */
const Password = text({ min: 1, max: 256 }).meta({ examples: ['correct horse battery'] })
const Begin = z.strictObject({ provider: ProviderId, to: To })
const begun = z.object({ url: z.string().meta({ description: 'Where the browser is to go.' }) })

/** A part of the list of ways to sign in. */
export const Linked = z
  .object({
    id: z.string(),
    provider: ProviderId,
    name: z.string(),
    label: z.string().meta({ description: 'How the user knows the account there.' }),
    offered: z.boolean().meta({ description: 'Whether one can sign in by it at present.' }),
    createdAt: Instant,
    lastUsedAt: Instant.nullable(),
  })
  .meta({ id: 'LinkedProvider' })

export const PROVIDER_ENDPOINTS: AuthEndpoint[] = [
  post({
    path: '/sign-in/ldap',
    operationId: 'signInWithDirectory',
    summary: 'Sign in with the password of a directory (LDAP): sets the session cookie',
    session: false,
    evenTime: true,
    body: z.strictObject({ username: Username, password: Password, rememberMe: z.boolean().optional() }),
    response: SignedInByPassword,
    problems: [400, 401, 403, 404, 422],
  }),
  post({
    path: '/ldap/link',
    operationId: 'linkDirectory',
    summary: "Add an account of the directory to one's ways to sign in",
    session: true,
    proof: true,
    evenTime: true,
    body: z.strictObject({ username: Username, password: Password }),
    response: ok,
    problems: [400, 401, 403, 404, 422],
  }),
  get({
    path: '/providers',
    operationId: 'listProviders',
    summary: 'List where else users may sign in',
    session: false,
    response: z.array(
      z
        .object({
          id: ProviderId,
          name: z.string(),
          kind: z.enum(['provider', 'directory']).meta({
            description: 'Whether the browser goes there, or the password of a directory is typed here.',
          }),
          preset: z
            .enum(PRESET_NAMES)
            .nullable()
            .meta({ description: 'What kind of provider it is known to be.' }),
        })
        .meta({ id: 'SignInProvider' }),
    ),
    problems: [],
  }),
  post({
    path: '/sign-in/provider',
    operationId: 'signInWithProvider',
    summary: 'Begin to sign in at a provider',
    session: false,
    body: Begin,
    response: begun,
    problems: [400, 403, 404, 422],
  }),
  post({
    path: '/providers/link',
    operationId: 'linkProvider',
    summary: "Begin to add an account at a provider to one's ways to sign in",
    session: true,
    proof: true,
    body: Begin,
    response: begun,
    problems: [400, 401, 403, 404, 422],
  }),
  post({
    path: '/providers/prove',
    operationId: 'proveWithProvider',
    summary: 'Begin to prove that it is still you, by signing in at a provider once more',
    session: true,
    body: Begin,
    response: begun,
    problems: [400, 401, 403, 404, 422],
  }),
  post({
    path: '/providers/unlink',
    operationId: 'unlinkProvider',
    summary: 'Remove an account at a provider, unless it is the only way to sign in',
    session: true,
    proof: true,
    body: z.strictObject({
      id: z
        .string()
        .regex(/^[\w-]{1,200}$/)
        .meta({ examples: ['8sK2bQnVhY0xJd5LrT7uWmZcF3gAeP1i'] }),
    }),
    response: ok,
    problems: [400, 401, 403, 404, 409, 422],
  }),
  get({
    path: '/providers/:provider/callback',
    operationId: 'completeProvider',
    summary: 'Where a provider sends the browser back to: sets the session cookie, and leads on to a page',
    session: false,
    params: z.object({ provider: ProviderId }),
    // Providers add parameters of their own.
    query: z.looseObject({ state: z.string().max(500).optional() }),
    response: z.undefined(),
    problems: [400, 404, 422],
    redirects: true,
  }),
]
