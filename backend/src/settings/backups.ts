import { join, resolve } from 'node:path'
import { z } from 'zod'
import { ConfigError } from './error.ts'
import { CENTURY_IN_DAYS, count, url } from './formats.ts'

/** Backups that the service makes by itself: when, where they are kept and for how long. */

const backupAt = z
  .string()
  .regex(/^(off|([01]\d|2[0-3]):[0-5]\d)$/, 'must be a time of day in UTC, like 03:00, or `off`.')

export const backupSettings = {
  BACKUP_AT: backupAt
    .optional()
    .describe(
      'Time of day, in UTC, at which everything is backed up (`03:00`), or `off`. A backup is also made before the database is migrated. Default: `03:00` with the embedded PostgreSQL, `off` with `DATABASE_URL`.',
    ),
  BACKUP_KEEP_DAYS: count(7, CENTURY_IN_DAYS).describe('Days for which all automatic backups are kept.'),
  BACKUP_KEEP_WEEKS: count(4, CENTURY_IN_DAYS / 7).describe(
    'Weeks for which the newest automatic backup of each week is kept, and those made before an upgrade.',
  ),
  BACKUP_DIR: z
    .string()
    .optional()
    .describe('Directory for automatic backups. Default: `backups` in `DATA_DIR`.'),
  BACKUP_S3_URL: url
    .optional()
    .describe(
      'Bucket for automatic backups, instead of a directory: `https://s3.eu-central-1.amazonaws.com/<bucket>/<folder>`, or any server that speaks S3.',
    ),
  BACKUP_S3_REGION: z.string().default('us-east-1').describe('Region of the bucket.'),
  BACKUP_S3_ACCESS_KEY_ID: z.string().optional().describe('Access key for the bucket.'),
  BACKUP_S3_SECRET_ACCESS_KEY: z.string().optional().describe('Its secret.'),
}

export interface BackupConfig {
  /** Milliseconds after midnight (UTC); undefined if none are made. */
  at: number | undefined
  keep: { days: number; weeks: number }
  place: { directory: string } | { url: string; region: string; accessKeyId: string; secretAccessKey: string }
}

interface Environment extends z.output<z.ZodObject<typeof backupSettings>> {
  DATABASE_URL?: string | undefined
}

/** Where relative paths start, and where backups are kept if no place is set. */
interface Folders {
  base: string
  dataDir: string
}

/** @throws ConfigError if only half of their place is configured */
export const backupsOf = (env: Environment, folders: Folders): BackupConfig => ({
  at: timeOfDay(env.BACKUP_AT ?? (env.DATABASE_URL === undefined ? '03:00' : 'off')),
  keep: { days: env.BACKUP_KEEP_DAYS, weeks: env.BACKUP_KEEP_WEEKS },
  place: placeOf(env, folders),
})

/** In milliseconds after midnight. */
function timeOfDay(text: string): number | undefined {
  if (text === 'off') return undefined
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return (hours * 60 + minutes) * 60_000
}

function placeOf(env: Environment, { base, dataDir }: Folders): BackupConfig['place'] {
  const { BACKUP_S3_URL: url, BACKUP_S3_ACCESS_KEY_ID: accessKeyId } = env
  const { BACKUP_S3_SECRET_ACCESS_KEY: secretAccessKey, BACKUP_DIR: directory } = env
  if (url === undefined) {
    return { directory: directory === undefined ? join(dataDir, 'backups') : resolve(base, directory) }
  }
  if (directory !== undefined) {
    throw new ConfigError('Set BACKUP_DIR or BACKUP_S3_URL, not both: backups are kept in one place.')
  }
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw new ConfigError('BACKUP_S3_URL needs BACKUP_S3_ACCESS_KEY_ID and BACKUP_S3_SECRET_ACCESS_KEY.')
  }
  if (new URL(url).pathname === '/') {
    throw new ConfigError('BACKUP_S3_URL must name the bucket: https://s3.example.com/<bucket>.')
  }
  return { url, region: env.BACKUP_S3_REGION, accessKeyId, secretAccessKey }
}
