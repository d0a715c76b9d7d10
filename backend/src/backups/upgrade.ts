import type { Config } from '../config.ts'
import { BackupBusy } from '../database/backup/dump.ts'
import { BackupError } from '../database/backup/format.ts'
import { isUnavailable } from '../database/failures.ts'
import { migrate, missingMigrations } from '../database/migrate.ts'
import { makeBackup } from './make.ts'
import { nameOf } from './model.ts'
import { storeOf } from './place.ts'

/**
 * Migrates the database. Where automatic backups are on, a database that holds something is backed up first: that is
 * the way back to the older Docket.
 * @returns the names of the migrations applied now
 * @throws BackupError if that backup cannot be made; the database is then as it was
 */
export async function upgrade(
  url: string,
  config: Pick<Config, 'backups' | 'auth'>,
  note: (line: string) => void,
): Promise<string[]> {
  if (config.backups.at !== undefined && (await isBehind(url))) await backUpFirst(url, config, note)
  return await migrate(url)
}

/** Whether there is something to lose. */
async function isBehind(url: string): Promise<boolean> {
  const { applied, missing } = await missingMigrations(url)
  return applied.length > 0 && missing.length > 0
}

async function backUpFirst(
  url: string,
  config: Pick<Config, 'backups' | 'auth'>,
  note: (line: string) => void,
): Promise<void> {
  const now = new Date()
  const store = storeOf(config)
  const name = nameOf(now, { beforeUpgrade: true })
  const unless = async () => !(await isBehind(url))
  try {
    await makeBackup({ url, auth: config.auth, now, unless }, (bytes) => store.put(name, bytes))
    note(`Backup before the upgrade: ${name} in ${store.place}`)
  } catch (error) {
    // Another instance does it, or migrates already: migrating waits for it.
    if (error instanceof BackupBusy) return
    if (isUnavailable(error)) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new BackupError(
      `The backup before the upgrade failed: ${reason} Nothing was changed. Mend that, or upgrade without one: BACKUP_AT=off.`,
      { cause: error },
    )
  }
}
