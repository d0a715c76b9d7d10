import { z } from 'zod'
import { ConfigError } from './error.ts'
import { contentOf } from './file.ts'

/** Providers at which users may sign in: any that speaks OpenID Connect, and GitHub, which speaks only OAuth 2.0. */

interface Preset {
  name: string
  /** Undefined if each server has its own. */
  issuer?: string
  /** Without `openid`. */
  scopes: string
  /** Whether it says when the user last typed a password there, if asked to have it typed again (`auth_time`). */
  tellsWhen: boolean
}

export const PRESETS = {
  google: {
    name: 'Google',
    issuer: 'https://accounts.google.com',
    scopes: 'email profile',
    tellsWhen: false,
  },
  github: {
    name: 'GitHub',
    issuer: 'https://github.com',
    scopes: 'read:user user:email',
    tellsWhen: false,
  },
  microsoft: { name: 'Microsoft', scopes: 'email profile', tellsWhen: false },
  keycloak: { name: 'Keycloak', scopes: 'email profile', tellsWhen: true },
  authentik: { name: 'authentik', scopes: 'email profile', tellsWhen: true },
  authelia: { name: 'Authelia', scopes: 'email profile groups', tellsWhen: true },
} satisfies Record<string, Preset>

export type PresetName = keyof typeof PRESETS
export const PRESET_NAMES = Object.keys(PRESETS) as [PresetName, ...PresetName[]]

export interface ProviderConfig {
  /** In the addresses of this service, and in the database. */
  id: string
  name: string
  preset: PresetName | undefined
  /** As the provider spells it: a slash at its end counts. */
  issuer: string
  clientId: string
  /** Undefined for a public client. */
  clientSecret: string | undefined
  scopes: string[]
  /** Whether who signs in for the first time gets an account; undefined: if they might sign up here. */
  signUp: boolean | undefined
  /** Whether signing out here does so there as well. */
  signOut: boolean
  /** Whether its addresses count as verified although it does not say so. */
  trustEmail: boolean
  tellsWhen: boolean
  groupsClaim: string
  /** Groups of which a user must have one; none: everybody. */
  allowedGroups: string[]
  /** Groups whose members are administrators; none: it does not decide who is. */
  adminGroups: string[]
}

const issuer = z.url({ protocol: /^https?$/, error: 'must be a URL.' }).refine(
  // The tokens of such an issuer are signed for whoever has a directory at Microsoft.
  (url) => !/^https:\/\/login\.microsoftonline\.com\/(common|organizations)(\/|$)/.test(url),
  { error: "must name one tenant by its id: tokens of `common` come from anybody's directory." },
)
const groups = z.array(z.string().min(1)).default([])

const Provider = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z\d-]{0,30}$/, 'must be small letters, digits and hyphens.')
    .refine((id) => !['credential', 'ldap'].includes(id), { error: 'is taken.' })
    .optional(),
  preset: z.enum(PRESET_NAMES).optional(),
  name: z.string().min(1).max(40).optional(),
  issuer: issuer.optional(),
  client_id: z.string().min(1),
  client_secret: z.string().min(1).optional(),
  scopes: z.array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/)).optional(),
  sign_up: z.boolean().optional(),
  sign_out: z.boolean().default(true),
  trust_email: z.boolean().default(false),
  groups_claim: z.string().min(1).default('groups'),
  allowed_groups: groups,
  admin_groups: groups,
})

const text = () => z.string().optional()
const idOf = (where: string) =>
  text().describe(`Client id of Docket at ${where}. \`docs/sign-in.md\` says how.`)
const secretOf = (where: string) => text().describe(`Client secret of Docket at ${where}.`)
const issuerOf = (where: string, example: string) =>
  issuer.optional().describe(`Issuer of ${where}: \`${example}\`.`)

export const providerSettings = {
  GOOGLE_CLIENT_ID: idOf('Google'),
  GOOGLE_CLIENT_SECRET: secretOf('Google'),
  GITHUB_CLIENT_ID: idOf('GitHub'),
  GITHUB_CLIENT_SECRET: secretOf('GitHub'),
  MICROSOFT_ISSUER: issuerOf(
    'your Microsoft Entra tenant',
    'https://login.microsoftonline.com/TENANT_ID/v2.0',
  ),
  MICROSOFT_CLIENT_ID: idOf('Microsoft'),
  MICROSOFT_CLIENT_SECRET: secretOf('Microsoft'),
  KEYCLOAK_ISSUER: issuerOf('Keycloak', 'https://keycloak.example.com/realms/REALM'),
  KEYCLOAK_CLIENT_ID: idOf('Keycloak'),
  KEYCLOAK_CLIENT_SECRET: secretOf('Keycloak'),
  AUTHENTIK_ISSUER: issuerOf('authentik', 'https://authentik.example.com/application/o/docket/'),
  AUTHENTIK_CLIENT_ID: idOf('authentik'),
  AUTHENTIK_CLIENT_SECRET: secretOf('authentik'),
  AUTHELIA_ISSUER: issuerOf('Authelia', 'https://auth.example.com'),
  AUTHELIA_CLIENT_ID: idOf('Authelia'),
  AUTHELIA_CLIENT_SECRET: secretOf('Authelia'),
  OIDC_ISSUER: issuerOf('any other provider that speaks OpenID Connect', 'https://id.example.com'),
  OIDC_NAME: text().describe('What the button for it says. Default: the host of its issuer.'),
  OIDC_CLIENT_ID: idOf('it'),
  OIDC_CLIENT_SECRET: secretOf('it'),
  OIDC_PROVIDERS: text().describe(
    'Providers with all their options, as a JSON array; in addition to those above. `docs/sign-in.md` lists the options.',
  ),
  OIDC_PROVIDERS_FILE: text().describe(
    'A file with the same, so that its secrets are not in the environment.',
  ),
}

export const settingsOfProviders = z.object(providerSettings)
type Environment = z.output<typeof settingsOfProviders>

/** @throws ConfigError */
export function providersOf(env: Environment): ProviderConfig[] {
  const simple = [...PRESET_NAMES, 'oidc' as const].flatMap((id) => fromEnvironment(id, env))
  const listed = [
    ...parsed('OIDC_PROVIDERS', env.OIDC_PROVIDERS),
    ...parsed('OIDC_PROVIDERS_FILE', contentOf('OIDC_PROVIDERS_FILE', env.OIDC_PROVIDERS_FILE)),
  ]
  const all = [...simple, ...listed].map(completed)
  const ids = all.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) throw new ConfigError(`Two sign-in providers have the id "${twice}".`)
  return all
}

type Given = z.output<typeof Provider> & { id: string }

function fromEnvironment(id: PresetName | 'oidc', env: Environment): Given[] {
  const prefix = id.toUpperCase() as Uppercase<typeof id>
  const client_id = env[`${prefix}_CLIENT_ID`]
  const client_secret = env[`${prefix}_CLIENT_SECRET`]
  const issuer = prefix === 'GOOGLE' || prefix === 'GITHUB' ? undefined : env[`${prefix}_ISSUER`]
  if (client_id === undefined) {
    if (client_secret === undefined && issuer === undefined) return []
    throw new ConfigError(`${prefix}_CLIENT_ID is missing.`)
  }
  const preset = id === 'oidc' ? {} : { preset: id }
  const given = {
    id,
    ...preset,
    issuer,
    client_id,
    client_secret,
    ...(id === 'oidc' ? { name: env.OIDC_NAME } : {}),
  }
  if (issuer === undefined && (id === 'oidc' || !('issuer' in PRESETS[id]))) {
    throw new ConfigError(`${prefix}_ISSUER is missing.`)
  }
  return [Provider.required({ id: true }).parse(given)]
}

function parsed(setting: string, text: string | undefined): Given[] {
  if (text === undefined) return []
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    // The parser's own message quotes the text, with its secrets.
    throw new ConfigError(`${setting} must be a JSON array.`)
  }
  const result = z.array(Provider).safeParse(json)
  if (!result.success) {
    const mistakes = result.error.issues.map(
      ({ path, message }) => `${setting}.${path.join('.')}: ${message}`,
    )
    throw new ConfigError(mistakes.join('\n'))
  }
  return result.data.map((provider, index) => {
    const id = provider.id ?? provider.preset
    if (id === undefined) throw new ConfigError(`${setting}.${index}: an id or a preset is missing.`)
    return { ...provider, id }
  })
}

function completed(given: Given): ProviderConfig {
  const preset: Preset | undefined = given.preset === undefined ? undefined : PRESETS[given.preset]
  const issuer = given.issuer ?? preset?.issuer
  if (issuer === undefined) throw new ConfigError(`The sign-in provider "${given.id}" lacks its issuer.`)
  const scopes = given.scopes ?? (preset?.scopes ?? 'email profile').split(' ')
  const isOpenId = given.preset !== 'github'
  const asksGroups = given.allowed_groups.length + given.admin_groups.length > 0
  return {
    id: given.id,
    name: given.name ?? preset?.name ?? new URL(issuer).host,
    preset: given.preset,
    issuer,
    clientId: given.client_id,
    clientSecret: given.client_secret,
    scopes: [...new Set([...(isOpenId ? ['openid'] : asksGroups ? ['read:org'] : []), ...scopes])],
    signUp: given.sign_up,
    signOut: given.sign_out,
    trustEmail: given.trust_email,
    tellsWhen: preset?.tellsWhen ?? true,
    groupsClaim: given.groups_claim,
    allowedGroups: given.allowed_groups,
    adminGroups: given.admin_groups,
  }
}
