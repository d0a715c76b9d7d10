import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { makeBackup } from '../backups/make.ts'
import { nameOf } from '../backups/model.ts'
import { writeWholeFile } from '../backups/whole-file.ts'
import { CommandError, type Input, type Result } from './command.ts'
import { withServer } from './with-database.ts'

export async function run(input: Input): Promise<Result> {
  const { config, positionals } = input
  const now = new Date()
  const file = resolve(config.workingDir, positionals[0] ?? nameOf(now))
  const there = await stat(file).catch(() => undefined)
  if (there?.isDirectory()) throw new CommandError(`${file} is a directory: give the name of a file in it.`)
  // The file would be replaced, not written to: for root, even a device.
  if (there?.isFile() === false)
    throw new CommandError(`${file} is not a regular file: give the name of one.`)
  const header = await withServer(input, (url) =>
    makeBackup({ url, auth: config.auth, now }, (bytes) => writeWholeFile(file, bytes)),
  )
  const rows = (name: string) => header.tables.find((table) => table.name === name)?.rows ?? 0
  const { size } = await stat(file)
  const [users, tasks] = [rows('users'), rows('tasks')]
  return {
    text: `Wrote ${file}: ${users} users, ${tasks} tasks, ${Math.ceil(size / 1024)} KiB.`,
    data: { file, users, tasks, bytes: size },
  }
}
