import assert from 'node:assert/strict'
import { cp, mkdtemp, readdir, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { createDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { operator, SECRET } from '../cli/testing.ts'
import { loadConfig } from '../config.ts'
import { readBackup } from '../database/backup/format.ts'
import { load } from '../database/backup/load.ts'
import { migrate } from '../database/migrate.ts'
import { storeOf } from './place.ts'
import { upgrade } from './upgrade.ts'

/** From the database of an older Docket to this one, and back by the backup that was made on the way. */

/** The last migration of version 0.1.0 as of 2026-11-23. */
const BEFORE = '0012_estimate.sql'
const MIGRATIONS = join(import.meta.dirname, '../database/migrations')

let base: string
/** The migrations of the older Docket. */
let older: string

before(async () => {
  base = await mkdtemp(join(tmpdir(), 'docket-upgrade-'))
  older = join(base, 'migrations')
  await cp(MIGRATIONS, older, { recursive: true })
  for (const name of await readdir(older)) {
    if (name.endsWith('.sql') && name > BEFORE) await unlink(join(older, name))
  }
})
after(() => rm(base, { recursive: true, force: true }))

async function query({ url }: TestDatabase, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** A database as that Docket left it: an account, a task, and the change that made it. */
async function olderDatabase(): Promise<TestDatabase> {
  const database = await createDatabase({ empty: true })
  await migrate(database.url, older)
  await query(
    database,
    `INSERT INTO users (id, name, email, revision, last_task_id) VALUES ('ada', 'Ada', 'ada@example.com', 1, 1);
     INSERT INTO tasks (user_id, id, title, position, revision, created_at, updated_at)
       VALUES ('ada', 1, 'Survive', 'a0', 1, now(), now());
     INSERT INTO changes (user_id, revision, at, actor_kind, actor_id, resource, resource_id, after)
       VALUES ('ada', 1, now(), 'user', 'ada', 'task', '1', '{"id": 1, "title": "Survive"}')`,
  )
  return database
}

const HELD = `SELECT (SELECT string_agg(email, ',') FROM users) AS users,
  (SELECT string_agg(title, ',') FROM tasks) AS tasks, (SELECT count(*)::int FROM changes) AS changes`
const ADAS = [{ users: 'ada@example.com', tasks: 'Survive', changes: 1 }]

const configOf = ({ url }: TestDatabase, environment: Record<string, string> = {}) =>
  loadConfig({
    DATABASE_URL: url,
    BETTER_AUTH_SECRET: SECRET,
    BACKUP_AT: '03:00',
    BACKUP_DIR: join(base, 'backups'),
    ...environment,
  })

describe('an upgrade', { concurrency: 1 }, () => {
  test('migrates what the older Docket left, after a backup', async () => {
    const database = await olderDatabase()
    const notes: string[] = []
    const applied = await upgrade(database.url, configOf(database), (line) => notes.push(line))
    assert.ok(applied.length > 0 && applied.every((name) => name > BEFORE), String(applied))
    assert.deepEqual(await query(database, HELD), ADAS)
    assert.match(String(notes), /^Backup before the upgrade: docket-\S+-before-upgrade\.backup in /)
    await database.drop()
  })

  test('is taken back: the older Docket restores that backup into an empty database', async () => {
    const store = storeOf({ backups: configOf({ url: 'postgres://x' } as TestDatabase).backups })
    const [name = ''] = await store.list()
    const whole: Uint8Array[] = []
    for await (const chunk of await store.read(name)) whole.push(chunk)
    const target = await createDatabase({ empty: true })
    const reader = await readBackup(once(gunzipSync(Buffer.concat(whole))))
    assert.equal(
      await load(target.url, reader, { replace: false, leaveOut: [], directory: older }),
      undefined,
    )
    assert.deepEqual(await query(target, HELD), ADAS)
    const [last] = await query(target, 'SELECT max(name) AS name FROM schema_migrations')
    assert.equal(last?.name, BEFORE)
    await target.drop()
  })

  test('of several instances that start together makes one backup', async () => {
    const database = await olderDatabase()
    const config = configOf(database, { BACKUP_DIR: join(base, 'together') })
    const applied = await Promise.all(
      Array.from({ length: 4 }, () => upgrade(database.url, config, () => {})),
    )
    assert.equal(applied.filter((names) => names.length > 0).length, 1)
    assert.equal((await readdir(join(base, 'together'))).length, 1)
    await database.drop()
  })

  test('whose backup cannot be written does not begin', async () => {
    const database = await olderDatabase()
    const inTheWay = join(base, 'in-the-way')
    await writeFile(inTheWay, '')
    const environment = { DATABASE_URL: database.url, BETTER_AUTH_SECRET: SECRET, BACKUP_AT: '03:00' }
    const { code, notes } = await operator({ ...environment, BACKUP_DIR: inTheWay })('migrate')
    assert.equal(code, 1)
    assert.match(
      notes,
      /^The backup before the upgrade failed: .* Nothing was changed\. Mend that, or upgrade without/,
    )
    const [last] = await query(database, 'SELECT max(name) AS name FROM schema_migrations')
    assert.equal(last?.name, BEFORE)
    const without = await operator({ ...environment, BACKUP_DIR: inTheWay, BACKUP_AT: 'off' })('migrate')
    assert.match(without.out, /^Applied /)
    await database.drop()
  })

  test('of a new database, or of one that lacks nothing, makes no backup', async () => {
    const database = await createDatabase({ empty: true })
    const config = configOf(database, { BACKUP_DIR: join(base, 'new') })
    assert.ok((await upgrade(database.url, config, () => {})).length > 0)
    assert.deepEqual(await upgrade(database.url, config, () => {}), [])
    await assert.rejects(readdir(join(base, 'new')), { code: 'ENOENT' })
    await database.drop()
  })
})

async function* once(bytes: Buffer) {
  yield bytes
}
