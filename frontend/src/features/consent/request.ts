import { DEEDS, RESOURCES, type Scope } from '../settings/scopes.ts'

/** What an AI client asks for, as the service has signed it. */
export interface ClientRequest {
  /** To be sent back as it is. */
  signed: string
  clientId: string
  scopes: Scope[]
  /** Whether it may come again without asking. */
  stays: boolean
  /** The host that the answer goes to: what a client calls itself says little. */
  goesTo: string
}

/** @returns undefined for what is no request */
export function readRequest(encoded: string | undefined): ClientRequest | undefined {
  const signed = decode(encoded ?? '')
  const query = new URLSearchParams(signed)
  const clientId = query.get('client_id')
  const redirect = query.get('redirect_uri') ?? ''
  if (clientId === null || !URL.canParse(redirect)) return undefined
  const { host, protocol } = new URL(redirect)
  const asked = (query.get('scope') ?? '').split(' ')
  const known = RESOURCES.flatMap((resource) => DEEDS.map((deed) => `${resource}:${deed}` as const))
  return {
    signed,
    clientId,
    scopes: known.filter((scope) => asked.includes(scope)),
    stays: asked.includes('offline_access'),
    goesTo: host === '' ? protocol : host,
  }
}

function decode(encoded: string): string {
  try {
    return atob(encoded.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return ''
  }
}

/** Whether a browser may be sent there: to a client, not to a script. */
export const isAddress = (url: string): boolean =>
  URL.canParse(url) && !['javascript:', 'data:', 'vbscript:', 'blob:'].includes(new URL(url).protocol)
