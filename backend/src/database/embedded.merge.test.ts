import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chown, lstat, mkdir, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { promisify } from 'node:util'
import {
  base,
  cleanUp,
  copyCheckout,
  isRoot,
  isServer,
  NOBODY,
  query,
  refused,
  spawnFixture,
  start,
} from './embedded/testing.ts'

const DAEMON = 1 // an ordinary user on every system

after(cleanUp)

describe('a data directory', { concurrency: 2 }, () => {
  it('gets a UTF-8 database on the first start, and keeps it', async () => {
    const dataDir = join(base, 'life')
    const first = await start(dataDir, { durable: true })
    const [row] = await query(
      first,
      `SELECT current_setting('server_version_num')::int / 10000 AS major, current_user AS role,
              current_database() AS name, current_setting('server_encoding') AS encoding,
              current_setting('TimeZone') AS zone, current_setting('fsync') AS fsync,
              current_setting('data_checksums') AS checksums, current_setting('listen_addresses') AS tcp,
              'ä' < 'z' AS dictionary_order, upper('ß→é') AS upper`,
    )
    assert.deepEqual(row, {
      ...{ major: 18, role: 'docket', name: 'docket', encoding: 'UTF8', zone: 'UTC', fsync: 'on' },
      ...{ checksums: 'on', tcp: '', dictionary_order: false, upper: 'ß→É' },
    })
    await query(first, 'CREATE TABLE kept AS SELECT 1 AS n')
    await first.stop()
    await first.stop()
    assert.equal(await isServer(first.pid), false)
    const second = await start(dataDir)
    assert.deepEqual(await query(second, 'SELECT n FROM kept'), [{ n: 1 }])
    await second.stop()
    assert.match(await readFile(join(dataDir, 'postgres.log'), 'utf8'), /database system is shut down/)
  })

  it('is private, and its log contains no values of failing statements', async () => {
    const dataDir = join(base, 'private')
    const server = await start(dataDir)
    assert.equal((await lstat(join(dataDir, 'postgres'))).mode & 0o777, 0o700)
    await query(server, 'CREATE TABLE secrets (word text UNIQUE)')
    await query(server, "INSERT INTO secrets VALUES ('xyzzy')")
    await assert.rejects(query(server, "INSERT INTO secrets VALUES ('xyzzy')"), { code: '23505' })
    await server.stop()
    assert.doesNotMatch(await readFile(join(dataDir, 'postgres.log'), 'utf8'), /xyzzy/)
  })

  it('may lie deeper than a socket path can be long, with spaces and non-ASCII characters', async () => {
    const dataDir = join(base, 'a b%20c', 'ü'.repeat(60), 'x'.repeat(60))
    const server = await start(dataDir)
    assert.deepEqual(await query(server, 'SELECT 1 AS n'), [{ n: 1 }])
    const host = decodeURIComponent(/@([^/]+)\//.exec(server.url)?.[1] ?? '')
    await server.stop()
    await assert.rejects(lstat(host), { code: 'ENOENT' })
  })

  it('of another major version is refused with advice', async () => {
    const dataDir = join(base, 'old')
    await (await start(dataDir)).stop()
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '17\n')
    await refused(
      dataDir,
      /was made by PostgreSQL 17, but this Docket runs PostgreSQL 18.*npm run backup.*npm run restore/,
    )
  })

  it('that cannot be used is refused in one sentence', async () => {
    await writeFile(join(base, 'file'), '')
    await refused(join(base, 'file'), /file/)
    await refused(join(base, 'file', 'below'), /there is a file where a directory should be/)
    await mkdir(join(base, 'foreign', 'postgres', 'photos'), { recursive: true })
    if (isRoot) await chown(join(base, 'foreign', 'postgres'), NOBODY, NOBODY)
    await refused(join(base, 'foreign'), /is not a PostgreSQL database/)
    const broken = join(base, 'broken')
    await (await start(broken)).stop()
    await rm(join(broken, 'postgres', 'global', 'pg_control'))
    await refused(broken, /PostgreSQL did not start|could not find the database system/)
  })
})

describe('as root', { skip: !isRoot && 'needs root' }, () => {
  it('stores the database elsewhere when nobody cannot enter the data directory, which stays closed', async () => {
    const closed = join(base, 'closed')
    await mkdir(closed, { mode: 0o700 })
    const log: string[] = []
    const dataDir = join(closed, 'data')
    const server = await start(dataDir, { log: (line) => log.push(line) })
    const place = await realpath(join(dataDir, 'postgres'))
    try {
      assert.deepEqual(await query(server, 'SELECT 1 AS n'), [{ n: 1 }])
      assert.equal((await lstat(closed)).mode & 0o777, 0o700)
      assert.match(log.join(), new RegExp(`the database is in ${place}`))
      assert.deepEqual([(await lstat(place)).uid, (await lstat(place)).mode & 0o777], [NOBODY, 0o700])
      await server.stop()
      const again = await start(dataDir)
      assert.equal(await realpath(join(dataDir, 'postgres')), place)
      await again.stop()
    } finally {
      await rm(place, { recursive: true, force: true })
    }
    await refused(dataDir, /should be in .*, which is missing/)
  })

  it("runs PostgreSQL as the directory's owner, who can continue with it", async () => {
    const dataDir = join(base, 'user')
    await mkdir(dataDir, { mode: 0o700 })
    await chown(dataDir, DAEMON, DAEMON)
    await (await start(dataDir)).stop()
    assert.equal((await lstat(join(dataDir, 'postgres'))).uid, DAEMON)
    const user = await spawnFixture(dataDir, { uid: DAEMON })
    assert.match(await user.line(/^(ready|error)/), /^ready/)
    await user.stop()
    await (await start(dataDir)).stop()
  })

  it('prepares a read-only checkout, whose package lacks its links, for a user who may not write there', async () => {
    const from = await copyCheckout(join(base, 'bare'), { links: false })
    const dataDir = join(base, 'reader')
    await mkdir(dataDir)
    await chown(dataDir, DAEMON, DAEMON)
    const user = await spawnFixture(dataDir, { uid: DAEMON, from })
    assert.match(await user.line(/^(ready|error)/), /^ready/)
    assert.deepEqual(await query(user, 'SELECT 1 AS n'), [{ n: 1 }])
    await user.stop()
    const names = (await readdir(dataDir)).sort()
    assert.deepEqual(names.slice(0, 2), ['postgres', 'postgres.log'])
    assert.match(names.slice(2).join(), /^postgresql-18\.[^,]*$/)
  })

  it('tells another user whose directory it is', async () => {
    const dataDir = join(base, 'roots')
    await (await start(dataDir)).stop()
    const user = await spawnFixture(dataDir, { uid: DAEMON })
    assert.match(
      await user.line(/^(ready|error)/),
      /^error EmbeddedError: .* belongs to nobody, not to daemon\./,
    )
  })
})

it('the tests pass where only root may enter, as in its home', {
  skip: !isRoot && 'needs root',
}, async () => {
  const home = join(base, 'home')
  await mkdir(home, { mode: 0o700 })
  const { node, database } = await copyCheckout(join(home, 'checkout'))
  const { NODE_TEST_CONTEXT: _, NODE_OPTIONS: __, ...env } = process.env // it is a run of its own
  const args = [
    '--test',
    '--test-reporter=tap',
    '--test-name-pattern=^as root',
    join(database, 'embedded.merge.test.ts'),
  ]
  const run = promisify(execFile)(node, args, { cwd: home, env })
  const { stdout } = await run.catch((error) => error)
  assert.match(stdout, /^# pass 4$/m, stdout)
  assert.match(stdout, /^# fail 0$/m, stdout)
})
