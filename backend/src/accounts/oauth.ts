import type { Config } from '../config.ts'
import { KEY_SCOPES } from '../core/auth.ts'

/** How AI clients get access: OAuth 2.1 with PKCE, where clients register themselves and the user consents. */

/** The scopes that a client may ask for: those of an API key, except for webhooks, which send data elsewhere. */
export const CLIENT_SCOPES = KEY_SCOPES.filter((scope) => scope !== 'webhooks:manage')

/** The same, with the scope for a refresh token. */
export const REQUESTED = [...CLIENT_SCOPES, 'offline_access']

/** The audience of their tokens (`aud`): nothing else accepts them, and this accepts no other token. */
export const mcpResource = ({ publicUrl }: Pick<Config, 'publicUrl'>): string => `${publicUrl}/mcp`

/** Seconds. An access token is verified without asking its issuer, so it is short-lived. */
const ACCESS_TOKEN = 10 * 60
const REFRESH_TOKEN = 90 * 24 * 60 * 60

/** Where a user is sent whom a client asks for consent; the route there hands the request on to the web app's page. */
export const ASK_PATH = '/api/auth/oauth2/ask'

export function oauthOptions() {
  return {
    // Users who are not signed in yet sign in there, and are asked for consent afterwards.
    loginPage: ASK_PATH,
    consentPage: ASK_PATH,
    scopes: REQUESTED,
    grantTypes: ['authorization_code' as const, 'refresh_token' as const],
    allowDynamicClientRegistration: true,
    allowUnauthenticatedClientRegistration: true,
    clientRegistrationDefaultScopes: REQUESTED,
    // There is only one resource (`admitResource`); named here, it would be looked up before there is a database.
    enforcePerClientResources: false,
    clientRegistrationRequirePKCE: true,
    accessTokenExpiresIn: ACCESS_TOKEN,
    refreshTokenExpiresIn: REFRESH_TOKEN,
    // A refresh whose response was lost may be repeated.
    refreshTokenReuseInterval: 30,
  }
}
