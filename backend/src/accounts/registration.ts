import { z } from 'zod'
import { text } from '../core/schemas.ts'
import { STAYS, UNASKED } from './oauth.ts'

/** What a client registers, in the form that the OAuth provider takes. */

/**
 * The members that are accepted from a client; anything else is ignored, above all addresses that the service would
 * call (`backchannel_logout_uri`, `jwks_uri`).
 */
const Registration = z.object({
  client_name: text({ min: 1, max: 100 }).optional(),
  redirect_uris: z.array(z.string().max(500)).min(1).max(10),
  application_type: z.enum(['web', 'native']).optional(),
  token_endpoint_auth_method: z.enum(['none', 'client_secret_basic', 'client_secret_post']).optional(),
  grant_types: z.array(z.string().max(100)).max(10).optional(),
  response_types: z.array(z.string().max(100)).max(10).optional(),
  scope: z.string().max(500).optional(),
})

/** A refusal in the form of RFC 7591, section 3.2.2. */
interface Refusal {
  error: 'invalid_client_metadata' | 'invalid_redirect_uri'
  error_description: string
}

/**
 * A client that omits its type, and receives its answer on its user's machine, is a native application. Each gets
 * refresh tokens: the server may add to what a client registers (RFC 7591, section 3.2.1).
 */
export function registrationOf(body: string): (z.output<typeof Registration> & { scope: string }) | Refusal {
  const parsed = Registration.safeParse(parsedJson(body))
  if (!parsed.success) {
    const isName = parsed.error.issues.every(({ path }) => path[0] === 'client_name')
    return {
      error: 'invalid_client_metadata',
      error_description: isName
        ? 'client_name must have 1 to 100 characters, and something in it must be visible.'
        : 'Send one to ten redirect_uris; client_name may have at most 100 characters.',
    }
  }
  const { application_type, grant_types = ['authorization_code'], scope, ...client } = parsed.data
  const odd = client.redirect_uris.find((uri) => !isExact(uri))
  if (odd !== undefined) {
    return {
      error: 'invalid_redirect_uri',
      error_description: `A redirect URI must be complete, without wildcards or a fragment: ${odd}`,
    }
  }
  const isWeb = client.redirect_uris.every((uri) => uri.startsWith('https:'))
  return {
    ...client,
    application_type: application_type ?? (isWeb ? 'web' : 'native'),
    grant_types: grant_types.includes('authorization_code')
      ? [...new Set([...grant_types, 'refresh_token'])]
      : grant_types,
    scope: scope?.trim() ? [...new Set([...scope.split(' '), STAYS])].join(' ') : UNASKED.join(' '),
  }
}

/**
 * Whether it can only mean one address: characters of URIs (RFC 3986) without wildcards and fragments, and with a host
 * where there must be one. The OAuth provider checks schemes, hosts and the rest.
 */
const isExact = (uri: string): boolean =>
  /^[a-z][a-z\d+.-]*:[\w\-.~:/?[\]@!$&'()+,;=%]*$/i.test(uri) &&
  !/%2a/i.test(uri) &&
  !/^https?:(?!\/\/[^/])/i.test(uri)

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
