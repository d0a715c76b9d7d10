import { hash } from 'node:crypto'
import type { Ask } from '../../core/exchange.ts'

/** What a call would do: that is what its user agrees to, not what the same call may do later. */

/** A route's answer: JSON, or null where there is none. */
export interface RouteAnswer {
  status: number
  body: unknown
}

/** The answer of a dry run. */
export interface Preview {
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

/** The same request as a dry run, whatever its own `dry_run` says. */
export function dryRunOf(ask: Ask): Ask {
  const url = new URL(ask.url, 'http://localhost')
  url.searchParams.set('dry_run', 'true')
  return { ...ask, url: `${url.pathname}${url.search}` }
}

/** Identifies a call with all that it would change: if it would remove another task, that is another question. */
export function fingerprint({ method, url, body = '' }: Ask, { changes }: Preview): string {
  const what = changes.map(({ action, resource, resource_id, before }) => [
    action,
    resource,
    resource_id,
    before,
  ])
  return hash('sha256', `${method} ${url}\n${body}\n${JSON.stringify(what)}`, 'base64url')
}
