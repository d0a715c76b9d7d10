import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { EmbeddedError } from './errors.ts'

/** The user that PostgreSQL runs as when the service runs as root, which PostgreSQL itself refuses to do. */
export interface Account {
  name: string
  uid: number
  gid: number
}

/** The user id of this process; undefined on Windows, which has none. */
export function ownUid(): number | undefined {
  return process.getuid?.()
}

/**
 * The account that PostgreSQL runs as: undefined (our own) unless we are root. As root: the owner of the cluster or of
 * the data directory, so that a directory works for its user and for root alike; `nobody` if both belong to root.
 */
export function chooseAccount(dataDir: string): Account | undefined {
  if (ownUid() !== 0) return undefined
  const cluster = statSync(join(dataDir, 'postgres'), { throwIfNoEntry: false })
  const owner = cluster?.uid ? cluster : statSync(dataDir)
  // initdb does not run as a user without a name in the system, as in containers; the server of an existing cluster
  // does.
  if (owner.uid !== 0 && (owner === cluster || isKnown(owner.uid))) {
    return { name: userName(owner.uid), uid: owner.uid, gid: owner.gid }
  }
  const [, , uid = '65534', gid = '65534'] = passwdEntry(([name]) => name === 'nobody') ?? []
  return { name: 'nobody', uid: Number(uid), gid: Number(gid) }
}

/** A user's name for messages; `uid 1234` if the system knows none. */
export function userName(uid: number): string {
  return passwdEntry(([, , id]) => id === String(uid))?.[0] ?? `uid ${uid}`
}

function isKnown(uid: number): boolean {
  return spawnSync('id', ['-un', String(uid)], { stdio: 'ignore' }).status === 0
}

/** Whether the account may enter the directory, as the kernel decides: permissions, ACLs and mounts included. */
export function canEnter(account: Account, directory: string): boolean {
  return passesAs(account, 'cd -- "$1"', directory)
}

/** Whether the account may run the PostgreSQL below `native`. */
export function canRun(account: Account, native: string): boolean {
  return passesAs(
    account,
    'cd -- "$1" && [ -x bin/postgres ] && [ -r share/postgresql/postgres.bki ]',
    native,
  )
}

function passesAs({ name, uid, gid }: Account, test: string, path: string): boolean {
  const { status, error } = spawnSync('/bin/sh', ['-c', test, 'sh', path], {
    uid,
    gid,
    cwd: '/',
    env: {},
    stdio: 'ignore',
  })
  if (error) {
    throw new EmbeddedError(
      `PostgreSQL does not run as root, and this process cannot run it as ${name} (${error.message}). ` +
        'Start Docket as an ordinary user, or set DATABASE_URL.',
    )
  }
  return status === 0
}

function passwdEntry(matches: (fields: string[]) => boolean): string[] | undefined {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .find(matches)
  } catch {
    return undefined // a container may have no such file: the usual ids apply
  }
}
