import { z } from 'zod'
import type { Ask } from '../core/exchange.ts'
import { asShown } from '../core/openapi.ts'
import { UnusableArguments } from './model/unusable.ts'
import type { Operation, Place } from './operations.ts'
import type { ToolDeclaration } from './tools.ts'

/** A tool's arguments and results, derived from the schemas of its operation, and how a call becomes a request. */

export type JsonSchema = { type: 'object'; [keyword: string]: unknown }
export type Arguments = Record<string, unknown>

/** Headers that a tool accepts, and the names of their arguments. */
const HEADERS: Record<string, string> = { 'if-match': 'if_match', 'idempotency-key': 'idempotency_key' }

const PLACES: readonly Place[] = ['path', 'query', 'body', 'header']

/** Most items in one result: a model reads all of it. */
const MOST = 100

/** Where each argument goes, and its schema there. */
type ToolParameters = Map<string, { place: Place; name: string; schema: z.ZodType }>

export function parametersOf(operation: Operation, { name: tool, only }: ToolDeclaration): ToolParameters {
  const parameters: ToolParameters = new Map()
  for (const place of PLACES) {
    for (const [name, schema] of Object.entries(operation.parts[place])) {
      const argument = place === 'header' ? HEADERS[name] : name
      if (argument === undefined || only?.includes(argument) === false) continue
      if (parameters.has(argument)) throw new Error(`The tool ${tool} has two arguments ${argument}.`)
      parameters.set(argument, { place, name, schema: schema as z.ZodType })
    }
  }
  return parameters
}

export function inputSchema(
  parameters: ToolParameters,
  { required = [], defaults = {} }: ToolDeclaration,
): JsonSchema {
  const shape = Object.fromEntries([...parameters].map(([name, { schema }]) => [name, schema]))
  const described = jsonSchema(z.strictObject(shape), 'input')
  const properties = described.properties as Record<string, object>
  if (properties.limit !== undefined) properties.limit = { ...properties.limit, maximum: MOST }
  for (const [name, value] of Object.entries(defaults))
    properties[name] = { ...properties[name], default: value }
  const must = [...new Set([...((described.required as string[] | undefined) ?? []), ...required])]
  return { ...described, properties, ...(must.length > 0 && { required: must }) }
}

/** The result of an operation that answers without a body. */
export const DONE = z.strictObject({ done: z.literal(true) })

/** The schema of the result: an object, whichever of the operation's answers it is. */
export function outputSchema({ answers, path, method }: Operation): JsonSchema {
  const said = method === 'DELETE' ? [DONE, ...answers] : answers
  const [only, ...others] = said
  if (only === undefined) throw new Error(`The operation ${method} ${path} answers nothing.`)
  return { ...jsonSchema(others.length === 0 ? only : z.union(said), 'output'), type: 'object' }
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const described = z.toJSONSchema(schema, { io, unrepresentable: 'any', override: asTold })
  const { $schema: _, id: __, ...rest } = described
  return rest as JsonSchema
}

/** As the API shows it, but without the schema `false`: some model providers accept only objects as schemas. */
function asTold(context: Parameters<typeof asShown>[0]): void {
  asShown(context)
  const { jsonSchema } = context
  if (jsonSchema.items === false) jsonSchema.items = { not: {} }
}

/** The request that a call amounts to. @throws UnusableArguments when the arguments do not make one */
export function requestOf(
  { method, base, path, parts }: Operation,
  parameters: ToolParameters,
  { defaults = {}, required = [] }: ToolDeclaration,
  given: Arguments,
): Ask {
  for (const name of required) if (given[name] === undefined || given[name] === null) throw missing(name)
  const values: Record<Place, Arguments> = { path: {}, query: {}, header: {}, body: {} }
  for (const [argument, value] of Object.entries({ ...defaults, ...given })) {
    const parameter = parameters.get(argument)
    if (parameter === undefined) throw new UnusableArguments(`Unknown argument ${JSON.stringify(argument)}.`)
    const { place, name } = parameter
    if (argument === 'limit' && Number(value) > MOST)
      throw new UnusableArguments(`The argument limit must be at most ${MOST}.`)
    // In a body, null has a meaning; elsewhere it is how some models omit an argument.
    if (value === undefined || (value === null && place !== 'body')) continue
    values[place][name] = place === 'body' ? value : textOf(argument, value)
  }
  const address = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = values.path[name]
    if (value === undefined) throw missing(name)
    return encodeURIComponent(String(value))
  })
  const query = new URLSearchParams(values.query as Record<string, string>).toString()
  return {
    method,
    url: `${base}${address}${query === '' ? '' : `?${query}`}`,
    headers: values.header as Record<string, string>,
    body: Object.keys(parts.body).length === 0 ? undefined : JSON.stringify(values.body),
  }
}

const missing = (name: string) => new UnusableArguments(`The argument ${name} is missing.`)

function textOf(argument: string, value: unknown): string {
  if (typeof value === 'object')
    throw new UnusableArguments(`The argument ${argument} must not be an object.`)
  return String(value)
}
