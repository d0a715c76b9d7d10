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
export async function onAllServers(work: (client: pg.Client) => Promise<void>): Promise<void> {
  await Promise.all([serverUrl(), ...workerUrls()].map((url) => onServer(url, work)))
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
    drop: () => onAllServers((client) => dropDatabase(client, name)),
  }
}

const OBJECT_IN_USE = '55006'

/** The nodes of Citus connect to each other's databases at any time: also while they are told to leave. */
async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  for (;;) {
    try {
      await client.query(`DROP DATABASE ${name} WITH (FORCE)`)
      return
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.code !== OBJECT_IN_USE) throw error
    }
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

/** Makes one cluster of the databases of that name on a coordinator and its workers. */
export async function joinNodes(url: string, servers = workerUrls()): Promise<void> {
  const { pathname } = new URL(url)
  const workers = servers.map((worker) => new URL(pathname, worker))
  for (const node of [url, ...workers]) {
    await onServer(String(node), async (client) => void (await client.query('CREATE EXTENSION citus')))
  }
  await onServer(url, async (client) => {
    const { hostname, port } = new URL(url)
    await client.query('SELECT citus_set_coordinator_host($1, $2)', [hostname, Number(port)])
    for (const { hostname, port } of workers) {
      await client.query('SELECT citus_add_node($1, $2)', [hostname, Number(port)])
    }
  })
}

/** What a query finds in the database at `url`. */
export async function rows(url: string, text: string): Promise<Record<string, unknown>[]> {
  let found: Record<string, unknown>[] = []
  await onServer(url, async (client) => {
    found = (await client.query(text)).rows
  })
  return found
}
