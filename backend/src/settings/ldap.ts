import { z } from 'zod'
import { ConfigError } from './error.ts'
import { contentOf } from './file.ts'
import type { ProviderConfig } from './providers.ts'

/** A directory (LDAP) whose users sign in with their password there. */

export interface DirectoryConfig
  extends Pick<ProviderConfig, 'name' | 'signUp' | 'allowedGroups' | 'adminGroups'> {
  id: 'ldap'
  url: string
  /** Whether an `ldap:` connection is encrypted before anything is sent. */
  startTls: boolean
  /** Certificates, in addition to those that Node knows. */
  ca: string | undefined
  /** Either the user's own DN, or where to look for it, and as whom. */
  find: { dn: string } | { base: string; filter: string; bind: { dn: string; password: string } | undefined }
  attributes: { id: string; email: string; name: string }
  groups: { base: string; filter: string; attribute: string } | undefined
}

const text = () => z.string().optional()
const names = z.string().transform((value) =>
  value
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== ''),
)
const attribute = (fallback: string) =>
  z
    .string()
    .regex(/^[a-z][a-z\d.;-]*$/i)
    .default(fallback)

export const directorySettings = {
  LDAP_URL: z
    .url({ protocol: /^ldaps?$/, error: 'must look like ldaps://ldap.example.com' })
    .optional()
    .describe(
      'Directory whose users may sign in: `ldaps://ldap.example.com`. `docs/sign-in.md` has examples.',
    ),
  LDAP_NAME: z.string().max(40).default('LDAP').describe('What the button for it says.'),
  LDAP_START_TLS: z
    .enum(['on', 'off'])
    .default('on')
    .describe('Whether an `ldap:` connection is encrypted (StartTLS). `off` sends passwords readably.'),
  LDAP_CA_FILE: text().describe("File with the certificate of the directory's own authority."),
  LDAP_USER_DN: text().describe(
    'The DN of a user: `uid={username},ou=people,dc=example,dc=com`. Instead of a search.',
  ),
  LDAP_SEARCH_BASE: text().describe('Where to search for users: `ou=people,dc=example,dc=com`.'),
  LDAP_SEARCH_FILTER: z
    .string()
    .default('(uid={username})')
    .describe('How to find a user there: `(|(uid={username})(mail={username}))`.'),
  LDAP_BIND_DN: text().describe('As whom to search. Unset: anonymously.'),
  LDAP_BIND_PASSWORD: text().describe('The password for it.'),
  LDAP_ATTRIBUTE_ID: attribute('entryUUID').describe(
    'Attribute that names a person for ever; for Active Directory `objectGUID`.',
  ),
  LDAP_ATTRIBUTE_MAIL: attribute('mail').describe('Attribute with the e-mail address.'),
  LDAP_ATTRIBUTE_NAME: attribute('cn').describe('Attribute with the name.'),
  LDAP_GROUP_BASE: text().describe('Where to search for groups of a user.'),
  LDAP_GROUP_FILTER: z
    .string()
    .default('(member={dn})')
    .describe('How to find them: with `{dn}` or `{username}`.'),
  LDAP_GROUP_ATTRIBUTE: attribute('cn').describe('Attribute with the name of a group.'),
  LDAP_ALLOWED_GROUPS: names
    .default([])
    .describe('Groups of which a user must have one, separated by semicolons. Unset: everybody may sign in.'),
  LDAP_ADMIN_GROUPS: names.default([]).describe('Groups whose members are administrators.'),
  LDAP_SIGN_UP: z
    .enum(['on', 'off'])
    .optional()
    .describe('Whether who signs in for the first time gets an account. Default: as `SIGN_UP`.'),
}

const Settings = z.object(directorySettings)

/** @throws ConfigError if it is half configured */
export function directoryOf(env: z.output<typeof Settings>): DirectoryConfig | undefined {
  const { LDAP_URL: url, LDAP_USER_DN: dn, LDAP_SEARCH_BASE: base, LDAP_GROUP_BASE: groupBase } = env
  const { LDAP_BIND_DN: bindDn, LDAP_BIND_PASSWORD: password } = env
  if (url === undefined) {
    if (dn === undefined && base === undefined) return undefined
    throw new ConfigError('LDAP_URL is missing.')
  }
  if ((dn === undefined) === (base === undefined)) {
    throw new ConfigError('Set either LDAP_USER_DN or LDAP_SEARCH_BASE.')
  }
  if ((bindDn === undefined) !== (password === undefined)) {
    throw new ConfigError('LDAP_BIND_DN and LDAP_BIND_PASSWORD belong together.')
  }
  for (const [name, template] of Object.entries({
    LDAP_USER_DN: dn,
    LDAP_SEARCH_FILTER: env.LDAP_SEARCH_FILTER,
  })) {
    if (template?.includes('{username}') === false) throw new ConfigError(`${name} must contain {username}.`)
  }
  const decides = env.LDAP_ALLOWED_GROUPS.length + env.LDAP_ADMIN_GROUPS.length > 0
  if (decides && groupBase === undefined)
    throw new ConfigError('LDAP_GROUP_BASE is missing: groups decide who signs in.')
  return {
    id: 'ldap',
    name: env.LDAP_NAME,
    url,
    startTls: url.startsWith('ldap:') && env.LDAP_START_TLS === 'on',
    ca: contentOf('LDAP_CA_FILE', env.LDAP_CA_FILE),
    find:
      dn !== undefined
        ? { dn }
        : {
            base: base ?? '',
            filter: env.LDAP_SEARCH_FILTER,
            bind: bindDn === undefined || password === undefined ? undefined : { dn: bindDn, password },
          },
    attributes: { id: env.LDAP_ATTRIBUTE_ID, email: env.LDAP_ATTRIBUTE_MAIL, name: env.LDAP_ATTRIBUTE_NAME },
    groups:
      groupBase === undefined || !decides
        ? undefined
        : { base: groupBase, filter: env.LDAP_GROUP_FILTER, attribute: env.LDAP_GROUP_ATTRIBUTE },
    allowedGroups: env.LDAP_ALLOWED_GROUPS,
    adminGroups: env.LDAP_ADMIN_GROUPS,
    signUp: env.LDAP_SIGN_UP === undefined ? undefined : env.LDAP_SIGN_UP === 'on',
  }
}
