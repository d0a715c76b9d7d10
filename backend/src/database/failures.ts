import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { DocketError } from '../core/errors.ts'

/** What a failed statement means. */

export function unavailable(cause: unknown): DocketError {
  return new DocketError('DATABASE_ERROR', 'The database is not responding. Try again shortly.', {
    cause,
  })
}

/** SQLSTATE classes that mean "not now": connection, resources, operator intervention, system error. */
const OUTAGE = /^(08|53|57P|58)/
/** Further codes that mean the same for a single statement: timeout, failover. */
const TRANSIENT = /^(57014|40001|40P01|25006|55P03)$/

/** The SQLSTATE assumed for a failure before PostgreSQL could report one. */
const CONNECTION_FAILURE = '08006'

/** Whether `error`, or one of its causes, means that the database could not be reached, or gave up. */
export const isUnavailable = (error: unknown): boolean =>
  blames(error, (code) => OUTAGE.test(code) || TRANSIENT.test(code))

/** Whether the next statement would fare no better. */
export const isOutage = (error: unknown): boolean => blames(error, (code) => OUTAGE.test(code))

function blames(error: unknown, database: (code: string) => boolean): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof pg.DatabaseError) return database(cause.code ?? '')
    // A system error with a path concerns a file on disk, not the database.
    if ('syscall' in cause && !('path' in cause)) return database(CONNECTION_FAILURE)
    if (/timeout|terminated|connection error|not queryable|Cannot use a pool/i.test(cause.message)) {
      return database(CONNECTION_FAILURE)
    }
  }
  return false
}

/** The name of the unique or foreign key that refused a statement, if one did. */
export function violatedConstraint(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof pg.DatabaseError && /^23/.test(cause.code ?? '')) return cause.constraint
  }
  return undefined
}

/** What PostgreSQL refused stays its own error; a database that could not be reached becomes DATABASE_ERROR. */
export function translate(error: unknown): unknown {
  return isUnavailable(error) ? unavailable(error) : error
}

const DEADLOCK = '40P01'
/**
 * Maximum random delay in milliseconds before a retry: an immediate one would get in the way of the other transaction
 * again.
 */
const HEAD_START = 50
const RUNS = 5

/**
 * Of transactions that wait for each other, PostgreSQL aborts one, of which nothing is written: it is run again. Our
 * own writes lock in one order, but signing in locks the user's row too, and PostgreSQL itself is not free of
 * deadlocks.
 */
export async function unlessDeadlocked<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let left = RUNS - 1; ; left -= 1) {
    try {
      return await work()
    } catch (error) {
      if (left === 0 || !blames(error, (code) => code === DEADLOCK)) throw error
    }
    await sleep(Math.random() * HEAD_START)
  }
}
