import type { Database } from '../../src/database/connection.ts'

/** PostgreSQL's own count, within a transaction, of the rows that index and sequential scans read from a table. */
const READS = `SELECT coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) AS rows
  FROM pg_stat_xact_user_tables WHERE relname = $1`

/**
 * Runs `work` with a database that counts the rows of `table` that its transactions read: unlike their duration, that
 * is the same on every machine.
 */
export async function rowsReadOf(
  table: string,
  db: Database,
  work: (db: Database) => Promise<unknown>,
): Promise<number> {
  let total = 0
  const counting: Database = {
    ...db,
    transaction: (inside, mode) =>
      db.transaction(async (tx) => {
        const read = async () =>
          (await tx.query<{ rows: number }>({ name: '', text: READS, values: [table] }))[0]?.rows ?? 0
        const before = await read()
        const result = await inside(tx)
        total += (await read()) - before
        return result
      }, mode),
  }
  await work(counting)
  return total
}

const DELETED = 'SELECT sum(n_tup_del)::int AS rows FROM pg_stat_xact_user_tables'

/** Runs `work` with a database that counts the rows each statement deletes, cascades included. @returns the most */
export async function mostDeletedAtOnce(
  db: Database,
  work: (db: Database) => Promise<unknown>,
): Promise<number> {
  let most = 0
  await work({
    ...db,
    query: (statement) =>
      db.transaction(async (tx) => {
        const deleted = async () =>
          (await tx.query<{ rows: number }>({ name: '', text: DELETED, values: [] }))[0]?.rows ?? 0
        const before = await deleted()
        const rows = await tx.query(statement)
        most = Math.max(most, (await deleted()) - before)
        return rows as never
      }),
  })
  return most
}

/** What the transactions of some work did. */
interface Watched {
  /** The number of statements, in all transactions together. */
  statements: number
  /** Most rows that one statement returned or was passed; returned rows of only an id do not count. */
  mostRows: number
}

/** Watches the transactions of `db` while `work` runs. */
export async function watch(db: Database, work: () => Promise<unknown>): Promise<Watched> {
  const seen: Watched = { statements: 0, mostRows: 0 }
  const { transaction } = db
  const watched: Database['transaction'] = (inside, mode) =>
    transaction(
      (tx) =>
        inside({
          query: async (statement) => {
            const rows = await tx.query<never>(statement)
            const given = rows.filter((row) => Object.keys(row).join() !== 'id').length
            seen.statements += 1
            seen.mostRows = Math.max(seen.mostRows, given, ...statement.values.map(rowsIn))
            return rows
          },
        }),
      mode,
    )
  Object.assign(db, { transaction: watched })
  try {
    await work()
  } finally {
    Object.assign(db, { transaction })
  }
  return seen
}

/** The number of rows in a parameter: an array, or an array as JSON. */
function rowsIn(value: unknown): number {
  if (Array.isArray(value)) return value.length
  return typeof value === 'string' && value.startsWith('[') ? JSON.parse(value).length : 0
}
