import { ACTIONS, RESOURCES, type Scope } from '../access/scopes.ts'

/** An AI client's request for access, as the service has signed it. */
export interface ClientRequest {
  /** The signed query, to be sent back unchanged. */
  signed: string
  clientId: string
  scopes: Scope[]
  /** Whether the client keeps access without asking again. */
  stays: boolean
  /** The host that receives the answer: a client's own name proves little. */
  goesTo: string
}

/** @returns undefined if it is not a request */
export function readRequest(encoded: string | undefined): ClientRequest | undefined {
  const signed = decode(encoded ?? '')
  const query = new URLSearchParams(signed)
  const clientId = query.get('client_id')
  const redirect = query.get('redirect_uri') ?? ''
  if (clientId === null || !URL.canParse(redirect)) return undefined
  const { host, protocol } = new URL(redirect)
  const asked = (query.get('scope') ?? '').split(' ')
  const known = RESOURCES.flatMap((resource) => ACTIONS.map((action) => `${resource}:${action}` as const))
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

/** Whether the browser may be sent there: to a client, and not to a script. */
export const isAddress = (url: string): boolean =>
  URL.canParse(url) && !['javascript:', 'data:', 'vbscript:', 'blob:'].includes(new URL(url).protocol)
