import { createMcpHandler } from '@modelcontextprotocol/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import type { Actor, Authenticate } from '../core/auth.ts'
import type { Clock } from '../core/clock.ts'
import { DocketError } from '../core/errors.ts'
import type { Routes } from '../core/http.ts'
import { type Limiter, rateLimitHeaders, tooManyRequests } from '../core/limits.ts'
import type { Subrequests } from '../core/subrequests.ts'
import { createCallRoute } from './calls.ts'
import { createOriginCheck } from './origins.ts'
import { placesOf } from './places.ts'
import { serverFor, type ToolSets } from './server.ts'

export { noteOperations, type Operations } from './operations.ts'

/** The API as tools, resources and prompts for AI clients (Model Context Protocol). */
export function mcpRoutes(
  app: Routes,
  options: {
    config: Config
    authenticate: Authenticate
    /** Where clients learn how to get a token; undefined if API keys are the only way. */
    metadataUrl: string | undefined
    limiter: Limiter
    clock: Clock
    subrequests: Subrequests
  } & ToolSets,
): void {
  const { config, authenticate, metadataUrl, limiter, clock, subrequests, tools, placedTools } = options
  const checkOrigin = createOriginCheck(config)
  const call = createCallRoute(app, subrequests)

  /** One message per request: its cost is then bounded, and requests are what the limit counts. */
  async function count(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (Array.isArray(request.body))
      throw new DocketError('VALIDATION_ERROR', 'Send one message per request.', { status: 400 })
    const verdict = await limiter.take(request.actor.userId, clock().getTime())
    if (!verdict.allowed) throw tooManyRequests('user', limiter.limit, verdict)
    reply.headers(rateLimitHeaders('user', limiter.limit, verdict))
  }

  app.decorateRequest('actor', null as unknown as Actor)
  app.route({
    method: ['GET', 'POST', 'DELETE'],
    url: '/mcp',
    config: { token: true },
    schema: { hide: true },
    exposeHeadRoute: false,
    onRequest: async (request) => {
      checkOrigin(request)
      try {
        request.actor = await authenticate(request.headers.authorization)
      } catch (error) {
        throw metadataUrl === undefined ? error : pointingTo(metadataUrl, error)
      }
    },
    handler: async (request, reply) => {
      await count(request, reply)
      const caller = { actor: request.actor, id: request.id, log: request.log }
      const places = placesOf(caller)
      const handler = createMcpHandler(
        () => serverFor(caller, places, { tools, placedTools, call, secret: config.auth.secret }),
        { maxSubscriptions: 0 },
      )
      const { body: parsedBody } = request
      return pass(await handler.fetch(webRequest(request, config.publicUrl), { parsedBody }), reply)
    },
  })
}

/** The refusal with a pointer to where the client learns how its user can authorise it (RFC 9728). */
function pointingTo(metadataUrl: string, error: unknown): unknown {
  if (!(error instanceof DocketError) || error.status !== 401) return error
  const challenge = `${error.headers['www-authenticate']}, resource_metadata="${metadataUrl}"`
  const headers = { ...error.headers, 'www-authenticate': challenge }
  return new DocketError(error.code, error.message, { headers, cause: error })
}

/** The request as the SDK expects it; the parsed body is passed separately. */
function webRequest({ method, headers }: FastifyRequest, publicUrl: string): Request {
  const kept = Object.entries(headers).filter(
    (header): header is [string, string] => typeof header[1] === 'string',
  )
  const body = method === 'POST' ? '' : null
  return new Request(`${publicUrl}/mcp`, { method, headers: kept, body })
}

/** Sends the answer whole: none continues after its result. */
async function pass(response: Response, reply: FastifyReply): Promise<FastifyReply> {
  reply.code(response.status).header('cache-control', 'no-store')
  for (const [name, value] of response.headers) if (name !== 'content-length') reply.header(name, value)
  return reply.send(await response.text())
}
