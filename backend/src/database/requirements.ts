import type pg from 'pg'
import { ConfigError } from '../config.ts'
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

/** @throws ConfigError for a server that is too old, or a database that cannot store every text */
export async function requireServer(client: Pick<pg.ClientBase, 'query'>): Promise<void> {
  const { rows } = await client.query<Server>(
    `SELECT current_database() AS database, current_setting('server_version_num')::int AS number,
            current_setting('server_version') AS version, current_setting('server_encoding') AS encoding`,
  )
  for (const server of rows) requireFit(server)
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
          current_setting('default_transaction_isolation') AS isolation`,
)

/**
 * @throws ConfigError if, behind a pooler, which accepts no settings, the database's own are not those that the
 * statements rely on
 */
export async function requireSettings(db: Queryable): Promise<void> {
  const [row] = await db.query<{ database: string; datestyle: string; isolation: string }>(readSettings({}))
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
