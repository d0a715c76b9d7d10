import { once } from 'node:events'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { appliedMigrations, connectAlone, MIGRATION_LOCK, type Migration, tablesAfter } from '../migrate.ts'
import { BackupError, type TableHeader } from './format.ts'

/** The content of the database at one moment. */
export interface Dump {
  migrations: Migration[]
  tables: TableHeader[]
  /** The table's rows in COPY's text format. */
  rowsOf(table: TableHeader): AsyncIterable<Buffer>
}

/** Somebody else makes a backup, or migrates. */
export class BackupBusy extends BackupError {
  override name = 'BackupBusy'
}

/** An arbitrary number, as `MIGRATION_LOCK`. */
const BACKUP_LOCK = MIGRATION_LOCK + 1

export interface DumpOptions {
  /** Whether no other dump with this option may run at the same time. */
  alone?: boolean
  /** Directory of the migrations, if not Docket's own. */
  directory?: string
}

/**
 * Gives `work` a consistent snapshot of the whole database, while others keep writing to it.
 * @throws BackupBusy
 */
export async function dump<Result>(
  url: string,
  work: (dump: Dump) => Promise<Result>,
  { alone = false, directory }: DumpOptions = {},
): Promise<Result> {
  const client = await connectAlone(url, 'docket-backup')
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    // Whatever the server's settings are, the text format is the same and nothing interrupts the work.
    await client.query(`SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL bytea_output = 'hex';
      SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0`)
    // On Citus, each node has one snapshot. PostgreSQL alone takes this for a name of somebody's own.
    await client.query('SET LOCAL citus.max_adaptive_executor_pool_size = 1')
    // Migrations rewrite tables underneath a snapshot; none runs while this lock is held.
    await lock(client, 'pg_try_advisory_xact_lock_shared', MIGRATION_LOCK, 'The database is being migrated.')
    if (alone) await lock(client, 'pg_try_advisory_xact_lock', BACKUP_LOCK, 'Another backup is being made.')
    const migrations = await appliedMigrations(client)
    const last = migrations.at(-1)
    if (last === undefined)
      throw new BackupError('The database holds no Docket yet: there is nothing to back up.')
    const tables: TableHeader[] = []
    for (const name of await tablesAfter(last.name, directory)) tables.push(await describe(client, name))
    return await work({ migrations, tables, rowsOf: (table) => copyOut(client, table) })
  } finally {
    await client.end()
  }
}

/** Until the transaction ends. */
async function lock(client: pg.Client, how: string, what: number, busy: string): Promise<void> {
  const { rows } = await client.query<{ free: boolean }>(`SELECT ${how}($1) AS free`, [what])
  if (rows[0]?.free !== true) throw new BackupBusy(`${busy} Try again in a moment.`)
}

async function describe(client: pg.Client, name: string): Promise<TableHeader> {
  const { rows: columns } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [pg.escapeIdentifier(name)],
  )
  const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM ${pg.escapeIdentifier(name)}`)
  return { name, columns: columns.map((column) => column.name), rows: Number(rows[0]?.count) }
}

async function* copyOut(client: pg.Client, table: TableHeader): AsyncGenerator<Buffer> {
  const stream = client.query(copyTo(`COPY ${targetOf(table)} TO STDOUT`))
  // A broken connection does not end the stream by itself.
  const broken = () => void stream.destroy(new Error('The connection to the database broke.'))
  client.once('end', broken)
  try {
    yield* stream
  } finally {
    client.off('end', broken)
    if (!stream.destroyed && !stream.readableEnded) await once(stream, 'close')
  }
}

/** A table and its columns, in COPY's syntax. */
export function targetOf({ name, columns }: TableHeader): string {
  return `${pg.escapeIdentifier(name)} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`
}
