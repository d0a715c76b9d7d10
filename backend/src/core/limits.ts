import { normalizeIP } from '@better-auth/core/utils/ip'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Clock } from './clock.ts'
import { DocketError } from './errors.ts'
import type { Subrequests } from './subrequests.ts'

export interface Limit {
  /** Sustained requests per second. */
  rate: number
  /** Requests that may arrive at once. */
  burst: number
}

export interface Verdict {
  allowed: boolean
  /** Requests that may still arrive at once. */
  remaining: number
  /** Whole seconds until the next request is allowed, or until the full burst is available again. */
  reset: number
}

/** Counts requests: in this process, or in the one that counts for several. */
export interface Limiter {
  readonly limit: Limit
  /** Counts `count` requests of `key` at `now` (milliseconds): all of them or none. */
  take(key: string, now: number, count?: number): Verdict | Promise<Verdict>
}

/**
 * By the user who sends a token, by the address that a request comes from, and by the public link that is read, or the
 * address from which something is sent without a token.
 */
export type Limiters = Record<'user' | 'address' | 'link', Limiter>

/**
 * A leaky bucket per key, in memory (the generic cell rate algorithm: one number per key).
 * @see https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
 */
export class RateLimiter implements Limiter {
  readonly limit: Limit
  readonly #interval: number
  /** Key → the time in milliseconds at which its bucket will be empty. */
  readonly #emptyAt: LRUCache<string, number>

  /** @param capacity how many keys are remembered: those that came last */
  constructor(limit: Limit, capacity = 100_000) {
    this.limit = limit
    this.#interval = 1000 / limit.rate
    // With `max`, it would allocate all of it at once, which takes as long as a tenth of the service's start.
    this.#emptyAt = new LRUCache({ maxSize: capacity, sizeCalculation: () => 1 })
  }

  take(key: string, now: number, count = 1): Verdict {
    const span = this.#interval * this.limit.burst
    // A bucket cannot be more than full: a later time was recorded before the clock was set back.
    const known = this.#emptyAt.get(key) ?? 0
    const before = Math.min(known, now + span)
    if (before < known) this.#emptyAt.set(key, before)
    const emptyAt = Math.max(before, now) + this.#interval * count
    const room = span - (emptyAt - now)
    if (room < -1e-9) return { allowed: false, remaining: 0, reset: Math.max(1, Math.ceil(-room / 1000)) }
    this.#emptyAt.set(key, emptyAt)
    return {
      allowed: true,
      remaining: Math.floor(room / this.#interval + 1e-9),
      reset: Math.ceil((emptyAt - now) / 1000),
    }
  }
}

/** The `RateLimit` fields of the IETF draft (draft-ietf-httpapi-ratelimit-headers). */
export function rateLimitHeaders(name: string, { burst, rate }: Limit, verdict: Verdict) {
  return {
    'ratelimit-policy': `"${name}";q=${burst};w=${Math.ceil(burst / rate)}`,
    ratelimit: `"${name}";r=${verdict.remaining};t=${verdict.reset}`,
  }
}

export function tooManyRequests(name: string, limit: Limit, verdict: Verdict): DocketError {
  return new DocketError('RATE_LIMITED', `Too many requests. Try again in ${verdict.reset} s.`, {
    headers: { 'retry-after': String(verdict.reset), ...rateLimitHeaders(name, limit, verdict) },
  })
}

/** The IP address that a request comes from. */
export const addressOf = ({ ip }: FastifyRequest): string => withoutPort(ip)

/** Strips the port that some proxies append to the address: it differs with each connection. */
export function withoutPort(address: string): string {
  return /^\[(.+)\](:\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address
}

/** The address that limits count by: IPv4 as it is, IPv6 by its /64, since one household or host has a whole /64. */
export function countedAddress(address: string): string {
  return address.includes(':') ? normalizeIP(address, { ipv6Subnet: 64 }) : address
}

/**
 * Limits every request of `app` by its address, before its sender is known. Files of the web app are not counted: a
 * page load requests dozens, and a classroom behind one address must not get a page with half its files missing.
 */
export function limitAddresses(
  app: FastifyInstance,
  limiter: Limiter,
  clock: Clock,
  subrequests: Subrequests,
): void {
  app.addHook('onRequest', (request, _, done) => {
    if (subrequests.has(request.raw) || request.url.startsWith('/assets/')) return done()
    const admit = (verdict: Verdict) =>
      done(verdict.allowed ? undefined : tooManyRequests('address', limiter.limit, verdict))
    const verdict = limiter.take(countedAddress(addressOf(request)), clock().getTime())
    if (verdict instanceof Promise) verdict.then(admit, done)
    else admit(verdict)
  })
}
