import type { UnitOfWork } from '../changelog/run-unit-of-work.ts'
import { DocketError } from '../core/errors.ts'
import { idIn, refusalOf, withIds } from './model.ts'
import type { BatchOperation, BatchRequest, BatchResponse, BatchResult } from './schemas.ts'

/** An operation's answer, and why it was refused, if it was. */
export interface Answered {
  result: BatchResult
  refusal?: DocketError | undefined
}

/** Has an operation answered by its own route. */
export type Send = (operation: BatchOperation) => Promise<Answered>

/**
 * Runs the operations one after the other, as parts of one write.
 * @param problem turns a refusal into a result
 * @throws DocketError for the first refused operation when the batch is atomic; in any case for one that fails through
 *   no fault of the request
 */
export async function runBatch(
  unit: UnitOfWork,
  { mode, operations }: BatchRequest,
  send: Send,
  problem: (refusal: DocketError) => BatchResult,
): Promise<BatchResponse> {
  const results: BatchResult[] = []
  let failed = 0
  for (const [index, operation] of operations.entries()) {
    const run = async () => {
      const { result, refusal } = await send(withIds(operation, (other) => idIn(results, other)))
      if (refusal !== undefined) throw new Refused(refusal, result)
      results.push(result)
    }
    try {
      await (mode === 'each' ? unit.attempt(run) : run())
    } catch (error) {
      const { refusal, result } = refusedBy(error)
      if (refusal.status >= 500) throw refusal
      if (mode === 'atomic') throw refusalOf(operation, index, refusal)
      results.push(result ?? problem(refusal))
      failed += 1
    }
  }
  const { first, revision } = unit
  return { results, count: results.length, failed, write: revision >= first ? first : null, revision }
}

/** Rolls back the part of the write that belongs to a refused operation. */
class Refused extends Error {
  override name = 'Refused'
  readonly refusal: DocketError
  readonly result: BatchResult

  constructor(refusal: DocketError, result: BatchResult) {
    super(refusal.message)
    this.refusal = refusal
    this.result = result
  }
}

function refusedBy(error: unknown): { refusal: DocketError; result?: BatchResult } {
  if (error instanceof Refused) return error
  if (error instanceof DocketError) return { refusal: error }
  throw error
}
