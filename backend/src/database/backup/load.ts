import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { distributedNow, ROOT } from '../citus.ts'
import { distributeWithin } from '../distribute.ts'
import {
  appliedMigrations,
  applyMigrations,
  BEGIN_WAITING,
  connectAlone,
  MIGRATION_LOCK,
  type MigrationFile,
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
    const isDistributed = (await distributedNow(client)).size > 0
    const last = (await appliedMigrations(client)).at(-1)
    if (last !== undefined) {
      missingOf(files, await appliedMigrations(client), 'The database')
      if (!replace && (await holdsUsers(client))) return 'not empty'
      await dropFunctions(client, files)
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
    await dropHalves(client, new Set(backup.header.tables.map(({ name }) => name)))
    await backup.finish()
    await applyMigrations(client, files)
    if (isDistributed) await distributeWithin(client, directory)
    await beforeCommit?.(await transactionOf(client))
    await client.query('COMMIT')
    return undefined
  } finally {
    // Also ends the transaction if it was not committed.
    await client.end()
  }
}

const MADE = /^CREATE (?:OR REPLACE )?FUNCTION "(\w+)"/gm

/** Drops the functions that migrations make; those of triggers are replaced when they are made anew. */
async function dropFunctions(client: pg.Client, files: readonly MigrationFile[]): Promise<void> {
  const names = files.flatMap(({ sql }) => [...sql.matchAll(MADE)].map(([, name]) => name))
  const { rows } = await client.query<{ name: string }>(
    `SELECT oid::regprocedure::text AS name FROM pg_proc
     WHERE proname = ANY ($1) AND pronamespace = current_schema::regnamespace AND prorettype <> 'trigger'::regtype`,
    [names],
  )
  for (const { name } of rows) await client.query(`DROP FUNCTION ${name}`)
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

/**
 * A backup of a distributed database has a snapshot of each node, that with the users first: an account or a shared
 * workspace that was deleted just then is not wholly in it.
 */
async function dropHalves(client: pg.Client, tables: ReadonlySet<string>): Promise<void> {
  for (const [table, id] of Object.entries(OF_WORKSPACES)) {
    if (!tables.has(ROOT) || !tables.has(table)) continue
    await client.query(
      `DELETE FROM ${table} WHERE NOT EXISTS (SELECT FROM ${ROOT} WHERE ${ROOT}.id = ${table}.${id})`,
    )
  }
}

/** The tables whose rows belong to a workspace although no foreign key says so, with the column of its id. */
const OF_WORKSPACES = {
  users: 'id',
  memberships: 'workspace_id',
  member_invitations: 'workspace_id',
  public_links: 'workspace_id',
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
