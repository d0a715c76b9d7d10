import { isIP } from 'node:net'

/** Without a dot, or in a domain that is set aside for networks of one's own (RFC 6761, 6762, 8375). */
const PRIVATE_NAME = /^([a-z0-9-]+|[a-z0-9.-]+\.(home\.arpa|internal|local|localhost))$/

/**
 * Whether only who runs the network can have this host lead here: an address, or a name that is in no public DNS. Any other
 * name anybody may point at this server, so that their page speaks to it as if it were their own (DNS rebinding).
 * @param host as a request names it, with its port
 */
export function isOfOwnNetwork(host: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false
  const { hostname } = new URL(`http://${host}`)
  return isIP(hostname.replace(/^\[(.*)\]$/, '$1')) !== 0 || PRIVATE_NAME.test(hostname)
}

/** Whether a page came from the host that it asks, and that from the own network. */
export function isFromOwnNetwork(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false
  const page = new URL(origin)
  return /^https?:$/.test(page.protocol) && page.host === host && isOfOwnNetwork(host)
}
