import { randomBytes } from 'node:crypto'
import pg from 'pg'

export const TEMPLATE = 'docket_test_template'

export interface TestDatabase {
  url: string
  drop(): Promise<void>
}

/** The server that `global-setup.ts` started. */
export function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL
  if (url === undefined) throw new Error('Run tests with: npm run test:file -- <file>')
  return url
}

/** The workers of a Citus cluster whose coordinator is that server; usually there are none. */
export const workerUrls = (): string[] => (process.env.TEST_CITUS_WORKERS ?? '').split(' ').filter(Boolean)

/** Runs a statement on the server and on its workers, if it has any. */
export async function onAllServers(work: (client: pg.Client, url: string) => Promise<void>): Promise<void> {
  for (const url of [serverUrl(), ...workerUrls()]) await onServer(url, (client) => work(client, url))
}

/** A database for one test file; migrated, or empty on demand. */
export async function createDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  // Its files are copied: by default each page would go through the write-ahead log, which takes thrice the CPU.
  const template = empty ? 'template1' : TEMPLATE
  const create = `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`
  await onAllServers(async (client) => void (await client.query(create)))
  const url = new URL(serverUrl())
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: () =>
      onAllServers(async (client) => void (await client.query(`DROP DATABASE ${name} WITH (FORCE)`))),
  }
}

export async function onServer(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // A template can be cloned only while nobody else is connected to it: one at a time.
    await client.query("SELECT pg_advisory_lock(hashtext('docket tests'))")
    await work(client)
  } finally {
    await client.end()
  }
}
