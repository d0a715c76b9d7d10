import { isIP } from 'node:net'

/**
 * The origin of a page, if it came from this server: it asks the host that it was loaded from. A name that the public
 * DNS may have does not count, since anybody can point one of theirs at this server (DNS rebinding).
 */
export function ownOrigin(headers: Headers): string | undefined {
  const origin = headers.get('origin')
  if (origin === null || !URL.canParse(origin)) return undefined
  const { host, hostname } = new URL(origin)
  return host === headers.get('host') && isNobodysElse(hostname) ? origin : undefined
}

const isNobodysElse = (hostname: string): boolean =>
  isIP(hostname.replace(/^\[(.*)\]$/, '$1')) !== 0 || !hostname.includes('.') || hostname.endsWith('.local')
