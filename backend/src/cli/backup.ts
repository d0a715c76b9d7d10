import { randomBytes } from 'node:crypto'
import { createWriteStream, rmSync } from 'node:fs'
import { rename, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Config } from '../config.ts'
import { VERSION } from '../core/version.ts'
import { syncDirectory } from '../database/files.ts'
import { type Dump, dump } from './backup/dump.ts'
import { FORMAT, type Header, hashOfSecret, writeBackup } from './backup/format.ts'
import { CommandError, type Input, type Result } from './command.ts'
import { withServer } from './with-database.ts'

export async function run(input: Input): Promise<Result> {
  const { config, positionals } = input
  const now = new Date()
  const name = `docket-${now.toISOString().replace(/\.\d+/, '').replaceAll(':', '-')}.backup`
  const file = resolve(config.workingDir, positionals[0] ?? name)
  const there = await stat(file).catch(() => undefined)
  if (there?.isDirectory()) throw new CommandError(`${file} is a directory: give the name of a file in it.`)
  // The file would be replaced, not written to: for root, even a device.
  if (there?.isFile() === false)
    throw new CommandError(`${file} is not a regular file: give the name of one.`)
  const header = await withServer(input, (url) =>
    dump(url, async (found) => {
      const written = headerOf(found, config, now)
      await writeWhole(file, writeBackup(written, found.rowsOf))
      return written
    }),
  )
  const rows = (name: string) => header.tables.find((table) => table.name === name)?.rows ?? 0
  const { size } = await stat(file)
  const [users, tasks] = [rows('users'), rows('tasks')]
  return {
    text: `Wrote ${file}: ${users} users, ${tasks} tasks, ${Math.ceil(size / 1024)} KiB.`,
    data: { file, users, tasks, bytes: size },
  }
}

function headerOf({ migrations, tables }: Dump, { auth }: Config, now: Date): Header {
  return {
    docket_backup: FORMAT,
    docket_version: VERSION,
    created_at: now.toISOString(),
    secret: auth.secretFile === undefined ? null : auth.secret,
    secret_hash: hashOfSecret(auth.secret),
    migrations,
    tables,
  }
}

/** Writes a file that, under its name, is either complete or as it was before. */
async function writeWhole(file: string, text: AsyncIterable<Buffer>): Promise<void> {
  const unfinished = `${file}.${randomBytes(4).toString('hex')}.part`
  const tidyUp = () => rmSync(unfinished, { force: true })
  process.once('exit', tidyUp)
  try {
    await pipeline(
      text,
      createGzip(),
      createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }),
    )
    await rename(unfinished, file)
    await syncDirectory(dirname(file))
  } catch (error) {
    tidyUp()
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall === 'open' || syscall === 'rename' || code === 'ENOSPC') {
      throw new CommandError(`${file} cannot be written: ${(error as Error).message}.`)
    }
    throw error
  } finally {
    process.off('exit', tidyUp)
  }
}
