import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ownUid } from '../../src/database/embedded/account.ts'

/** Finds programs of the machine that tests need, and installs them where it may. */

/**
 * The program that the environment variable names; undefined if it is not set.
 * @throws if it names none
 */
export function namedBy(variable: string): string | undefined {
  const asked = process.env[variable]
  if (asked === undefined || asked === '') return undefined
  if (runs(asked)) return asked
  throw new Error(`${variable} names no program: ${asked}`)
}

/** The first of these names on the PATH; else the first of these paths. */
export function installed(names: readonly string[], paths: readonly string[]): string | undefined {
  const places = (process.env.PATH ?? '').split(delimiter)
  const onPath = names.flatMap((name) => places.map((place) => join(place, name)))
  return [...onPath, ...paths].find(runs)
}

/** Installs packages where that asks nobody: on Debian and its kin, as root. @returns whether it did */
export function installOnDebian(...packages: string[]): boolean {
  if (ownUid() !== 0 || !existsSync('/etc/debian_version')) return false
  const quietly = {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const
  const install = () =>
    spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], quietly).status === 0
  // A fresh container has no lists yet.
  return install() || (spawnSync('apt-get', ['update'], quietly).status === 0 && install())
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
