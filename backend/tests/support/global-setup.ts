import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { isAlive } from '../../src/database/embedded/process.ts'
import { type EmbeddedServer, startEmbedded } from '../../src/database/embedded.ts'
import { migrate } from '../../src/database/migrate.ts'
import { onServer, TEMPLATE } from './database.ts'

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
  const url = process.env.TEST_DATABASE_URL
  await onServer(url, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(TEMPLATE)} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(TEMPLATE)}`)
  })
  const template = new URL(url)
  template.pathname = `/${TEMPLATE}`
  await migrate(template.href)
}

export async function globalTeardown(): Promise<void> {
  await server?.stop()
  if (directory !== undefined) await rm(directory, { recursive: true, force: true })
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
