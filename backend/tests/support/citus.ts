import { execFile } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { ownUid } from '../../src/database/embedded/account.ts'
import { installOnDebian } from './programs.ts'

/** Builds Citus for Debian's PostgreSQL 15, from the source that `CITUS_SOURCE` names. */

const ROOT = join(import.meta.dirname, '../../..')
const POSTGRES = '/usr/lib/postgresql/15'
/** PostgreSQL's programs. */
export const BIN = join(POSTGRES, 'bin')
/** What an installation leaves there. */
const LIBRARY = join(POSTGRES, 'lib/citus.so')
/** With what PostgreSQL is compiled, and so whatever it loads. */
const PACKAGES = [
  ...['postgresql-15', 'postgresql-server-dev-15', 'gcc', 'make', 'flex', 'bison', 'xz-utils'],
  ...['libreadline-dev', 'zlib1g-dev', 'liblz4-dev', 'libzstd-dev', 'libssl-dev', 'libkrb5-dev'],
  ...['libpam0g-dev', 'libxml2-dev', 'libselinux1-dev'],
]
const NO_SOURCE =
  'CITUS_SOURCE names no source of Citus: a checkout of https://github.com/citusdata/citus at a tag v12.1.*, or an archive of it.'

/** Why there can be no cluster on this machine, as a sentence; undefined if there can. */
export function whyNoCitus(): string | undefined {
  if (existsSync(LIBRARY)) return undefined
  if (findSource() === undefined) return NO_SOURCE
  if (ownUid() !== 0 || !existsSync('/etc/debian_version'))
    return 'Citus is not installed, and the tests install it only as root on Debian.'
  return undefined
}

/** Builds and installs Citus, unless it is. @throws Error with what the compiler says */
export async function installCitus(): Promise<void> {
  if (existsSync(LIBRARY)) return
  const source = findSource()
  if (source === undefined) throw new Error(NO_SOURCE)
  if (!installOnDebian(...PACKAGES)) throw new Error(`Debian does not install ${PACKAGES.join(' ')}.`)
  const cwd = await mkdtemp(join(tmpdir(), 'docket-citus-'))
  // Its warnings are not ours.
  const run = (program: string, ...args: string[]) =>
    promisify(execFile)(program, args, { cwd, maxBuffer: Number.POSITIVE_INFINITY })
  try {
    if (statSync(source).isDirectory()) await cp(source, cwd, { recursive: true })
    else await run('tar', '-xf', source, '--strip-components=1')
    await run('./configure', `PG_CONFIG=${join(BIN, 'pg_config')}`, '--without-libcurl')
    await run('make', '-s', `-j${availableParallelism()}`)
    await run('make', '-s', 'install')
  } finally {
    await rm(cwd, { recursive: true, force: true })
  }
}

/** The checkout or archive that `CITUS_SOURCE` names; without it, one in a folder `shared/citus` around the repository. */
function findSource(): string | undefined {
  const named = process.env.CITUS_SOURCE
  if (named !== undefined && named !== '') return sourceIn(resolve(ROOT, named))
  return foldersAround(ROOT)
    .map((folder) => sourceIn(join(folder, 'shared', 'citus')))
    .find((found) => found !== undefined)
}

/** @param path of a checkout, an archive, or a folder with an archive */
function sourceIn(path: string): string | undefined {
  if (!existsSync(path)) return undefined
  if (!statSync(path).isDirectory() || existsSync(join(path, 'configure'))) return path
  const [archive] = globSync('citus-*.tar.*', { cwd: path })
  return archive && join(path, archive)
}

/** From the inside out. */
function foldersAround(path: string): string[] {
  const parent = dirname(path)
  return parent === path ? [] : [parent, ...foldersAround(parent)]
}
