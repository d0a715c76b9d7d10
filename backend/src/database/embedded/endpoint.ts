import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NAME, PASSWORD_FILE } from './cluster.ts'
import { explain } from './errors.ts'

/** Where clients find the server: a directory with its socket, or (Windows) a loopback address. */
export interface Endpoint {
  host: string
  port: number
  password?: string
}

/** A path to a cluster's socket that is short enough for the system. Dispose of it when nobody connects any more. */
export interface Route {
  directory: string
  dispose(): void
}

// What fits in sockaddr_un everywhere: 104 bytes on macOS, 108 on Linux, including the terminating zero.
const LONGEST = 103

/** The cluster itself, or, if its path is too long, a link to it in a fresh directory that nobody else may enter. */
export function routeTo(cluster: string): Route {
  if (Buffer.byteLength(join(cluster, '.s.PGSQL.5432')) <= LONGEST)
    return { directory: cluster, dispose() {} }
  try {
    const base = mkdtempSync(join(tmpdir().length < 60 ? tmpdir() : '/tmp', 'docket-'))
    const directory = join(base, 's')
    symlinkSync(cluster, directory)
    const dispose = () => {
      process.off('exit', dispose)
      rmSync(base, { recursive: true, force: true })
    }
    process.on('exit', dispose)
    return { directory, dispose }
  } catch (error) {
    throw explain(`make a short path to ${cluster}`, error)
  }
}

/** Where to connect; undefined if there is certainly no server (Windows only: with a socket, connecting will tell). */
export async function endpointOf(cluster: string, route: Route): Promise<Endpoint | undefined> {
  if (process.platform !== 'win32') return { host: route.directory, port: 5432 }
  try {
    const port = Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[3])
    return { host: '127.0.0.1', port, password: await readFile(join(cluster, PASSWORD_FILE), 'utf8') }
  } catch {
    return undefined
  }
}

/** The connection URL, in a form that both node-postgres and libpq (psql) understand. */
export function urlOf({ host, port, password }: Endpoint): string {
  const account = password ? `${NAME}:${password}` : NAME
  return password
    ? `postgresql://${account}@${host}:${port}/${NAME}`
    : `postgresql://${account}@${encodeURIComponent(host)}/${NAME}`
}
