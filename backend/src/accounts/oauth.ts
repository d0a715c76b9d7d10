import type { OAuthClaimExtensionInput } from '@better-auth/oauth-provider'
import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import type { Config } from '../config.ts'
import { KEY_SCOPES, UNASKED_SCOPES } from '../core/scopes.ts'

/** How AI clients and programs get access: OAuth 2.1 with PKCE, where clients register themselves and the user consents. */

/** The scopes that a client may ask for: those of an API key, except for webhooks, which send what changes elsewhere. */
export const CLIENT_SCOPES = KEY_SCOPES.filter((scope) => scope !== 'webhooks:manage')

/** The scope for a refresh token: a client goes on until its user withdraws the consent. */
export const STAYS = 'offline_access'

export const REQUESTED = [...CLIENT_SCOPES, STAYS]
/** What a client gets that names no scopes; some ask for whatever a server advertises. */
export const UNASKED = [...UNASKED_SCOPES, STAYS]

/** What their tokens are for (`aud`): each of the two accepts only its own, and `/mcp` accepts no other token. */
export const mcpResource = ({ publicUrl }: Pick<Config, 'publicUrl'>): string => `${publicUrl}/mcp`
export const apiResource = ({ publicUrl }: Pick<Config, 'publicUrl'>): string => `${publicUrl}/api`

/** Seconds. An access token is verified without asking its issuer, so it is short-lived. */
const ACCESS_TOKEN = 10 * 60
const REFRESH_TOKEN = 90 * 24 * 60 * 60

/** Where a user is sent whom a client asks for consent; the route there hands the request on to the web app's page. */
export const ASK_PATH = '/api/auth/oauth2/ask'

/** The answer to a client that shows a code or a refresh token which its user's consent no longer covers. */
export const NO_GRANT = {
  error: 'invalid_grant',
  error_description: 'The user has withdrawn or narrowed the access of this client since.',
}

/** @param grantOf finds the consent of a user for a client that covers all of these scopes */
export function oauthOptions(
  grantOf: (userId: string, clientId: string, scopes: string[]) => Promise<string | undefined>,
) {
  const accessToken = async ({ user, client, scopes }: OAuthClaimExtensionInput) => {
    const grant = await grantOf(user?.id ?? '', client.clientId, scopes)
    if (grant === undefined) throw new APIError('BAD_REQUEST', NO_GRANT)
    // Binds the token to this consent (`core/tokens.ts`).
    return { grant_id: grant }
  }
  return {
    // Users who are not signed in yet sign in there, and are asked for consent afterwards.
    loginPage: ASK_PATH,
    consentPage: ASK_PATH,
    scopes: REQUESTED,
    grantTypes: ['authorization_code' as const, 'refresh_token' as const],
    allowDynamicClientRegistration: true,
    allowUnauthenticatedClientRegistration: true,
    clientRegistrationDefaultScopes: REQUESTED,
    advertisedMetadata: { scopes_supported: UNASKED },
    // There is only one resource (`admitResource`); named here, it would be looked up before there is a database.
    enforcePerClientResources: false,
    clientRegistrationRequirePKCE: true,
    accessTokenExpiresIn: ACCESS_TOKEN,
    refreshTokenExpiresIn: REFRESH_TOKEN,
    // A refresh whose response was lost may be repeated.
    refreshTokenReuseInterval: 30,
    extensions: [{ claims: { accessToken } }],
  }
}

/**
 * Withdraws a consent in place of the OAuth provider, which would leave codes that are not exchanged yet, and tell a
 * stranger's consent from one that does not exist.
 */
export function withdrawal(
  withdraw: (userId: string, consent: string) => Promise<boolean>,
): BetterAuthPlugin {
  const handler = createAuthMiddleware(async (ctx) => {
    const session = await getSessionFromCtx(ctx)
    if (session === null) throw new APIError('UNAUTHORIZED')
    if (!(await withdraw(session.user.id, ctx.body.id)))
      throw new APIError('NOT_FOUND', { message: 'No such consent.' })
    return { success: true }
  })
  return {
    id: 'withdrawal',
    hooks: { before: [{ matcher: ({ path }) => path === '/oauth2/delete-consent', handler }] },
  }
}
