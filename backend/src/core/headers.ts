import type { IncomingMessage, ServerResponse } from 'node:http'
import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'
import helmet, { type HelmetOptions } from 'helmet'
import type { Config } from '../config.ts'
import type { Subrequests } from './subrequests.ts'

/** Headers of every response: security headers, and which origins may call the API (CORS). */
export async function addHeaders(
  app: FastifyInstance,
  config: Config,
  subrequests: Subrequests,
): Promise<void> {
  const secure = headersOf({
    strictTransportSecurity: config.publicUrl.startsWith('https:'),
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
  app.addHook('onRequest', (request, reply, done) => {
    // A part's response never reaches a browser.
    if (!subrequests.has(request.raw)) reply.headers(secure)
    done()
  })
  await app.register(cors, {
    // In development any page may call, but without the user's cookies.
    origin: config.production || config.corsOrigins.length > 0 ? config.corsOrigins : '*',
    credentials: config.corsOrigins.length > 0,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    // An OPTIONS request that is no preflight is answered like one; the refusal would be plain text, not problem+json.
    strictPreflight: false,
    exposedHeaders: [
      'ETag',
      'Link',
      'Location',
      'Retry-After',
      'RateLimit',
      'RateLimit-Policy',
      'Idempotency-Replayed',
      'Preference-Applied',
    ],
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
