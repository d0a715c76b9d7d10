import { hostname } from 'node:os'
import * as oauth from 'oauth4webapi'
import { CommandError } from '../command.ts'
import type { Resource, SignedInByBrowser } from './credentials.ts'
import { reaching } from './reach.ts'

/** OAuth 2.1 as the service speaks it: registration, a code with PKCE to a loopback port, renewal, revocation. */

const SCOPES = [
  ...['tasks', 'projects', 'labels', 'views', 'preferences'].flatMap((one) => [
    `${one}:read`,
    `${one}:write`,
  ]),
  'offline_access',
].join(' ')
const RESOURCES: readonly Resource[] = ['api', 'mcp']

/** Public clients have no secret: whoever reads a program can read what is in it. */
const NO_SECRET = oauth.None()

const authorizationServer = (server: string): oauth.AuthorizationServer => ({
  issuer: server,
  authorization_endpoint: `${server}/api/auth/oauth2/authorize`,
  token_endpoint: `${server}/api/auth/oauth2/token`,
  registration_endpoint: `${server}/api/auth/oauth2/register`,
  revocation_endpoint: `${server}/api/auth/oauth2/revoke`,
  authorization_response_iss_parameter_supported: true,
})

const optionsFor = (server: string) => ({
  [oauth.customFetch]: reaching(server) as typeof fetch,
  // A service on the own machine or network may speak plain HTTP; `login` says so.
  [oauth.allowInsecureRequests]: server.startsWith('http:'),
})

/**
 * Makes sure that a Docket with accounts of its own answers at this address, and calls itself by it: a token must not
 * go to a server that only claims another's name.
 */
export async function checkServer(server: string): Promise<void> {
  const response = await reaching(server)(`${server}/.well-known/oauth-protected-resource/api`)
  const about: unknown = await response.json().catch(() => undefined)
  const { resource, authorization_servers: issuers } = (about ?? {}) as Record<string, unknown>
  if (response.ok && resource === `${server}/api` && Array.isArray(issuers) && issuers[0] === server) return
  if (response.ok && typeof resource === 'string' && URL.canParse(resource)) {
    const { origin } = new URL(resource)
    throw new CommandError(
      `${server} calls itself ${origin}: sign in there (--server ${origin}), or set BETTER_AUTH_URL where it runs.`,
    )
  }
  throw new CommandError(
    `At ${server} there is no Docket that one can sign in to with a browser. With an API key: docket login --key`,
  )
}

export async function register(server: string): Promise<string> {
  const response = await oauth.dynamicClientRegistrationRequest(
    authorizationServer(server),
    {
      client_name: `docket on ${hostname()}`.slice(0, 100),
      // Any port of it will do (RFC 8252, section 7.3).
      redirect_uris: ['http://127.0.0.1/callback'],
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      scope: SCOPES,
    },
    optionsFor(server),
  )
  const { client_id } = await oauth.processDynamicClientRegistrationResponse(response)
  return client_id
}

export interface Authorization {
  /** Where the user is asked. */
  url: string
  /** @param answer the address to which the browser was sent with the answer */
  finish(answer: URL): Promise<SignedInByBrowser>
}

/** Begins a sign-in that ends at `redirect`. */
export async function authorize(server: string, client_id: string, redirect: string): Promise<Authorization> {
  const [verifier, state] = [oauth.generateRandomCodeVerifier(), oauth.generateRandomState()]
  const query = new URLSearchParams({
    response_type: 'code',
    client_id,
    redirect_uri: redirect,
    scope: SCOPES,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  for (const resource of RESOURCES) query.append('resource', `${server}/${resource}`)
  const as = authorizationServer(server)
  return {
    url: `${as.authorization_endpoint}?${query}`,
    async finish(answer) {
      const checked = oauth.validateAuthResponse(as, { client_id }, answer, state)
      const options = { ...optionsFor(server), additionalParameters: { resource: `${server}/api` } }
      const response = await oauth.authorizationCodeGrantRequest(
        as,
        { client_id },
        NO_SECRET,
        checked,
        redirect,
        verifier,
        options,
      )
      const tokens = await oauth.processAuthorizationCodeResponse(as, { client_id }, response)
      return withTokens({ client_id, refresh_token: '', access: {} }, 'api', tokens)
    },
  }
}

/** @returns undefined if the server no longer takes the refresh token */
export async function renew(
  server: string,
  signedIn: SignedInByBrowser,
  resource: Resource,
): Promise<SignedInByBrowser | undefined> {
  const as = authorizationServer(server)
  const client = { client_id: signedIn.client_id }
  const options = { ...optionsFor(server), additionalParameters: { resource: `${server}/${resource}` } }
  try {
    const response = await oauth.refreshTokenGrantRequest(
      as,
      client,
      NO_SECRET,
      signedIn.refresh_token,
      options,
    )
    return withTokens(signedIn, resource, await oauth.processRefreshTokenResponse(as, client, response))
  } catch (error) {
    if (error instanceof oauth.ResponseBodyError && error.status < 500 && error.status !== 429)
      return undefined
    throw error
  }
}

/** Ends a sign-in on the server: all of its tokens. */
export async function revoke(server: string, { client_id, refresh_token }: SignedInByBrowser): Promise<void> {
  const options = {
    ...optionsFor(server),
    additionalParameters: { token_type_hint: 'refresh_token' },
  }
  const response = await oauth.revocationRequest(
    authorizationServer(server),
    { client_id },
    NO_SECRET,
    refresh_token,
    options,
  )
  await oauth.processRevocationResponse(response)
}

/** Seconds for which a token is taken to be valid where the server does not say. */
const USUAL = 60

function withTokens(
  signedIn: SignedInByBrowser,
  resource: Resource,
  { access_token, refresh_token, expires_in = USUAL }: oauth.TokenEndpointResponse,
): SignedInByBrowser {
  const token = { token: access_token, expires: Date.now() + expires_in * 1000 }
  return {
    ...signedIn,
    refresh_token: refresh_token ?? signedIn.refresh_token,
    access: { ...signedIn.access, [resource]: token },
  }
}
