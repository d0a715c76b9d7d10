import assert from 'node:assert/strict'
import { appendFile, readFile, realpath, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { chooseAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { routeTo } from './endpoint.ts'
import { EmbeddedError } from './errors.ts'
import { acquire } from './owner.ts'
import { base, cleanUp, isServer, query, refused, start, until } from './testing.ts'

after(cleanUp)

/** Puts a mistake into the settings of a cluster; returns a function that repairs them. */
async function spoil(dataDir: string): Promise<() => Promise<void>> {
  const file = join(dataDir, 'postgres', 'postgresql.conf')
  const content = await readFile(file)
  await appendFile(file, '\nno_such_setting = 1\n')
  return () => writeFile(file, content)
}

describe('an embedded server', { concurrency: 2 }, () => {
  it('that crashes repeatedly is restarted until its fault is fixed', async () => {
    const dataDir = join(base, 'mended')
    const log: string[] = []
    const server = await start(dataDir, { log: (line) => log.push(line) })
    const mend = await spoil(dataDir)
    process.kill(server.pid, 'SIGKILL')
    await until(async () => log.some((line) => /^PostgreSQL did not start: .*contains errors/.test(line)))
    await mend()
    const rows = await until(() => query(server, 'SELECT 1 AS n').catch(() => undefined))
    assert.deepEqual(rows, [{ n: 1 }])
    await server.stop()
  })

  it('replaced by that of another Docket is reported and left alone', async () => {
    const dataDir = join(base, 'replaced')
    const log: string[] = []
    const first = await start(dataDir, { log: (line) => log.push(line) })
    // Both try to start it: repeated until the second is the one that does.
    const second = await until(async () => {
      await until(() => query(first, 'SELECT 1').catch(() => undefined))
      log.length = 0
      const mend = await spoil(dataDir)
      process.kill(first.pid, 'SIGKILL')
      await until(async () => log.some((line) => line.startsWith('PostgreSQL did not start')))
      await mend()
      return await start(dataDir).catch((error: Error) => {
        assert.match(error.message, /^Another Docket/)
        return undefined
      })
    })
    const sentence = `Another Docket (pid ${process.pid}) has taken over ${dataDir}.`
    await until(async () => log.includes(sentence))
    await first.stop()
    assert.deepEqual(await query(second, 'SELECT 1 AS n'), [{ n: 1 }])
    await second.stop()
  })

  it('that never answers is reported with advice', { skip: process.platform === 'win32' }, async () => {
    const dataDir = join(base, 'stuck')
    const server = await start(dataDir)
    process.kill(server.pid, 'SIGSTOP')
    const begun = Date.now()
    await refused(dataDir, /is starting, stopping or stuck in .*first line of postmaster\.pid/)
    // Without a limit of its own it would wait as long as a recovery may take, which is minutes.
    assert.ok(Date.now() - begun < 5 * 60_000)
    process.kill(server.pid, 'SIGCONT')
    await server.stop()
  })

  it('that refuses connections is reported with its reason, and is stopped', async () => {
    const dataDir = join(base, 'hba')
    await (await start(dataDir)).stop()
    const rules = join(dataDir, 'postgres', 'pg_hba.conf')
    await writeFile(rules, 'local all all reject\nhost all all all reject\n')
    await refused(dataDir, /refuses Docket access: pg_hba\.conf rejects connection/)
    await assert.rejects(stat(join(dataDir, 'postgres', 'postmaster.pid')), { code: 'ENOENT' })
  })

  it('that exits silently is reported by its exit code; a cancelled start leaves none', async () => {
    const dataDir = join(base, 'silent')
    const server = await start(dataDir)
    await server.stop()
    const account = chooseAccount(dataDir)
    const binaries = await findBinaries(account, dataDir)
    const cluster = await realpath(join(dataDir, 'postgres'))
    const location = { dataDir, cluster, account, binaries, durable: false }
    const route = routeTo(cluster)
    await assert.rejects(
      acquire({ ...location, binaries: { ...binaries, postgres: 'false' } }, route),
      new EmbeddedError('PostgreSQL did not start: it exited with 1'),
    )
    const full = join(base, 'full-postgres') // says what postgres says on a full disk
    await writeFile(
      full,
      "#!/bin/sh\necho 'FATAL:  could not write lock file: No space left on device'\nexit 1",
      {
        mode: 0o755,
      },
    )
    await assert.rejects(
      acquire({ ...location, binaries: { ...binaries, postgres: full } }, route),
      /^EmbeddedError: The disk of DATA_DIR is full: no space left in .*\(PostgreSQL did not start: .*lock file/,
    )
    const owned = await acquire(location, route)
    assert.ok(owned.kind === 'owned')
    await owned.release()
    await assert.rejects(
      acquire(location, route, { server: owned.server, signal: AbortSignal.abort() }),
      new EmbeddedError('Starting PostgreSQL was cancelled.'),
    )
    assert.equal(await isServer(owned.server.pid), false)
    route.dispose()
  })
})
