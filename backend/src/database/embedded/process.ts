import { type SpawnOptions, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account.ts'
import { codeOf } from './errors.ts'

/**
 * How PostgreSQL's programs are started: in a directory that every user may enter, and with an environment of their
 * own, so that neither our secrets nor the operator's PGHOST reach them.
 */
export function spawnOptions(account: Account | undefined): SpawnOptions {
  if (process.platform === 'win32') return { windowsHide: true }
  const env = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' }
  return { cwd: '/', env, ...(account && { uid: account.uid, gid: account.gid }) }
}

/** Runs a program to its end. `output` is everything it wrote to both streams. */
export async function run(
  program: string,
  args: string[],
  account: Account | undefined,
  input = '',
): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, args, { ...spawnOptions(account), stdio: 'pipe' })
  let output = ''
  child.stdout?.on('data', (chunk) => {
    output += chunk
  })
  child.stderr?.on('data', (chunk) => {
    output += chunk
  })
  child.stdin?.on('error', () => {}) // it ended before reading everything: its exit code tells
  child.stdin?.end(input)
  return await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** Whether a process with this id runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false
  }
  return !isZombie(pid)
}

/** Whether the process has ended and only waits for its parent to reap it; in a container that may take forever. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false // hidden from us, or just gone
  }
}

/** Waits until the process is gone, at most `ms` milliseconds; returns whether it is. */
export async function isGone(pid: number, ms: number): Promise<boolean> {
  const deadline = Date.now() + ms
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false
    await sleep(10)
  }
  return true
}

/** Whether process `pid` may be a PostgreSQL that works in `directory`. If in doubt, true. */
export async function maybePostgresIn(pid: number, directory: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform === 'linux') {
    const command = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')
    if (command.trim() !== 'postgres') return false
    const [cwd, wanted] = await Promise.all([
      stat(`/proc/${pid}/cwd`).catch(() => undefined),
      stat(directory),
    ])
    return cwd === undefined || (cwd.ino === wanted.ino && cwd.dev === wanted.dev)
  }
  if (process.platform === 'win32') return true
  const { output } = await run('ps', ['-p', String(pid), '-o', 'comm='], undefined)
  return output.includes('postgres')
}
