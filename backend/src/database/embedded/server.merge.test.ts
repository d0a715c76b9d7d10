import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, it } from 'node:test'
import { chooseAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { openCluster } from './cluster.ts'
import { EmbeddedError } from './errors.ts'
import { clearStaleLocks, halt, launch, type ServerLocation } from './server.ts'
import { base, children, cleanUp, refused, start } from './testing.ts'

const skip = process.platform === 'win32' && 'needs signals and sockets'
const dataDir = join(base, 'data')
const logFile = join(dataDir, 'postgres.log')
let location: ServerLocation

before(async () => {
  await mkdir(dataDir)
  const account = chooseAccount(dataDir)
  const binaries = await findBinaries(account, dataDir)
  const options = { dataDir, account, binaries, durable: false }
  location = { ...options, cluster: await openCluster({ ...options, log: () => {} }) }
})
after(cleanUp)

const says = (message: RegExp) => (error: unknown) =>
  error instanceof EmbeddedError && message.test(error.message)

describe('a server', { skip, concurrency: 1 }, () => {
  it('needs a writable log file that is no link', async () => {
    const elsewhere = join(base, 'elsewhere')
    await writeFile(elsewhere, 'theirs')
    await symlink(elsewhere, logFile)
    await assert.rejects(
      launch(location),
      says(/^Cannot write to .*postgres\.log: it is a symbolic link where none/),
    )
    assert.equal(await readFile(elsewhere, 'utf8'), 'theirs')
    await rm(logFile)
    await mkdir(logFile)
    await refused(dataDir, /^Cannot write to .*postgres\.log: EISDIR/)
    await rm(logFile, { recursive: true })
  })

  it('that cannot be executed is reported with what it needs', async () => {
    const binaries = { ...location.binaries, postgres: join(base, 'missing') }
    await assert.rejects(
      launch({ ...location, binaries }),
      says(/\(.*missing\) does not run on this system \(ENOENT\): .*Otherwise, set DATABASE_URL\.$/),
    )
  })

  it('that does not start reports why', async () => {
    const settings = join(location.cluster, 'postgresql.conf')
    const content = await readFile(settings)
    await appendFile(settings, '\nno_such_setting = 1\n')
    await refused(dataDir, /^PostgreSQL did not start: .*configuration file .* contains errors/)
    await writeFile(settings, content)
  })

  it('that does not start is reported by exit code when its log is gone', async () => {
    const server = await launch({ ...location, cluster: join(base, 'nowhere') })
    // It may have ended before anyone listens.
    if (server.process.exitCode === null) await once(server.process, 'exit')
    assert.equal(server.process.exitCode, 2)
    assert.match(await server.failure(), /could not access directory|does not exist/)
    await rm(logFile)
    assert.equal(await server.failure(), '')
  })

  it('truncates its log when it has become large', async () => {
    await writeFile(logFile, 'old\n')
    await truncate(logFile, 10 * 1024 * 1024 + 1)
    const server = await start(dataDir)
    await server.stop()
    assert.ok((await stat(logFile)).size < 10_000)
    assert.doesNotMatch(await readFile(logFile, 'utf8'), /old/)
  })

  it('keeps its lock files fresh while it runs', async () => {
    const server = await start(dataDir)
    const lock = join(location.cluster, 'postmaster.pid')
    const before = await readFile(lock, 'utf8')
    await clearStaleLocks(location)
    assert.equal(await readFile(lock, 'utf8'), before)
    await server.stop()
  })

  it('that left only lock files has them removed, whatever process now has its id', async () => {
    const lock = join(location.cluster, 'postmaster.pid')
    await writeFile(lock, `${process.pid}\n`)
    await clearStaleLocks(location)
    await assert.rejects(stat(lock), { code: 'ENOENT' })
    await clearStaleLocks(location) // there is nothing left to clear
  })
})

describe('stopping a server', { skip }, () => {
  it('kills it when it does not react', async () => {
    const deaf = spawn('sh', ['-c', 'trap "" INT QUIT; echo deaf; while :; do sleep 0.1; done'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    children.push(deaf)
    await once(createInterface(deaf.stdout), 'line')
    const exited = once(deaf, 'exit')
    await halt(location, deaf.pid ?? Number.NaN, 1)
    assert.deepEqual(await exited, [null, 'SIGKILL'])
  })

  it('accepts that it is already gone', async () => {
    const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
    await once(child, 'close')
    await assert.doesNotReject(halt(location, child.pid ?? Number.NaN, 1))
  })
})
