import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, describe, it } from 'node:test'
import { isAlive, isGone, maybePostgresIn, run } from './process.ts'
import { base, children, cleanUp, start, until } from './testing.ts'

const skip = process.platform !== 'linux' && 'needs /proc'
after(cleanUp)

const pidOf = ({ pid = 0 }: ChildProcess): number => pid

async function ended(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await once(child, 'close')
  return pidOf(child)
}

/** A process that has ended, and that its parent never reaps. */
async function zombie(): Promise<number> {
  const script = 'exec 3<&0; (read -r line <&3) & echo $!; exec sleep 60'
  const parent = spawn('sh', ['-c', script], { stdio: ['pipe', 'pipe', 'ignore'] })
  children.push(parent)
  const [line] = await once(createInterface(parent.stdout), 'line')
  // A shell might reap its child: the child may end only once the shell has been replaced.
  await until(async () => (await readFile(`/proc/${pidOf(parent)}/comm`, 'utf8')) === 'sleep\n')
  parent.stdin.end()
  return Number(line)
}

describe('a process', { skip }, () => {
  it('is alive until it has ended, waited for or not', async () => {
    assert.equal(isAlive(process.pid), true)
    assert.equal(isAlive(1), true, "another user's counts")
    assert.equal(isAlive(await ended()), false)
    const forgotten = await zombie()
    await until(async () => !isAlive(forgotten))
    assert.doesNotThrow(() => process.kill(forgotten, 0), 'its id is still taken')
  })

  it('is waited for up to a timeout', async () => {
    assert.equal(await isGone(process.pid, 20), false)
    const child = spawn('sleep', ['60'])
    children.push(child)
    const gone = isGone(pidOf(child), 60_000)
    child.kill('SIGKILL')
    assert.equal(await gone, true)
  })

  it('counts as the PostgreSQL of a directory only if it is one and works there', async () => {
    const dataDir = join(base, 'data')
    const server = await start(dataDir)
    const cluster = await realpath(join(dataDir, 'postgres'))
    assert.equal(await maybePostgresIn(server.pid, cluster), true)
    assert.equal(await maybePostgresIn(server.pid, dataDir), false)
    assert.equal(await maybePostgresIn(process.pid, process.cwd()), false)
    await server.stop()
    assert.equal(await maybePostgresIn(server.pid, cluster), false)
  })

  it('gets our input and returns both output streams, without our environment', async () => {
    process.env.PGHOST = 'elsewhere'
    const { code, output } = await run(
      '/bin/sh',
      ['-c', 'cat; echo "host:$PGHOST" >&2; exit 3'],
      undefined,
      'in ',
    )
    delete process.env.PGHOST
    assert.deepEqual([code, output], [3, 'in host:\n'])
    // A program that does not read its input is no failure: its exit code tells.
    assert.equal((await run('/bin/sh', ['-c', 'exit 4'], undefined, 'x'.repeat(1 << 20))).code, 4)
    await assert.rejects(run(join(base, 'missing'), [], undefined), { code: 'ENOENT' })
  })
})
