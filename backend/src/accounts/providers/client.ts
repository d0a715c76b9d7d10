import * as oauth from 'oauth4webapi'
import type { ProviderConfig } from '../../settings/providers.ts'
import { GITHUB } from './github.ts'
import { type Identity, ProviderError } from './identity.ts'

/** The protocol with a provider: an authorization code with PKCE, state and nonce, and an ID token that is verified. */

/** Milliseconds that a request to the provider may take. */
const PATIENCE = 10_000
/** Milliseconds for which what a provider says about itself is remembered. */
const REMEMBERED = 10 * 60_000
/** Seconds by which the provider's clock may be off. */
const TOLERANCE = 60

/** What must come back as it was sent. */
export interface Secrets {
  state: string
  nonce: string
  verifier: string
}

export interface ProviderClient {
  config: ProviderConfig
  /**
   * The address at which the user is asked.
   * @param again whether they are to sign in there once more, although they are signed in
   */
  begin(secrets: Secrets, redirect: string, again: boolean): Promise<URL>
  /** @param answer the parameters with which the user came back */
  finish(secrets: Secrets, redirect: string, answer: URLSearchParams): Promise<Identity>
  /** Where the user signs out there as well; undefined if the provider offers no such address. */
  signOut(idToken: string, landing: string): Promise<URL | undefined>
}

/** @throws ProviderError from each of its methods */
export function createProvider(config: ProviderConfig): ProviderClient {
  const client: oauth.Client = { client_id: config.clientId, [oauth.clockTolerance]: TOLERANCE }
  const isGitHub = config.preset === 'github'
  const options = () => ({
    signal: AbortSignal.timeout(PATIENCE),
    // Whoever runs the service has written `http:` into its settings.
    [oauth.allowInsecureRequests]: config.issuer.startsWith('http:'),
  })

  let known: { server: Promise<oauth.AuthorizationServer>; until: number } | undefined
  /** Asked for when it is first needed, and again after a failure: a provider may be down when the service starts. */
  function discovered(): Promise<oauth.AuthorizationServer> {
    const now = Date.now()
    if (known !== undefined && known.until > now) return known.server
    const server = isGitHub ? Promise.resolve(GITHUB.metadata(config.issuer)) : discover()
    known = { server, until: now + REMEMBERED }
    server.catch(() => {
      if (known?.server === server) known = undefined
    })
    return server
  }
  async function discover(): Promise<oauth.AuthorizationServer> {
    const issuer = new URL(config.issuer)
    return await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options()))
  }

  function authentication({ token_endpoint_auth_methods_supported: methods }: oauth.AuthorizationServer) {
    if (config.clientSecret === undefined) return oauth.None()
    return methods === undefined || methods.includes('client_secret_basic')
      ? oauth.ClientSecretBasic(config.clientSecret)
      : oauth.ClientSecretPost(config.clientSecret)
  }

  /** The claims of the verified ID token, completed by those that the provider only tells when asked. */
  async function claimsOf(
    server: oauth.AuthorizationServer,
    response: Response,
    nonce: string,
  ): Promise<{ claims: oauth.IDToken; idToken: string | undefined }> {
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: nonce,
      requireIdToken: true,
    })
    // A copy: keys are remembered by it, and a new one is not known before it is asked for.
    await oauth.validateApplicationLevelSignature({ ...server }, response, options())
    const claims = oauth.getValidatedIdTokenClaims(tokens)
    if (claims === undefined) throw new ProviderError('invalid', 'no ID token')
    if (server.userinfo_endpoint === undefined) return { claims, idToken: tokens.id_token }
    const told = await oauth.userInfoRequest(server, client, tokens.access_token, options())
    const more = await oauth.processUserInfoResponse(server, client, claims.sub, told)
    return { claims: { ...more, ...claims }, idToken: tokens.id_token }
  }

  return {
    config,
    begin: guarded(async ({ state, nonce, verifier }, redirect, again) => {
      const server = await discovered()
      if (server.authorization_endpoint === undefined) {
        throw new ProviderError('invalid', 'no authorization endpoint')
      }
      const url = new URL(server.authorization_endpoint)
      oauth.checkProtocol(url, !options()[oauth.allowInsecureRequests])
      const query = {
        response_type: 'code',
        client_id: config.clientId,
        redirect_uri: redirect,
        scope: config.scopes.join(' '),
        state,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(isGitHub ? {} : { nonce }),
        ...(again
          ? config.tellsWhen
            ? { prompt: 'login', max_age: '0' }
            : { prompt: 'select_account' }
          : {}),
      }
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
      return url
    }),
    finish: guarded(async ({ state, nonce, verifier }, redirect, answer) => {
      const server = await discovered()
      const checked = oauth.validateAuthResponse(server, client, answer, state)
      const response = await oauth.authorizationCodeGrantRequest(
        server,
        client,
        authentication(server),
        checked,
        redirect,
        verifier,
        options(),
      )
      if (isGitHub) {
        const { access_token } = await oauth.processAuthorizationCodeResponse(server, client, response)
        return await GITHUB.identify(config, access_token, options)
      }
      const { claims, idToken } = await claimsOf(server, response, nonce)
      return identityOf(config, server.issuer, claims, idToken)
    }),
    signOut: guarded(async (idToken, landing) => {
      const { end_session_endpoint: endpoint } = await discovered()
      if (endpoint === undefined || !config.signOut) return undefined
      const url = new URL(endpoint)
      oauth.checkProtocol(url, !options()[oauth.allowInsecureRequests])
      url.searchParams.set('id_token_hint', idToken)
      url.searchParams.set('client_id', config.clientId)
      url.searchParams.set('post_logout_redirect_uri', landing)
      return url
    }),
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

function identityOf(
  config: ProviderConfig,
  issuer: string,
  claims: oauth.IDToken,
  idToken: string | undefined,
): Identity {
  const email = textOf(claims.email)?.toLowerCase()
  const name = textOf(claims.name) ?? textOf(claims.preferred_username)
  const groups = claims[config.groupsClaim]
  return {
    // The same `sub` of another issuer is somebody else.
    accountId: `${issuer} ${claims.sub}`,
    label: email ?? name ?? claims.sub,
    name,
    email,
    isVerified: config.trustEmail || claims.email_verified === true,
    groups: [groups].flat().filter((group): group is string => typeof group === 'string'),
    idToken,
    authenticatedAt: claims.auth_time === undefined ? undefined : new Date(claims.auth_time * 1000),
  }
}

/** Has every failure of the protocol as a ProviderError; one of our own code stays what it is. */
function guarded<Parameters extends unknown[], Result>(
  work: (...parameters: Parameters) => Promise<Result>,
): (...parameters: Parameters) => Promise<Result> {
  return async (...parameters) => {
    try {
      return await work(...parameters)
    } catch (error) {
      throw troubleOf(error)
    }
  }
}

function troubleOf(error: unknown): unknown {
  if (error instanceof ProviderError) return error
  if (error instanceof oauth.AuthorizationResponseError) {
    const isDown = ['temporarily_unavailable', 'server_error'].includes(error.error)
    const trouble = error.error === 'access_denied' ? 'declined' : isDown ? 'unavailable' : 'invalid'
    return new ProviderError(trouble, `the provider answered: ${error.error}`, error)
  }
  const { code, name } = error as { code?: unknown; name?: unknown }
  const status = statusOf(error)
  if (name === 'TimeoutError' || name === 'AbortError')
    return new ProviderError('unavailable', 'no answer in time', error)
  if (status !== undefined && status >= 500)
    return new ProviderError('unavailable', `status ${status}`, error)
  if (typeof code === 'string' && (code.startsWith('OAUTH_') || code.startsWith('ERR_'))) {
    return new ProviderError('invalid', status === undefined ? code : `${code}, status ${status}`, error)
  }
  // What `fetch` throws if there is no connection.
  if (error instanceof TypeError && error.cause instanceof Error) {
    return new ProviderError('unavailable', String((error.cause as NodeJS.ErrnoException).code), error)
  }
  return error
}

function statusOf(error: unknown): number | undefined {
  const { cause, response } = error as { cause?: unknown; response?: unknown }
  if (cause instanceof Response) return cause.status
  return response instanceof Response ? response.status : undefined
}
