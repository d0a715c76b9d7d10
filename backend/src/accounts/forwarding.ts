import type { FastifyRequest } from 'fastify'
import { addressOf } from '../core/limits.ts'
import { ADDRESS_HEADER } from './auth.ts'

/** What Better Auth and the routes in front of it exchange in headers. */

/**
 * The request's headers, with the address that limits count by; the body is serialised anew, so its length is dropped.
 */
export function passedOn(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string' && name !== 'content-length') headers.set(name, value)
  }
  headers.set(ADDRESS_HEADER, addressOf(request))
  return headers
}

/** When to try again, from the header that only Better Auth uses for it. */
export function whenAgain(headers: Headers): Record<string, string> {
  const seconds = headers.get('x-retry-after')
  return seconds === null ? {} : { 'retry-after': seconds, ratelimit: `"auth";r=0;t=${seconds}` }
}
