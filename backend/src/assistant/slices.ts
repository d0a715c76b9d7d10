import { setImmediate as othersTurn } from 'node:timers/promises'
import { DocketError } from '../core/errors.ts'
import { Queue } from '../database/queue.ts'

/** Does work that keeps the process busy, a piece at a time. @throws the reason with which `signal` was aborted */
export type RunInPieces = <Result>(work: Generator<void, Result>, signal: AbortSignal) => Promise<Result>

/**
 * Between two pieces others have their turn. What one user starts runs one after the other, so that a user who sends
 * much at once delays only themselves.
 * @param longest most milliseconds that work may wait for earlier work of the same user
 */
export function createPieceRunner(longest: number): (userId: string) => RunInPieces {
  const late = () =>
    new DocketError('RATE_LIMITED', 'Your other messages are still being processed. Try again shortly.', {
      headers: { 'retry-after': '1' },
    })
  const queue = new Queue({ timeout: longest, timeoutError: late, isContagious: () => false })
  return (userId) => (work, signal) => queue.run(userId, () => inPieces(work, signal))
}

async function inPieces<Result>(work: Generator<void, Result>, signal: AbortSignal): Promise<Result> {
  for (;;) {
    signal.throwIfAborted()
    const { done, value } = work.next()
    if (done) return value
    await othersTurn()
  }
}
