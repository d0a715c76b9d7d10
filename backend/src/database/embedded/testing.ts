// Shared by the tests of the embedded database: servers and processes that are stopped when a test file is done.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from '../embedded.ts'
import { EmbeddedError } from './errors.ts'

export const isRoot = process.getuid?.() === 0
export const NOBODY = 65534

/** A fresh directory for this test file, which every user may enter. */
export const base = await mkdtemp(join(tmpdir(), 'docket-test-'))
await chmod(base, 0o755)

export const children: ChildProcess[] = []
export const started: EmbeddedServer[] = []
const servers = new Set<number>() // process ids of the PostgreSQL servers of children

/** Stops what this test file started, and removes its directory. */
export async function cleanUp(): Promise<void> {
  for (const child of children) child.kill('SIGKILL')
  for (const server of started) await server.stop()
  for (const pid of servers) if (await isServer(pid)) process.kill(pid, 'SIGQUIT')
  await until(async () => !(await Promise.all([...servers].map(isServer))).includes(true))
  await rm(base, { recursive: true, force: true })
}

export async function start(
  dataDir: string,
  options: Partial<EmbeddedOptions> = {},
): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, durable: false, ...options })
  started.push(server)
  return server
}

export async function refused(dataDir: string, message: RegExp): Promise<void> {
  await assert.rejects(startEmbedded({ dataDir }), (error) => {
    assert.ok(error instanceof EmbeddedError, String(error))
    assert.match(error.message, message)
    return true
  })
}

export async function query({ url }: { url: string }, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(url)
  client.on('error', () => {}) // a server that dies also fails the query
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

interface FixtureOptions {
  write?: boolean
  uid?: number
  /** Another copy of this folder to run the fixture from. */
  from?: string
}

/** A process that owns a server. `line` waits for a line of its output. */
export async function spawnFixture(dataDir: string, options: FixtureOptions = {}) {
  const { write, uid, from = import.meta.dirname } = options
  const child = spawn(process.execPath, [join(from, 'fixture.ts'), dataDir, ...(write ? ['write'] : [])], {
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

/** Whether the process exists and is a PostgreSQL: the id alone may belong to another process by now. */
export async function isServer(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return false
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return /^Name:\s+postgres$/m.test(status) && !/^State:\s+Z/m.test(status)
}

/**
 * Polls until the condition returns something truthy, and returns that; fails only after two minutes, to allow for a
 * busy machine.
 */
export async function until<T>(condition: () => Promise<T>): Promise<NonNullable<T>> {
  const deadline = Date.now() + 120_000
  for (;;) {
    const result = await condition()
    if (result) return result
    assert.ok(Date.now() < deadline, `still not: ${condition}`)
    await sleep(10)
  }
}
