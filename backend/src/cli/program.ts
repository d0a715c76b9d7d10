import { constants } from 'node:os'
import { type Config, loadConfig } from '../config.ts'
import { VERSION } from '../core/version.ts'
import { type Arguments, readArguments, unknown } from './arguments.ts'
import { loadClientConfig } from './client/settings.ts'
import { type Command, CommandError, type Input, type Terminal, UsageError } from './command.ts'
import { COMMANDS } from './commands.ts'
import { helpOf, overview } from './help.ts'
import { safeJson, shownLines, terminalOf } from './terminal.ts'

/** Runs commands: `docket <command>`, and the npm scripts of the same names. */

/** What a command reads, and where it writes. */
export interface Context {
  /** Default: the process's environment and `.env`. */
  environment?: Record<string, string | undefined>
  terminal?: Terminal
  out(text: string): void
  note(text: string): void
}

/**
 * Runs the command that `args` begin with.
 * @returns the exit code: 0, 1 if the command failed, 2 if it was called in a wrong way
 */
export async function execute(args: string[], context: Context): Promise<number> {
  const { out, note } = context
  const [name = '--help', ...rest] = args[0] === 'help' ? [...args.slice(1), '--help'] : args
  if (name === '--help' || name === '-h') {
    out(overview(COMMANDS))
    return 0
  }
  if (name === '--version') {
    out(VERSION)
    return 0
  }
  const command = commandNamed(name)
  if (command === undefined) {
    const what = name.startsWith('-') ? 'option' : 'command'
    note(`${unknown(what, name, Object.keys(COMMANDS))}\n\n${overview(COMMANDS)}`)
    return 2
  }
  const read = readArguments(command, rest)
  if ('refusal' in read) {
    note(`${read.refusal}\n\n${helpOf(name, command)}`)
    return 2
  }
  if (read.values.help === true || read.values.version === true) {
    out(read.values.help === true ? helpOf(name, command) : VERSION)
    return 0
  }
  return await carryOut(command, inputOf(read, context), out)
}

const commandNamed = (name: string): Command | undefined =>
  Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined

/** The settings are read only by commands that ask for them: those of the service make its data directory. */
function inputOf(read: Arguments, { environment, note, terminal = terminalOf(environment) }: Context): Input {
  let config: Config | undefined
  return {
    ...read,
    commands: COMMANDS,
    get config() {
      config ??= loadConfig(environment)
      return config
    },
    get client() {
      return loadClientConfig(environment)
    },
    terminal,
    note,
  }
}

async function carryOut(command: Command, input: Input, out: Context['out']): Promise<number> {
  try {
    const { run } = await command.load()
    const result = await run(input)
    if (result !== undefined) out(input.values.json === true ? safeJson(result.data) : result.text)
    return 0
  } catch (error) {
    // An unforeseen error keeps its stack.
    const sentence = error instanceof CommandError ? error.message : await explain(command, error)
    // An answer of a server, or an argument, may be part of it.
    if (sentence !== undefined) input.note(shownLines(sentence))
    else input.note(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return error instanceof UsageError ? 2 : 1
  }
}

async function explain({ group }: Command, error: unknown): Promise<string | undefined> {
  if (group === 'tasks') return (await import('./client/problems.ts')).sentenceFor(error)
  return (await import('../database/operator-errors.ts')).sentenceFor(error)
}

/** Runs the command as this process. */
export async function runAsProcess(args: string[]): Promise<void> {
  // Whoever read the output, as in `docket list | head -1`, has seen enough.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  }
  if (commandNamed(args[0] ?? '')?.ownSignals !== true) {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      // By default a signal ends the process without its `exit` event, and so without the cleanup there.
      process.once(signal, () => process.exit(128 + constants.signals[signal]))
    }
  }
  process.exitCode = await execute(args, {
    out: (text) => console.log(text),
    note: (text) => console.error(text),
  })
}
