import type { OpenApiDocument, Operation, Parameter, Schema } from '../openapi.ts'
import { plainRequest } from './examples.ts'
import { nearMissesOf, slipsOf } from './forms.ts'
import type { FuzzedRequest, Known } from './requests.ts'
import { exampleOf, resolve } from './schemas.ts'

/** Requests in which one text nearly has the form that is asked for; every run sends them, whatever its seed. */

/** The example of `given` with a near miss in one of its places at a time, however deep that is. */
export function* nearlyRight(document: OpenApiDocument, given: Schema): Generator<unknown> {
  const schema = resolve(document, given)
  for (const choice of schema.anyOf ?? schema.oneOf ?? []) {
    const { examples = schema.examples, ...rest } = resolve(document, choice)
    yield* nearlyRight(document, examples === undefined ? rest : { ...rest, examples })
  }
  if (schema.type === 'string') yield* nearMissesOf(schema)
  if (schema.items !== undefined) for (const item of nearlyRight(document, schema.items)) yield [item]
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const whole = membersOf(schema, exampleOf(document, schema) as object)
    for (const value of nearlyRight(document, member)) yield { ...whole, [name]: value }
  }
}

/** What of `example` belongs to `schema`: it may be that of a union. */
const membersOf = ({ properties = {} }: Schema, example: object): object =>
  Object.fromEntries(Object.entries(example).filter(([name]) => Object.hasOwn(properties, name)))

/** Cursors like `cursor`, with another value in one place at a time. */
export function cursorsLike(cursor: string): string[] {
  const position: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  const write = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return [...slipsOf(cursor), ...[...variantsOf(position)].map(write)]
}

const OTHERS = [null, true, 0, -1, 1.5, 1e300, 2 ** 53, '', 'tomorrow', '2026-13-40T08:00:00Z', [], {}]

function* variantsOf(value: unknown): Generator<unknown> {
  yield* OTHERS
  if (typeof value === 'string') yield* slipsOf(value)
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const other of variantsOf(item)) yield value.with(index, other)
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      for (const other of variantsOf(member)) yield { ...value, [name]: other }
    }
  }
}

/**
 * The plain request with each near miss in each place whose text has a form.
 * @param pages queries of the first pages of a list, each with its next cursor
 */
export function nearMissRequests(
  document: OpenApiDocument,
  operation: Operation,
  known: Known,
  pages: { query: string; cursor: string }[] = [],
): FuzzedRequest[] {
  const { parameters = [], requestBody } = operation.object
  const plain = plainRequest(document, operation, known)
  const missesFor = ({ schema, example }: Parameter) => nearMissesOf(resolve(document, schema), example)
  const inAddress = parameters.flatMap((parameter) => {
    const { in: place, name } = parameter
    if (place === 'header') return []
    return missesFor(parameter).map((value) =>
      plainRequest(document, operation, known, { place, name, value }),
    )
  })
  const schema = requestBody?.content['application/json']?.schema
  const inBody = [...(schema === undefined ? [] : nearlyRight(document, schema))].map((body) => ({
    ...plain,
    payload: JSON.stringify(body),
  }))
  const inCursor = pages.flatMap(({ query, cursor }) =>
    cursorsLike(cursor).map((text) => ({ ...plain, url: `${plain.url}?${query}&cursor=${text}` })),
  )
  return [...inAddress, ...inBody, ...inCursor]
}
