import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import {
  attachEmbedded,
  EmbeddedError,
  type EmbeddedOptions,
  type EmbeddedServer,
  startEmbedded,
} from './embedded.ts'

const fixture = join(import.meta.dirname, 'embedded', 'fixture.ts')
const isRoot = process.getuid?.() === 0
const NOBODY = 65534
const DAEMON = 1 // an ordinary user of every system
const base = await mkdtemp(join(tmpdir(), 'docket-test-'))
await chmod(base, 0o755)
const children: ChildProcess[] = []
const started: EmbeddedServer[] = []
const servers = new Set<number>() // process ids of the PostgreSQL servers of children

after(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const server of started) await server.stop()
  for (const pid of servers) if (await isServer(pid)) process.kill(pid, 'SIGQUIT')
  await until(async () => !(await Promise.all([...servers].map(isServer))).includes(true))
  await rm(base, { recursive: true, force: true })
})

describe('a data directory', { concurrency: 2 }, () => {
  it('gets a UTF-8 database on its first start, and keeps it', async () => {
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

  it('is private, and its failing statements leave no values in the log', async () => {
    const dataDir = join(base, 'private')
    const server = await start(dataDir)
    assert.equal((await lstat(join(dataDir, 'postgres'))).mode & 0o777, 0o700)
    await query(server, 'CREATE TABLE secrets (word text UNIQUE)')
    await query(server, "INSERT INTO secrets VALUES ('xyzzy')")
    await assert.rejects(query(server, "INSERT INTO secrets VALUES ('xyzzy')"), { code: '23505' })
    await server.stop()
    assert.doesNotMatch(await readFile(join(dataDir, 'postgres.log'), 'utf8'), /xyzzy/)
  })

  it('may lie deeper than a socket path is long, with spaces and other letters', async () => {
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
      /is of PostgreSQL 17, and this Docket runs PostgreSQL 18.*npm run backup.*npm run restore/,
    )
  })

  it('that cannot serve is refused in a sentence', async () => {
    await writeFile(join(base, 'file'), '')
    await refused(join(base, 'file'), /file/)
    await refused(join(base, 'file', 'below'), /a file stands where a directory should be/)
    await mkdir(join(base, 'foreign', 'postgres', 'photos'), { recursive: true })
    if (isRoot) await chown(join(base, 'foreign', 'postgres'), NOBODY, NOBODY)
    await refused(join(base, 'foreign'), /is not a database of PostgreSQL/)
    const broken = join(base, 'broken')
    await (await start(broken)).stop()
    await rm(join(broken, 'postgres', 'global', 'pg_control'))
    await refused(broken, /PostgreSQL did not start|could not find the database system/)
  })
})

describe('one owner', { concurrency: 2 }, () => {
  it('a second start is refused within 5 s and harms nothing', async () => {
    const dataDir = join(base, 'second')
    const owner = await spawnFixture('start', dataDir)
    await owner.line(/^ready/)
    const begun = Date.now()
    await refused(dataDir, new RegExp(`Another Docket \\(pid ${owner.pid}\\) is using ${dataDir}\\.`))
    assert.ok(Date.now() - begun < 5000)
    assert.deepEqual(await query(owner, 'SELECT 1 AS n'), [{ n: 1 }])
    await owner.stop()
  })

  it('of two first starts at once exactly one wins', async () => {
    const dataDir = join(base, 'race')
    const begun = Date.now()
    const both = await Promise.all([spawnFixture('start', dataDir), spawnFixture('start', dataDir)])
    const lines = await Promise.all(both.map((one) => one.line(/^(ready|error)/)))
    assert.ok(Date.now() - begun < 6000)
    assert.deepEqual(lines.map((line) => line.split(' ')[0]).sort(), ['error', 'ready'])
    assert.match(lines.join('\n'), /error EmbeddedError: Another Docket \(pid \d+\)/)
    const winner = both.find((one) => one.url !== '')
    assert.deepEqual(await query(winner ?? { url: '' }, 'SELECT 1 AS n'), [{ n: 1 }])
    await winner?.stop()
    assert.deepEqual((await readdir(dataDir)).sort(), ['postgres', 'postgres.log'])
  })

  it('a start takes over while the owner is stopping', async () => {
    const dataDir = join(base, 'handover')
    const owner = await start(dataDir)
    const [, next] = await Promise.all([owner.stop(), start(dataDir)])
    assert.deepEqual(await query(next, 'SELECT 1 AS n'), [{ n: 1 }])
    await next.stop()
  })

  it('a command attaches to the server of a running service, or starts its own', async () => {
    const dataDir = join(base, 'attach')
    const owner = await spawnFixture('start', dataDir)
    await owner.line(/^ready/)
    const guest = await attachEmbedded({ dataDir })
    assert.equal(guest.pid, owner.server)
    await guest.stop()
    assert.deepEqual(await query(owner, 'SELECT 1 AS n'), [{ n: 1 }])
    await owner.stop()
    const alone = await attachEmbedded({ dataDir, durable: false })
    started.push(alone)
    assert.deepEqual(await query(alone, 'SELECT 1 AS n'), [{ n: 1 }])
    await alone.stop()
    assert.equal(await isServer(alone.pid), false)
  })
})

describe('after a crash', { concurrency: 2 }, () => {
  it('of the service, the next start replaces its server and has every acknowledged write', async () => {
    const dataDir = join(base, 'crash')
    const owner = await spawnFixture('start', dataDir, 'write')
    await owner.line(/^ack 200$/)
    owner.kill('SIGKILL')
    const begun = Date.now()
    const next = await start(dataDir)
    assert.ok(Date.now() - begun < 5000)
    assert.notEqual(next.pid, owner.server)
    assert.equal(await isServer(owner.server), false)
    await owner.closed
    await holdsAcks(next, owner.acknowledged())
    await next.stop()
  })

  it('of the service and PostgreSQL, the next start recovers', async () => {
    const dataDir = join(base, 'both')
    const owner = await spawnFixture('start', dataDir, 'write')
    await owner.line(/^ack 200$/)
    owner.kill('SIGKILL')
    process.kill(owner.server, 'SIGKILL')
    await owner.closed
    const next = await start(dataDir)
    await holdsAcks(next, owner.acknowledged())
    await next.stop()
  })

  it('of PostgreSQL alone, the owner starts it again', async () => {
    const dataDir = join(base, 'postgres')
    const log: string[] = []
    const server = await start(dataDir, { log: (line) => log.push(line) })
    await query(server, 'CREATE TABLE kept AS SELECT 1 AS n')
    const { pid } = server
    process.kill(pid, 'SIGKILL')
    await until(async () => server.pid !== pid)
    assert.deepEqual(await query(server, 'SELECT n FROM kept'), [{ n: 1 }])
    assert.match(log.join(), /recovering/)
    await server.stop()
  })

  it('of PostgreSQL, a stop in the middle of the recovery leaves no server behind', async () => {
    const dataDir = join(base, 'given-up')
    const log: string[] = []
    const server = await start(dataDir, { log: (line) => log.push(line) })
    process.kill(server.pid, 'SIGKILL')
    await until(async () => log.length > 0)
    await server.stop()
    await assert.rejects(query(server, 'SELECT 1'))
    const next = await start(dataDir)
    assert.deepEqual(await query(next, 'SELECT 1 AS n'), [{ n: 1 }])
    await next.stop()
  })

  it('of one of its backends, the owner keeps its lock', async () => {
    const dataDir = join(base, 'backend')
    const server = await start(dataDir)
    const client = new Client(server.url)
    client.on('error', () => {})
    await client.connect()
    const [backend] = (await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows
    const ended = new Promise((resolve) => client.once('end', resolve))
    process.kill(backend?.pid ?? Number.NaN, 'SIGKILL')
    await ended
    const locks = () => query(server, "SELECT 1 FROM pg_locks WHERE locktype = 'advisory'")
    await until(async () => (await locks().catch(() => [])).length === 1)
    await refused(dataDir, /Another Docket/)
    await server.stop()
  })

  it('a process id of the lock file which is now a stranger’s does not keep the next start from running', async () => {
    const dataDir = join(base, 'stale')
    const owner = await start(dataDir)
    const lockFile = join(dataDir, 'postgres', 'postmaster.pid')
    const content = await readFile(lockFile, 'utf8')
    await owner.stop()
    const stranger = spawn('sleep', ['60'], isRoot ? { uid: NOBODY, gid: NOBODY } : {})
    children.push(stranger)
    for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
      const path = join(dataDir, 'postgres', name)
      await writeFile(path, content.replace(/^\d+/, String(stranger.pid)))
      if (isRoot) await chown(path, NOBODY, NOBODY)
    }
    const next = await start(dataDir)
    assert.deepEqual(await query(next, 'SELECT 1 AS n'), [{ n: 1 }])
    assert.equal(stranger.exitCode ?? stranger.signalCode, null)
    await next.stop()
  })

  it('in the middle of the first start, nothing half-made stays', async () => {
    const dataDir = join(base, 'half')
    const victim = await spawnFixture('start', dataDir)
    const stage = await until(async () =>
      (await readdir(dataDir).catch(() => [])).find((name) => name.startsWith('.new')),
    )
    await until(async () => (await readdir(join(dataDir, String(stage)))).includes('base'))
    victim.kill('SIGKILL')
    await victim.closed
    const next = await start(dataDir)
    assert.deepEqual(await query(next, 'SELECT 1 AS n'), [{ n: 1 }])
    await next.stop()
    await until(async () => {
      await (await start(dataDir)).stop()
      return !(await readdir(dataDir)).some((name) => name.startsWith('.new'))
    })
  })
})

describe('as root', { skip: !isRoot && 'needs root' }, () => {
  it('keeps the database elsewhere when nobody cannot enter the data directory, which stays closed', async () => {
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

  it('serves an ordinary user’s directory as that user, who can go on with it', async () => {
    const dataDir = join(base, 'user')
    await mkdir(dataDir, { mode: 0o700 })
    await chown(dataDir, DAEMON, DAEMON)
    await (await start(dataDir)).stop()
    assert.equal((await lstat(join(dataDir, 'postgres'))).uid, DAEMON)
    const user = await spawnFixture('start', dataDir, undefined, DAEMON)
    assert.match(await user.line(/^(ready|error)/), /^ready/)
    await user.stop()
    await (await start(dataDir)).stop()
  })

  it('tells a user whose directory it is', async () => {
    const dataDir = join(base, 'roots')
    await (await start(dataDir)).stop()
    const user = await spawnFixture('start', dataDir, undefined, DAEMON)
    assert.match(
      await user.line(/^(ready|error)/),
      /^error EmbeddedError: .* belongs to nobody, not to daemon\./,
    )
  })
})

async function start(dataDir: string, options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, durable: false, ...options })
  started.push(server)
  return server
}

async function refused(dataDir: string, message: RegExp): Promise<void> {
  await assert.rejects(startEmbedded({ dataDir }), (error) => {
    assert.ok(error instanceof EmbeddedError, String(error))
    assert.match(error.message, message)
    return true
  })
}

async function query({ url }: { url: string }, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(url)
  client.on('error', () => {}) // a server that dies also fails the query
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** Every acknowledged row is there, and at most the one that was under way when the writer died. */
async function holdsAcks(server: EmbeddedServer, acknowledged: number): Promise<void> {
  const [row] = await query(server, 'SELECT count(*)::int AS count, max(n) AS max FROM acks')
  assert.ok(acknowledged >= 200)
  assert.equal(row?.count, row?.max)
  assert.ok(row?.max === acknowledged || row?.max === acknowledged + 1, `${row?.max} rows of ${acknowledged}`)
}

/** A process that owns (or attaches to) a server. `line` waits for a line of its output. */
async function spawnFixture(mode: 'start' | 'attach', dataDir: string, write?: 'write', uid?: number) {
  const child = spawn(process.execPath, [fixture, mode, dataDir, ...(write ? [write] : [])], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid !== undefined && { uid, gid: uid }),
  })
  children.push(child)
  const lines: string[] = []
  const process_ = {
    pid: child.pid,
    server: 0,
    url: '',
    closed: once(child, 'close'),
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    line: (pattern: RegExp) => until(async () => lines.find((line) => pattern.test(line))),
    acknowledged: () => Number(lines.findLast((line) => line.startsWith('ack '))?.slice(4)),
    stop: async () => {
      child.stdin.write('stop\n')
      await process_.line(/^stopped/)
    },
  }
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line)
    const [word, pid = '', url = ''] = line.split(' ')
    if (word !== 'ready') return
    Object.assign(process_, { server: Number(pid), url })
    servers.add(Number(pid))
  })
  return process_
}

/** Whether the process is there and a PostgreSQL: the id alone may be another's by now. */
async function isServer(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return false
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return /^Name:\s+postgres$/m.test(status) && !/^State:\s+Z/m.test(status)
}

/** Polls until the condition gives something true, and returns that; fails after 10 s. */
async function until<T>(condition: () => Promise<T>): Promise<NonNullable<T>> {
  const deadline = Date.now() + 10_000
  for (;;) {
    const result = await condition()
    if (result) return result
    assert.ok(Date.now() < deadline, `still not: ${condition}`)
    await sleep(10)
  }
}
