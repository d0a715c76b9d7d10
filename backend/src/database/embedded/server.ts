import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { cannotRun } from './cluster.ts'
import { explain } from './errors.ts'
import { isGone, maybePostgresIn, run, spawnOptions } from './process.ts'

/** For the pool, the operator's commands, and headroom. */
const CONNECTIONS = 60
const LOG_LIMIT = 10 * 1024 * 1024 // bytes

/** Where a server lives and how it is run. */
export interface ServerLocation {
  dataDir: string
  /** PostgreSQL's data directory, as a real path. */
  cluster: string
  account: Account | undefined
  binaries: Binaries
  durable: boolean
  /** That may be open at the same time. */
  connections?: number | undefined
}

/** A server that this process started. `failure` returns the fatal messages it has logged since, once it has ended. */
export interface LaunchedServer {
  process: ChildProcess
  pid: number
  failure(): Promise<string>
}

// Given on the command line: the operator's postgresql.conf still decides everything else.
function settings({ durable, connections = CONNECTIONS }: ServerLocation): Record<string, string | number> {
  return {
    unix_socket_directories: '.', // relative to the cluster, so that no path is too long to bind
    unix_socket_permissions: '0700',
    max_connections: connections,
    shared_buffers: '128MB', // holds the hot rows of a small service in a fraction of a small machine
    deadlock_timeout: '200ms', // a retry after a deadlock must finish within DATABASE_TIMEOUT_MS
    jit: 'off', // compiling takes longer than any of our queries
    huge_pages: 'off', // `try` crashes in containers that allow no huge pages
    io_method: 'sync', // saves three worker processes that read ahead for large scans
    max_parallel_workers_per_gather: 0, // also for large scans only; and /dev/shm is tiny in containers
    max_wal_size: '256MB', // bounds disk space and recovery time
    wal_level: 'minimal', // nothing replicates from it
    max_wal_senders: 0, // required by wal_level=minimal
    max_logical_replication_workers: 0, // saves the process that would start them
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A failing statement is reported to its client; its values (titles, addresses) do not belong in a log file.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    ...(durable ? { fsync: 'on' } : { fsync: 'off', full_page_writes: 'off' }),
    'docket.owner_pid': process.pid, // tells a later start who started this server
  }
}

/** Starts postgres on the cluster. It may still end at once, for instance because another one runs there. */
export async function launch(location: ServerLocation): Promise<LaunchedServer> {
  const { account, binaries, cluster } = location
  const logFile = join(location.dataDir, 'postgres.log')
  const listen =
    process.platform === 'win32'
      ? { listen_addresses: '127.0.0.1', port: await freePort(), unix_socket_directories: '' }
      : { listen_addresses: '', port: 5432 } // no TCP; the port only names the socket file
  const parameters = Object.entries({ ...settings(location), ...listen })
  const args = ['-D', cluster, ...parameters.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const log = await openLog(logFile, account)
  try {
    const { size } = await log.stat()
    const child = spawn(binaries.postgres, args, {
      ...spawnOptions(account),
      detached: true, // keeps Ctrl+C from the server: the service stops it when its requests are done
      stdio: ['ignore', log.fd, log.fd], // a file, not a pipe: the server may outlive us
    })
    await new Promise((resolve, reject) => {
      child.once('spawn', resolve)
      child.once('error', reject)
    })
    child.unref() // the child must not keep the service running
    endWithUs(child)
    return { process: child, pid: child.pid ?? 0, failure: () => fatalLines(logFile, size) }
  } catch (error) {
    throw cannotRun(binaries.postgres, error)
  } finally {
    await log.close()
  }
}

/** Tells the server to stop if this process exits without having stopped it: nobody would use it. */
function endWithUs(child: ChildProcess): void {
  if (process.platform === 'win32') return // a signal would leave its children behind
  const end = () => void child.kill('SIGINT')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
}

/**
 * Stops a server: fast (clients are disconnected, everything is written); after `patience` ms immediately (the next
 * start recovers).
 */
export async function halt(location: ServerLocation, pid: number, timeout: number): Promise<void> {
  if (process.platform === 'win32') {
    await run(location.binaries.pgCtl, ['stop', '-D', location.cluster, '-m', 'fast', '-w'], undefined)
    return
  }
  for (const [signal, wait] of [
    ['SIGINT', timeout],
    ['SIGQUIT', 1500],
    ['SIGKILL', 500],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return // it was gone already
    }
    if (await isGone(pid, wait)) return
  }
}

/**
 * Removes the lock files of a server that is gone if its process id now belongs to an unrelated process: PostgreSQL
 * would take that for a running server and refuse to start. Leaves them if that process may be a PostgreSQL of this
 * cluster.
 */
export async function clearStaleLocks({ cluster }: ServerLocation): Promise<void> {
  for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
    const path = join(cluster, name)
    const pid = await lockHolder(path)
    if (pid === undefined || (await maybePostgresIn(pid, cluster))) continue
    // A concurrent start may have replaced the file since: move it away first, look again, and put it back if so.
    // (Should a server start in between, PostgreSQL's shared memory check still refuses a second one.)
    const taken = `${path}.stale-${process.pid}`
    await rename(path, taken).catch(() => {})
    const now = await lockHolder(taken)
    if (now === undefined || now === pid) await rm(taken, { force: true })
    else await rename(taken, path)
  }
}

async function lockHolder(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return Math.abs(Number.parseInt(text, 10)) || undefined
}

async function openLog(path: string, account: Account | undefined): Promise<FileHandle> {
  try {
    // O_NOFOLLOW: as root in another user's directory, a link must not lead us to append elsewhere.
    const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0)
    const log = await open(path, flags, 0o600)
    if (account) await log.chown(account.uid, account.gid) // so that this user can start Docket as well
    if ((await log.stat()).size > LOG_LIMIT) await log.truncate()
    return log
  } catch (error) {
    throw explain(`write to ${path}`, error)
  }
}

async function fatalLines(logFile: string, from: number): Promise<string> {
  const bytes = await readFile(logFile).catch(() => Buffer.alloc(0))
  const lines = bytes.subarray(from).toString().split('\n')
  return lines
    .filter((line) => /(FATAL|PANIC|DETAIL|HINT|^postgres):/.test(line))
    .map((line) => line.replace(/^.*?(FATAL|PANIC|DETAIL|HINT): +/, ''))
    .slice(-4)
    .join(' ')
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0))
    })
  })
}
