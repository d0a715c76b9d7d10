import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, cp, mkdtemp, rm, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { createDatabase, onServer, serverUrl } from '../../tests/support/database.ts'
import { rounds } from '../../tests/support/rounds.ts'
import { MIGRATION_LOCK, MigrationError, migrate, readMigrations, tablesAfter } from './migrate.ts'

let base: string
before(async () => {
  base = await mkdtemp(join(tmpdir(), 'docket-migrate-'))
})
after(() => rm(base, { recursive: true, force: true }))

const ALL = (await readMigrations()).map(({ name }) => name)
const OWN = join(import.meta.dirname, 'migrations')

/** A process that migrates every database whose URL arrives on its standard input, and answers with a line. */
const MIGRATOR = `
  import { createInterface } from 'node:readline'
  import { migrate } from ${JSON.stringify(join(import.meta.dirname, 'migrate.ts'))}
  for await (const url of createInterface(process.stdin)) {
    const result = await migrate(url).catch((error) => ({ error: String(error) }))
    console.log(JSON.stringify(result))
  }`

function startMigrator() {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', MIGRATOR], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]()
  return {
    async migrate(url: string): Promise<unknown> {
      child.stdin.write(`${url}\n`)
      return JSON.parse((await answers.next()).value ?? 'null')
    },
    async end(): Promise<void> {
      child.stdin.end()
      await once(child, 'close')
    },
  }
}

test('two processes that migrate an empty database at once both succeed, and one applies', async () => {
  const migrators = [startMigrator(), startMigrator()]
  for (let pair = 0; pair < rounds(3, 20); pair += 1) {
    const database = await createDatabase({ empty: true })
    const applied = await Promise.all(migrators.map((migrator) => migrator.migrate(database.url)))
    assert.deepEqual(
      applied.toSorted((one, other) => String(one).length - String(other).length),
      [[], ALL],
    )
    await database.drop()
  }
  await Promise.all(migrators.map((migrator) => migrator.end()))
})

test("the process that waited sees the other's migrations, whatever the default isolation level", async (t) => {
  const migrators = [startMigrator(), startMigrator()]
  t.after(() => Promise.all(migrators.map((migrator) => migrator.end())))
  for (const level of ['repeatable read', 'serializable']) {
    const database = await createDatabase({ empty: true })
    const name = new URL(database.url).pathname.slice(1)
    const holder = new pg.Client(database.url)
    await holder.connect()
    await holder.query(`ALTER DATABASE ${name} SET default_transaction_isolation = '${level}'`)
    await holder.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    const applied = Promise.all(migrators.map((migrator) => migrator.migrate(database.url)))
    // Both have started, and wait, before either may continue.
    const waiting = `SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = database
      WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()`
    while ((await holder.query(waiting)).rowCount !== 2) await delay(10)
    await holder.end()
    assert.deepEqual(
      (await applied).toSorted((one, other) => String(one).length - String(other).length),
      [[], ALL],
      level,
    )
    await database.drop()
  }
})

test('refuses a migration file that changed after it was applied, and changes nothing', async () => {
  const database = await createDatabase({ empty: true })
  const directory = join(base, 'changed')
  await cp(OWN, directory, { recursive: true })
  assert.deepEqual(await migrate(database.url, directory), ALL)
  await appendFile(join(directory, ALL[0] ?? ''), '\n-- later')
  await assert.rejects(migrate(database.url, directory), (error) => {
    assert.ok(error instanceof MigrationError)
    assert.match(error.message, /^The migration 0000_first\.sql was changed after it was applied\.$/)
    return true
  })
  await database.drop()
})

test('refuses a database of a newer Docket', async () => {
  const database = await createDatabase({ empty: true })
  const directory = join(base, 'newer')
  await cp(OWN, directory, { recursive: true })
  await appendFile(join(directory, '9999_future.sql'), 'ALTER TABLE tasks ADD COLUMN future text')
  assert.deepEqual(await migrate(database.url, directory), [...ALL, '9999_future.sql'])
  await assert.rejects(migrate(database.url), {
    name: 'MigrationError',
    message: 'The database was migrated by a newer Docket (it has 9999_future.sql): use that version.',
  })
  await database.drop()
})

test('a failing migration rolls back all of them', async () => {
  const database = await createDatabase({ empty: true })
  const directory = join(base, 'failing')
  await cp(OWN, directory, { recursive: true })
  await appendFile(join(directory, '9999_wrong.sql'), 'ALTER TABLE nowhere ADD COLUMN x text')
  await assert.rejects(migrate(database.url, directory), { code: '42P01' })
  const client = new pg.Client(database.url)
  await client.connect()
  const { rows } = await client.query("SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = 'public'")
  assert.deepEqual(rows, [{ n: 0 }])
  await client.end()
  await unlink(join(directory, '9999_wrong.sql'))
  assert.deepEqual(await migrate(database.url, directory), ALL)
  await database.drop()
})

test('tables come after those that they refer to', async () => {
  const tables = await tablesAfter(ALL[0] ?? '')
  assert.equal(tables.length, 11)
  for (const table of ['tasks', 'changes', 'sessions', 'api_keys']) {
    assert.ok(tables.indexOf('users') < tables.indexOf(table), table)
  }
})

test('a missing extension is reported in a sentence that says what to do', async () => {
  const database = await createDatabase({ empty: true })
  const url = new URL(database.url)
  const role = `role${url.pathname.slice(1)}`
  await onServer(database.url, async (client) => {
    // May create tables, but is not the owner, who alone may create extensions.
    await client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'role'; GRANT CREATE ON SCHEMA public TO ${role}`)
  })
  url.username = role
  url.password = 'role'
  await assert.rejects(migrate(url.href), (error) => {
    assert.ok(error instanceof MigrationError)
    assert.match(error.message, /^The database refused: permission denied to create extension "pg_trgm"\. /)
    assert.match(
      error.message,
      /run this in the database: CREATE EXTENSION IF NOT EXISTS pg_trgm; CREATE EXT/,
    )
    return true
  })
  await database.drop()
  await onServer(serverUrl(), async (client) => void (await client.query(`DROP ROLE ${role}`)))
})
