import type pg from 'pg'
import { type Config, ConfigError } from '../config.ts'
import { hasCitus } from './citus.ts'
import { type Queryable, statement } from './statement.ts'

/** What Docket requires of an external PostgreSQL: without it, one thing or another would fail later. */

const OLDEST = 15

export interface Server {
  database: string
  /** 180004 means 18.4. */
  number: number
  version: string
  encoding: string
}

/**
 * @throws ConfigError for a server that is too old or not to be connected to, or a database that cannot store every
 * text
 */
export async function requireServer(client: Pick<pg.ClientBase, 'query'>): Promise<void> {
  const { rows } = await client.query<Server>(
    `SELECT current_database() AS database, current_setting('server_version_num')::int AS number,
            current_setting('server_version') AS version, current_setting('server_encoding') AS encoding`,
  )
  for (const server of rows) requireFit(server)
  if (!(await hasCitus(client))) return
  const { rowCount } = await client.query('SELECT FROM pg_dist_local_group WHERE groupid <> 0')
  if (rowCount === 0) return
  throw new ConfigError(
    'DATABASE_URL: the server is a worker of a Citus cluster; Docket needs its coordinator.',
  )
}

/** @throws ConfigError */
export function requireFit({ database, number, version, encoding }: Server): void {
  if (number < OLDEST * 10_000) {
    throw new ConfigError(
      `DATABASE_URL: the server is PostgreSQL ${version}; Docket needs ${OLDEST} or newer.`,
    )
  }
  if (encoding === 'UTF8') return
  throw new ConfigError(
    `DATABASE_URL: the database "${database}" has the encoding ${encoding}; Docket needs UTF8. ` +
      `Create one: CREATE DATABASE docket ENCODING 'UTF8' TEMPLATE template0.`,
  )
}

const readSettings = statement(
  'settings_read',
  `SELECT current_database() AS database, current_setting('DateStyle') AS datestyle,
          current_setting('default_transaction_isolation') AS isolation, current_setting('enable_seqscan') AS seqscan`,
)

interface Settings {
  database: string
  datestyle: string
  isolation: string
  seqscan: string
}

/**
 * @throws ConfigError if the settings of a connection do not reach the database, or if, behind a pooler, which accepts
 * none, the database's own are not those that the statements rely on
 */
export async function requireSettings(db: Queryable, pooler: Config['database']['pooler']): Promise<void> {
  const [row] = await db.query<Settings>(readSettings({}))
  // Docket's connections switch it off.
  if (pooler === 'none' && row?.seqscan === 'on') {
    throw new ConfigError(
      'The settings of a connection do not reach the database. If a pooler drops them (ignore_startup_parameters of PgBouncer), ' +
        'set DATABASE_POOLER=transaction; if DATABASE_URL has options of its own, remove them.',
    )
  }
  const set = (setting: string, value: string) =>
    new ConfigError(
      `Behind a pooler, the settings of the role and the database apply. Reset what the role sets, run this, and restart the pooler: ` +
        `ALTER DATABASE "${row?.database}" SET ${setting} = '${value}'`,
    )
  if (row?.datestyle.startsWith('ISO') === false) throw set('DateStyle', 'ISO, MDY')
  if (row !== undefined && row.isolation !== 'read committed') {
    throw set('default_transaction_isolation', 'read committed')
  }
}
