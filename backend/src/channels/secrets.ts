import { createHmac } from 'node:crypto'
import { symmetricEncrypt } from 'better-auth/crypto'
import { decrypted } from '../core/encrypted.ts'
import { signingSecret } from '../core/signatures.ts'
import type { ChannelCreate } from './schemas.ts'

/** What a channel needs besides its URL, and nobody may read: kept encrypted with the service's secret. */
export type ChannelSecret =
  | { kind: 'web_push'; endpoint: string; p256dh: string; auth: string }
  | { kind: 'ntfy' | 'gotify'; token: string | null }

/** Undefined for a kind that has none. */
export function secretOf(input: ChannelCreate): ChannelSecret | undefined {
  if (input.kind === 'web_push') return { kind: input.kind, endpoint: input.endpoint, ...input.keys }
  if (input.kind === 'ntfy' || input.kind === 'gotify')
    return { kind: input.kind, token: input.token ?? null }
  return undefined
}

export const sealed = (key: string, secret: ChannelSecret): Promise<string> =>
  symmetricEncrypt({ key, data: JSON.stringify(secret) })

/** @returns undefined if it was encrypted with another secret of the service */
export async function opened(key: string, data: string): Promise<ChannelSecret | undefined> {
  const text = await decrypted(key, data)
  return text === undefined ? undefined : (JSON.parse(text) as ChannelSecret)
}

/** What signs the deliveries of a webhook. It is derived from the service's secret, so that it is stored nowhere. */
export const signingSecretOf = (secret: string, userId: string, channelId: number): string =>
  signingSecret(createHmac('sha256', secret).update(`channel ${userId} ${channelId}`).digest())
