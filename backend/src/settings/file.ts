import { readFileSync } from 'node:fs'
import { ConfigError } from './error.ts'

/** What stands in the file that a setting names. @throws ConfigError if it cannot be read */
export function contentOf(setting: string, file: string | undefined): string | undefined {
  if (file === undefined) return undefined
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new ConfigError(`${setting} cannot be read: ${(error as NodeJS.ErrnoException).code}.`)
  }
}
