import { upgrade } from '../backups/upgrade.ts'
import { distribute } from '../database/distribute.ts'
import { CommandError, type Input, type Result } from './command.ts'
import { withServer } from './with-database.ts'

export async function run(input: Input): Promise<Result> {
  const done = await withServer(input, async (url) => {
    await upgrade(url, input.config, input.note)
    return await distribute(url)
  })
  if (done === 'no citus')
    throw new CommandError(
      'The database has no Citus, so nothing can be distributed. On its coordinator, run CREATE EXTENSION citus and add the workers with citus_add_node.',
    )
  const { distributed } = done
  const text =
    distributed.length === 0
      ? 'Everything that workspaces own is distributed already.'
      : `Distributed ${distributed.join(', ')}.`
  return { text, data: { distributed } }
}
