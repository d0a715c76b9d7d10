import * as oauth from 'oauth4webapi'
import { z } from 'zod'
import type { ProviderConfig } from '../../settings/providers.ts'
import { type Identity, ProviderError } from './identity.ts'

/** GitHub (or a GitHub Enterprise Server) speaks OAuth 2.0 without OpenID Connect: who the user is, its API says. */

const PUBLIC = 'https://github.com'
const MOST = '?per_page=100'

const User = z.object({ id: z.int(), login: z.string(), name: z.string().nullish() })
const Emails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }))
const Organizations = z.array(z.object({ login: z.string() }))
const Teams = z.array(z.object({ slug: z.string(), organization: z.object({ login: z.string() }) }))

type Options = () => { signal: AbortSignal; [oauth.allowInsecureRequests]: boolean }

export const GITHUB = {
  metadata: (issuer: string): oauth.AuthorizationServer => ({
    issuer,
    authorization_endpoint: `${issuer}/login/oauth/authorize`,
    token_endpoint: `${issuer}/login/oauth/access_token`,
    token_endpoint_auth_methods_supported: ['client_secret_post'],
  }),

  async identify(config: ProviderConfig, accessToken: string, options: Options): Promise<Identity> {
    const { issuer } = config
    const base = issuer === PUBLIC ? 'https://api.github.com' : `${issuer}/api/v3`
    async function read<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>> {
      const headers = new Headers({ accept: 'application/vnd.github+json', 'user-agent': 'docket' })
      const url = new URL(base + path)
      const response = await oauth.protectedResourceRequest(accessToken, 'GET', url, headers, null, options())
      if (!response.ok) {
        throw new ProviderError(
          response.status >= 500 ? 'unavailable' : 'invalid',
          `status ${response.status}`,
        )
      }
      const parsed = schema.safeParse(await response.json().catch(() => undefined))
      if (!parsed.success) throw new ProviderError('invalid', 'an answer of another form')
      return parsed.data
    }
    const wantsGroups = config.allowedGroups.length + config.adminGroups.length > 0
    const [user, emails, organizations, teams] = await Promise.all([
      read('/user', User),
      read(`/user/emails${MOST}`, Emails),
      wantsGroups ? read(`/user/orgs${MOST}`, Organizations) : [],
      wantsGroups ? read(`/user/teams${MOST}`, Teams) : [],
    ])
    const email = emails.find(({ primary }) => primary)
    return {
      accountId: `${issuer} ${user.id}`,
      label: user.login,
      name: user.name?.trim() || user.login,
      email: email?.email.toLowerCase(),
      isVerified: email !== undefined && (config.trustEmail || email.verified),
      groups: [
        ...organizations.map(({ login }) => login),
        ...teams.map(({ slug, organization }) => `${organization.login}/${slug}`),
      ],
      idToken: undefined,
      authenticatedAt: undefined,
    }
  },
}
