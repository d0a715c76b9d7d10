import type { FastifyInstance, FastifyRequest } from 'fastify'
import { DocketError } from './errors.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Of a route for all addresses below one (`/*`): whether there is something at this one. */
    holds?: (path: string) => boolean
  }
}

interface Address {
  pattern: RegExp
  methods: string[]
  holds: ((path: string) => boolean) | undefined
}

/**
 * Answers what no route is for, of those that are registered on `app` afterwards: 405 where the address has other methods
 * (RFC 9110, 15.5.6), else 404. Only the address is looked at: which user or id it names makes no difference.
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

  // As early as this, nobody reads what was sent.
  app.addHook('onRequest', (request, _, done) => done(request.is404 ? refusalOf(request) : undefined))
  // What a route leaves, like that of files.
  app.setNotFoundHandler((request) => {
    throw refusalOf(request)
  })
}

/** What the router reads as an address of `url`, a route's. */
function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => (part.startsWith(':') ? '[^/]*' : RegExp.escape(part)))
  return new RegExp(`^${parts.join('/').replace('\\*', '.*')}$`)
}

/** The path of an address, as the router reads it: it has answered those that cannot be decoded. */
function pathOf(url: string): string {
  return decodeURI(url.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*/s, ''))
}
