import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { freePort, isFree } from './process.ts'
import { temporaryDirectory } from './temporary.ts'

const ROOT = join(import.meta.dirname, '../../..')
/** The folder with Citus's source, and the scripts that build it and start clusters. */
const SOURCE = resolve(ROOT, process.env.CITUS_SOURCE || '../shared/citus')
/** Where its build script leaves it. */
const INSTALLED = '/usr/lib/postgresql/15/lib/citus.so'
const PG_CTL = '/usr/lib/postgresql/15/bin/pg_ctl'
/** Few, since every test database has them all; still, each worker has some. */
const SHARDS = 4

/** Why there can be no cluster on this machine, as a sentence; undefined if there can. */
export function whyNoCitus(): string | undefined {
  if (!existsSync(join(SOURCE, 'cluster.sh')))
    return `Citus is not in ${SOURCE}; CITUS_SOURCE names another folder.`
  if (!existsSync(INSTALLED) && process.getuid?.() !== 0)
    return `Citus is not installed, and only root can install it: run ${join(SOURCE, 'build.sh')} as root.`
  return undefined
}

const execute = promisify(execFile)
const script = (name: string, args: string[], environment: Record<string, string> = {}) =>
  execute('bash', [join(SOURCE, name), ...args], { env: { ...process.env, ...environment } })

/** Builds and installs Citus, unless it is. */
export const installCitus = () => script('build.sh', [])

/** A coordinator and its workers on loopback, with data that is gone when they stop. */
export interface Cluster {
  /** The address of the coordinator. */
  url: string
  /** The addresses of the workers. */
  workers: string[]
  /** With `postgresql.conf` and `postmaster.pid` of each in `coordinator`, `worker1`, `worker2`, … */
  directory: string
  /** Starts one of them again. @param name such as `worker1` */
  restart(name: string): Promise<unknown>
  /** A database of all nodes. @returns its address */
  create(name: string): Promise<string>
  stop(): Promise<void>
}

export async function startCluster(workers = 2): Promise<Cluster> {
  const directory = await temporaryDirectory()
  const port = await freePorts(1 + workers)
  const run = (...args: string[]) =>
    script('cluster.sh', args, {
      CITUS_DIR: directory,
      CITUS_PORT: String(port),
      CITUS_WORKERS: String(workers),
      CITUS_SHARDS: String(SHARDS),
    })
  const at = (index: number) => `postgres://docket@127.0.0.1:${port + index}/postgres`
  const cluster: Cluster = {
    url: at(0),
    workers: Array.from({ length: workers }, (_, index) => at(1 + index)),
    directory,
    restart(name) {
      const command = `cd /; ${PG_CTL} -s -w -D ${directory}/${name} -l ${directory}/${name}.log start </dev/null`
      // Servers do not run as root.
      const asUser = process.getuid?.() === 0 ? ['su', 'postgres', '-s', '/bin/bash'] : ['bash']
      return execute(String(asUser[0]), [...asUser.slice(1), '-c', command])
    },
    async create(name) {
      await run('create', name)
      return String(new URL(name, at(0)))
    },
    async stop() {
      await run('stop')
      await rm(directory, { recursive: true, force: true })
    },
  }
  try {
    await run('start')
    return cluster
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

/** @returns the first of so many free ports in a row */
async function freePorts(wanted: number): Promise<number> {
  const first = await freePort()
  for (let more = 1; more < wanted; more += 1) {
    if (!(await isFree(first + more))) return await freePorts(wanted)
  }
  return first
}
