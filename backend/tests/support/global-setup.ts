import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { distribute } from '../../src/database/distribute.ts'
import { isAlive } from '../../src/database/embedded/process.ts'
import { type EmbeddedServer, startEmbedded } from '../../src/database/embedded.ts'
import { migrate } from '../../src/database/migrate.ts'
import { onAllServers, onServer, serverUrl, TEMPLATE, workerUrls } from './database.ts'

/**
 * Run once by the test runner: a PostgreSQL server for all test files, with a migrated template that each clones.
 * `TEST_DATABASE_URL` names another server to use instead; its user must be allowed to create databases.
 */

let server: EmbeddedServer | undefined
let directory: string | undefined

export async function globalSetup(): Promise<void> {
  const parent = await quickestDirectory()
  await clearAfterBroken(parent)
  directory = await mkdtemp(join(parent, `docket-tests-${process.pid}-`))
  // When root runs the tests, PostgreSQL's own user must be able to enter.
  await chmod(directory, 0o711)
  process.env.TEST_DIRECTORY = directory
  // Each file, and each service that it starts, loads the same modules: they are compiled once for all.
  process.env.NODE_COMPILE_CACHE = join(directory, 'compiled')
  if (process.env.TEST_DATABASE_URL === undefined) {
    server = await startEmbedded({ dataDir: join(directory, 'data'), durable: false })
    process.env.TEST_DATABASE_URL = server.url
  }
  const name = pg.escapeIdentifier(TEMPLATE)
  await onAllServers(async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${name}`)
  })
  const template = within(process.env.TEST_DATABASE_URL)
  if (workerUrls().length > 0) await joinNodes()
  await migrate(template)
  if (workerUrls().length === 0) return
  await distribute(template)
  // Citus keeps a connection to every database that it finds; a template may have none.
  await onAllServers(async (client) => {
    await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
    await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
      TEMPLATE,
    ])
  })
}

export async function globalTeardown(): Promise<void> {
  await server?.stop()
  if (directory !== undefined) await rm(directory, { recursive: true, force: true })
}

/** The address of the template on a server. */
function within(server: string): string {
  const url = new URL(server)
  url.pathname = `/${TEMPLATE}`
  return url.href
}

/** Makes one cluster of the templates on all servers. */
async function joinNodes(): Promise<void> {
  const workers = workerUrls()
  for (const url of [serverUrl(), ...workers]) {
    await onServer(within(url), async (client) => void (await client.query('CREATE EXTENSION citus')))
  }
  await onServer(within(serverUrl()), async (client) => {
    const { hostname, port } = new URL(serverUrl())
    await client.query('SELECT citus_set_coordinator_host($1, $2)', [hostname, Number(port)])
    for (const worker of workers.map((url) => new URL(url))) {
      await client.query('SELECT citus_add_node($1, $2)', [worker.hostname, Number(worker.port)])
    }
  })
}

const MEMORY = '/dev/shm'
/** Bytes that the databases of a whole run may take. */
const ROOM = 4 * 2 ** 30

/**
 * Linux's in-memory directory, if it has room. Each test file clones a database and drops it, 350 files each time:
 * before ext4 creates a file, it looks at every file deleted in the last seconds, which took a quarter of a run's CPU.
 */
async function quickestDirectory(): Promise<string> {
  const room = await statfs(MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  )
  return room >= ROOM ? MEMORY : tmpdir()
}

/** Removes what aborted runs have left: it would take up memory until the machine restarts. */
async function clearAfterBroken(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = /^docket-tests-(\d+)-/.exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    await rm(join(parent, name), { recursive: true, force: true })
  }
}
