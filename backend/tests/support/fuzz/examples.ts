import type { OpenApiDocument, Operation, Parameter } from '../openapi.ts'
import type { FuzzedRequest, Known } from './requests.ts'
import { exampleOf, resolve } from './schemas.ts'
import { POISON } from './values.ts'

/** Requests that every run sends first, whatever its seed. */

/** Another value for one parameter, or for one member of the body. */
interface Change {
  place: 'path' | 'query' | 'body'
  name: string
  value: string
}

/** The request that a reader of the document would send: its examples, without anything optional. */
export function plainRequest(
  document: OpenApiDocument,
  operation: Operation,
  known: Known,
  change?: Change,
): FuzzedRequest {
  const { parameters = [], requestBody } = operation.object
  const changed = (place: Change['place'], name: string) => change?.place === place && change.name === name
  const textFor = ({ in: place, name, schema, example }: Parameter) =>
    change !== undefined && changed(place as Change['place'], name)
      ? change.value.toWellFormed()
      : String(known[name]?.[0] ?? example ?? exampleOf(document, schema))
  const path = parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce(
      (text, parameter) => text.replace(`{${parameter.name}}`, () => encodeURIComponent(textFor(parameter))),
      operation.path,
    )
  const query = parameters
    .filter(({ in: place, name, required }) => place === 'query' && (required || changed('query', name)))
    .map((parameter) => `${parameter.name}=${encodeURIComponent(textFor(parameter))}`)
  const { schema, example: whole } = requestBody?.content['application/json'] ?? {}
  // A body without required members, such as one of several proofs, has an example of its own where it needs one.
  const example =
    schema?.required === undefined && whole !== undefined ? whole : schema && exampleOf(document, schema)
  const body = change?.place === 'body' ? { ...(example as object), [change.name]: change.value } : example
  return {
    method: operation.method,
    url: query.length === 0 ? path : `${path}?${query.join('&')}`,
    headers: schema === undefined ? {} : { 'content-type': 'application/json' },
    ...(schema === undefined ? {} : { payload: JSON.stringify(body) }),
    caller: 'user',
    mangled: change?.place === 'path' && change.value === '',
  }
}

/** The plain request with each poison in each place that accepts text. */
export function poisonedRequests(
  document: OpenApiDocument,
  operation: Operation,
  known: Known,
): FuzzedRequest[] {
  const { parameters = [], requestBody } = operation.object
  const body = resolve(document, requestBody?.content['application/json']?.schema ?? {})
  const places = [
    ...parameters
      .filter((parameter) => parameter.in !== 'header')
      .map(({ in: place, name }) => ({ place: place as Change['place'], name })),
    ...Object.entries(body.properties ?? {}).map(([name]) => ({ place: 'body' as const, name })),
  ]
  return places.flatMap((place) =>
    POISON.map((value) => plainRequest(document, operation, known, { ...place, value })),
  )
}

/** Longer than any body may be, in bytes. */
const TOO_LONG = 1_200_000

/** The plain request with one fault that is refused before the values are checked. */
export function refusedRequests(
  document: OpenApiDocument,
  operation: Operation,
  known: Known,
): FuzzedRequest[] {
  const plain = plainRequest(document, operation, known)
  const { parameters = [] } = operation.object
  const has = (name: string) => parameters.some((parameter) => parameter.name === name)
  const others = { place: 'path', name: 'user_id', value: 'somebody-else' } as const
  return [
    { ...plain, caller: 'nobody' },
    ...(has('user_id') ? [plainRequest(document, operation, known, others)] : []),
    ...(has('if-match') ? [{ ...plain, headers: { ...plain.headers, 'if-match': '"999999"' } }] : []),
    ...(plain.payload === undefined
      ? []
      : [
          { ...plain, headers: { 'content-type': 'text/plain' } },
          { ...plain, payload: '{' },
          { ...plain, payload: JSON.stringify({ title: 'x'.repeat(TOO_LONG) }) },
        ]),
  ]
}
