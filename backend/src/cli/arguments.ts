import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { VERSION } from '../core/version.ts'

/** How a program is called. */
export interface Usage {
  /** The answer to `--help`. */
  help: string
  options?: ParseArgsOptionsConfig
  /** The allowed number of positional arguments; [0, 0] by default. */
  positionals?: [least: number, most: number]
}

export interface Arguments {
  /** Values of the options: strings and flags, as `options` declares them. */
  values: Record<string, string | boolean | undefined>
  positionals: string[]
}

/** What is said instead of running, and the exit code: 0 if that was asked for, 2 if the arguments are wrong. */
export interface Answer {
  answer: string
  code: 0 | 2
}

/** Reads the arguments of a program; `--help` and `--version` are answered instead. */
export function readArguments(usage: Usage, args: string[]): Arguments | Answer {
  const { help, options = {}, positionals: [least, most] = [0, 0] } = usage
  const refuse = (sentence: string): Answer => ({ answer: `${sentence}\n\n${help}`, code: 2 })
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...options, help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } },
      allowPositionals: true,
    })
    if (values.help === true) return { answer: help, code: 0 }
    if (values.version === true) return { answer: VERSION, code: 0 }
    if (positionals.length < least) return refuse('An argument is missing.')
    if (positionals.length > most) return refuse(`Unexpected argument: ${positionals[most]}`)
    return { values: values as Arguments['values'], positionals }
  } catch (error) {
    return refuse((error as Error).message)
  }
}

/** Writes an answer: to standard output if it was asked for. */
export function give({ answer, code }: Answer): void {
  if (code === 0) console.log(answer)
  else console.error(answer)
  process.exitCode = code
}
