import { createHmac } from 'node:crypto'

/** Signatures of Standard Webhooks (standardwebhooks.com). */

const PREFIX = 'whsec_'

/** A key as its receiver keeps it. */
export const signingSecret = (key: Buffer): string => PREFIX + key.toString('base64')

export const signingKey = (secret: string): Buffer =>
  Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64')

/**
 * The headers that identify the message, give its time (in seconds), and prove that it comes from here.
 * @param keys each signs, newest first
 */
export function signedHeaders(
  keys: readonly Buffer[],
  message: { id: string; at: Date; body: string },
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const timestamp = String(Math.floor(message.at.getTime() / 1000))
  const signatures = keys.map((key) => {
    const signature = createHmac('sha256', key)
      .update(`${message.id}.${timestamp}.${message.body}`)
      .digest('base64')
    return `v1,${signature}`
  })
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}
