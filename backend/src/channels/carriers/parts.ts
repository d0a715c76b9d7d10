import type { Sent } from '../../core/sender.ts'
import type { Message, Outcome } from '../model/message.ts'

/** What several carriers need. */

/** Users wrote it: on one line, without characters that end a header or turn round what stands beside it. */
export const lineOf = (text: string): string =>
  text.replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ').trim()

const URGENT = new Set(['reminder', 'due', 'overdue'])

/** Whether it tells of something that must be seen at its time. */
export const isUrgent = ({ kind }: Message): boolean => URGENT.has(kind)

export const failure = (error: string): Outcome => ({
  statusCode: null,
  error,
  isGone: false,
  retryAfter: null,
})

/** Of a server that asks for a token: what its refusal means is not plain to everyone. */
export function outcomeOf(sent: Sent): Outcome {
  const isRefused = sent.statusCode === 401 || sent.statusCode === 403
  const error = isRefused ? `Answered ${sent.statusCode}: the token is not accepted.` : sent.error
  return { ...sent, error, isGone: false }
}

export const JSON_TYPE = { 'content-type': 'application/json' }
