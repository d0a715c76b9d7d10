import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { syncDirectory } from './files.ts'
import { connectAlone } from './migrate.ts'

/**
 * The rows of a backup and its secret are restored both or not at all, although the secret is a file: before the commit
 * it is written next to its final path, under the id of the transaction, whose outcome the database knows.
 */

const ENDING = /\.of-(\d+)$/

/**
 * Stores the secret that belongs to what `transaction` is about to commit.
 * @param transaction the result of `pg_current_xact_id()`
 */
export async function keepSecret(file: string, secret: string, transaction: string): Promise<void> {
  const handle = await open(`${file}.of-${transaction}`, 'w', 0o600)
  try {
    await handle.writeFile(secret)
    // When root restores, the file goes to the owner of the directory.
    const { uid, gid } = await stat(dirname(file))
    if (process.getuid?.() === 0) await handle.chown(uid, gid)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await syncDirectory(dirname(file))
}

/**
 * Moves a waiting secret into place if its transaction was committed; otherwise removes it, unless the transaction is
 * still in progress.
 * @returns whether the secret has changed
 */
export async function settleSecret(file: string, url: string): Promise<boolean> {
  let isAnother = false
  for (const name of await readdir(dirname(file))) {
    const transaction = ENDING.exec(name)?.[1]
    if (transaction === undefined || !name.startsWith(basename(file))) continue
    const waiting = join(dirname(file), name)
    const outcome = await outcomeOf(transaction, url)
    if (outcome === 'committed') {
      await rename(waiting, file)
      await syncDirectory(dirname(file))
      isAnother = true
    } else if (outcome !== 'in progress') await rm(waiting, { force: true })
  }
  return isAnother
}

/** @returns null if the transaction is not one of this database's */
async function outcomeOf(transaction: string, url: string): Promise<string | null> {
  const client = await connectAlone(url, 'docket-restore')
  try {
    const { rows } = await client.query<{ outcome: string | null }>(
      `SELECT CASE WHEN $1::text::xid8 < pg_snapshot_xmax(pg_current_snapshot())
         THEN pg_xact_status($1::text::xid8) END AS outcome`,
      [transaction],
    )
    return rows[0]?.outcome ?? null
  } finally {
    await client.end()
  }
}
