import pg from 'pg'
import { ConfigError } from '../config.ts'
import { BackupError } from './backup/format.ts'
import { EmbeddedError } from './embedded/errors.ts'
import { isDiskFull, isUnavailable } from './failures.ts'
import { MigrationError } from './migrate.ts'

/** Errors whose message is such a sentence. */
const SENTENCES = [ConfigError, EmbeddedError, MigrationError, BackupError]

/**
 * SQLSTATEs: login refused, no such database, insufficient privilege, too many connections, a table of that name exists
 * already, or something of another application depends on a table.
 */
const REFUSALS = /^(28|3D|42501|53|42P07|2BP01)/

/** Protocol violation: what PgBouncer reports for session settings. */
const POOLER_REFUSAL = '08P01'

/** Node's error codes for a certificate that it does not trust. */
const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/

/** A sentence for the operator about a problem that they can fix; undefined if the program itself is at fault. */
export function sentenceFor(error: unknown): string | undefined {
  if (SENTENCES.some((type) => error instanceof type)) return (error as Error).message
  if (isDiskFull(error)) {
    return `The disk of the database is full (${reasonOf(error)}). Free some space there, and try again.`
  }
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof pg.DatabaseError && cause.code === POOLER_REFUSAL) {
      return `The pooler refused the connection: ${cause.message}. In transaction mode, set DATABASE_POOLER=transaction.`
    }
    if (cause instanceof pg.DatabaseError && REFUSALS.test(cause.code ?? '')) {
      return `The database refused the operation: ${cause.message}.`
    }
    if ('code' in cause && UNTRUSTED.test(String(cause.code))) {
      return `The database's certificate is not trusted (${cause.message}). Check sslmode and sslrootcert in DATABASE_URL.`
    }
  }
  if (!isUnavailable(error)) return undefined
  return `The database does not respond (${reasonOf(error)}). Check that it is running and that DATABASE_URL is right.`
}

/** The innermost message; if several addresses were tried (AggregateError), that of the first. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  if (error instanceof Error && error.cause instanceof Error) return reasonOf(error.cause)
  return error instanceof Error ? error.message : String(error)
}
