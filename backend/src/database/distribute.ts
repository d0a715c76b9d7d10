import { connectAlone, tableReferences } from './migrate.ts'

/**
 * Citus, an extension that spreads tables over several PostgreSQL servers: workspaces, and all that they own, go there by
 * the id of the workspace; identity stays on the coordinator, to which the service is connected.
 */

/** The table that the others follow. */
const ROOT = 'workspaces'

/** The tables that workspaces own, each after those that it refers to, with the column that names the workspace. */
export async function distributedTables(): Promise<{ table: string; column: string }[]> {
  const references = await tableReferences()
  const owned = new Set([ROOT])
  for (const { name, targets } of references) if (targets.some((target) => owned.has(target))) owned.add(name)
  return [...owned].map((table) => ({ table, column: table === ROOT ? 'id' : 'user_id' }))
}

/** What `distribute` found. */
export type Distribution = 'no citus' | { distributed: string[]; before: string[] }

/**
 * Distributes what is not distributed yet, with its rows; for all tables or none. Nobody can write meanwhile.
 * @param url of the coordinator
 */
export async function distribute(url: string): Promise<Distribution> {
  const client = await connectAlone(url, 'docket-distribute')
  try {
    const { rowCount } = await client.query("SELECT FROM pg_extension WHERE extname = 'citus'")
    if (rowCount === 0) return 'no citus'
    await client.query('BEGIN')
    // Foreign keys between distributed tables: their shards are made by one connection a node.
    await client.query("SET LOCAL citus.multi_shard_modify_mode = 'sequential'")
    const { rows } = await client.query<{ name: string }>(
      'SELECT logicalrelid::text AS name FROM pg_dist_partition WHERE partkey IS NOT NULL',
    )
    const before = rows.map(({ name }) => name)
    const distributed: string[] = []
    for (const { table, column } of await distributedTables()) {
      if (before.includes(table)) continue
      await client.query('SELECT create_distributed_table($1::regclass, $2, colocate_with => $3)', [
        table,
        column,
        table === ROOT ? 'none' : ROOT,
      ])
      distributed.push(table)
    }
    await client.query('COMMIT')
    return { distributed, before }
  } finally {
    await client.end()
  }
}
