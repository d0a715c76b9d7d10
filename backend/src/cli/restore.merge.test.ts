import assert from 'node:assert/strict'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { createDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { loadConfig } from '../config.ts'
import { dump } from '../database/backup/dump.ts'
import { type BackupReader, readBackup, writeBackup } from '../database/backup/format.ts'
import { load } from '../database/backup/load.ts'
import { connect } from '../database/connection.ts'
import { migrate } from '../database/migrate.ts'
import { keepSecret } from '../database/restored-secret.ts'
import { operator, SECRET } from './testing.ts'

/** What a restore refuses, and that it is all or nothing. */

let base: string
let source: TestDatabase
let file: string

before(async () => {
  base = await mkdtemp(join(tmpdir(), 'docket-restore-'))
  source = await createDatabase()
  await on(source)('seed', '--users', '2', '--tasks', '500')
  await query(source, `INSERT INTO jwks (id, public_key, private_key) VALUES ('key', 'public', 'private')`)
  await query(
    source,
    `INSERT INTO sessions (id, user_id, token, expires_at) SELECT 'session', id, 'token', now() FROM users LIMIT 1`,
  )
  file = join(base, 'a.backup')
  const { code, notes } = await on(source)('backup', file)
  assert.equal(code, 0, notes)
})
after(async () => {
  await source.drop()
  await rm(base, { recursive: true, force: true })
})

const on = ({ url }: TestDatabase, environment: Record<string, string> = {}) =>
  operator({ DATABASE_URL: url, BETTER_AUTH_SECRET: SECRET, INIT_CWD: base, ...environment })

async function query({ url }: TestDatabase, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const counts = (database: TestDatabase) =>
  query(
    database,
    `SELECT (SELECT count(*)::int FROM users) AS users, (SELECT count(*)::int FROM tasks) AS tasks,
            (SELECT count(*)::int FROM sessions) AS sessions, (SELECT count(*)::int FROM jwks) AS jwks`,
  )

/** A database with one user and two tasks, which a failing restore must leave alone. */
async function inhabited(): Promise<TestDatabase> {
  const database = await createDatabase()
  await on(database)('seed', '--users', '1', '--tasks', '2')
  return database
}
// The tasks of the demo user's showcase, and two more.
const UNTOUCHED = [{ users: 1, tasks: 20, sessions: 0, jwks: 0 }]

describe('an incomplete file', () => {
  const broken: [what: string, make: (whole: Buffer) => Buffer, sentence: RegExp][] = [
    ['is cut short', (whole) => whole.subarray(0, whole.length / 2), /cannot be decompressed to its end/],
    [
      'is cut short and packed again',
      (whole) => gzipSync(gunzipSync(whole).subarray(0, -3000)),
      /is truncated/,
    ],
    ['lacks its last line', (whole) => gzipSync(gunzipSync(whole).subarray(0, -65)), /not a complete backup/],
    ['has another byte', (whole) => gzipSync(changed(gunzipSync(whole))), /its checksum does not match/],
    [
      'has more at its end',
      (whole) => gzipSync(Buffer.concat([gunzipSync(whole), Buffer.from('x')])),
      /checksum/,
    ],
    ['is no backup', () => gzipSync('{"name": "docket"}\n'), /^This is not a backup of Docket\./],
    ['is no JSON', () => gzipSync('hello\n'), /^This is not a backup of Docket\./],
    ['is not packed', () => Buffer.from('hello'), /cannot be decompressed/],
    ['is empty', () => Buffer.alloc(0), /not a complete backup/],
    ['has a strange header', () => gzipSync('{"docket_backup": 1}\n'), /its first line cannot be read/],
    ['is of a later format', () => gzipSync('{"docket_backup": 2}\n'), /written by a newer Docket/],
  ]

  function changed(bytes: Buffer): Buffer {
    const at = bytes.indexOf('demo-1@example.com')
    return Buffer.concat([bytes.subarray(0, at), Buffer.from('D'), bytes.subarray(at + 1)])
  }

  test('is refused before anything changes', async () => {
    const database = await inhabited()
    const whole = await readFile(file)
    for (const [what, make, sentence] of broken) {
      await writeFile(join(base, 'broken.backup'), make(whole))
      const { code, out, notes } = await on(database)('restore', 'broken.backup', '--replace')
      assert.deepEqual([code, out], [1, ''], what)
      assert.match(notes, sentence, what)
      assert.doesNotMatch(notes, /^ {4}at /m, what)
    }
    assert.match(
      (await on(database)('restore', 'nowhere.backup')).notes,
      /^There is no file \S+nowhere\.backup\.$/,
    )
    assert.match((await on(database)('restore', '.')).notes, /cannot be read: EISDIR/)
    assert.deepEqual(await counts(database), UNTOUCHED)
    await database.drop()
  })
})

async function* piecesOf(bytes: Buffer) {
  yield bytes
}

describe('a restore', () => {
  test('is refused while a service is connected', async () => {
    const database = await inhabited()
    const config = loadConfig({ BETTER_AUTH_SECRET: SECRET })
    const db = connect(config.database, database.url)
    await db.ping()
    const { code, notes } = await on(database)('restore', file, '--replace')
    assert.equal(code, 1)
    assert.match(notes, /^A service is using this database: stop it first\./)
    await db.close()
    assert.deepEqual(await counts(database), UNTOUCHED)
    await database.drop()
  })

  test('that is interrupted keeps the existing data', async () => {
    const database = await inhabited()
    const halfway = async function* (reader: BackupReader, table: BackupReader['header']['tables'][number]) {
      for await (const rows of reader.rows(table)) {
        yield rows
        if (table.name === 'tasks') throw new Error('interrupted')
      }
    }
    await withReader(async (reader) => {
      const broken: BackupReader = { ...reader, rows: (table) => halfway(reader, table) }
      await assert.rejects(load(database.url, broken, { replace: true, leaveOut: [] }), /interrupted/)
    })
    assert.deepEqual(await counts(database), UNTOUCHED)

    // The same if the connection ends.
    await withReader(async (reader) => {
      const cut = async function* (table: BackupReader['header']['tables'][number]) {
        if (table.name === 'tasks') {
          await query(
            database,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'docket-restore' AND datname = current_database()",
          )
        }
        yield* reader.rows(table)
      }
      await assert.rejects(load(database.url, { ...reader, rows: cut }, { replace: true, leaveOut: [] }))
    })
    assert.deepEqual(await counts(database), UNTOUCHED)
    await database.drop()
  })

  async function withReader(work: (reader: BackupReader) => Promise<void>): Promise<void> {
    const bytes = gunzipSync(await readFile(file))
    // Small chunks, as from a slow disk: rows do not end where chunks do.
    async function* pieces() {
      for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
    }
    await work(await readBackup(pieces()))
  }

  test('interrupted before its secret is in place is completed by the next command, or undone', async () => {
    const ownSecret = (name: string) => ({ BETTER_AUTH_SECRET: '', DATA_DIR: join(base, name) })
    const secretOf = (name: string) => readFile(join(base, name, 'secret'), 'utf8')
    assert.equal((await on(source, ownSecret('one'))('backup', 'own.backup')).code, 0)
    const database = await createDatabase({ empty: true })
    const list = () => on(database, ownSecret('two'))('users', 'list')
    assert.equal((await list()).code, 0)
    const before = await secretOf('two')
    const cutShort = async (work: (transaction: string) => Promise<void>) => {
      const reader = await readBackup(piecesOf(gunzipSync(await readFile(join(base, 'own.backup')))))
      const keep = async (transaction: string) => {
        await keepSecret(join(base, 'two/secret'), String(reader.header.secret), transaction)
        await work(transaction)
      }
      return await load(database.url, reader, { replace: true, leaveOut: [], beforeCommit: keep })
    }

    await assert.rejects(
      cutShort(() => Promise.reject(new Error('gone'))),
      /gone/,
    )
    assert.deepEqual([(await list()).out, await secretOf('two')], ['There are no users.', before])
    assert.deepEqual(await readdir(join(base, 'two')), ['secret'])

    await cutShort(async () => {})
    assert.equal(await secretOf('two'), before)
    assert.match(
      (await list()).notes,
      /^A restore was interrupted at its end\. It is complete now: start again\.$/,
    )
    assert.match((await list()).out, /demo-2@example\.com/)
    assert.equal(await secretOf('two'), await secretOf('one'))
    assert.deepEqual(await readdir(join(base, 'two')), ['secret'])
    await database.drop()
  })

  test('skips what is encrypted with another secret', async () => {
    const database = await createDatabase({ empty: true })
    const { code, notes } = await on(database, { BETTER_AUTH_SECRET: 'x'.repeat(40) })('restore', file)
    assert.equal(code, 0)
    assert.match(notes, /^The backup was made with another secret: sessions and signing keys are left out\.$/)
    assert.deepEqual(await counts(database), [{ users: 2, tasks: 1036, sessions: 0, jwks: 0 }])
    await database.drop()
  })

  test('restores everything with the same secret', async () => {
    const database = await createDatabase({ empty: true })
    const { code, notes } = await on(database)('restore', file)
    assert.deepEqual([code, notes], [0, ''])
    assert.deepEqual(await counts(database), [{ users: 2, tasks: 1036, sessions: 1, jwks: 1 }])
    assert.match((await on(database)('users', 'list')).out, /demo-2@example\.com/)
    await database.drop()
  })
})

describe('schema versions', () => {
  const LATER = '9999_later.sql'
  let later: string

  before(async () => {
    later = join(base, 'later')
    await cp(join(import.meta.dirname, '../database/migrations'), later, { recursive: true })
    // It changes the rows, so it must come after them.
    await writeFile(
      join(later, LATER),
      [
        'ALTER TABLE tasks ADD COLUMN length integer',
        'UPDATE tasks SET length = char_length(title)',
        'ALTER TABLE tasks ALTER COLUMN length SET NOT NULL',
        'CREATE TABLE extras (n integer)',
      ].join('--> statement-breakpoint\n'),
    )
    const snapshots = (await readdir(join(later, 'meta'))).filter((name) => name.endsWith('_snapshot.json'))
    const last = join(later, 'meta', String(snapshots.sort().at(-1)))
    const snapshot = JSON.parse(await readFile(last, 'utf8'))
    snapshot.tables['public.extras'] = { name: 'extras', foreignKeys: {} }
    await writeFile(join(later, 'meta/9999_snapshot.json'), JSON.stringify(snapshot))
  })

  test('an older backup is loaded and then migrated, over a database of either version', async () => {
    const database = await inhabited()
    for (let round = 0; round < 2; round += 1) {
      const bytes = gunzipSync(await readFile(file))
      const reader = await readBackup(piecesOf(bytes))
      const hindrance = await load(database.url, reader, { replace: true, leaveOut: [], directory: later })
      assert.equal(hindrance, undefined)
      const rows = await query(
        database,
        'SELECT count(*)::int AS n FROM tasks WHERE length = char_length(title)',
      )
      assert.deepEqual(rows, [{ n: 1036 }])
    }
    await database.drop()
  })

  test('newer backups and newer databases are refused', async () => {
    const database = await createDatabase()
    await migrate(database.url, later)
    const taken = await dump(
      database.url,
      async (found) => {
        const header = {
          ...{ docket_backup: 1, docket_version: '9.9.9', created_at: new Date(0).toISOString() },
          ...{ secret: null, secret_hash: '', migrations: found.migrations, tables: found.tables },
        }
        return await Array.fromAsync(writeBackup(header, found.rowsOf))
      },
      { directory: later },
    )
    assert.ok(taken.join('').includes('"extras"'))
    await writeFile(join(base, 'newer.backup'), gzipSync(Buffer.concat(taken)))
    const target = await inhabited()
    const refused = await on(target)('restore', 'newer.backup', '--replace')
    assert.equal(refused.code, 1)
    assert.match(refused.notes, /The backup was migrated by a newer Docket \(it has 9999_later\.sql\)/)
    assert.deepEqual(await counts(target), UNTOUCHED)
    const over = await on(database)('restore', file, '--replace')
    assert.match(over.notes, /^The database was migrated by a newer Docket/)
    await target.drop()
    await database.drop()
  })

  test('a backup is refused where there is no Docket database, or while one is being created', async () => {
    const database = await createDatabase({ empty: true })
    assert.match((await on(database)('backup', 'b.backup')).notes, /^The database holds no Docket yet/)
    await migrate(database.url)
    const client = new pg.Client(database.url)
    await client.connect()
    await client.query('SELECT pg_advisory_lock($1)', [0x646f636b6574])
    assert.match((await on(database)('backup', 'b.backup')).notes, /^The database is being migrated\./)
    await client.end()
    await database.drop()
  })
})
