import pg from 'pg'

/** Databases on the one PostgreSQL server of a run, one for each server that is measured. */

/** Runs `work` on a connection without the service's timeouts. */
export async function onClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The URL of the database `name` on the same server. */
export const named = (url: string, name: string): string => url.replace(/\/[^/]*$/, `/${name}`)

/** Creates a database, empty or as a copy of `from`, to which nobody may be connected. @returns its URL */
export async function createDatabase(server: string, name: string, from = 'template0'): Promise<string> {
  await onClient(named(server, 'postgres'), (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${from} STRATEGY file_copy`),
  )
  return named(server, name)
}

/** Bytes of the database's tables with their indexes: of the change log, and of all others. */
export interface Size {
  log: number
  rest: number
}

export async function sizeOf(url: string): Promise<Size> {
  return await onClient(url, async (client) => {
    // What an update leaves behind is used again, as autovacuum has it: only what stays counts.
    await client.query('VACUUM')
    // The tables of the change log are `changes` and what its states may be kept in, `change_…`.
    const { rows } = await client.query<{ log: string; rest: string }>(
      `SELECT coalesce(sum(size) FILTER (WHERE is_log), 0) AS log, coalesce(sum(size) FILTER (WHERE NOT is_log), 0) AS rest
       FROM (
         SELECT pg_total_relation_size(oid) AS size, relname ~ '^change' AS is_log FROM pg_class
         WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
       ) AS tables`,
    )
    return { log: Number(rows[0]?.log), rest: Number(rows[0]?.rest) }
  })
}
