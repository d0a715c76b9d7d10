import type { FastifyInstance, FastifyRequest } from 'fastify'
import { DocketError } from './errors.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** For a route that matches more than there is (`/*`): whether there can be anything at this address. */
    holds?: (path: string) => boolean
  }
  interface FastifyInstance {
    /** The error for a request whose address is none, although a route matches it. */
    refuseAddress?(request: FastifyRequest): DocketError
  }
}

interface Address {
  pattern: RegExp
  methods: string[]
  holds: ((path: string) => boolean) | undefined
}

/**
 * Answers requests that match none of the routes registered on `app` afterwards: 405 if the address has other methods
 * (RFC 9110, 15.5.6), else 404. Only the form of the address counts: which user or id it names makes no difference.
 */
export function refuseUnrouted(app: FastifyInstance): void {
  const addresses = new Map<string, Address>()
  app.addHook('onRoute', ({ url, method, config }) => {
    const { holds } = config ?? {}
    if (url.includes('*') && holds === undefined) return
    const address = addresses.get(url) ?? { pattern: patternOf(url), methods: [], holds }
    address.methods.push(...[method].flat())
    addresses.set(url, address)
  })

  function refusalOf({ method, url }: FastifyRequest): DocketError {
    const path = pathOf(url)
    const found = addresses
      .values()
      .filter(({ pattern, holds }) => pattern.test(path) && (holds?.(path) ?? true))
    const methods = new Set(found.flatMap((address) => address.methods))
    if (methods.size === 0 || methods.has(method)) {
      return new DocketError('NOT_FOUND', `No endpoint handles ${method} at this address.`)
    }
    const allow = [...methods].sort().join(', ')
    const detail = `This address does not support ${method}, only ${allow}.`
    return new DocketError('METHOD_NOT_ALLOWED', detail, { headers: { allow } })
  }

  app.decorate('refuseAddress', refusalOf)
  // In `onRequest`, so that no body is read.
  app.addHook('onRequest', (request, _, done) => done(request.is404 ? refusalOf(request) : undefined))
  // For what a route passes on, such as the one for static files.
  app.setNotFoundHandler((request) => {
    throw refusalOf(request)
  })
}

/** A pattern of the addresses that the router matches to the route `url`. */
function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => (part.startsWith(':') ? '[^/]*' : RegExp.escape(part)))
  return new RegExp(`^${parts.join('/').replace('\\*', '.*')}$`)
}

/** Whether the route that matches a request says that there can be nothing at its address. */
export const isNowhere = ({ url, routeOptions }: FastifyRequest): boolean =>
  routeOptions.config.holds?.(pathOf(url)) === false

/** The decoded path of a URL, as the router reads it; the router has already answered URLs that cannot be decoded. */
function pathOf(url: string): string {
  return decodeURI(url.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*/s, ''))
}
