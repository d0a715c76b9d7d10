import type { Config } from '../config.ts'
import { KEY_SCOPES } from '../core/auth.ts'

/** How AI clients are let in: OAuth 2.1 with PKCE, where they register themselves and the user agrees. */

/** What a client may ask for: what a key may have, but webhooks, which send data elsewhere. */
export const CLIENT_SCOPES = KEY_SCOPES.filter((scope) => scope !== 'webhooks:manage')

/** The same, with what gives a refresh token. */
export const REQUESTED = [...CLIENT_SCOPES, 'offline_access']

/** What their tokens are for (`aud`): nothing else takes them, and this takes no other token. */
export const mcpResource = ({ publicUrl }: Pick<Config, 'publicUrl'>): string => `${publicUrl}/mcp`

/** Seconds. An access token is looked at without asking who gave it, so it is short. */
const ACCESS_TOKEN = 10 * 60
const REFRESH_TOKEN = 90 * 24 * 60 * 60

/** Where who is asked by a client is sent; the route there hands the request on to the web app's page. */
export const ASK_PATH = '/api/auth/oauth2/ask'

export function oauthOptions() {
  return {
    // Whoever is not signed in yet signs in there, and is asked then.
    loginPage: ASK_PATH,
    consentPage: ASK_PATH,
    scopes: REQUESTED,
    grantTypes: ['authorization_code' as const, 'refresh_token' as const],
    allowDynamicClientRegistration: true,
    allowUnauthenticatedClientRegistration: true,
    clientRegistrationDefaultScopes: REQUESTED,
    // There is but one (`admitResource`); named here, it would be looked up before there is a database.
    enforcePerClientResources: false,
    clientRegistrationRequirePKCE: true,
    accessTokenExpiresIn: ACCESS_TOKEN,
    refreshTokenExpiresIn: REFRESH_TOKEN,
    // A refresh whose answer was lost may be sent again.
    refreshTokenReuseInterval: 30,
  }
}
