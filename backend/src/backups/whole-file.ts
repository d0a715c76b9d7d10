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
  const target = createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true })
  const closed = new Promise((resolve) => target.once('close', resolve))
  try {
    await pipeline(bytes, target)
    await rename(unfinished, file)
    await syncDirectory(dirname(file))
  } catch (error) {
    // The pipeline may end while the file is still being opened, which would create it after its removal.
    await closed
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
