import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { DocketError } from '../core/errors.ts'

/** What it means that a statement failed. */

export function unavailable(cause: unknown): DocketError {
  return new DocketError('DATABASE_ERROR', 'The database is not responding. Try again shortly.', {
    cause,
  })
}

/** SQLSTATE classes that mean "not now": connection, resources, operator, system. */
const OUTAGE = /^(08|53|57P|58)/
/** Further codes that mean it of one statement: timeout, failover. */
const TRANSIENT = /^(57014|40001|40P01|25006|55P03)$/

/** The SQLSTATE of what failed before PostgreSQL could give one. */
const CONNECTION_FAILURE = '08006'

/** Whether `error`, or what caused it, says that the database could not be asked at all, or gave up. */
export const isUnavailable = (error: unknown): boolean =>
  blames(error, (code) => OUTAGE.test(code) || TRANSIENT.test(code))

/** Whether the next statement would find the database no better. */
export const isOutage = (error: unknown): boolean => blames(error, (code) => OUTAGE.test(code))

function blames(error: unknown, database: (code: string) => boolean): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof pg.DatabaseError) return database(cause.code ?? '')
    // What names a file is the disk's.
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

/** What PostgreSQL refused stays its own error; that it could not be asked becomes DATABASE_ERROR. */
export function translate(error: unknown): unknown {
  return isUnavailable(error) ? unavailable(error) : error
}

const DEADLOCK = '40P01'
/** Whoever comes back before the other has gone on is in its way again: it waits up to so many milliseconds. */
const HEAD_START = 50
const RUNS = 5

/**
 * Of those who wait for each other PostgreSQL ends one, of which nothing is written: it is run again. Our own writes
 * lock in one order, but signing in locks the user's row too, and PostgreSQL itself is not free of deadlocks.
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
