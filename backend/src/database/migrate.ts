import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { distributedNow, distributeFunctions, distributeTable, newlyOwned, ONE_CONNECTION } from './citus.ts'
import { requireServer } from './requirements.ts'

const MIGRATIONS = join(import.meta.dirname, 'migrations')
/** An arbitrary number that other programs on the same server are unlikely to lock. */
export const MIGRATION_LOCK = 0x646f636b6574

/**
 * Begins a transaction that waits for that lock: once it has the lock, it sees what was committed meanwhile, whatever
 * the database's default isolation level.
 */
export const BEGIN_WAITING = 'BEGIN ISOLATION LEVEL READ COMMITTED'

/** The database and the migration files do not match. The message is a sentence for the operator. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

/** A migration's file name and the SHA-256 of its text; one read from its file also has `sql`. */
export interface Migration {
  name: string
  checksum: string
}
export type MigrationFile = Migration & { sql: string }

/**
 * Applies the migrations that the database lacks, in order, all in one transaction. Instances that start together wait
 * for each other on an advisory lock that ends with the transaction, so it works behind a pooler as well.
 * @returns the names of the migrations applied now
 * @throws MigrationError if the database was migrated by a newer Docket, or an applied file has changed since
 */
export async function migrate(url: string, directory = MIGRATIONS): Promise<string[]> {
  const client = await connectAlone(url, 'docket-migrate')
  try {
    await client.query(BEGIN_WAITING)
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    const applied = await applyMigrations(client, await readMigrations(directory))
    await client.query('COMMIT')
    return applied
  } finally {
    // Also ends the transaction if it was not committed.
    await client.end()
  }
}

/** What a database has, and what it lacks. @throws MigrationError as `migrate` does */
export async function missingMigrations(
  url: string,
  directory = MIGRATIONS,
): Promise<{ applied: Migration[]; missing: Migration[] }> {
  const files = await readMigrations(directory)
  const client = await connectAlone(url, 'docket-migrate')
  try {
    const applied = await appliedMigrations(client)
    return { applied, missing: missingOf(files, applied, 'The database') }
  } finally {
    await client.end()
  }
}

/** A connection outside the pool for long-running work: it has no timeout except for connecting. */
export async function connectAlone(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: 10_000,
  })
  // A broken connection fails the query in progress; there is nothing else to do.
  client.on('error', () => {})
  await client.connect()
  return client
}

/**
 * Applies those of `files` that the database lacks, inside the transaction that is open on `client`.
 * @throws ConfigError if Docket cannot work on that server
 */
export async function applyMigrations(client: pg.Client, files: readonly MigrationFile[]): Promise<string[]> {
  await requireServer(client)
  await client.query(`CREATE TABLE IF NOT EXISTS schema_migrations (
    name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`)
  const missing = missingOf(files, await appliedMigrations(client), 'The database')
  const distributed = await distributedNow(client)
  if (distributed.size > 0) await client.query(ONE_CONNECTION)
  for (const { name, checksum, sql } of missing) {
    // One by one: Citus passes on to its nodes whatever arrives with a statement.
    for (const statement of sql.split(BREAKPOINT)) {
      const owned = newlyOwned(statement, distributed)
      if (owned !== undefined) {
        await distributeTable(client, owned)
        distributed.add(owned)
      }
      await client.query(statement).catch((error) => {
        throw extensionRefused(sql, error)
      })
    }
    await client.query('INSERT INTO schema_migrations (name, checksum) VALUES ($1, $2)', [name, checksum])
  }
  if (distributed.size > 0) await distributeFunctions(client)
  return missing.map(({ name }) => name)
}

/** What drizzle-kit writes between statements. */
const BREAKPOINT = '--> statement-breakpoint'

/** SQLSTATEs: not part of this server, its files are not installed, not allowed. */
const NO_EXTENSION = /^(0A000|58P01|42501)$/

/** The advice for an extension that the server refuses; any other error is returned as it is. */
function extensionRefused(sql: string, error: unknown): unknown {
  const extensions = sql.match(/^CREATE EXTENSION IF NOT EXISTS \w+;/gm)
  if (extensions === null || !(error instanceof pg.DatabaseError) || !NO_EXTENSION.test(error.code ?? '')) {
    return error
  }
  return new MigrationError(
    `The database refused: ${error.message}. Docket needs extensions from PostgreSQL's own distribution ` +
      `(in Linux packages: postgresql-contrib). Ask an administrator to run this in the database: ${extensions.join(' ')}`,
    { cause: error },
  )
}

/** The migrations that the database has, in order; none if it is new. */
export async function appliedMigrations(client: pg.Client): Promise<Migration[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('schema_migrations') IS NOT NULL AS there`,
  )
  if (rows[0]?.there !== true) return []
  return (await client.query<Migration>('SELECT name, checksum FROM schema_migrations ORDER BY name')).rows
}

/**
 * Those of `files` that `applied` lacks.
 * @param whose the owner of `applied`, as the start of a sentence
 * @throws MigrationError if `applied` is not a subset of `files`
 */
export function missingOf(
  files: readonly MigrationFile[],
  applied: readonly Migration[],
  whose: string,
): MigrationFile[] {
  const known = new Map(files.map((file) => [file.name, file]))
  for (const { name, checksum } of applied) {
    const file = known.get(name)
    if (file === undefined) {
      throw new MigrationError(`${whose} was migrated by a newer Docket (it has ${name}): use that version.`)
    }
    if (file.checksum !== checksum) {
      throw new MigrationError(`The migration ${name} was changed after it was applied.`)
    }
    known.delete(name)
  }
  return [...known.values()]
}

/** All migrations of this Docket, in order. */
export async function readMigrations(directory = MIGRATIONS): Promise<MigrationFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort()
  return await Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(directory, name), 'utf8')
      return { name, checksum: createHash('sha256').update(sql).digest('hex'), sql }
    }),
  )
}

interface Snapshot {
  tables: Record<string, { name: string; foreignKeys: Record<string, { tableTo: string }> }>
}

interface TableReferences {
  name: string
  /** The tables that it refers to. */
  targets: string[]
}

/**
 * The tables of Docket once `migration` is applied, each after those that it refers to: drizzle-kit writes the whole
 * schema next to every migration, so a database's last migration tells which tables it holds.
 * @param migration by default the last
 */
export async function tableReferences(
  migration?: string,
  directory = MIGRATIONS,
): Promise<TableReferences[]> {
  const last = migration ?? (await readMigrations(directory)).at(-1)?.name ?? ''
  const file = join(directory, 'meta', `${last.slice(0, 4)}_snapshot.json`)
  const { tables } = JSON.parse(await readFile(file, 'utf8')) as Snapshot
  const waiting = new Map(
    Object.values(tables).map(({ name, foreignKeys }) => [
      name,
      Object.values(foreignKeys).map(({ tableTo }) => tableTo),
    ]),
  )
  const ordered: TableReferences[] = []
  for (let found = true; found; ) {
    found = false
    for (const [name, targets] of waiting) {
      if (targets.some((target) => target !== name && waiting.has(target))) continue
      waiting.delete(name)
      ordered.push({ name, targets })
      found = true
    }
  }
  // Tables in a reference cycle have no order; there are none.
  return [...ordered, ...[...waiting].map(([name, targets]) => ({ name, targets }))]
}

/** The names of these tables, in that order. */
export const tablesAfter = async (migration: string, directory = MIGRATIONS): Promise<string[]> =>
  (await tableReferences(migration, directory)).map(({ name }) => name)
