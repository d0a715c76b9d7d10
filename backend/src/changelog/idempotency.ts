import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { DocketError } from '../core/errors.ts'

/** Identifies a request that may be repeated but must take effect only once. */
export interface IdempotencyKey {
  /** The key, unique per actor: an API key's is prefixed with its id, so that no actor receives another's response. */
  key: string
  /** SHA-256 of method, path and body: a repeat must be the same request. */
  fingerprint: Buffer
}

/** How long a key is remembered, in milliseconds. */
export const KEPT_FOR = 24 * 60 * 60 * 1000

export const IdempotencyHeader = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, 'Must be 1 to 255 visible ASCII characters.')
    .optional()
    .meta({
      description:
        'Any unique string. Repeating the same request with the same key within 24 hours returns the first response.',
      examples: ['8e03978e-40d5-43dd-bc93-6894a57f9324'],
    }),
})

declare module 'fastify' {
  interface FastifyRequest {
    idempotencyKey: IdempotencyKey | null
  }
  interface FastifyContextConfig {
    /**
     * Whether the route takes an `Idempotency-Key` although it is not a POST, because a repeat would have a further
     * effect.
     */
    counted?: boolean
  }
}

/**
 * Makes every POST that is registered on `app` afterwards, and every route marked `counted`, accept an
 * `Idempotency-Key`: the key is put in `request.idempotencyKey`, and a repeat that arrives before the first response is
 * refused with 409. What makes a repeat take effect only once is the key's row, written together with the change
 * (`idempotency-keys.ts`).
 */
export function acceptIdempotencyKeys(app: FastifyInstance): void {
  const inFlight = new Set<string>()
  app.decorateRequest('idempotencyKey', null)

  app.addHook('preHandler', (request, reply, done) => {
    const counts = request.method === 'POST' || request.routeOptions.config.counted === true
    // Part of another request, or a dry run, has nothing of its own to remember.
    const key = counts && request.writing === null ? keyOf(request) : null
    if (key === null) return done()
    const entry = `${request.actor.workspaceId} ${key.key}`
    if (inFlight.has(entry)) {
      const detail = 'An earlier request with this Idempotency-Key is still in progress. Try again shortly.'
      return done(new DocketError('CONFLICT', detail, { headers: { 'retry-after': '1' } }))
    }
    inFlight.add(entry)
    reply.raw.once('close', () => inFlight.delete(entry))
    request.idempotencyKey = key
    done()
  })
}

function keyOf(request: FastifyRequest): IdempotencyKey | null {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string') return null
  // The path may name the user by `me` or by the id: it is the same request.
  const path = request.url.replace(/^\/api\/[^/]+/, '')
  const body = JSON.stringify(request.body)
  const { kind, id, role } = request.actor
  // Members of a shared workspace have keys of their own. A key as sent has no space, so the prefix is unambiguous.
  return {
    key: kind === 'user' && role === undefined ? key : `${id} ${key}`,
    fingerprint: hash('sha256', `${request.method} ${path}\n${body}`, 'buffer'),
  }
}
