import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { DocketError } from '../core/errors.ts'

/** What a failed statement means. */

/** What callers are told, by SQLSTATE. */
const DETAILS: Record<string, string> = {
  '25006': 'The database is read-only at present: nothing can be saved. Try again later.',
  '53100': "The database's disk is full: nothing can be saved until space is freed. Try again later.",
  '53200': 'The database is out of memory. Try again shortly.',
  '53300': 'The database has no connection left. Try again shortly.',
  '53400':
    'The database does not allow what this takes, such as so large temporary files. Try again shortly.',
  '57P01': 'The database is restarting. Try again shortly.',
  '57P02': 'The database is restarting. Try again shortly.',
  '57P03': 'The database is restarting. Try again shortly.',
}
const NO_ANSWER = 'The database is not responding. Try again shortly.'

/** SQLSTATEs of what does not pass by itself, and the seconds after which it is worth another try. */
const LASTING: Record<string, string> = { '25006': '10', '53100': '10' }

/** @param sqlState the reason, if it is another than that of `cause` */
export function unavailable(cause: unknown, sqlState = sqlStateOf(cause) ?? ''): DocketError {
  const wait = LASTING[sqlState]
  return new DocketError('DATABASE_ERROR', DETAILS[sqlState] ?? NO_ANSWER, {
    cause,
    ...(wait === undefined ? {} : { headers: { 'retry-after': wait } }),
  })
}

/** The SQLSTATE that PostgreSQL reported with `error` or one of its causes. */
export function sqlStateOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof pg.DatabaseError) return cause.code
  }
  return undefined
}

/** Whether there was no space left on the database's disk. */
export const isDiskFull = (error: unknown): boolean => sqlStateOf(error) === '53100'

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

/** SQLSTATEs: a constraint, or (of rows that Citus copies to their node) whatever that node reported. */
const REFUSED = /^(23|XX000)/

/** The name of the unique or foreign key that refused a statement, if one did. */
export function violatedConstraint(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof pg.DatabaseError && REFUSED.test(cause.code ?? '')) {
      return cause.constraint ?? ofShard(cause.message)
    }
  }
  return undefined
}

/** Citus passes on only the message of the node that refused: there the name ends with the number of the shard. */
const ofShard = (message: string): string | undefined => /constraint "(\w+?)(_\d+)?"/.exec(message)?.[1]

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
