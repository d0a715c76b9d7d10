import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from 'fastify'
import type { Clock } from './clock.ts'
import { addressOf, countedAddress, type Limiter, tooManyRequests } from './limits.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * Whether the route refuses whoever sends no token before it reads a body, as every route with a `scope` does; all
     * others are open.
     */
    token?: boolean
  }
}

/** What is open to everybody takes small bodies, and is counted by address before it reads one. */

/** Bytes of a body. */
const LARGEST = 16 * 1024

const isOpen = ({ scope, token }: FastifyContextConfig = {}): boolean => scope === undefined && token !== true

/** Methods with which no body is read. */
const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Limits the open ones among the routes that are registered on `app` afterwards. */
export function limitOpenRoutes(app: FastifyInstance, limiter: Limiter, clock: Clock): void {
  const largest = Math.min(LARGEST, app.initialConfig.bodyLimit ?? LARGEST)
  const count = async (request: FastifyRequest) => {
    const verdict = await limiter.take(`open ${countedAddress(addressOf(request))}`, clock().getTime())
    if (!verdict.allowed) throw tooManyRequests('open', limiter.limit, verdict)
  }
  app.addHook('onRoute', (route) => {
    if (!isOpen(route.config) || [route.method].flat().every((method) => READING.has(method))) return
    route.bodyLimit = largest
    route.onRequest = [count, ...[route.onRequest ?? []].flat()]
  })
}
