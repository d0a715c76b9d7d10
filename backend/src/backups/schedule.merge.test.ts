import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, type TestContext, test } from 'node:test'
import S3rver from '@20minutes/s3rver'
import pg from 'pg'
import { TestClock } from '../../tests/support/clock.ts'
import { createDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { operator, SECRET } from '../cli/testing.ts'
import { loadConfig } from '../config.ts'
import { createBucket } from './bucket.ts'
import { storeOf } from './place.ts'
import { createBackups } from './schedule.ts'
import { backupsIn, type Store } from './store.ts'

/** Automatic backups, in a folder and in a bucket: made once, found again, restored, removed. */

let base: string
let source: TestDatabase
let bucketUrl: string
const stops: (() => Promise<unknown>)[] = []

before(async () => {
  base = await mkdtemp(join(tmpdir(), 'docket-backups-'))
  source = await createDatabase()
  const seeded = await operator({ DATABASE_URL: source.url, BETTER_AUTH_SECRET: SECRET })(
    'seed',
    '--users',
    '2',
  )
  assert.equal(seeded.code, 0, seeded.notes)
  const s3 = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(base, 's3'),
    configureBuckets: [{ name: 'safe', configs: [] }],
  })
  const { port } = await s3.run()
  bucketUrl = `http://127.0.0.1:${port}/safe/docket/nightly`
  stops.push(() => s3.close())
})
after(async () => {
  for (const stop of stops) await stop()
  await source.drop()
  await rm(base, { recursive: true, force: true })
})

const settings = (environment: Record<string, string>) => ({
  DATABASE_URL: source.url,
  BETTER_AUTH_SECRET: SECRET,
  BACKUP_AT: '03:00',
  ...environment,
})
const S3 = { BACKUP_S3_ACCESS_KEY_ID: 'S3RVER', BACKUP_S3_SECRET_ACCESS_KEY: 'S3RVER' }

function instance(environment: Record<string, string>, clock: TestClock, store?: Store) {
  const logged: Record<string, unknown>[] = []
  const config = loadConfig(settings(environment))
  const say = (level: string) => (context: object, message: string) =>
    void logged.push({ level, message, ...context })
  const log = { info: say('info'), warn: say('warn'), error: say('error') }
  const backups = createBackups({ config, url: source.url, clock: clock.now, log, ...(store && { store }) })
  assert.ok(backups)
  return { ...backups, logged, store: store ?? storeOf(config) }
}

const night = () => {
  const clock = new TestClock({ still: true })
  clock.set('2026-11-20T03:00:05.000Z')
  return clock
}
const DAY = 24 * 60 * 60 * 1000

const PLACES: [name: string, environment: () => Record<string, string>][] = [
  ['a folder', () => ({ BACKUP_DIR: join(base, 'folder') })],
  ['a bucket', () => ({ BACKUP_S3_URL: bucketUrl, ...S3 })],
]

for (const [name, environment] of PLACES) {
  describe(`in ${name}`, { concurrency: 1 }, () => {
    test('one is made each night, by one of several instances', async () => {
      const clock = night()
      const instances = [
        instance(environment(), clock),
        instance(environment(), clock),
        instance(environment(), clock),
      ]
      assert.deepEqual(instances[0]?.health(), { status: 'waiting', last: null })
      const looked = () => Promise.all(instances.map(({ look }) => look()))
      await looked()
      await looked()
      const made = () =>
        instances.flatMap(({ logged }) => logged.filter(({ message }) => message === 'backup made'))
      assert.deepEqual(
        instances.flatMap(({ logged }) => logged.filter(({ level }) => level !== 'info')),
        [],
      )
      assert.equal(made().length, 1)
      for (const { health } of instances) {
        assert.deepEqual(health(), { status: 'ok', last: '2026-11-20T03:00:05.000Z' })
      }
      clock.advance(DAY - 10_000)
      await looked()
      assert.equal(made().length, 1)
      clock.advance(10_000)
      await looked()
      assert.equal(made().length, 2)
      await Promise.all(instances.map(({ close }) => close()))
    })

    test('after a start, a night that was missed is made up for', async () => {
      const clock = night()
      clock.advance(3 * DAY + 60_000)
      const { look, store, close } = instance(environment(), clock)
      await look()
      assert.equal((await backupsIn(store))[0]?.name, 'docket-2026-11-23T03-01-05Z.backup')
      await close()
    })

    test('the newest restores into an empty database: accounts, tasks and log are there', async (t) => {
      const target = await createDatabase({ empty: true })
      t.after(() => target.drop())
      const there = operator({ ...settings(environment()), DATABASE_URL: target.url })
      const listed = JSON.parse((await there('backups', '--json')).out)
      assert.equal(listed.backups[0].name, 'docket-2026-11-23T03-01-05Z.backup')
      assert.ok(listed.backups[0].bytes > 1000)
      const restored = await there('restore', '--stored', 'latest')
      assert.equal(restored.code, 0, restored.notes)
      assert.match(restored.out, /^Restored 2 users and \d+ tasks from the backup of 2026-11-23T03:01:05/)
      for (const table of ['users', 'accounts', 'tasks', 'changes', 'projects', 'labels', 'views']) {
        assert.deepEqual(await rowsOf(target, table), await rowsOf(source, table), table)
      }
      assert.ok((await rowsOf(target, 'changes')).length > 200)
      const unknown = await there('restore', '--stored', 'docket-2020-01-01T00-00-00Z.backup')
      assert.match(unknown.notes, /^There is no backup docket-2020-01-01T00-00-00Z\.backup in /)
    })

    test('those that are outdated are removed, and nothing else', async () => {
      const clock = night()
      const { look, store, close } = instance({ ...environment(), BACKUP_KEEP_DAYS: '2' }, clock)
      await store.put('docket-of-somebody.txt', bytes('mine'))
      clock.advance(5 * DAY)
      await look()
      assert.deepEqual((await store.list()).sort(), [
        // The newest of its week.
        'docket-2026-11-21T03-00-05Z.backup',
        'docket-2026-11-23T03-01-05Z.backup',
        'docket-2026-11-25T03-00-05Z.backup',
        'docket-of-somebody.txt',
      ])
      await close()
    })
  })
}

async function rowsOf({ url }: TestDatabase, table: string): Promise<unknown[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(`SELECT t::text AS row FROM ${table} AS t ORDER BY 1`)).rows
  } finally {
    await client.end()
  }
}

async function* bytes(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text)
}

test('a backup that fails is said loudly, tried again after half an hour, and leaves nothing behind', async (t) => {
  const directory = join(base, 'failing')
  await writeFile(directory, 'in the way')
  const clock = night()
  const { look, health, logged, metrics, close } = instance({ BACKUP_DIR: directory }, clock)
  t.after(() => close())
  await look()
  await look()
  assert.deepEqual(health(), { status: 'failed', last: null })
  const errors = () => logged.filter(({ level }) => level === 'error')
  assert.equal(errors().length, 1)
  assert.match(String(errors()[0]?.message), /^the automatic backup failed/)
  const failures = async () =>
    (await Promise.all(metrics.map((metric) => metric.get()))).map(({ name, values }) => [
      name,
      values[0]?.value,
    ])
  assert.deepEqual(await failures(), [
    ['docket_backup_failures_total', 1],
    ['docket_backup_last_timestamp_seconds', 0],
  ])
  clock.advance(30 * 60_000)
  await look()
  assert.equal(errors().length, 2)
  await rm(directory)
  clock.advance(30 * 60_000)
  await look()
  assert.equal(health().status, 'ok')
  assert.equal((await readdir(directory)).length, 1)
  assert.equal((await stat(directory)).mode & 0o777, 0o700)
})

test('what a killed process left unfinished is removed after a day', async () => {
  const directory = await mkdtemp(join(base, 'killed-'))
  const old = 'docket-2026-11-19T03-00-00Z.backup.0a1b2c3d.part'
  const young = 'docket-2026-11-20T03-00-00Z.backup.0a1b2c3d.part'
  for (const name of [old, young]) await writeFile(join(directory, name), '')
  await utimes(join(directory, old), 0, 0)
  const { look, store, close } = instance({ BACKUP_DIR: directory }, night())
  await look()
  assert.deepEqual((await store.list()).sort(), [young, 'docket-2026-11-20T03-00-05Z.backup'])
  await close()
})

test('a backup under way when the service stops is given up, and leaves nothing behind', async () => {
  const directory = await mkdtemp(join(base, 'stopped-'))
  const folder = storeOf(loadConfig(settings({ BACKUP_DIR: directory })))
  const begun = Promise.withResolvers<void>()
  const store: Store = {
    ...folder,
    put: (name, whole) => folder.put(name, slowly(whole)),
  }
  async function* slowly(whole: AsyncIterable<Buffer>) {
    for await (const chunk of whole) {
      yield chunk
      begun.resolve()
      // Until the service stops.
      await stopped.promise
    }
  }
  const stopped = Promise.withResolvers<void>()
  const { look, close, health, logged } = instance({ BACKUP_DIR: directory }, night(), store)
  const looking = look()
  await begun.promise
  const closing = close()
  stopped.resolve()
  await Promise.all([closing, looking])
  assert.deepEqual(await readdir(directory), [])
  assert.deepEqual([health().status, logged], ['waiting', []])
})

describe('a bucket', () => {
  const place = () => ({
    url: bucketUrl,
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
  })
  const textOf = async (chunks: AsyncIterable<Uint8Array>) => {
    const all: Uint8Array[] = []
    for await (const chunk of chunks) all.push(chunk)
    return Buffer.concat(all)
  }

  test('gets a large backup in parts, which are one afterwards', async () => {
    const size = 5 * 1024 * 1024
    const store = createBucket(place(), size)
    const large = Buffer.alloc(2 * size + 12_345, 'docket backup ')
    const name = 'docket-2025-01-01T00-00-00Z.backup'
    async function* chunks() {
      for (let at = 0; at < large.length; at += 70_001) yield large.subarray(at, at + 70_001)
    }
    await store.put(name, chunks())
    assert.equal(await store.sizeOf(name), large.length)
    assert.ok((await textOf(await store.read(name))).equals(large))
    await store.remove(name)
  })

  test('keeps nothing of an upload that breaks off', async () => {
    const size = 5 * 1024 * 1024
    const store = createBucket(place(), size)
    async function* broken() {
      yield Buffer.alloc(size + 1)
      throw new Error('The database is gone.')
    }
    await assert.rejects(store.put('docket-2025-01-02T00-00-00Z.backup', broken()), /The database is gone/)
    assert.ok(!(await store.list()).includes('docket-2025-01-02T00-00-00Z.backup'))
  })

  test('that refuses, or does not respond, is said in a sentence without the secret', async (t) => {
    const wrong = createBucket({ ...place(), secretAccessKey: 'another secret' })
    await assert.rejects(wrong.list(), (error: Error) => {
      assert.match(
        error.message,
        /^http:\/\/\S+\/safe\/docket\/nightly refused to read \(403 SignatureDoesNotMatch\)\.$/,
      )
      return true
    })
    const gone = createBucket({ ...place(), url: `${await goneServer(t)}/safe` })
    await assert.rejects(gone.list(), /^BackupError: http:\S+ does not respond: .+\.$/)
  })
})

/** An address on which nothing listens any more. */
async function goneServer(t: TestContext): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  t.after(() => server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}
