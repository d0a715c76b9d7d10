import assert from 'node:assert/strict'
import { hash, randomBytes } from 'node:crypto'
import type { OAuthClientProvider } from '@modelcontextprotocol/client'
import type { Browser } from '../browser.ts'
import type { Answer, TestService } from '../service.ts'

/** An OAuth client, step by step. */

export const REDIRECT = 'http://127.0.0.1:33418/callback'

/** The registration of a client that says no more than it must. */
export const CLIENT = {
  client_name: 'Test client',
  redirect_uris: [REDIRECT],
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
}

const pathOf = (address: string): string => {
  const { pathname, search } = new URL(address, 'http://localhost')
  return pathname + search
}

export async function register(service: TestService, body: object = CLIENT): Promise<Answer> {
  return service.inject({ method: 'POST', url: '/api/auth/oauth2/register', payload: body })
}

export interface Request {
  clientId: string
  scope: string
  verifier: string
  query: URLSearchParams
}

export function requestOf(service: TestService, clientId: string, scope: string): Request {
  const verifier = randomBytes(32).toString('base64url')
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: REDIRECT,
    scope,
    // A router that parses parameters must not turn it into a number.
    state: '1e3',
    code_challenge: hash('sha256', verifier, 'base64url'),
    code_challenge_method: 'S256',
    resource: `${service.config.publicUrl}/mcp`,
  })
  return { clientId, scope, verifier, query }
}

const cookiesOf = (browser: Browser): string =>
  [...browser.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ')

/** Opens the URL to which a client sends its user. @returns where the browser ends up */
export async function open(service: TestService, { query }: Request, browser?: Browser): Promise<string> {
  let at = `/api/auth/oauth2/authorize?${query}`
  for (let hops = 0; hops < 3; hops += 1) {
    const headers = { accept: 'text/html', ...(browser && { cookie: cookiesOf(browser) }) }
    const answer = await service.inject({ url: at, headers })
    assert.equal(answer.statusCode, 302, answer.payload)
    const to = String(answer.headers.location)
    if (!to.includes('/api/auth/')) return to
    at = pathOf(to)
  }
  throw new Error(`goes on at ${at}`)
}

/** The signed request that the consent page receives. */
export const signedQuery = (page: string): string =>
  Buffer.from(String(new URL(page, 'http://localhost').searchParams.get('request')), 'base64url').toString()

/** What the page sends when its user has decided. */
export function decide(
  service: TestService,
  page: string,
  browser: Browser,
  decision: { accept: boolean; scope?: string },
  origin = service.config.publicUrl,
): Promise<Answer> {
  return service.inject({
    method: 'POST',
    url: '/api/auth/oauth2/consent',
    headers: { cookie: cookiesOf(browser), origin },
    payload: { ...decision, oauth_query: signedQuery(page) },
  })
}

export function askToken(
  service: TestService,
  form: Record<string, string>,
  path = 'token',
): Promise<Answer> {
  return service.inject({
    method: 'POST',
    url: `/api/auth/oauth2/${path}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })
}

/** Exchanges the code in the URL where the browser lands for tokens. */
export function exchangeCode(service: TestService, request: Request, landing: string): Promise<Answer> {
  return askToken(service, {
    grant_type: 'authorization_code',
    code: String(new URL(landing).searchParams.get('code')),
    redirect_uri: String(request.query.get('redirect_uri')),
    client_id: request.clientId,
    code_verifier: request.verifier,
    resource: `${service.config.publicUrl}/mcp`,
  })
}

/** The whole flow, with a client of its own. */
export async function connectClient(service: TestService, browser: Browser, scope: string) {
  const registered = await register(service)
  assert.equal(registered.statusCode, 201, registered.payload)
  const request = requestOf(service, registered.data.client_id, scope)
  const page = await open(service, request, browser)
  const decided = await decide(service, page, browser, { accept: true })
  assert.equal(decided.statusCode, 200, decided.payload)
  const tokens = await exchangeCode(service, request, decided.data.url)
  assert.equal(tokens.statusCode, 200, tokens.payload)
  return { clientId: request.clientId, ...tokens.data } as {
    clientId: string
    access_token: string
    refresh_token: string
  }
}

/** What an official client stores, and where it wants to send its user. */
export class OAuthProvider implements OAuthClientProvider {
  readonly redirectUrl: string
  readonly clientMetadata: OAuthClientProvider['clientMetadata']
  #client: Awaited<ReturnType<OAuthClientProvider['clientInformation']>>
  #tokens: Exclude<ReturnType<OAuthClientProvider['tokens']>, Promise<unknown>>
  #verifier = ''
  goTo: URL | undefined

  constructor(redirectUrl: string, metadata: object = {}) {
    this.redirectUrl = redirectUrl
    this.clientMetadata = {
      client_name: 'Test client',
      redirect_uris: [redirectUrl],
      token_endpoint_auth_method: 'none',
      ...metadata,
    }
  }

  clientInformation = () => this.#client
  saveClientInformation: NonNullable<OAuthClientProvider['saveClientInformation']> = (client) => {
    this.#client = client as never
  }
  tokens = () => this.#tokens
  saveTokens: OAuthClientProvider['saveTokens'] = (tokens) => {
    this.#tokens = tokens
  }
  redirectToAuthorization = (url: URL) => {
    this.goTo = url
  }
  codeVerifier = () => this.#verifier
  saveCodeVerifier = (verifier: string) => {
    this.#verifier = verifier
  }
}
