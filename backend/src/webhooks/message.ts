import { shownChange } from '../changelog/changes/crud.ts'
import type { Resources } from '../changelog/resource.ts'
import type { Sent } from '../core/sender.ts'
import { nextAttempt } from '../deliveries/model/retries.ts'
import { eventIdOf, PING, signedHeaders } from './model.ts'
import type { Claimed, ClaimedRow, Outcome } from './queue.ts'

/** What an attempt sends, and what follows from its result. */

export interface Outgoing {
  headers: Record<string, string>
  body: string
}

/** @returns undefined when the log no longer has the change, or no longer its content */
export function messageOf(options: {
  workspaceId: string
  resources: Resources
  /** The server's secret. */
  secret: string
  row: ClaimedRow
  at: Date
}): Outgoing | undefined {
  const { workspaceId, resources, secret, row, at } = options
  const event = eventOf(workspaceId, resources, row)
  if (event === undefined) return undefined
  const { webhook_id: webhookId, delivery_id, told, replay_of } = row
  const body = JSON.stringify(event)
  const id = eventIdOf(workspaceId, webhookId, { id: delivery_id, revision: told, replay_of })
  const signed = signedHeaders(
    secret,
    { workspaceId, webhookId, versions: versionsOf(row, at) },
    { id, at, body },
  )
  return { headers: { 'content-type': 'application/json', 'user-agent': 'Docket-Webhooks', ...signed }, body }
}

function eventOf(workspaceId: string, resources: Resources, row: ClaimedRow): object | undefined {
  const { type } = row
  if (type === PING) {
    const timestamp = row.created_at
    return { type, timestamp, user_id: workspaceId, data: { webhook_id: row.webhook_id } }
  }
  if (row.revision === null || (row.before === null && row.after === null)) return undefined
  return { type, timestamp: row.at, user_id: workspaceId, data: shownChange(row, resources) }
}

/** The versions of the secrets that sign now. */
function versionsOf({ secret_version, previous_secret_until: until }: Claimed, at: Date): number[] {
  const overlaps = until !== null && Date.parse(until) > at.getTime()
  return overlaps ? [secret_version, secret_version - 1] : [secret_version]
}

const GONE = 410

export function outcomeOf(options: {
  sent: Sent
  row: Claimed
  now: Date
  /** Milliseconds. */
  duration: number
  /** From 0 to 1. */
  random: number
  /** Whether the attempt was aborted because the service stops. */
  wasStopped: boolean
}): Outcome {
  const { sent, row, now, duration, random, wasStopped } = options
  const result = { ...sent, duration, next: now }
  if (wasStopped) return { ...result, status: 'pending', error: 'The service stopped.' }
  if (sent.error === null) return { ...result, status: 'delivered' }
  const next = sent.statusCode === GONE ? undefined : nextAttempt(row, { now, random, retryAfter: null })
  return next === undefined ? { ...result, status: 'failed' } : { ...result, status: 'pending', next }
}
