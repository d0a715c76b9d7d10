import { constants } from 'node:os'
import { type Config, loadConfig } from '../config.ts'
import { connect, type Database } from '../database/connection.ts'
import { migrate } from '../database/migrate.ts'
import { sentenceFor } from '../database/operator-errors.ts'
import { attachServer } from '../database/server.ts'
import { type Arguments, readArguments, type Usage } from './arguments.ts'

/** What all operator commands share: arguments, configuration, one clear result, an exit code. */

/** Milliseconds that a command's statement may take: a command is in no hurry. */
const TIMEOUT = 10 * 60_000

export interface Input extends Arguments {
  config: Config
  /** Reports progress; the result itself is what `run` returns. */
  note(line: string): void
}

export interface Command extends Usage {
  /** @returns what is printed on standard output */
  run(input: Input): Promise<string>
}

/** Ends a command with a sentence for the operator, and exit code 1. */
export class CommandError extends Error {
  override name = 'CommandError'
}

/** What a command reads, and where it writes. */
export interface CommandContext {
  /** Default: the process's environment and `.env`. */
  environment?: Record<string, string | undefined>
  out(text: string): void
  note(text: string): void
}

const PROCESS: CommandContext = {
  out: (text) => console.log(text),
  note: (text) => console.error(text),
}

/**
 * Runs `command` with `args`.
 * @returns the exit code: 0, 1 if the command failed, 2 if it was called with wrong arguments
 */
export async function execute(
  command: Command,
  args: string[],
  { environment, out, note }: CommandContext = PROCESS,
): Promise<number> {
  const parsed = readArguments(command, args)
  if ('answer' in parsed) {
    const { answer, code } = parsed
    code === 0 ? out(answer) : note(answer)
    return code
  }
  try {
    const config = loadConfig(environment)
    out(await command.run({ config, ...parsed, note }))
    return 0
  } catch (error) {
    const sentence = error instanceof CommandError ? error.message : sentenceFor(error)
    // An unforeseen error keeps its stack.
    note(sentence ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)))
    return 1
  }
}

/** Runs the command as this process. */
export async function runAsProcess(command: Command): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // By default a signal ends the process without its `exit` event, and so without the cleanup there.
    process.once(signal, () => process.exit(128 + constants.signals[signal]))
  }
  process.exitCode = await execute(command, process.argv.slice(2))
}

/** A whole number from an option. */
export function numberFrom(
  values: Input['values'],
  name: string,
  { fallback, least = 1, most }: { fallback: number; least?: number; most: number },
): number {
  const text = values[name]
  if (text === undefined) return fallback
  const value = Number(text)
  if (typeof text !== 'string' || !/^\d+$/.test(text) || value < least || value > most) {
    throw new CommandError(`--${name} must be a whole number from ${least} to ${most}.`)
  }
  return value
}

/** Runs `work` on the configured server, or on the embedded one: the service's, or one started for the duration. */
export async function withServer<Result>(
  { config, note }: Input,
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

/** Runs `work` on the database, migrated as `npm start` would. */
export async function withDatabase<Result>(
  input: Input,
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  return await withServer(input, async (url) => {
    await migrate(url)
    const db = connect({ ...input.config.database, timeout: TIMEOUT }, url)
    try {
      return await work(db)
    } finally {
      await db.close()
    }
  })
}
