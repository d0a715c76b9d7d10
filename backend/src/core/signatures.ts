import { createHmac } from 'node:crypto'

/** Signatures of Standard Webhooks (standardwebhooks.com). */

/** What a secret begins with; its key follows in base64. */
export const SECRET_PREFIX = 'whsec_'

export type SignatureHeaders = Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>

/**
 * The headers that identify the message, give its time (in seconds), and prove that it comes from here.
 * @param keys each of them signs
 */
export function signatureHeaders(
  keys: readonly Buffer[],
  message: { id: string; at: Date; body: string },
): SignatureHeaders {
  const timestamp = String(Math.floor(message.at.getTime() / 1000))
  const signatures = keys.map((key) => {
    const signed = createHmac('sha256', key).update(`${message.id}.${timestamp}.${message.body}`)
    return `v1,${signed.digest('base64')}`
  })
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}
