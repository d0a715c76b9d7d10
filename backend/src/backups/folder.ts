import { createReadStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BackupError } from '../database/backup/format.ts'
import type { Store } from './store.ts'
import { writeWholeFile } from './whole-file.ts'

/** Older than that, what is unfinished was left by a process that is gone. */
const ABANDONED = 24 * 60 * 60 * 1000

export function createFolder(directory: string): Store {
  const path = (name: string) => join(directory, name)
  return {
    place: directory,
    async put(name, bytes) {
      await mkdir(directory, { recursive: true, mode: 0o700 }).catch((error) => {
        throw new BackupError(`${directory} cannot be created: ${error.message}.`, { cause: error })
      })
      await removeAbandoned(directory)
      await writeWholeFile(path(name), bytes)
    },
    async list() {
      try {
        return await readdir(directory)
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException
        if (code === 'ENOENT') return []
        throw new BackupError(`${directory} cannot be read: ${message}.`, { cause: error })
      }
    },
    sizeOf: async (name) => (await stat(path(name))).size,
    read: async (name) => createReadStream(path(name)),
    remove: (name) => rm(path(name), { force: true }),
  }
}

/** A process that was killed leaves its unfinished file, which may be what fills the disk. */
async function removeAbandoned(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!/^docket-.*\.backup\.[\da-f]{8}\.part$/.test(name)) continue
    const found = await stat(join(directory, name)).catch(() => undefined)
    if (found === undefined || Date.now() - found.mtimeMs < ABANDONED) continue
    await rm(join(directory, name), { force: true })
  }
}
