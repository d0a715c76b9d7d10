import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

const MIGRATIONS = join(import.meta.dirname, 'migrations')
/** Any number that other programs on the same server are unlikely to lock. */
const LOCK = 0x646f636b6574

/**
 * Applies the migrations that the database lacks, in order, all in one transaction.
 * Instances that start together wait for each other on an advisory lock that ends with the transaction,
 * so it holds behind a pooler as well.
 * @returns the names of those applied now
 * @throws when the database was migrated by a newer Docket, or when an applied file has changed since
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'docket-migrate',
    connectionTimeoutMillis: 10_000,
  })
  // A connection that breaks fails the query that is under way; there is nothing to do besides.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
    const applied = await apply(client)
    await client.query('COMMIT')
    return applied
  } finally {
    // Ends the transaction too, when it was not committed.
    await client.end()
  }
}

async function apply(client: pg.Client): Promise<string[]> {
  await client.query(`CREATE TABLE IF NOT EXISTS schema_migrations (
    name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`)
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'SELECT name, checksum FROM schema_migrations',
  )
  const known = new Map(rows.map((row) => [row.name, row.checksum]))
  const applied: string[] = []
  for (const name of await migrationFiles()) {
    const sql = await readFile(join(MIGRATIONS, name), 'utf8')
    const checksum = createHash('sha256').update(sql).digest('hex')
    const before = known.get(name)
    known.delete(name)
    if (before === checksum) continue
    if (before !== undefined) throw new Error(`The migration ${name} was changed after it was applied.`)
    await client.query(sql)
    await client.query('INSERT INTO schema_migrations (name, checksum) VALUES ($1, $2)', [name, checksum])
    applied.push(name)
  }
  const [unknown] = known.keys()
  if (unknown !== undefined) {
    throw new Error(`The database was migrated by a newer Docket (it has ${unknown}): start that version.`)
  }
  return applied
}

async function migrationFiles(): Promise<string[]> {
  return (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort()
}
