import type { Sent } from '../../core/sender.ts'
import type { Outcome } from '../model/message.ts'

/** @param gone the statuses by which a receiver of this kind says that the target does not exist any more */
export const outcomeOf = (sent: Sent, gone: readonly number[] = []): Outcome => ({
  ...sent,
  isGone: sent.statusCode !== null && gone.includes(sent.statusCode),
})

export const failed = (error: string): Outcome => ({
  statusCode: null,
  error,
  isGone: false,
  retryAfter: null,
})
