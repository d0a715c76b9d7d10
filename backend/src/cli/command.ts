import type { Config } from '../config.ts'
import type { ClientConfig } from './client/settings.ts'

/** What a command is, and what all of them share. Nothing here loads the service. */

export interface Option {
  summary: string
  /** What stands for its value in the help; without one, the option is a flag. */
  value?: string
  short?: string
  /** May be given several times. */
  many?: true
  /** Its only values, also for completion. */
  choices?: readonly string[]
}

export interface Parameter {
  name: string
  optional?: true
  many?: true
  choices?: readonly string[]
  /** Completed with the names of files. */
  file?: true
}

export interface Command {
  /** One line, without a full stop. */
  summary: string
  /** For the help of the command alone. */
  details?: string
  /** `tasks`: works through the service's API. `service`: works on the service itself, where it runs. */
  group: 'tasks' | 'service'
  parameters?: readonly Parameter[]
  options?: Readonly<Record<string, Option>>
  /** False for commands whose output is not a result: they have no `--json`. */
  json?: false
  /** Handles the signals that end it itself. */
  ownSignals?: true
  /** Loads the code when it is needed. */
  load(): Promise<{ run(input: Input): Promise<Result | undefined> }>
}

export interface Result {
  /** For people; what `--json` prints is `data`. */
  text: string
  data: unknown
}

export type Values = Record<string, string | boolean | string[] | undefined>

/** Where output goes. */
export interface Terminal {
  colour: boolean
  /** In columns; undefined if nobody looks at it. */
  width: number | undefined
  /** Whether a person can be asked something. */
  asks: boolean
}

export type Commands = Readonly<Record<string, Command>>

export interface Input {
  /** All that there are. */
  commands: Commands
  values: Values
  positionals: string[]
  /** The settings of the service: read when first asked for. */
  readonly config: Config
  /** The settings of a client. */
  readonly client: ClientConfig
  terminal: Terminal
  /** Reports progress, at once; the result itself is what `run` returns. */
  note(line: string): void
}

/** Ends a command with a sentence for its user, and exit code 1. */
export class CommandError extends Error {
  override name = 'CommandError'
}

/** The command was called in a wrong way: exit code 2. */
export class UsageError extends CommandError {
  override name = 'UsageError'
}

/** A whole number from an option. */
export function numberFrom(
  values: Values,
  name: string,
  { fallback, least = 1, most }: { fallback: number; least?: number; most: number },
): number {
  const text = values[name]
  if (text === undefined) return fallback
  const value = Number(text)
  if (typeof text !== 'string' || !/^\d+$/.test(text) || value < least || value > most) {
    throw new UsageError(`--${name} must be a whole number from ${least} to ${most}.`)
  }
  return value
}

/** The text given for an option. */
export function textFrom(values: Values, name: string): string | undefined {
  const text = values[name]
  return typeof text === 'string' ? text : undefined
}
