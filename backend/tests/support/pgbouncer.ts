import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chooseAccount } from '../../src/database/embedded/account.ts'
import { spawnOptions } from '../../src/database/embedded/process.ts'
import { freePort } from './process.ts'
import { installed, installOnDebian, namedBy } from './programs.ts'

/** PgBouncer in transaction mode, in front of the server of the tests. */

export const NO_PGBOUNCER =
  'There is no PgBouncer on the PATH for the test behind a pooler. Install one, or name it with PGBOUNCER_PATH.'

/** `PGBOUNCER_PATH`; else the machine's own. */
export const findPgBouncer = (): string | undefined =>
  namedBy('PGBOUNCER_PATH') ?? installed(['pgbouncer'], ['/usr/sbin/pgbouncer'])

/** Installs it where that asks nobody. @returns whether there is one now */
export const installPgBouncer = (): boolean =>
  findPgBouncer() !== undefined || (installOnDebian('pgbouncer') && findPgBouncer() !== undefined)

export interface Pooler {
  /** The address by which a service reaches the database through it. */
  url: string
  close(): Promise<void>
}

interface Options {
  /** Connections to the database that it shares out. */
  size: number
  /** Startup parameters that it drops instead of refusing the connection. */
  ignored?: string[]
}

/** Stands in front of one database. @throws if there is none: a test that needs one fails, and is not skipped */
export async function startPgBouncer(database: string, { size, ignored = [] }: Options): Promise<Pooler> {
  const program = findPgBouncer()
  if (program === undefined) throw new Error(NO_PGBOUNCER)
  const directory = await mkdtemp(join(tmpdir(), 'docket-pgbouncer-'))
  const port = await freePort()
  const settings = join(directory, 'pgbouncer.ini')
  await writeFile(settings, settingsFor(new URL(database), port, { size, ignored }), { mode: 0o600 })
  // Like PostgreSQL, it does not run as root.
  const account = chooseAccount(directory)
  if (account !== undefined) {
    for (const path of [directory, settings]) await chown(path, account.uid, account.gid)
  }
  const child = spawn(program, [settings], { ...spawnOptions(account), stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = once(child, 'close')
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (/process up/.test(said)) resolve()
    })
    ended.then(() => reject(new Error(`PgBouncer does not start:\n${said}`)), reject)
  })
  const url = new URL(database)
  url.hostname = '127.0.0.1'
  url.port = String(port)
  return {
    url: url.href,
    async close() {
      child.kill('SIGKILL')
      await ended
      await rm(directory, { recursive: true })
    },
  }
}

function settingsFor(database: URL, port: number, { size, ignored }: Required<Options>): string {
  const { hostname, username, password, pathname } = database
  const target = {
    // For a unix socket, its directory takes the place of the host.
    host: decodeURIComponent(hostname),
    port: database.port || '5432',
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  }
  const given = Object.entries(target).filter(([, value]) => value !== '')
  return `[databases]
${pathname.slice(1)} = ${given.map(([name, value]) => `${name}='${value.replaceAll("'", "''")}'`).join(' ')}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${size}
ignore_startup_parameters = ${ignored.join(', ')}
`
}
