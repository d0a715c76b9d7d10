import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Finds programs of the machine that tests need. */

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

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
