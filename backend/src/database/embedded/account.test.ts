import assert from 'node:assert/strict'
import { chown, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { canEnter, canRun, chooseAccount, userName } from './account.ts'
import { EmbeddedError } from './errors.ts'
import { base, cleanUp, isRoot, NOBODY } from './testing.ts'

const DAEMON = 1 // an ordinary user on every system
const UNKNOWN = 54_321 // unknown to /etc/passwd

after(cleanUp)

async function directory(name: string, uid = 0, mode = 0o755): Promise<string> {
  const path = join(base, name)
  await mkdir(path, { mode })
  if (isRoot) await chown(path, uid, uid)
  return path
}

it('an ordinary user runs PostgreSQL as themselves', { skip: isRoot && 'needs an ordinary user' }, () => {
  assert.equal(chooseAccount(base), undefined)
})

it('a user without a name is shown by number', { skip: process.platform === 'win32' }, () => {
  assert.equal(userName(0), 'root')
  assert.equal(userName(UNKNOWN), `uid ${UNKNOWN}`)
})

describe('root runs PostgreSQL', { skip: !isRoot && 'needs root' }, () => {
  it('as nobody in a new directory', async () => {
    const dataDir = await directory('roots')
    assert.deepEqual(chooseAccount(dataDir), { name: 'nobody', uid: NOBODY, gid: NOBODY })
  })

  it('as the owner of the data directory', async () => {
    const dataDir = await directory('daemons', DAEMON)
    assert.deepEqual(chooseAccount(dataDir), { name: 'daemon', uid: DAEMON, gid: DAEMON })
  })

  it('as the owner of the database, whoever owns the directory around it', async () => {
    const dataDir = await directory('around', NOBODY)
    await directory('around/postgres', DAEMON)
    assert.equal(chooseAccount(dataDir)?.uid, DAEMON)
  })

  it('as a nameless owner only with an existing database, since initdb would refuse', async () => {
    const dataDir = await directory('unknown', UNKNOWN)
    assert.equal(chooseAccount(dataDir)?.uid, NOBODY)
    await directory('unknown/postgres', UNKNOWN)
    assert.deepEqual(chooseAccount(dataDir), { name: `uid ${UNKNOWN}`, uid: UNKNOWN, gid: UNKNOWN })
  })

  it("as an account that can enter the directory, by the kernel's word", async () => {
    const nobody = { name: 'nobody', uid: NOBODY, gid: NOBODY }
    const open = await directory('open')
    assert.equal(canEnter(nobody, open), true)
    assert.equal(canEnter(nobody, await directory('closed', 0, 0o700)), false)
    assert.equal(canEnter(nobody, join(base, 'missing')), false)
    assert.equal(canRun(nobody, open), false)
  })

  it('only if it may switch to that account', () => {
    // As in a container whose user namespace lacks it: the system rejects the id.
    const unmapped = { name: 'nobody', uid: -1, gid: -1 }
    assert.throws(
      () => canEnter(unmapped, base),
      (error) =>
        error instanceof EmbeddedError &&
        /cannot run it as nobody \(.*EINVAL\)\. Start Docket as an ordinary user/.test(error.message),
    )
  })
})
