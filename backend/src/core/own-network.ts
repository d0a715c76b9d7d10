import { isIP } from 'node:net'

/** A name without a dot, or in a domain reserved for private networks (RFC 6761, 6762, 8375). */
const PRIVATE_NAME = /^([a-z0-9-]+|[a-z0-9.-]+\.(home\.arpa|internal|local|localhost))$/

/**
 * Whether only the operator of the network can make this host resolve to this server: an IP address, or a name that no
 * public DNS has. Any other name can be pointed at this server by anyone, whose page could then call it as its own
 * origin (DNS rebinding).
 * @param host as in the request, with its port
 */
export function isOfOwnNetwork(host: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false
  const { hostname } = new URL(`http://${host}`)
  return isIP(hostname.replace(/^\[(.*)\]$/, '$1')) !== 0 || PRIVATE_NAME.test(hostname)
}

/** Whether a page was served by the host that it calls, and that host belongs to the private network. */
export function isFromOwnNetwork(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false
  const page = new URL(origin)
  return /^https?:$/.test(page.protocol) && page.host === host && isOfOwnNetwork(host)
}
