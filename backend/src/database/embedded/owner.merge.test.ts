import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chown, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { Client } from 'pg'
import { attachEmbedded, type EmbeddedServer } from '../embedded.ts'
import {
  base,
  children,
  cleanUp,
  isRoot,
  isServer,
  NOBODY,
  query,
  refused,
  spawnFixture,
  start,
  started,
  until,
} from './testing.ts'

after(cleanUp)

describe('one owner of a data directory', { concurrency: 2 }, () => {
  it('refuses a second start within 5 s, without harm', async () => {
    const dataDir = join(base, 'second')
    const owner = await spawnFixture(dataDir)
    await owner.line(/^ready/)
    const begun = Date.now()
    await refused(dataDir, new RegExp(`Another Docket \\(pid ${owner.pid}\\) is using ${dataDir}\\.`))
    // Not how long it took, which the machine says: it did not wait as for a recovery, which is minutes.
    assert.ok(Date.now() - begun < 5 * 60_000)
    assert.deepEqual(await query(owner, 'SELECT 1 AS n'), [{ n: 1 }])
    await owner.stop()
  })

  it('lets exactly one of two concurrent first starts win', async () => {
    const dataDir = join(base, 'race')
    const both = await Promise.all([spawnFixture(dataDir), spawnFixture(dataDir)])
    const lines = await Promise.all(both.map((one) => one.line(/^(ready|error)/)))
    assert.deepEqual(lines.map((line) => line.split(' ')[0]).sort(), ['error', 'ready'])
    // The second sentence is for a start that finds a server which is slow to start.
    assert.match(
      lines.join('\n'),
      /error EmbeddedError: (Another Docket \(pid \d+\)|A PostgreSQL is starting)/,
    )
    const winner = both.find((one) => one.url !== '')
    assert.deepEqual(await query(winner ?? { url: '' }, 'SELECT 1 AS n'), [{ n: 1 }])
    await winner?.stop()
    assert.deepEqual((await readdir(dataDir)).sort(), ['postgres', 'postgres.log'])
  })

  it('lets a start take over while the owner is stopping', async () => {
    const dataDir = join(base, 'handover')
    const owner = await start(dataDir)
    const [, next] = await Promise.all([owner.stop(), start(dataDir)])
    assert.deepEqual(await query(next, 'SELECT 1 AS n'), [{ n: 1 }])
    await next.stop()
  })

  it("lets a command attach to a running service's server, or start its own", async () => {
    const dataDir = join(base, 'attach')
    const owner = await spawnFixture(dataDir)
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
    const owner = await spawnFixture(dataDir, { write: true })
    await owner.line(/^ack 200$/)
    owner.kill('SIGKILL')
    const next = await start(dataDir)
    assert.notEqual(next.pid, owner.server)
    assert.equal(await isServer(owner.server), false)
    await owner.closed
    await holdsAcks(next, owner.acknowledged())
    await next.stop()
  })

  it('of the service and PostgreSQL, the next start recovers', async () => {
    const dataDir = join(base, 'both')
    const owner = await spawnFixture(dataDir, { write: true })
    await owner.line(/^ack 200$/)
    owner.kill('SIGKILL')
    process.kill(owner.server, 'SIGKILL')
    await owner.closed
    const next = await start(dataDir)
    await holdsAcks(next, owner.acknowledged())
    await next.stop()
  })

  it('of PostgreSQL alone, the owner restarts it', async () => {
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

  it('of PostgreSQL, a stop during recovery leaves no server behind', async () => {
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

  it('of one backend process, the owner keeps its lock', async () => {
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

  it('a reused process id in the lock file does not block the next start', async () => {
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

  it('during the first start, no incomplete database stays', async () => {
    const dataDir = join(base, 'half')
    const victim = await spawnFixture(dataDir)
    await until(async () => {
      const stage = (await readdir(dataDir).catch(() => [])).find((name) => name.startsWith('.new'))
      const made = await readdir(join(dataDir, stage ?? 'postgres')).catch((): string[] => [])
      return made.includes('base')
    })
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

/** Every acknowledged row exists, and at most one more: the one in flight when the writer died. */
async function holdsAcks(server: EmbeddedServer, acknowledged: number): Promise<void> {
  const [row] = await query(server, 'SELECT count(*)::int AS count, max(n) AS max FROM acks')
  assert.ok(acknowledged >= 200)
  assert.equal(row?.count, row?.max)
  assert.ok(row?.max === acknowledged || row?.max === acknowledged + 1, `${row?.max} rows of ${acknowledged}`)
}
