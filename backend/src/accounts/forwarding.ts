import { ownPage } from '@docket/grammar/own-page.ts'
import type { FastifyRequest } from 'fastify'
import { DocketError } from '../core/errors.ts'
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

/** What says, in a request, where its user is led in the end. */
const LANDINGS = ['callbackURL', 'redirectTo']

/**
 * Better Auth checks the origins of URLs, but takes `/.//elsewhere` for a page of the service.
 * @throws DocketError AUTH_FORBIDDEN
 */
export function refuseElsewhere({ body, query }: FastifyRequest): void {
  const sent = { ...(query as Record<string, unknown>), ...(body as Record<string, unknown> | undefined) }
  for (const name of LANDINGS) {
    const to = sent[name]
    if (typeof to === 'string' && to.startsWith('/') && ownPage(to) === undefined) {
      throw new DocketError('AUTH_FORBIDDEN', `\`${name}\` is no page of this service: ${to}`, {
        members: { code: 'INVALID_CALLBACK_URL' },
      })
    }
  }
}
