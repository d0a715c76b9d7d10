import { createHmac, timingSafeEqual } from 'node:crypto'
import { ACTS, type Act } from '../../channels/model/message.ts'

/**
 * Tokens that do one thing without a session: they are derived from the server's secret, so that none is stored, and say
 * what they do. That each works once, the notification tells.
 */

/** An act from a notification. */
export interface Acted {
  userId: string
  notificationId: number
  act: Act
}

/** Bytes of the signature: nobody guesses 18 of them. */
const SIGNED = 18

const signatureOf = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest().subarray(0, SIGNED).toString('base64url')

const signed = (secret: string, purpose: string, parts: readonly (string | number)[]): string => {
  const text = parts.join('.')
  const signature = signatureOf(secret, `${purpose} ${text}`)
  return `${Buffer.from(text).toString('base64url')}.${signature}`
}

/** @returns the parts, of which the first may have points of its own; undefined if nobody here has signed them */
function verified(secret: string, purpose: string, token: string): string | undefined {
  const [encoded = '', signature = '', ...rest] = token.split('.')
  const text = Buffer.from(encoded, 'base64url').toString()
  const expected = Buffer.from(signatureOf(secret, `${purpose} ${text}`))
  const given = Buffer.from(signature)
  if (rest.length > 0 || given.length !== expected.length) return undefined
  return timingSafeEqual(given, expected) ? text : undefined
}

const ACT = 'act from a notification'
const UNSUBSCRIBE = 'unsubscribe a channel'

export const actToken = (secret: string, { userId, notificationId, act }: Acted): string =>
  signed(secret, ACT, [userId, notificationId, act])

export function actOf(secret: string, token: string): Acted | undefined {
  const [, userId, id, name] = /^(.*)\.(\d+)\.(\w+)$/s.exec(verified(secret, ACT, token) ?? '') ?? []
  const act = ACTS.find((each) => each === name)
  if (userId === undefined || act === undefined) return undefined
  return { userId, notificationId: Number(id), act }
}

export const unsubscribeToken = (secret: string, userId: string, channelId: number): string =>
  signed(secret, UNSUBSCRIBE, [userId, channelId])

export function unsubscribedBy(
  secret: string,
  token: string,
): { userId: string; channelId: number } | undefined {
  const [, userId, id] = /^(.*)\.(\d+)$/s.exec(verified(secret, UNSUBSCRIBE, token) ?? '') ?? []
  return userId === undefined ? undefined : { userId, channelId: Number(id) }
}
