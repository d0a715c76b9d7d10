import { isIP } from 'node:net'

/**
 * Whether only who runs the network can have this host lead here: an address, or a name that is in no public DNS. Any other
 * name anybody may point at this server, so that their page speaks to it as if it were their own (DNS rebinding).
 * @param host as a request names it, with its port
 */
export function isOfOwnNetwork(host: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false
  const { hostname } = new URL(`http://${host}`)
  return (
    isIP(hostname.replace(/^\[(.*)\]$/, '$1')) !== 0 || !hostname.includes('.') || hostname.endsWith('.local')
  )
}

/** Whether a page came from the host that it asks, and that from the own network. */
export function isFromOwnNetwork(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host && isOfOwnNetwork(host)
}
