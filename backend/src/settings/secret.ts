import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from './error.ts'

/** The secret that the service generates for itself where `BETTER_AUTH_SECRET` is not set. */

/** In characters. */
export const SHORTEST_SECRET = 32

export const secretFileOf = (dataDir: string): string => join(dataDir, 'secret')

/** The secret of this data directory, generated at the first start. */
export function storedSecret(dataDir: string): string {
  const file = secretFileOf(dataDir)
  try {
    // PostgreSQL's own user must be able to traverse a directory that root creates.
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    if (!existsSync(file)) writeNew(file, randomBytes(32).toString('base64url'))
  } catch (error) {
    // Of several concurrent starts only the first creates it; the others read it.
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC')
      throw new ConfigError(`The disk of DATA_DIR (${dataDir}) is full. Free some space.`)
    if (code !== 'EEXIST') {
      throw new ConfigError(`The data directory ${dataDir} is not writable: ${(error as Error).message}`)
    }
  }
  return wholeSecret(file)
}

/** Writes a file that is complete as soon as it has its name, however this process ends. */
function writeNew(file: string, text: string): void {
  const unfinished = `${file}.${randomBytes(4).toString('hex')}.part`
  try {
    writeFileSync(unfinished, text, { mode: 0o600, flush: true })
    linkSync(unfinished, file)
  } finally {
    rmSync(unfinished, { force: true })
  }
}

/**
 * A full disk or a power failure may have truncated the secret: anyone could forge signatures with what is left.
 * @throws ConfigError
 */
function wholeSecret(file: string): string {
  let secret: string
  try {
    secret = readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new ConfigError(`The secret cannot be read: ${(error as Error).message}`)
  }
  if (secret.length >= SHORTEST_SECRET) return secret
  throw new ConfigError(
    `The secret in ${file} is incomplete. Remove the file; to recover what the secret protected, restore a backup.`,
  )
}
