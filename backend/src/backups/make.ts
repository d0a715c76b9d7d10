import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Config } from '../config.ts'
import { VERSION } from '../core/version.ts'
import { BackupBusy, type Dump, dump } from '../database/backup/dump.ts'
import { FORMAT, type Header, hashOfSecret, writeBackup } from '../database/backup/format.ts'

interface Source {
  /** Of the database. */
  url: string
  auth: Pick<Config['auth'], 'secret' | 'secretFile'>
  now: Date
  signal?: AbortSignal
  /** Whether it is not needed after all, asked when no other process can be making one. */
  unless?: () => Promise<boolean>
}

/**
 * Makes a backup, whose bytes `write` stores.
 * @throws BackupBusy if it is not needed after all, or somebody else makes one
 */
export async function makeBackup(
  { url, auth, now, signal, unless }: Source,
  write: (bytes: AsyncIterable<Buffer>) => Promise<void>,
): Promise<Header> {
  const work = async (found: Dump) => {
    if (await unless?.()) throw new BackupBusy('There is a backup already.')
    const header = headerOf(found, auth, now)
    const packed = createGzip()
    const text = Readable.from(writeBackup(header, found.rowsOf))
    const packing = pipeline(text, packed, signal === undefined ? {} : { signal })
    const writing = write(packed).catch((error) => {
      packed.destroy(error)
      throw error
    })
    // Either ends both; who wrote it says why in a sentence.
    const [written, whole] = await Promise.allSettled([writing, packing])
    if (written.status === 'rejected') throw written.reason
    if (whole.status === 'rejected') throw whole.reason
    return header
  }
  return await dump(url, work, { alone: unless !== undefined })
}

function headerOf({ migrations, tables }: Dump, auth: Source['auth'], now: Date): Header {
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
