import { randomBytes } from 'node:crypto'
import { createWriteStream, rmSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { BackupError } from '../database/backup/format.ts'
import { syncDirectory } from '../database/files.ts'

/** Writes a file that, under its name, is either complete or as it was before. @throws BackupError */
export async function writeWholeFile(file: string, bytes: AsyncIterable<Buffer>): Promise<void> {
  const unfinished = `${file}.${randomBytes(4).toString('hex')}.part`
  const tidyUp = () => rmSync(unfinished, { force: true })
  process.once('exit', tidyUp)
  try {
    await pipeline(bytes, createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }))
    await rename(unfinished, file)
    await syncDirectory(dirname(file))
  } catch (error) {
    tidyUp()
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall === 'open' || syscall === 'rename' || code === 'ENOSPC') {
      throw new BackupError(`${file} cannot be written: ${(error as Error).message}.`, { cause: error })
    }
    throw error
  } finally {
    process.off('exit', tidyUp)
  }
}
