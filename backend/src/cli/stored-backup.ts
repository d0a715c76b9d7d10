import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { storeOf } from '../backups/place.ts'
import { backupsIn } from '../backups/store.ts'
import { writeWholeFile } from '../backups/whole-file.ts'
import type { Config } from '../config.ts'
import { CommandError } from './command.ts'

/**
 * Calls `work` with the file of an automatic backup, fetched first if it is kept elsewhere.
 * @param wanted its name, or `latest`
 */
export async function withStored<Result>(
  config: Config,
  wanted: string,
  work: (file: string) => Promise<Result>,
): Promise<Result> {
  const store = storeOf(config)
  const backups = await backupsIn(store)
  const found = wanted === 'latest' ? backups[0] : backups.find(({ name }) => name === wanted)
  if (found === undefined) {
    const what = wanted === 'latest' ? 'no automatic backup' : `no backup ${wanted}`
    throw new CommandError(`There is ${what} in ${store.place}.`)
  }
  const { place } = config.backups
  if ('directory' in place) return await work(resolve(place.directory, found.name))
  // A backup is as secret as the service: nobody else may look into the folder.
  const folder = await mkdtemp(join(tmpdir(), 'docket-restore-'))
  try {
    const file = join(folder, found.name)
    await writeWholeFile(file, bytesOf(await store.read(found.name)))
    return await work(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function* bytesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield Buffer.from(chunk)
}
