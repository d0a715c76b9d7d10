import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '../../src/database/embedded/process.ts'

/** A new directory for this process, on the quickest disk; what aborted runs have left there is removed first. */
export async function temporaryDirectory(): Promise<string> {
  const parent = await quickest()
  await clearAfterBroken(parent)
  const directory = await mkdtemp(join(parent, `docket-tests-${process.pid}-`))
  // When root runs the tests, PostgreSQL's own user must be able to enter.
  await chmod(directory, 0o711)
  return directory
}

const MEMORY = '/dev/shm'
/** Bytes that the databases of a whole run may take. */
const ROOM = 4 * 2 ** 30

/**
 * Linux's in-memory directory, if it has room. Each test file clones a database and drops it, 350 files each time:
 * before ext4 creates a file, it looks at every file deleted in the last seconds, which took a quarter of a run's CPU.
 */
async function quickest(): Promise<string> {
  const room = await statfs(MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  )
  return room >= ROOM ? MEMORY : tmpdir()
}

/** It would take up memory until the machine restarts. A server whose directory is gone ends within a minute. */
async function clearAfterBroken(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = /^docket-tests-(\d+)-/.exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    await rm(join(parent, name), { recursive: true, force: true, maxRetries: 10 })
  }
}
