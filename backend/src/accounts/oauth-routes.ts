import { setTimeout as delay } from 'node:timers/promises'
import { isAPIError } from 'better-auth/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import type { Routes } from '../core/http.ts'
import { UNASKED_SCOPES } from '../core/scopes.ts'
import type { Database } from '../database/connection.ts'
import { violatedConstraint } from '../database/failures.ts'
import type { Auth } from './auth.ts'
import { admitResources, endGrant, renewalOf } from './crud/clients.ts'
import { passedOn, whenAgain } from './forwarding.ts'
import { ASK_PATH, apiResource, mcpResource, NO_GRANT, STAYS, UNASKED } from './oauth.ts'
import { noticingOutages } from './pool.ts'
import { registrationOf } from './registration.ts'

const REGISTER = '/api/auth/oauth2/register'
const AUTHORIZE = '/api/auth/oauth2/authorize'
const REVOKE = '/api/auth/oauth2/revoke'
const TOKEN = '/api/auth/oauth2/token'

/**
 * The part of the OAuth provider that is open to clients. Request formats and errors are those of the RFCs, which
 * clients know.
 */
const ENDPOINTS = [
  ['GET', AUTHORIZE],
  ['POST', TOKEN],
  ['POST', REVOKE],
  ['POST', REGISTER],
  // Redirects to a page that explains the error.
  ['GET', '/api/auth/error'],
  ['GET', '/.well-known/oauth-authorization-server'],
] as const

export const METADATA_PATH = '/.well-known/oauth-protected-resource'

export function oauthRoutes(app: Routes, options: { auth: Auth; config: Config; db: Database }): void {
  const { auth, config, db } = options
  // Not while the service is being assembled, which needs no database; tried again if it failed.
  let admitted: Promise<void> | undefined
  const admit = async () => {
    admitted ??= admitResources(db, [mcpResource(config), apiResource(config)])
    await admitted.catch((error) => {
      admitted = undefined
      throw error
    })
  }
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    ['application/json', 'application/x-www-form-urlencoded'],
    { parseAs: 'string' },
    (_, body, done) => done(null, body),
  )
  for (const [method, url] of ENDPOINTS) {
    app.route({
      method,
      url,
      schema: { hide: true },
      exposeHeadRoute: false,
      handler: async (request, reply) => {
        await admit()
        if (hasNul(`${request.url} ${request.body ?? ''}`)) return reply.code(400).send(UNREADABLE)
        if (url !== REGISTER) {
          const send = () => ask(auth, config, request, url, request.body)
          const response = url === TOKEN ? await exchange(db, request.body, send) : await send()
          if (url === REVOKE && response.ok) await endGrant(db, parameter(request.body, 'token'))
          return pass(response, reply)
        }
        const registration = registrationOf(String(request.body ?? ''))
        if ('error' in registration) return reply.code(400).send(registration)
        const response = await ask(auth, config, request, url, JSON.stringify(registration))
        return pass(response.ok ? await withScope(response, registration.scope) : response, reply)
      },
    })
  }

  // The request passes through sign-in as a single parameter, so that nothing on the way interprets or changes it.
  app.get(ASK_PATH, { schema: { hide: true }, exposeHeadRoute: false }, async (request, reply) => {
    const query = /\?.*/.exec(request.url)?.[0].slice(1) ?? ''
    return reply.redirect(`/consent?request=${Buffer.from(query).toString('base64url')}`)
  })

  for (const [url, resource] of [
    [METADATA_PATH, mcpResource(config)],
    [`${METADATA_PATH}/mcp`, mcpResource(config)],
    [`${METADATA_PATH}/api`, apiResource(config)],
  ] as const) {
    const metadata = {
      resource,
      resource_name: 'Docket',
      authorization_servers: [config.auth.issuer],
      scopes_supported: UNASKED_SCOPES,
      bearer_methods_supported: ['header'],
    }
    app.get(url, { schema: { hide: true }, exposeHeadRoute: false }, async () => metadata)
  }
}

const parameter = (form: unknown, name: string): string =>
  new URLSearchParams(String(form ?? '')).get(name) ?? ''

/** Milliseconds between looks for the answer to another request, and how many there are. */
const LOOK = { every: 50, times: 40 }

/**
 * Asks for tokens. Of two requests at once with one refresh token, the provider refuses the later: it gets the answer to
 * the other, as if it had been sent again because that was lost.
 */
async function exchange(db: Database, form: unknown, send: () => Promise<Response>): Promise<Response> {
  const response = await send()
  if (response.ok) return response
  const token = parameter(form, 'refresh_token')
  for (let left = LOOK.times; left > 0; left -= 1) {
    const renewal = await renewalOf(db, token)
    if (renewal === undefined) return response
    if (renewal === 'answered') return await send()
    await delay(LOOK.every)
  }
  return response
}

/** No parameter may contain NUL (RFC 6749, appendix A), and the database stores it in no text. */
const hasNul = (text: string): boolean => /\0|%00|\\u0000/.test(text)

const UNREADABLE = { error: 'invalid_request', error_description: 'Parameters must not contain NUL.' }

async function ask(
  auth: Auth,
  config: Config,
  request: FastifyRequest,
  path: string,
  body: unknown,
): Promise<Response> {
  const headers = passedOn(request)
  // A client belongs to no user, even if it is registered from a browser with a session.
  if (path === REGISTER) headers.delete('cookie')
  const address = new URL(path, config.publicUrl)
  address.search = /\?.*/.exec(request.url)?.[0] ?? ''
  if (path === AUTHORIZE) authorize(address.searchParams, headers)
  const { method } = request
  const sent = { method, headers, body: method === 'POST' ? String(body ?? '') : null }
  try {
    return await noticingOutages(() => auth.handler(new Request(address, sent)))
  } catch (error) {
    if (lacksConsent(error)) return Response.json(NO_GRANT, { status: 400 })
    if (!isAPIError(error)) throw error
    return Response.json(error.body ?? {}, { status: error.statusCode, headers: new Headers(error.headers) })
  }
}

/** The library names all scopes that a client could ask for, and clients ask for what they are told of. */
const withScope = async (response: Response, scope: string): Promise<Response> =>
  Response.json({ ...((await response.json()) as object), scope }, response)

/** Completes an authorization request with what a client need not say, or must not decide. */
function authorize(query: URLSearchParams, headers: Headers): void {
  const scopes = query.get('scope') ?? ''
  // Every client may stay until its user withdraws the consent: it then rarely has to ask.
  if (scopes.trim() === '') query.set('scope', UNASKED.join(' '))
  else if (!scopes.split(' ').includes(STAYS)) query.set('scope', `${scopes} ${STAYS}`)
  if (query.getAll('redirect_uri').every((uri) => uri.startsWith('https:'))) return
  // Any program can listen at a port, or claim a scheme: only the user can tell who asks (RFC 8252, section 8.6).
  // A client that wants no question asked is told that there must be one, as if nobody were signed in.
  if (query.getAll('prompt').includes('none')) headers.delete('cookie')
  else query.set('prompt', 'consent')
}

/** Whether a token was refused because the consent for it was withdrawn meanwhile. */
const lacksConsent = (error: unknown): boolean => violatedConstraint(error)?.endsWith('_consent_fk') === true

const PASSED = ['content-type', 'location', 'www-authenticate', 'pragma']

async function pass(response: Response, reply: FastifyReply): Promise<FastifyReply> {
  reply.code(response.status).header('cache-control', 'no-store').headers(whenAgain(response.headers))
  for (const name of PASSED) {
    const value = response.headers.get(name)
    if (value !== null) reply.header(name, value)
  }
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) reply.header('set-cookie', cookies)
  return reply.send(await response.text())
}
