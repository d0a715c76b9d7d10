import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import {
  appliedMigrations,
  applyMigrations,
  BEGIN_WAITING,
  connectAlone,
  MIGRATION_LOCK,
  missingOf,
  readMigrations,
  tablesAfter,
} from '../migrate.ts'
import { targetOf } from './dump.ts'
import type { BackupReader, TableHeader } from './format.ts'

/** Why a restore was not started. */
export type Hindrance = 'not empty' | 'in use'

export interface LoadOptions {
  /** Whether existing data may be replaced. */
  replace: boolean
  /** Tables whose rows are left out. */
  leaveOut: readonly string[]
  /** Called with the transaction's id when everything is written, right before the commit. */
  beforeCommit?: (transaction: string) => Promise<void>
  /** Directory of the migrations, if not Docket's own. */
  directory?: string
}

/**
 * Loads a backup into the database, in one transaction: existing tables are dropped, the backup's own migrations are
 * applied, its rows are loaded, its checksum is compared, and then later migrations are applied.
 * @returns what prevented it; then nothing was changed
 */
export async function load(
  url: string,
  backup: BackupReader,
  { replace, leaveOut, beforeCommit, directory }: LoadOptions,
): Promise<Hindrance | undefined> {
  const files = await readMigrations(directory)
  const later = missingOf(files, backup.header.migrations, 'The backup')
  const client = await connectAlone(url, 'docket-restore')
  try {
    await client.query(BEGIN_WAITING)
    await client.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0')
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    if (await isInUse(client)) return 'in use'
    const last = (await appliedMigrations(client)).at(-1)
    if (last !== undefined) {
      missingOf(files, await appliedMigrations(client), 'The database')
      if (!replace && (await holdsUsers(client))) return 'not empty'
      const tables = [...(await tablesAfter(last.name, directory)), 'schema_migrations']
      // All in one statement, so that references between them do not matter; without CASCADE, so that nothing else is
      // dropped.
      await client.query(`DROP TABLE ${tables.map((name) => pg.escapeIdentifier(name)).join(', ')}`)
    }
    await applyMigrations(
      client,
      files.filter((file) => !later.includes(file)),
    )
    // The rows that triggers would make are in the backup.
    await client.query('ALTER TABLE users DISABLE TRIGGER USER')
    for (const table of backup.header.tables)
      await copyIn(client, backup, table, leaveOut.includes(table.name))
    await client.query('ALTER TABLE users ENABLE TRIGGER USER')
    await backup.finish()
    await applyMigrations(client, files)
    await beforeCommit?.(await transactionOf(client))
    await client.query('COMMIT')
    return undefined
  } finally {
    // Also ends the transaction if it was not committed.
    await client.end()
  }
}

async function copyIn(
  client: pg.Client,
  backup: BackupReader,
  table: TableHeader,
  leaveOut: boolean,
): Promise<void> {
  const rows = backup.rows(table)
  if (leaveOut) {
    for await (const _ of rows);
    return
  }
  await pipeline(rows, client.query(copyFrom(`COPY ${targetOf(table)} FROM STDIN`)))
}

async function transactionOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id')
  return String(rows[0]?.id)
}

/** Whether a service is connected. One that has been idle for long is not detected; the tables' locks keep it out. */
async function isInUse(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'docket'`,
  )
  return rowCount !== 0
}

/** Deleted users count as well: restoring over them would bring back what they were promised is gone. */
async function holdsUsers(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(
    'SELECT EXISTS (SELECT FROM users) OR EXISTS (SELECT FROM deleted_users) AS held',
  )
  return rows[0]?.held === true
}
