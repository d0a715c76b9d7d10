import assert from 'node:assert/strict'
import {
  chmod,
  chown,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readlink,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { chooseAccount } from './account.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { openCluster } from './cluster.ts'
import { EmbeddedError } from './errors.ts'
import { base, cleanUp, isRoot, NOBODY, refused, start } from './testing.ts'

const DAEMON = 1 // an ordinary user on every system
let binaries: Binaries

before(async () => {
  binaries = await findBinaries(chooseAccount(base), base)
})
after(cleanUp)

async function open(dataDir: string, programs: Partial<Binaries> = {}): Promise<string> {
  await mkdir(dataDir, { recursive: true })
  return await openCluster({
    dataDir,
    account: chooseAccount(dataDir),
    binaries: { ...binaries, ...programs },
    durable: false,
    log: () => {},
  })
}

const says = (message: RegExp) => (error: unknown) =>
  error instanceof EmbeddedError && message.test(error.message)

describe('creating a database', () => {
  it('at once from two processes makes one, and the second leaves nothing behind', async () => {
    const dataDir = join(base, 'twice')
    const [one, other] = await Promise.all([open(dataDir), open(dataDir)])
    assert.equal(one, other)
    assert.deepEqual(await readdir(dataDir), ['postgres'])
  })

  it('works in the empty directory of a fresh volume', async () => {
    const dataDir = join(base, 'volume')
    await mkdir(join(dataDir, 'postgres'), { recursive: true })
    assert.ok((await readdir(await open(dataDir))).includes('PG_VERSION'))
  })

  it('leaves nothing when initdb fails, and shows its message', async () => {
    const dataDir = join(base, 'failed')
    await mkdir(dataDir)
    const alone = join(base, 'initdb') // without the programs and libraries that it needs
    await cp(binaries.initdb, alone)
    await assert.rejects(
      open(dataDir, { initdb: alone }),
      says(/^initdb could not create the database: .*error.* \(code \d+\)$/),
    )
    await assert.rejects(
      open(dataDir, { initdb: binaries.postgres }), // does not know initdb's arguments
      says(/^postgres could not create the database: Try "postgres --help" .* \(code 1\)$/),
    )
    assert.deepEqual(await readdir(dataDir), [])
  })

  it('on a full disk says what is full, and leaves nothing', async () => {
    const dataDir = join(base, 'full')
    await mkdir(dataDir)
    const initdb = join(base, 'full-initdb') // says what initdb says then
    await writeFile(
      initdb,
      `#!/bin/sh
echo 'running bootstrap script ... FATAL:  could not write to file "pg_wal/xlogtemp.7": No space left on device' >&2
exit 1`,
      { mode: 0o755 },
    )
    await assert.rejects(
      open(dataDir, { initdb }),
      says(
        /^The disk of DATA_DIR is full: no space left in .*full\. Free some, .*\(.*could not write to file/,
      ),
    )
    assert.deepEqual(await readdir(dataDir), [])
  })

  it('names what is missing when the programs cannot run', async () => {
    await assert.rejects(
      open(join(base, 'musl'), { initdb: join(base, 'missing') }),
      says(/does not run on this system \(ENOENT\): it needs glibc/),
    )
  })
})

describe('an existing path', () => {
  it('may be a link to a database elsewhere, which must exist', async () => {
    const dataDir = join(base, 'link')
    const cluster = await open(join(base, 'linked'))
    await mkdir(dataDir)
    await symlink(cluster, join(dataDir, 'postgres'))
    assert.equal(await open(dataDir), await realpath(cluster))
    await rm(cluster, { recursive: true })
    await refused(dataDir, new RegExp(`should be in ${cluster}, which is missing or not accessible`))
  })

  it('may not be a file', async () => {
    const dataDir = join(base, 'file')
    await mkdir(dataDir)
    await writeFile(join(dataDir, 'postgres'), 'mine')
    if (isRoot) await chown(join(dataDir, 'postgres'), NOBODY, NOBODY)
    await assert.rejects(open(dataDir), says(/is not a PostgreSQL database|cannot enter/))
  })

  it('is kept while another process is still creating its database', async () => {
    const dataDir = join(base, 'makers')
    const [ours, abandoned] = [`.new-${process.ppid}-abcdef`, '.new-99999999-abcdef']
    for (const name of [ours, abandoned, '.newer']) await mkdir(join(dataDir, name), { recursive: true })
    await open(dataDir)
    assert.deepEqual((await readdir(dataDir)).sort(), [ours, '.newer', 'postgres'].sort())
  })
})

describe('as root', { skip: !isRoot && 'needs root' }, () => {
  it('refuses a database owned by root, with advice', async () => {
    const dataDir = join(base, 'roots')
    await mkdir(join(dataDir, 'postgres', 'base'), { recursive: true })
    await refused(dataDir, /belongs to root, but PostgreSQL does not run as root.*chown -R nobody/)
  })

  it('refuses a database whose owner cannot reach it', async () => {
    const dataDir = join(base, 'locked', 'data')
    await mkdir(join(dataDir, 'postgres', 'base'), { recursive: true })
    await chown(join(dataDir, 'postgres'), DAEMON, DAEMON)
    await chmod(join(base, 'locked'), 0o700)
    await refused(dataDir, /belongs to daemon, who cannot enter that directory\. Move the data directory/)
  })

  it('links to the database from an empty volume that nobody can enter', async () => {
    const closed = await mkdtemp(join(base, 'closed-')) // mode 0700
    const dataDir = join(closed, 'data')
    const link = join(dataDir, 'postgres')
    await mkdir(link, { recursive: true })
    const server = await start(dataDir)
    try {
      assert.equal((await lstat(link)).isSymbolicLink(), true)
      await server.stop()
    } finally {
      await rm(await realpath(link), { recursive: true, force: true })
    }
  })

  it('gives two concurrent creators the same database', async () => {
    const closed = await mkdtemp(join(base, 'closed-'))
    const dataDir = join(closed, 'data')
    const [one, other] = await Promise.all([open(dataDir), open(dataDir)])
    const location = await readlink(join(dataDir, 'postgres'))
    await rm(location, { recursive: true })
    assert.deepEqual([one, other], [location, location])
  })
})
