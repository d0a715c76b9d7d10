import { promises as dns, lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector, request } from 'undici'
import { type Destinations, ForbiddenDestination, plain } from './destinations.ts'

/** Sends a request to wherever the user wants, but never to a forbidden destination. */

/** The outcome of an attempt: the status of the answer, and what went wrong, in words for the user. */
export interface Sent {
  statusCode: number | null
  error: string | null
  /**
   * Milliseconds after which the receiver wants the next attempt (`Retry-After`), at most a day; null if it did not
   * say.
   */
  retryAfter: number | null
}

export interface SendOptions {
  /** Whether 307 and 308 are followed; yes unless it says otherwise. */
  followRedirects?: boolean
}

export interface Sender {
  /** Never throws. @param signal aborts the attempt */
  send(
    url: string,
    headers: Record<string, string>,
    body: string | Uint8Array,
    signal: AbortSignal,
    options?: SendOptions,
  ): Promise<Sent>
  close(): Promise<void>
}

/** Resolves a host name to its addresses. */
export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>

/** Milliseconds for one attempt, from the address lookup to the answer's status, redirects included. */
const ATTEMPT = 10_000
/** Bytes of an answer that are read: nobody looks at them, but a receiver may want to finish sending. */
const READ = 16 * 1024
const MAX_REDIRECTS = 3
const FOLLOWED = new Set([307, 308])

/**
 * Each attempt has a connection of its own, whose address is checked when it is opened: no connection is left from when
 * a name resolved to something else. Proxy settings in the environment are ignored.
 */
export function createSender(options: { destinations: Destinations; resolve?: Resolve }): Sender {
  const { destinations, resolve = resolverFor(destinations) } = options
  const lookup = guardedLookup(destinations, resolve)
  const connectTo = buildConnector({ lookup, timeout: ATTEMPT, allowH2: false })
  const agent = new Agent({
    // Without keep-alive.
    pipelining: 0,
    allowH2: false,
    connect(target, callback) {
      const host = plain(target.hostname)
      // No lookup is made for a literal address.
      if (isIP(host) !== 0 && !destinations.permits(host, host)) return callback(refusal(host), null)
      connectTo(target, callback)
    },
  })

  return {
    async send(url, headers, body, signal, { followRedirects = true } = {}) {
      const ended = AbortSignal.any([signal, AbortSignal.timeout(ATTEMPT)])
      try {
        let target = destinations.check(url)
        for (let redirects = 0; ; redirects += 1) {
          const answer = await request(target, {
            method: 'POST',
            headers,
            body,
            dispatcher: agent,
            signal: ended,
            headersTimeout: ATTEMPT,
            bodyTimeout: ATTEMPT,
          })
          const { statusCode } = answer
          // The body changes nothing, nor does a failure to read it.
          await answer.body.dump({ limit: READ, signal: ended }).catch(() => {})
          const { location } = answer.headers
          const retryAfter = retryAfterOf(answer.headers['retry-after'], Date.now())
          if (!followRedirects && statusCode >= 300 && statusCode < 400) {
            return { statusCode, error: `Answered ${statusCode}; redirects are not followed.`, retryAfter }
          }
          if (!FOLLOWED.has(statusCode) || typeof location !== 'string') {
            return { statusCode, error: complaint(statusCode), retryAfter }
          }
          if (redirects === MAX_REDIRECTS) {
            return { statusCode, error: `More than ${MAX_REDIRECTS} redirects.`, retryAfter }
          }
          const next = URL.parse(location, target)
          if (next === null) return { statusCode, error: 'Redirected to an invalid URL.', retryAfter }
          target = destinations.check(next.href)
        }
      } catch (error) {
        return { statusCode: null, error: reasonOf(error), retryAfter: null }
      }
    },
    close: () => agent.destroy(),
  }
}

const DAY = 24 * 60 * 60 * 1000

/**
 * Milliseconds from now until when `Retry-After` asks to wait; null if it says nothing that can be understood.
 * @param now milliseconds since 1970
 */
export function retryAfterOf(header: string | string[] | undefined, now: number): number | null {
  const text = (Array.isArray(header) ? header[0] : header)?.trim()
  if (text === undefined) return null
  // Dates of HTTP begin with the day's name: without that, `Date.parse` would take nearly anything for a date.
  const wait = /^\d+$/.test(text)
    ? Number(text) * 1000
    : /^[A-Z][a-z]+, /.test(text)
      ? Date.parse(text) - now
      : Number.NaN
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), DAY)
}

function complaint(status: number): string | null {
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400) return `Answered ${status}; only 307 and 308 are followed.`
  return `Answered ${status}.`
}

const refusal = (host: string) => new ForbiddenDestination(`${host} is not a public address.`)

/** Gives a connection only permitted addresses: it connects to one of these and looks up no others. */
function guardedLookup(destinations: Destinations, resolve: Resolve): LookupFunction {
  return (host, { all }, callback) => {
    resolve(host).then(
      (found) => {
        const permitted = found.filter(({ address }) => destinations.permits(host, address))
        const [first] = permitted
        if (first === undefined) return callback(found.length > 0 ? refusal(host) : notFound(host), '', 0)
        if (all) callback(null, permitted)
        else callback(null, first.address, first.family)
      },
      (error) => callback(error, '', 0),
    )
  }
}

const notFound = (host: string) => Object.assign(new Error(`${host} has no address.`), { code: 'ENOTFOUND' })

/**
 * Queries the name servers directly: the system's lookup would hold one of the process's few threads, on which
 * passwords are hashed too, for as long as somebody's name server keeps it waiting. Names that the operator allows are
 * looked up by the system, with its hosts file.
 */
function resolverFor(destinations: Destinations): Resolve {
  const servers = new dns.Resolver({ timeout: 2000, tries: 2 })
  return async (host) => {
    if (destinations.allowsName(host)) return await bySystem(host)
    const [four, six] = await Promise.allSettled([servers.resolve4(host), servers.resolve6(host)])
    if (four.status === 'rejected' && six.status === 'rejected') throw four.reason
    return [
      ...(four.status === 'fulfilled' ? four.value : []).map((address) => ({ address, family: 4 })),
      ...(six.status === 'fulfilled' ? six.value : []).map((address) => ({ address, family: 6 })),
    ]
  }
}

const bySystem: Resolve = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, found) => (error === null ? resolve(found) : reject(error)))
  })

const WORDS: Record<string, string> = {
  ENOTFOUND: 'The host was not found.',
  ENODATA: 'The host has no address.',
  ECONNREFUSED: 'The connection was refused.',
  ECONNRESET: 'The connection was closed.',
  UND_ERR_SOCKET: 'The connection was closed.',
  EHOSTUNREACH: 'The host cannot be reached.',
  ENETUNREACH: 'The host cannot be reached.',
  UND_ERR_CONNECT_TIMEOUT: 'The request timed out.',
  UND_ERR_HEADERS_TIMEOUT: 'The request timed out.',
  ETIMEDOUT: 'The request timed out.',
  ETIMEOUT: 'The host was not found in time.',
  UND_ERR_HEADERS_OVERFLOW: 'The headers of the response are too large.',
}

/** Never the error's own message: it may reveal what only the server can reach. */
function reasonOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ForbiddenDestination) return cause.message
    if (cause.name === 'TimeoutError') return 'The request timed out.'
    const code = 'code' in cause ? String(cause.code) : ''
    const words = WORDS[code]
    if (words !== undefined) return words
    if (/^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_SSL|EPROTO)/.test(code)) {
      return `TLS failed (${code}).`
    }
  }
  return 'The request failed.'
}
