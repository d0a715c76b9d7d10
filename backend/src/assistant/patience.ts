import { setImmediate as othersTurn } from 'node:timers/promises'
import { DocketError } from '../core/errors.ts'
import { Turns } from '../database/turns.ts'

/** Does what keeps the process busy, a piece at a time. @throws what `signal` was aborted with */
export type Patiently = <Result>(work: Generator<void, Result>, signal: AbortSignal) => Promise<Result>

/**
 * Between two pieces others have their turn, and of one user's works the next begins when the one before is over: who
 * says much at once waits for themselves.
 * @param longest milliseconds that one may wait for what the same user began before
 */
export function createPatience(longest: number): (userId: string) => Patiently {
  const late = () =>
    new DocketError('RATE_LIMITED', 'Your other messages are still being processed. Try again shortly.', {
      headers: { 'retry-after': '1' },
    })
  const turns = new Turns({ patience: longest, late, isContagious: () => false })
  return (userId) => (work, signal) => turns.take(userId, () => inPieces(work, signal))
}

async function inPieces<Result>(work: Generator<void, Result>, signal: AbortSignal): Promise<Result> {
  for (;;) {
    signal.throwIfAborted()
    const { done, value } = work.next()
    if (done) return value
    await othersTurn()
  }
}
