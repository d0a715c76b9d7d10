import { appendFile, chown, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { chooseAccount } from '../../src/database/embedded/account.ts'
import { run } from '../../src/database/embedded/process.ts'
import { BIN } from './citus.ts'
import { joinNodes, onServer } from './database.ts'
import { freePort, isFree } from './process.ts'
import { temporaryDirectory } from './temporary.ts'

const HOST = '127.0.0.1'
const USER = 'docket'

/** A coordinator and its workers on loopback, with data that is gone when they stop. */
export interface Cluster {
  /** The address of the coordinator. */
  url: string
  /** The addresses of the workers. */
  workers: string[]
  /** With `postgresql.conf` and `postmaster.pid` of each in `coordinator`, `worker1`, `worker2`, … */
  directory: string
  /** Starts one of them again. @param name such as `worker1` */
  restart(name: string): Promise<void>
  /** A database of all nodes. @returns its address */
  create(name: string): Promise<string>
  stop(): Promise<void>
}

// Each test database has a process of Citus on each node, and moving shards needs the logical log.
const settings = (port: number, directory: string, workers: number) => `
listen_addresses = '${HOST}'
port = ${port}
unix_socket_directories = '${directory}'
shared_preload_libraries = 'citus'
max_connections = 300
max_prepared_transactions = 300
max_worker_processes = 100
wal_level = logical
fsync = off
full_page_writes = off
log_min_messages = warning
log_line_prefix = '%m [%p] %a '
# One for each worker: every test database has them all.
citus.shard_count = ${workers}
citus.node_conninfo = 'sslmode=disable'
`

export async function startCluster(count = 2): Promise<Cluster> {
  const directory = await temporaryDirectory()
  const account = chooseAccount(directory)
  if (account !== undefined) await chown(directory, account.uid, account.gid)
  const port = await freePorts(1 + count)
  const nodes = ['coordinator', ...Array.from({ length: count }, (_, index) => `worker${1 + index}`)]
  const urls = nodes.map((_, index) => `postgres://${USER}@${HOST}:${port + index}/postgres`)
  const [url = '', ...workers] = urls
  const dataOf = (name: string) => join(directory, name)

  async function must(program: string, ...args: string[]): Promise<void> {
    const { code, output } = await run(program, args, account)
    if (code !== 0) throw new Error(`${program} ${args.join(' ')}: ${output}`)
  }
  const control = (...args: string[]) => must(join(BIN, 'pg_ctl'), '-s', '-w', ...args)
  const start = (name: string) => control('-D', dataOf(name), '-l', `${dataOf(name)}.log`, 'start')

  /** A new data directory is the same for every node, so it is made once. */
  async function initialise(): Promise<void> {
    const made = dataOf('new')
    const locale = ['--encoding=UTF8', '--locale=C.UTF-8']
    await must(join(BIN, 'initdb'), '-D', made, '-U', USER, '--auth=trust', ...locale, '--no-sync')
    await Promise.all(
      nodes.map(async (name, index) => {
        await must('cp', '-r', made, dataOf(name))
        await appendFile(join(dataOf(name), 'postgresql.conf'), settings(port + index, directory, count))
      }),
    )
  }

  async function stop(): Promise<void> {
    await Promise.allSettled(nodes.map((name) => control('-D', dataOf(name), '-m', 'immediate', 'stop')))
    await rm(directory, { recursive: true, force: true })
  }

  try {
    await initialise()
    await Promise.all(nodes.map(start))
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url,
    workers,
    directory,
    restart: start,
    async create(name) {
      const create = `CREATE DATABASE ${name}`
      await Promise.all(
        urls.map((node) => onServer(node, async (client) => void (await client.query(create)))),
      )
      const database = String(new URL(name, url))
      await joinNodes(database, workers)
      return database
    },
    stop,
  }
}

/** @returns the port of the worker on which a workspace is */
export async function portOf(id: string, coordinator: Pick<pg.Pool, 'query'>): Promise<number> {
  const { rows } = await coordinator.query(
    `SELECT nodeport AS port FROM pg_dist_shard_placement
     WHERE shardid = get_shard_id_for_distribution_column('workspaces', $1::text)`,
    [id],
  )
  return rows[0].port
}

/** @returns the first of so many free ports in a row */
async function freePorts(wanted: number): Promise<number> {
  const first = await freePort()
  for (let more = 1; more < wanted; more += 1) {
    if (!(await isFree(first + more))) return await freePorts(wanted)
  }
  return first
}
