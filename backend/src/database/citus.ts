import type pg from 'pg'

/** What Docket tells Citus, an extension that spreads tables over several PostgreSQL servers. */

/** The table that the others follow. */
export const ROOT = 'workspaces'

/** The functions that write to one workspace, their first argument (`migrations/0020_writes.sql`). */
const FUNCTIONS = ['task_insert', 'task_update', 'unit_log', 'unit_finish', 'search_write']

/** Those that Citus does not run on the workspace's node yet. */
const LOCAL_FUNCTIONS = `SELECT oid::regprocedure::text AS name FROM pg_proc
  WHERE proname = ANY ($1) AND pronamespace = current_schema::regnamespace AND NOT EXISTS (
    SELECT FROM pg_catalog.pg_dist_object WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid
      AND distribution_argument_index IS NOT NULL)`

/** Whether the database is, or could be, part of a cluster. */
export async function hasCitus(client: Pick<pg.ClientBase, 'query'>): Promise<boolean> {
  const { rowCount } = await client.query("SELECT FROM pg_extension WHERE extname = 'citus'")
  return rowCount !== 0
}

/** The names of the distributed tables; none without Citus. */
export async function distributedNow(client: pg.Client): Promise<Set<string>> {
  if (!(await hasCitus(client))) return new Set()
  const { rows } = await client.query<{ name: string }>(
    'SELECT logicalrelid::text AS name FROM pg_dist_partition WHERE partkey IS NOT NULL',
  )
  return new Set(rows.map(({ name }) => name))
}

/** Foreign keys between distributed tables: until the transaction ends, each node is told by one connection. */
export const ONE_CONNECTION = "SET LOCAL citus.multi_shard_modify_mode = 'sequential'"

/** Distributes a table with its rows. */
export async function distributeTable(client: pg.Client, table: string): Promise<void> {
  await client.query('SELECT create_distributed_table($1::regclass, $2, colocate_with => $3)', [
    table,
    table === ROOT ? 'id' : 'user_id',
    table === ROOT ? 'none' : ROOT,
  ])
}

/** @returns the functions that are distributed only now */
export async function distributeFunctions(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(LOCAL_FUNCTIONS, [FUNCTIONS])
  for (const { name } of rows) {
    // Whole on that node also within a transaction.
    await client.query(
      "SELECT create_distributed_function($1, '$1', colocate_with => $2, force_delegation => true)",
      [name, ROOT],
    )
  }
  return rows.map(({ name }) => name.slice(0, name.indexOf('(')))
}

const FOREIGN_KEY = /^\s*ALTER TABLE "(\w+)" ADD CONSTRAINT "\w+" FOREIGN KEY .* REFERENCES "public"\."(\w+)"/

/** The table that a statement lets refer to a distributed one, unless it is distributed itself: Citus refuses that. */
export function newlyOwned(statement: string, distributed: ReadonlySet<string>): string | undefined {
  const [, table = '', target = ''] = FOREIGN_KEY.exec(statement) ?? []
  return distributed.has(target) && !distributed.has(table) ? table : undefined
}
