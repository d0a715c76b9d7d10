import type { IncomingMessage, ServerResponse } from 'node:http'
import cors from '@fastify/cors'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import helmet, { type HelmetOptions } from 'helmet'
import type { Config } from '../config.ts'
import type { Subrequests } from './subrequests.ts'

/** What a token opens, and what the service says of itself. No page is among it, and no cookie opens it. */
const DATA = /^\/(api\/(?!auth\/)|mcp$|health)/

/**
 * Whether the answer is data. The route tells, as an address can be written in many ways; where there is no route, the
 * answer is a problem.
 */
const isData = ({ routeOptions: { url } }: FastifyRequest): boolean => url === undefined || DATA.test(url)

/**
 * Whether a client may keep the answer, and ask by its ETag whether it is still good. Any other answer may have what is
 * shown only once, such as a new key, or everything there is: no cache writes it to a disk.
 */
function isKept({ method, routeOptions: { schema } }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  const { 200: read } = (schema?.response ?? {}) as { 200?: { headers?: object } }
  return read?.headers !== undefined && 'etag' in read.headers
}

/** Headers of every response: security headers, and which origins may call the API (CORS). */
export async function addHeaders(
  app: FastifyInstance,
  config: Config,
  subrequests: Subrequests,
): Promise<void> {
  const strictTransportSecurity = config.publicUrl.startsWith('https:')
  const ofPages = headersOf({
    strictTransportSecurity,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  })
  const ofData = headersOf({
    strictTransportSecurity,
    // Should a browser ever take it for a page, that page may load nothing and run nothing.
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"] } },
    ...ABOUT_PAGES,
  })
  const ofUnkept = { ...ofData, 'cache-control': 'no-store' }
  app.addHook('onRequest', (request, reply, done) => {
    // A part's response never reaches a browser.
    if (!subrequests.has(request.raw)) {
      const ofThis = isKept(request) ? ofData : ofUnkept
      reply.headers(isData(request) ? ofThis : ofPages)
    }
    done()
  })
  await allowOrigins(app, config)
}

/** What Helmet sets for pages: which windows may hold them, what they tell the next one, and what old browsers do. */
const ABOUT_PAGES = {
  crossOriginOpenerPolicy: false,
  crossOriginResourcePolicy: false,
  originAgentCluster: false,
  referrerPolicy: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
} satisfies HelmetOptions

/** Headers that pages of other origins may read. */
const EXPOSED = [
  'ETag',
  'Link',
  'Location',
  'Retry-After',
  'RateLimit',
  'RateLimit-Policy',
  'Idempotency-Replayed',
  'Preference-Applied',
].join(', ')

async function allowOrigins(app: FastifyInstance, { production, corsOrigins }: Config): Promise<void> {
  if (production && corsOrigins.length === 0) {
    // Without CORS, no browser lets a page of another origin go on after this answer.
    app.options('*', { schema: { hide: true } }, async (_, reply) => reply.code(204).send())
    return
  }
  // Only a page of another origin reads it, and only its requests name one.
  app.addHook('onRequest', ({ headers }, reply, done) => {
    if (headers.origin !== undefined) reply.header('access-control-expose-headers', EXPOSED)
    done()
  })
  await app.register(cors, {
    // In development any page may call, but without the user's cookies.
    origin: corsOrigins.length > 0 ? corsOrigins : '*',
    credentials: corsOrigins.length > 0,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    // An OPTIONS request that is no preflight is answered like one; the refusal would be plain text, not problem+json.
    strictPreflight: false,
    maxAge: 600,
  })
}

/**
 * The headers that Helmet sets. None depends on the request, so they are computed once: as a hook on each request,
 * Helmet was the most expensive part of a short response.
 */
function headersOf(options: HelmetOptions): Record<string, string> {
  const headers: Record<string, string> = {}
  const response = {
    setHeader: (name: string, value: string) => {
      headers[name.toLowerCase()] = value
    },
    removeHeader: () => {},
  }
  helmet(options)({} as IncomingMessage, response as unknown as ServerResponse, () => {})
  return headers
}
