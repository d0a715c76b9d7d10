import {
  localhostAllowedHostnames,
  validateHostHeader,
  validateOriginHeader,
} from '@modelcontextprotocol/server'
import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { DocketError } from '../core/errors.ts'
import { isFromOwnNetwork, isOfOwnNetwork } from '../core/own-network.ts'

/**
 * Refuses requests that a page of another site sends under a name that it has pointed at this server (DNS rebinding):
 * the requested host must be one of the server's own, and the page's origin, if there is one, trusted.
 */
export function createOriginCheck(config: Config): (request: FastifyRequest) => void {
  const { publicUrl, isPublicUrlGuessed, host, corsOrigins } = config
  const local = isLocal(host) ? localhostAllowedHostnames() : []
  const own = hostnameOf(publicUrl)
  const hosts = [own, ...local]
  const origins = [own, ...corsOrigins.map(hostnameOf), ...local]
  return ({ headers: { host: asked = '', origin } }) => {
    const isOwnName =
      validateHostHeader(asked, hosts).ok ||
      // Nobody has configured which of its addresses is the right one.
      (isPublicUrlGuessed && isOfOwnNetwork(asked))
    if (!isOwnName)
      throw new DocketError(
        'AUTH_FORBIDDEN',
        'The server is not known by this host name. Use its public URL, or set BETTER_AUTH_URL.',
      )
    const isKnownPage =
      validateOriginHeader(origin, origins).ok ||
      (isPublicUrlGuessed && origin !== undefined && isFromOwnNetwork(origin, asked))
    if (!isKnownPage)
      throw new DocketError(
        'AUTH_FORBIDDEN',
        'Pages of this origin are not allowed. Add the origin to CORS_ORIGINS.',
      )
  }
}

const hostnameOf = (url: string): string => new URL(url).hostname

const isLocal = (host: string): boolean => ['localhost', '127.0.0.1', '::1'].includes(host)
