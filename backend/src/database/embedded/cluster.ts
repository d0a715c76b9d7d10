import { randomBytes } from 'node:crypto'
import {
  chmod,
  lchown,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { syncDirectory } from '../files.ts'
import { type Account, canEnter, ownUid, userName } from './account.ts'
import type { Binaries } from './binaries.ts'
import { orDiskFull } from './disk.ts'
import { codeOf, EmbeddedError, explain } from './errors.ts'
import { isAlive, run } from './process.ts'
import { sharedDirectory } from './shared.ts'

/** The name of the role that owns everything, and of the service's database. */
export const NAME = 'docket'

/** For Windows, which uses TCP instead of a socket file: the file with the role's password, inside the cluster. */
export const PASSWORD_FILE = 'docket.password'

export interface ClusterOptions {
  dataDir: string
  account: Account | undefined
  binaries: Binaries
  durable: boolean
  log: (line: string) => void
}

/**
 * The PostgreSQL data directory of `dataDir` as a real path; created if missing. It is `<dataDir>/postgres`, or the
 * target of a symbolic link of that name.
 */
export async function openCluster(options: ClusterOptions): Promise<string> {
  const link = join(options.dataDir, 'postgres')
  try {
    await removeAbandoned(options.dataDir)
    if (!(await exists(link))) await createCluster(options, link)
    return await checkCluster(options, link)
  } catch (error) {
    throw explain(`open the database in ${link}`, error)
  }
}

/** Whether there is anything at `path`: an empty directory (a fresh volume, say) counts as nothing. */
async function exists(path: string): Promise<boolean> {
  if (!(await lstat(path).catch(() => undefined))) return false
  return (await readdir(path).catch(() => ['unreadable'])).length > 0
}

async function checkCluster({ account, binaries, dataDir }: ClusterOptions, link: string): Promise<string> {
  const directory = await realpath(link).catch(async () => {
    throw new EmbeddedError(
      `The database of ${dataDir} should be in ${await readlink(link)}, which is missing or not accessible.`,
    )
  })
  const { uid } = await stat(directory)
  const runsAs = account?.uid ?? ownUid()
  if (runsAs !== undefined && uid !== runsAs) {
    throw new EmbeddedError(
      uid === 0
        ? `The database in ${directory} belongs to root, but PostgreSQL does not run as root. ` +
            `Give it to the user that should run it: chown -R nobody ${directory}`
        : `The database in ${directory} belongs to ${userName(uid)}, not to ${userName(runsAs)}. ` +
            'Start Docket as the user who first started it (root, if that was root), ' +
            `or hand it over: chown -R ${userName(runsAs)} ${dataDir} ${directory}`,
    )
  }
  if (account && !canEnter(account, directory)) {
    throw new EmbeddedError(
      `The database in ${directory} belongs to ${account.name}, who cannot enter that directory. ` +
        'Move the data directory to a place that this user can access, or start Docket as another user.',
    )
  }
  const version = await readFile(join(directory, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (version === undefined) {
    throw new EmbeddedError(
      `${directory} is not a PostgreSQL database. Move it away, or choose another DATA_DIR.`,
    )
  }
  if (version.trim() !== binaries.major) {
    throw new EmbeddedError(
      `The database in ${directory} was made by PostgreSQL ${version.trim()}, but this Docket runs PostgreSQL ${binaries.major}. ` +
        'Run `npm run backup` with the Docket that made it; then move the data directory away and run `npm run restore` here.',
    )
  }
  return directory
}

/** Creates the cluster next to its final place and moves it there in one step: what is at `link` is always complete. */
async function createCluster(options: ClusterOptions, link: string): Promise<void> {
  const { account, dataDir, log } = options
  const apart = account !== undefined && !canEnter(account, dataDir)
  const base = apart ? await sharedDirectory('clusters') : dataDir
  if (apart) await removeAbandoned(base)
  const stage = await mkdtemp(join(base, `.new-${process.pid}-`))
  try {
    if (account) await lchown(stage, account.uid, account.gid)
    await initialise(options, stage)
    if (apart) {
      const location = join(base, randomBytes(8).toString('hex'))
      await rename(stage, location)
      await putLink(location, link)
      log(`PostgreSQL runs as ${account.name}, who cannot enter ${dataDir}: the database is in ${location}`)
    } else {
      await rename(stage, link)
    }
    await syncDirectory(dirname(link))
  } catch (error) {
    await rm(stage, { recursive: true, force: true })
    // A concurrent start was first: its cluster is used.
    if (!['EEXIST', 'ENOTEMPTY'].includes(codeOf(error))) throw error
  }
}

async function putLink(location: string, link: string): Promise<void> {
  try {
    if ((await lstat(link).catch(() => undefined))?.isDirectory()) await rmdir(link) // an empty one: a fresh volume
    await symlink(location, link)
  } catch (error) {
    await rm(location, { recursive: true, force: true })
    throw error
  }
}

async function initialise({ account, binaries, durable }: ClusterOptions, directory: string): Promise<void> {
  const password = join(directory, PASSWORD_FILE)
  const windows = process.platform === 'win32'
  // The built-in locale sorts by code point, the same on every machine: the directory can move between systems.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  // With a unix socket, the directory's mode 0700 is the access control: only its owner and root can reach the socket.
  const access = windows ? ['--auth=scram-sha-256', `--pwfile=${directory}.password`] : ['--auth=trust']
  if (windows)
    await writeFile(`${directory}.password`, randomBytes(24).toString('base64url'), { mode: 0o600 })
  await must(
    binaries.initdb,
    directory,
    ['-D', directory, '-U', NAME, ...locale, ...access, '--no-sync', '--no-instructions'],
    account,
  )
  if (windows) await rename(`${directory}.password`, password)
  await must(
    binaries.postgres,
    directory,
    ['--single', '-D', directory, '-c', 'fsync=off', 'postgres'],
    account,
    `CREATE DATABASE ${NAME}\n`,
  )
  if (durable) await must(binaries.initdb, directory, ['-D', directory, '--sync-only'], account)
  await chmod(directory, 0o700)
}

async function must(
  program: string,
  directory: string,
  args: string[],
  account: Account | undefined,
  input = '',
): Promise<void> {
  const { code, output } = await run(program, args, account, input).catch((error: unknown) => {
    throw cannotRun(program, error)
  })
  if (code === 0 && !/^.*\b(ERROR|FATAL|PANIC): /m.test(output)) return // single-user mode exits with 0 after an error
  const lines = output.trim().split('\n')
  const telling = lines.filter((line) => /error|fatal|panic/i.test(line))
  const said = telling.length > 0 ? telling : lines.slice(-1)
  const failure = `${basename(program)} could not create the database: ${said.join(' ')} (code ${code})`
  throw await orDiskFull(dirname(directory), new EmbeddedError(failure))
}

/** The sentence for a program that the system refuses to start. */
export function cannotRun(program: string, error: unknown): EmbeddedError {
  return new EmbeddedError(
    `The embedded PostgreSQL (${program}) does not run on this system (${codeOf(error)}): ` +
      'it needs glibc, and a file system from which programs may run. Otherwise, set DATABASE_URL.',
    { cause: error },
  )
}

/** Removes incomplete clusters left behind by starts that were killed. */
async function removeAbandoned(base: string): Promise<void> {
  for (const name of await readdir(base).catch(() => [])) {
    const pid = /^\.new-(\d+)-/.exec(name)?.[1]
    if (pid && Number(pid) !== process.pid && !isAlive(Number(pid))) {
      await rm(join(base, name), { recursive: true, force: true }).catch(() => {}) // initdb may still write: next time
    }
  }
}
