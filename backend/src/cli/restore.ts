import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createGunzip } from 'node:zlib'
import type { Config } from '../config.ts'
import {
  BackupError,
  type BackupReader,
  type Header,
  hashOfSecret,
  readBackup,
} from '../database/backup/format.ts'
import { load } from '../database/backup/load.ts'
import { keepSecret, settleSecret } from '../database/restored-secret.ts'
import { startServer } from '../database/server.ts'
import { CommandError, type Input, type Result, textFrom, UsageError } from './command.ts'
import { withStored } from './stored-backup.ts'

export async function run(input: Input): Promise<Result> {
  const { config, positionals } = input
  const stored = textFrom(input.values, 'stored')
  if ((positionals[0] === undefined) === (stored === undefined)) {
    throw new UsageError('Name a file, or an automatic backup with --stored.')
  }
  if (stored !== undefined) return await withStored(config, stored, (file) => restore(file, input))
  return await restore(resolve(config.workingDir, positionals[0] ?? ''), input)
}

async function restore(file: string, { config, values, note }: Input): Promise<Result> {
  const header = await verify(file)
  const kept = secretsFor(header, config)
  const { write } = kept
  if (!kept.fit) note('The backup was made with another secret: sessions and signing keys are left out.')
  const server = await startServer({ config, log: note })
  try {
    const hindrance = await withBackup(file, (backup) =>
      load(server.url, backup, {
        replace: values.replace === true,
        leaveOut: kept.fit ? [] : ['sessions', 'jwks'],
        ...(write && { beforeCommit: (transaction) => keepSecret(write.file, write.secret, transaction) }),
      }),
    )
    if (hindrance === 'in use') {
      throw new CommandError(
        'A service is using this database: stop it first. If a pooler keeps the connection open, bypass it.',
      )
    }
    if (hindrance === 'not empty') {
      throw new CommandError(
        'The database has users. To replace everything, run the command again with --replace.',
      )
    }
    if (write !== undefined) await settleSecret(write.file, server.url)
  } finally {
    await server.stop()
  }
  const rows = (name: string) => header.tables.find((table) => table.name === name)?.rows ?? 0
  const [users, tasks] = [rows('users'), rows('tasks')]
  return {
    text: `Restored ${users} users and ${tasks} tasks from the backup of ${header.created_at}.`,
    data: { file, users, tasks, created_at: header.created_at },
  }
}

/** Reads the whole file, so that a damaged one is refused before anything is changed. */
async function verify(file: string): Promise<Header> {
  return await withBackup(file, async (backup) => {
    for (const table of backup.header.tables) for await (const _ of backup.rows(table));
    await backup.finish()
    return backup.header
  })
}

async function withBackup<Result>(
  file: string,
  work: (backup: BackupReader) => Promise<Result>,
): Promise<Result> {
  const handle = await open(file).catch((error) => {
    throw unreadable(file, error)
  })
  const raw = handle.createReadStream()
  const unpacked = createGunzip()
  raw.on('error', (error) => unpacked.destroy(error))
  unpacked.on('error', () => {}) // its reader is told
  raw.pipe(unpacked)
  try {
    return await work(await readBackup(unpacked))
  } catch (error) {
    const cause = error instanceof BackupError ? error.cause : error
    throw isOfSystem(cause) && cause.syscall === 'read' ? unreadable(file, cause) : error
  } finally {
    raw.destroy()
    unpacked.destroy()
  }
}

const isOfSystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error

function unreadable(file: string, error: NodeJS.ErrnoException): CommandError {
  if (error.code === 'ENOENT') return new CommandError(`There is no file ${file}.`)
  return new CommandError(`${file} cannot be read: ${error.message}.`)
}

interface Secrets {
  /** Whether what the secret protects in the backup can be used. */
  fit: boolean
  write?: { file: string; secret: string }
}

function secretsFor(header: Header, { auth }: Config): Secrets {
  if (header.secret_hash === hashOfSecret(auth.secret)) return { fit: true }
  if (header.secret === null || auth.secretFile === undefined) return { fit: false }
  return { fit: true, write: { file: auth.secretFile, secret: header.secret } }
}
