import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { distribute } from '../../src/database/distribute.ts'
import { type EmbeddedServer, startEmbedded } from '../../src/database/embedded.ts'
import { migrate } from '../../src/database/migrate.ts'
import { joinNodes, onAllServers, TEMPLATE, workerUrls } from './database.ts'
import { temporaryDirectory } from './temporary.ts'

/**
 * Run once by the test runner: a PostgreSQL server for all test files, with a migrated template that each clones.
 * `TEST_DATABASE_URL` names another server to use instead; its user must be allowed to create databases.
 */

let server: EmbeddedServer | undefined
let directory: string | undefined

export async function globalSetup(): Promise<void> {
  directory = await temporaryDirectory()
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
  if (workerUrls().length > 0) await joinNodes(template)
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
  server = undefined
  if (directory !== undefined) await rm(directory, { recursive: true, force: true })
  // Another set-up may follow, with another server.
  for (const name of ['TEST_DIRECTORY', 'TEST_DATABASE_URL', 'NODE_COMPILE_CACHE']) delete process.env[name]
}

/** The address of the template on a server. */
function within(server: string): string {
  const url = new URL(server)
  url.pathname = `/${TEMPLATE}`
  return url.href
}
