import { upgrade } from '../backups/upgrade.ts'
import type { Input, Result } from './command.ts'
import { withServer } from './with-database.ts'

export async function run(input: Input): Promise<Result> {
  const applied = await withServer(input, (url) => upgrade(url, input.config, input.note))
  const text = applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`
  return { text, data: { applied } }
}
