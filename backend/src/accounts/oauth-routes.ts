import { isAPIError } from 'better-auth/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Config } from '../config.ts'
import type { Routes } from '../core/http.ts'
import type { Database } from '../database/connection.ts'
import type { Auth } from './auth.ts'
import { admitResource } from './crud/clients.ts'
import { ASK_PATH, CLIENT_SCOPES, mcpResource } from './oauth.ts'
import { passedOn, whenAgain } from './passing.ts'
import { noticingOutages } from './pool.ts'

const REGISTER = '/api/auth/oauth2/register'

/**
 * The part of the OAuth provider that is open to clients. Request formats and errors are those of the RFCs, which
 * clients know.
 */
const ENDPOINTS = [
  ['GET', '/api/auth/oauth2/authorize'],
  ['POST', '/api/auth/oauth2/token'],
  ['POST', '/api/auth/oauth2/revoke'],
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
    admitted ??= admitResource(db, mcpResource(config))
    await admitted.catch((error) => {
      admitted = undefined
      throw error
    })
  }
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    ['application/json', 'application/x-www-form-urlencoded'],
    { parseAs: 'string', bodyLimit: LARGEST },
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
        const body = url === REGISTER ? asRegistered(String(request.body ?? '')) : request.body
        if (body === undefined && url === REGISTER) return reply.code(400).send(NO_REGISTRATION)
        return pass(await ask(auth, config, request, url, body), reply)
      },
    })
  }

  // The request passes through sign-in as a single parameter, so that nothing on the way interprets or changes it.
  app.get(ASK_PATH, { schema: { hide: true }, exposeHeadRoute: false }, async (request, reply) => {
    const query = /\?.*/.exec(request.url)?.[0].slice(1) ?? ''
    return reply.redirect(`/consent?request=${Buffer.from(query).toString('base64url')}`)
  })

  const metadata = {
    resource: mcpResource(config),
    resource_name: 'Docket',
    authorization_servers: [config.auth.issuer],
    scopes_supported: CLIENT_SCOPES,
    bearer_methods_supported: ['header'],
  }
  for (const url of [METADATA_PATH, `${METADATA_PATH}/mcp`]) {
    app.get(url, { schema: { hide: true }, exposeHeadRoute: false }, async () => metadata)
  }
}

/** Maximum size of a request in bytes: registration is open to everyone, and what is registered is stored. */
const LARGEST = 16_384

/**
 * The members that are accepted from a client's registration; anything else is ignored, above all addresses that the
 * service would call (`backchannel_logout_uri`, `jwks_uri`).
 */
const Registration = z.object({
  client_name: z.string().max(100).optional(),
  redirect_uris: z.array(z.string().max(500)).min(1).max(10),
  application_type: z.enum(['web', 'native']).optional(),
  token_endpoint_auth_method: z.enum(['none', 'client_secret_basic', 'client_secret_post']).optional(),
  grant_types: z.array(z.string().max(100)).max(10).optional(),
  response_types: z.array(z.string().max(100)).max(10).optional(),
  scope: z.string().max(500).optional(),
})

/** No parameter may contain NUL (RFC 6749, appendix A), and the database stores it in no text. */
const hasNul = (text: string): boolean => /\0|%00|\\u0000/.test(text)

const UNREADABLE = { error: 'invalid_request', error_description: 'Parameters must not contain NUL.' }

const NO_REGISTRATION = {
  error: 'invalid_client_metadata',
  error_description: 'Send one to ten redirect_uris; client_name may have at most 100 characters.',
}

/**
 * A registration in the form that the provider takes. A client that omits its type, and receives its answer on its
 * user's machine, is a native application.
 * @returns undefined if it is not a valid registration
 */
function asRegistered(body: string): string | undefined {
  const parsed = Registration.safeParse(parsedJson(body))
  if (!parsed.success) return undefined
  const { application_type, ...client } = parsed.data
  const isWeb = client.redirect_uris.every((uri) => uri.startsWith('https:'))
  return JSON.stringify({ ...client, application_type: application_type ?? (isWeb ? 'web' : 'native') })
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

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
  const { method } = request
  const sent = { method, headers, body: method === 'POST' ? String(body ?? '') : null }
  try {
    return await noticingOutages(() => auth.handler(new Request(address, sent)))
  } catch (error) {
    if (!isAPIError(error)) throw error
    return Response.json(error.body ?? {}, { status: error.statusCode, headers: new Headers(error.headers) })
  }
}

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
