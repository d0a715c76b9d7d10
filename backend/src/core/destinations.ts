import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Where messages of users may be sent: a user's URL must not reach what only this server can reach. */

type Address = ipaddr.IPv4 | ipaddr.IPv6

export class ForbiddenDestination extends Error {
  override name = 'ForbiddenDestination'
}

export interface Destinations {
  /** Whether the operator allows this host by name, whatever its address. */
  allowsName(host: string): boolean
  /** Whether a connection to `host` at `address`, one of its addresses, is allowed. */
  permits(host: string, address: string): boolean
  /** @throws ForbiddenDestination, with a sentence for the user, for a URL that deliveries must not be sent to */
  check(url: string): URL
}

/**
 * @param allowedHosts names, addresses and ranges that may be reached although they are not public, also by plain HTTP
 * @param production whether all others must use HTTPS
 */
export function destinations(options: {
  allowedHosts: readonly string[]
  production: boolean
}): Destinations {
  const names = new Set<string>()
  const ranges: [Address, number][] = []
  for (const item of options.allowedHosts) {
    const [address = '', bits] = item.split('/')
    if (isIP(address) === 0) names.add(item.toLowerCase())
    else {
      const parsed = ipaddr.parse(address)
      ranges.push([parsed, bits === undefined ? parsed.toByteArray().length * 8 : Number(bits)])
    }
  }
  const allowsName = (host: string) => names.has(plain(host))
  const isListed = (address: Address) =>
    ranges.some(([range, bits]) => range.kind() === address.kind() && address.match(range as never, bits))

  /** Whether the operator allows the address, public or not. */
  function isAllowed(host: string, address: string): boolean {
    if (allowsName(host)) return true
    if (isIP(address) === 0) return false
    const parsed = ipaddr.parse(address)
    return isListed(parsed) || isListed(embedded(parsed) ?? parsed)
  }

  function permits(host: string, address: string): boolean {
    if (isAllowed(host, address)) return true
    // An address with a zone is link-local.
    if (isIP(address) === 0 || address.includes('%')) return false
    const parsed = ipaddr.parse(address)
    return isPublic(embedded(parsed) ?? parsed)
  }

  return {
    allowsName,
    permits,
    check(text) {
      const url = URL.parse(text)
      if (url === null || !/^https?:$/.test(url.protocol)) {
        throw new ForbiddenDestination('Must be an absolute http or https URL.')
      }
      if (url.username !== '' || url.password !== '') {
        throw new ForbiddenDestination('The URL must not contain credentials.')
      }
      const host = plain(url.hostname)
      const isLiteral = isIP(host) !== 0
      const isLocal = isLiteral ? !permits(host, host) : isLocalName(host) && !allowsName(host)
      if (isLocal) throw new ForbiddenDestination(`${host} is not a public address.`)
      if (options.production && url.protocol === 'http:' && !isAllowed(host, host)) {
        throw new ForbiddenDestination('The URL must be https.')
      }
      return url
    },
  }
}

/** A URL's host in lower case, without the brackets of IPv6 and the trailing dot of the DNS root. */
export const plain = (host: string): string => host.toLowerCase().replace(/^\[|\]$|\.$/g, '')

/** Names that mean this machine whatever a resolver answers (RFC 6761); others are judged by their addresses. */
const isLocalName = (host: string): boolean => /(^|\.)localhost$/.test(host)

/**
 * Everything outside the special-purpose ranges; for IPv6, only what is allocated as global unicast, and for IPv4, not
 * what a cloud answers to its own machines at.
 */
function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast') return false
  if (address.kind() === 'ipv6') return address.match(GLOBAL as never, 3)
  return !CLOUDS.some(([range, bits]) => address.match(range as never, bits))
}

const GLOBAL = ipaddr.parse('2000::')

/** Ranges that are public by their numbers, and lead from a cloud's machine to services of that cloud alone. */
const CLOUDS: [Address, number][] = [
  // Azure: DHCP, DNS, health, and the agent's secrets.
  [ipaddr.parse('168.63.129.16'), 32],
  // IBM Cloud: endpoints of its infrastructure, and of its services.
  [ipaddr.parse('161.26.0.0'), 16],
  [ipaddr.parse('166.8.0.0'), 14],
]

/** Prefix, its length in bits, and the byte at which the IPv4 address begins that a packet finally goes to. */
const EMBEDDING: [Address, number, number][] = [
  [ipaddr.parse('::ffff:0:0'), 96, 12],
  [ipaddr.parse('::ffff:0:0:0'), 96, 12],
  // NAT64: on an IPv6-only network, all of IPv4 is behind this prefix.
  [ipaddr.parse('64:ff9b::'), 96, 12],
  [ipaddr.parse('2002::'), 16, 2],
]

function embedded(address: Address): Address | undefined {
  if (address.kind() === 'ipv4') return undefined
  const found = EMBEDDING.find(([prefix, bits]) => address.match(prefix as never, bits))
  return found && ipaddr.fromByteArray(address.toByteArray().slice(found[2], found[2] + 4))
}
