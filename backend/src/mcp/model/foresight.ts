import { hash } from 'node:crypto'
import type { Ask } from '../../core/exchange.ts'

/** What a call would do: what its user agrees to is that, and not what it may do some time later. */

/** A route's answer: JSON, or null where there is none. */
export interface RouteAnswer {
  status: number
  body: unknown
}

/** The answer of a dry run. */
export interface Foreseen {
  count: number
  changes: {
    action: string
    resource: string
    resource_id: string
    before: Record<string, unknown> | null
  }[]
}

export const mustBeConfirmed = ({ status, body }: RouteAnswer): boolean =>
  status === 403 && (body as { confirmation?: unknown }).confirmation === 'required'

/** The same request, which tells what it would do, whatever it says of dry runs itself. */
export function dryRunOf(ask: Ask): Ask {
  const url = new URL(ask.url, 'http://localhost')
  url.searchParams.set('dry_run', 'true')
  return { ...ask, url: `${url.pathname}${url.search}` }
}

/** Of a call and all that it would change: another task that it would remove is another question. */
export function fingerprint({ method, url, body = '' }: Ask, { changes }: Foreseen): string {
  const what = changes.map(({ action, resource, resource_id, before }) => [
    action,
    resource,
    resource_id,
    before,
  ])
  return hash('sha256', `${method} ${url}\n${body}\n${JSON.stringify(what)}`, 'base64url')
}
