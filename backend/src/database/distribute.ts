import type pg from 'pg'
import {
  distributedNow,
  distributeFunctions,
  distributeTable,
  hasCitus,
  ONE_CONNECTION,
  ROOT,
} from './citus.ts'
import { connectAlone, tableReferences } from './migrate.ts'

/**
 * On Citus, workspaces and all that they own are spread over the nodes by the id of the workspace; identity stays on
 * the coordinator, to which the service is connected.
 */

/** The tables that workspaces own, and theirs, each after those that it refers to. */
async function tablesOfWorkspaces(directory?: string): Promise<string[]> {
  const owned = new Set([ROOT])
  for (const { name, targets } of await tableReferences(undefined, directory)) {
    if (targets.some((target) => owned.has(target))) owned.add(name)
  }
  return [...owned]
}

/** What `distribute` found. */
export type Distribution = 'no citus' | { distributed: string[] }

/**
 * Distributes what is not distributed yet, with its rows; for all tables or none. Nobody can write meanwhile.
 * @param url of the coordinator
 */
export async function distribute(url: string, directory?: string): Promise<Distribution> {
  const client = await connectAlone(url, 'docket-distribute')
  try {
    if (!(await hasCitus(client))) return 'no citus'
    await client.query('BEGIN')
    const distributed = await distributeWithin(client, directory)
    await client.query('COMMIT')
    return { distributed }
  } finally {
    await client.end()
  }
}

/** The same, inside the transaction that is open on `client`. @returns what is distributed only now */
export async function distributeWithin(client: pg.Client, directory?: string): Promise<string[]> {
  await client.query(ONE_CONNECTION)
  const before = await distributedNow(client)
  const tables = (await tablesOfWorkspaces(directory)).filter((table) => !before.has(table))
  for (const table of tables) await distributeTable(client, table)
  // Citus hides the rows that it has copied, and keeps them.
  for (const table of tables) {
    await client.query('SELECT truncate_local_data_after_distributing_table($1::regclass)', [table])
  }
  return [...tables, ...(await distributeFunctions(client))]
}
