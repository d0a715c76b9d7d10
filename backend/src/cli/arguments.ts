import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { nearest } from '../filters/model/mistake.ts'
import type { Command, Option, Values } from './command.ts'

/** Options that every command has, and `--json` those that print a result. */
const COMMON: Record<string, Option> = {
  help: { summary: 'shows this', short: 'h' },
  version: { summary: 'shows the version' },
}
const JSON_OPTION: Option = { summary: 'prints the result as JSON' }

/** Every option of a command, in the order of the help. */
export const optionsOf = ({ options = {}, json }: Command): Record<string, Option> => ({
  ...options,
  ...(json === false ? {} : { json: JSON_OPTION }),
  ...COMMON,
})

export interface Arguments {
  values: Values
  positionals: string[]
}

/** A sentence about what is wrong. */
export interface Refusal {
  refusal: string
}

/** Reads the arguments of a command, strictly. */
export function readArguments(command: Command, args: string[]): Arguments | Refusal {
  const options = optionsOf(command)
  const { values, positionals, tokens } = parseArgs({
    args,
    options: parseable(options),
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  if (values.help === true || values.version === true) return { values: values as Values, positionals }
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (option === undefined) return { refusal: unknown('option', token.rawName, Object.keys(options), '--') }
    const refusal = refusalOf(token.rawName, option, token.value)
    if (refusal !== undefined) return { refusal }
  }
  const { parameters = [] } = command
  const missing = parameters[positionals.length]
  if (missing !== undefined && missing.optional !== true) {
    return { refusal: `An argument is missing: <${missing.name}>.` }
  }
  const extra = parameters.at(-1)?.many === true ? undefined : positionals[parameters.length]
  if (extra !== undefined) return { refusal: `Unexpected argument: ${extra}` }
  for (const [index, { name, choices }] of parameters.entries()) {
    const given = positionals[index]
    if (given === undefined || choices === undefined || choices.includes(given)) continue
    return { refusal: unknown(name, given, choices) }
  }
  return { values: values as Values, positionals }
}

function refusalOf(name: string, { value, choices }: Option, given: string | undefined): string | undefined {
  if (value === undefined) return given === undefined ? undefined : `${name} takes no value.`
  if (given === undefined) return `${name} needs a value: ${name} ${value}.`
  if (choices !== undefined && !choices.includes(given)) return unknown(`value of ${name}`, given, choices)
  return undefined
}

/** That there is no such thing, and what may have been meant. */
export function unknown(what: string, given: string, known: readonly string[], prefix = ''): string {
  const meant = nearest(given.replace(/^-+/, ''), known)
  return `Unknown ${what} '${given}'.${meant === undefined ? '' : ` Did you mean ${prefix}${meant}?`}`
}

const parseable = (options: Record<string, Option>): ParseArgsOptionsConfig =>
  Object.fromEntries(
    Object.entries(options).map(([name, { value, short, many }]) => [
      name,
      {
        type: value === undefined ? ('boolean' as const) : ('string' as const),
        ...(short !== undefined && { short }),
        ...(many && { multiple: true }),
      },
    ]),
  )
