import type { IncomingMessage, ServerResponse } from 'node:http'
import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'
import helmet, { type HelmetOptions } from 'helmet'
import type { Config } from '../config.ts'
import type { Parts } from './parts.ts'

/** Headers of every answer: what browsers may do with it, and which pages may ask. */
export async function addHeaders(app: FastifyInstance, config: Config, parts: Parts): Promise<void> {
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
    // No browser ever sees what a part is answered with.
    if (!parts.has(request.raw)) reply.headers(secure)
    done()
  })
  await app.register(cors, {
    // Any page may call in development, but none with the user's cookies.
    origin: config.production || config.corsOrigins.length > 0 ? config.corsOrigins : '*',
    credentials: config.corsOrigins.length > 0,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    // An OPTIONS that is no preflight is answered like one: refused, it would be with a text that is no problem+json.
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
 * What Helmet sets. None of it depends on the request, so it is asked once: as a hook for each request it was
 * the dearest part of a short answer.
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
