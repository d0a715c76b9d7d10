import { createHmac, hash } from 'node:crypto'
import { onceFor, type Resources } from '../changelog/resource.ts'
import type { Scope } from '../core/scopes.ts'
import { signedHeaders as headersSignedBy, signingSecret } from '../core/signatures.ts'

/** Rules of webhooks, without database or HTTP. Signatures are those of Standard Webhooks (standardwebhooks.com). */

const ACTIONS = ['created', 'updated', 'deleted'] as const

/** What a webhook can subscribe to. */
export const eventPatterns = onceFor(({ sent }: Resources): readonly string[] => [
  '*',
  ...sent.flatMap(({ name }) => ['*', ...ACTIONS].map((action) => `${name}.${action}`)),
])

/** The scopes that a caller needs to have these events sent anywhere. */
export function scopesOf({ sent }: Resources, events: readonly string[]): Scope[] {
  const told = sent.filter(({ name }) =>
    events.some((pattern) => pattern === '*' || pattern.startsWith(`${name}.`)),
  )
  return [...new Set(told.map(({ scopes }) => scopes.read))]
}

/** Why a webhook was switched off, if nobody did it. */
export const INACTIVE_REASONS = ['receiver_gone', 'creator_no_admin'] as const
export type InactiveReason = (typeof INACTIVE_REASONS)[number]

/** Webhooks that one workspace may have. */
export const MAX_WEBHOOKS = 20

export const PING = 'ping'

/** Milliseconds for which deliveries also carry the signature of the previous secret. */
export const ROTATION = 24 * 60 * 60 * 1000

/**
 * A webhook's secret. It is derived from the server's, so that it is stored nowhere and can be shown again to a
 * retried request; without the server's secret it is indistinguishable from random.
 * @param version 1 at first, one more after each rotation
 */
export function secretOf(secret: string, workspaceId: string, webhookId: number, version: number): string {
  return signingSecret(keyOf(secret, workspaceId, webhookId, version))
}

const keyOf = (secret: string, workspaceId: string, webhookId: number, version: number): Buffer =>
  createHmac('sha256', secret).update(`webhook ${workspaceId} ${webhookId} ${version}`).digest()

/** Identifies an event sent to a webhook among those of all workspaces; the same each time that it is sent. */
export function eventIdOf(
  workspaceId: string,
  webhookId: number,
  { id, revision, replay_of }: { id: number; revision: number | null; replay_of: number | null },
): string {
  const event = revision === null ? `ping ${replay_of ?? id}` : String(revision)
  return `msg_${hash('sha256', `${workspaceId} ${webhookId} ${event}`, 'buffer').subarray(0, 18).toString('base64url')}`
}

export interface Signing {
  workspaceId: string
  webhookId: number
  /** The versions of the secrets that sign, newest first. */
  versions: number[]
}

/** The headers that identify the message, give its time, and prove that it comes from here. */
export const signedHeaders = (
  secret: string,
  { workspaceId, webhookId, versions }: Signing,
  message: { id: string; at: Date; body: string },
): ReturnType<typeof headersSignedBy> =>
  headersSignedBy(
    versions.map((version) => keyOf(secret, workspaceId, webhookId, version)),
    message,
  )
