import { upgrade } from '../backups/upgrade.ts'
import { connect, type Database } from '../database/connection.ts'
import { attachServer } from '../database/server.ts'
import type { Input } from './command.ts'

/** Milliseconds that a command's statement may take: a command is in no hurry. */
const TIMEOUT = 10 * 60_000

type Context = Pick<Input, 'config' | 'note'>

/** Runs `work` on the configured server, or on the embedded one: the service's, or one started for the duration. */
export async function withServer<Result>(
  { config, note }: Context,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  const server = await attachServer({ config, log: note })
  try {
    return await work(server.url)
  } catch (error) {
    throw server.explain(error)
  } finally {
    await server.stop()
  }
}

/** Runs `work` on the database, migrated as `docket serve` would. */
export async function withDatabase<Result>(
  context: Context,
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  return await withServer(context, async (url) => {
    await upgrade(url, context.config, context.note)
    const db = connect({ ...context.config.database, timeout: TIMEOUT }, url)
    try {
      return await work(db)
    } finally {
      await db.close()
    }
  })
}
