import fc from 'fast-check'
import type { OpenApiDocument, Operation, Parameter } from '../openapi.ts'
import { fitting, nearlyFitting, some } from './schemas.ts'
import { contentType, etags, hostileBody, hostileHeader, hostileText } from './values.ts'

export interface FuzzedRequest {
  method: string
  url: string
  headers: Record<string, string>
  payload?: string | Buffer
  /** How the request is authenticated. */
  caller: 'user' | 'key' | 'nobody' | 'garbage'
  /** Whether the path may lead elsewhere, or nowhere. */
  mangled: boolean
}

/** Values of parameters that name something that exists. */
export type Known = Record<string, [string, ...string[]]>

/** Requests for `operation`: about half as declared, the others wrong in one place or in several. */
export function requestsFor(
  document: OpenApiDocument,
  operation: Operation,
  known: Known,
): fc.Arbitrary<FuzzedRequest> {
  const parameters = operation.object.parameters ?? []
  const of = (place: Parameter['in']) => parameters.filter((parameter) => parameter.in === place)
  return fc
    .record({
      path: pathOf(document, operation.path, of('path'), known),
      query: queryOf(document, of('query')),
      headers: headersOf(of('header')),
      body: bodyOf(document, operation),
      caller: fc.oneof(
        { weight: 12, arbitrary: fc.constant('user' as const) },
        { weight: 2, arbitrary: fc.constant('key' as const) },
        { weight: 1, arbitrary: fc.constantFrom('nobody' as const, 'garbage' as const) },
      ),
    })
    .map(({ path, query, headers, body, caller }) => ({
      method: operation.method,
      url: path.text + query,
      headers: { ...headers, ...body.headers },
      ...(body.payload === undefined ? {} : { payload: body.payload }),
      caller,
      mangled: path.mangled,
    }))
}

interface Part {
  text: string
  mangled: boolean
}

/** Escaped characters of a path parameter beyond which the router may not read it. */
const LONGEST = 2_000
const escaped = (text: string): Part => ({
  text: encodeURIComponent(text.toWellFormed()),
  mangled: text === '' || /^\.+$/.test(text) || encodeURIComponent(text.toWellFormed()).length > LONGEST,
})
const raw: fc.Arbitrary<Part> = fc
  .constantFrom(
    '',
    '%',
    '%zz',
    '%ff',
    '%c0%af',
    '%00',
    '%2e%2e',
    'a/b',
    '..',
    '?',
    '#',
    '\\',
    'a;b=c',
    'x'.repeat(3_000),
  )
  .map((text) => ({ text, mangled: true }))

function pathOf(
  document: OpenApiDocument,
  path: string,
  parameters: Parameter[],
  known: Known,
): fc.Arbitrary<Part> {
  const segments = parameters.map(({ name, schema }) => {
    const fits = fitting(document, schema).map(String)
    const leads = known[name]
    const good =
      leads === undefined ? fits : fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...leads) }, fits)
    return fc.oneof(
      { weight: 20, arbitrary: good.map(escaped) },
      { weight: 4, arbitrary: hostileText.map(escaped) },
      { weight: 1, arbitrary: raw },
    )
  })
  return fc.tuple(...segments).map((values) => {
    const text = parameters.reduce(
      (address, { name }, index) => address.replace(`{${name}}`, () => values[index]?.text ?? ''),
      path,
    )
    return { text, mangled: values.some(({ mangled }) => mangled) }
  })
}

const cursors = fc
  .oneof(
    fc.integer({ min: -1, max: 40 }).map((before) => JSON.stringify({ before })),
    fc.constantFrom(
      '{}',
      '[]',
      'null',
      '{"before":1e400}',
      '{"before":"1"}',
      '{"before":1,"x":2}',
      '{"before":',
    ),
  )
  .map((json) => Buffer.from(json).toString('base64url'))

/** A query string with its question mark, or an empty string. */
function queryOf(document: OpenApiDocument, parameters: Parameter[]): fc.Arbitrary<string> {
  const pairs = parameters.map(({ name, required = false, schema, example }) => {
    const fits = name === 'cursor' ? cursors : fitting(document, schema).map(String)
    const good = example === undefined ? fits : fc.oneof(fits, fc.constant(String(example)))
    const value = fc.oneof(
      { weight: 5, arbitrary: good.map((text) => encodeURIComponent(text.toWellFormed())) },
      { weight: 1, arbitrary: hostileText.map((text) => encodeURIComponent(text.toWellFormed())) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('', '%', '%zz', '%ff', '%00', '+', `1&${name}=2`, '[]', '1;2'),
      },
    )
    const pair = value.map((text) => `${name}=${text}`)
    return { required, pair }
  })
  const needed = pairs.filter(({ required }) => required).map(({ pair }) => pair)
  const others = pairs.filter(({ required }) => !required).map(({ pair }) => pair)
  const given = some(others).chain((chosen) => fc.tuple(...needed, ...chosen))
  const stray = fc.oneof(
    { weight: 8, arbitrary: fc.constant('') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'page=2',
        '__proto__=1',
        '__proto__[x]=1',
        '&&',
        '=',
        '%zz=1',
        'a[]=1',
        '%00',
        'x'.repeat(500),
      ),
    },
  )
  return fc.tuple(stray, given).map(([first, rest]) => {
    const parts = [first, ...rest].filter((part) => part !== '')
    return parts.length === 0 ? '' : `?${parts.join('&')}`
  })
}

const STRAY_HEADERS = ['accept', 'accept-encoding', 'range', 'x-forwarded-for', 'x-forwarded-host', 'user-agent', 'if-modified-since', 'x-http-method-override', 'cookie', 'te'] // biome-ignore format: a list

/** Usually undefined: several preconditions at once mostly fail, and hide what comes after. */
const seldom = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })

function headersOf(parameters: Parameter[]): fc.Arbitrary<Record<string, string>> {
  const declared = parameters.map(({ name }) => {
    const value =
      name === 'idempotency-key' ? fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.uuid(), hostileHeader) : etags
    return seldom(value).map((text) => [name, text] as const)
  })
  const stray = fc.option(fc.tuple(fc.constantFrom(...STRAY_HEADERS), hostileHeader), {
    nil: undefined,
    freq: 2,
  })
  return fc.tuple(fc.tuple(...declared), stray).map(([given, extra]) => {
    const headers: Record<string, string> = {}
    for (const [name, text] of given) if (text !== undefined) headers[name] = text
    if (extra !== undefined) headers[extra[0]] = extra[1]
    return headers
  })
}

interface Body {
  headers: Record<string, string>
  payload?: string | Buffer | undefined
}

function bodyOf(document: OpenApiDocument, { method, object }: Operation): fc.Arbitrary<Body> {
  const schema = object.requestBody?.content['application/json']?.schema
  const none = fc.constant<Body>({ headers: {} })
  const typed = (payload: fc.Arbitrary<string | Buffer>): fc.Arbitrary<Body> =>
    fc.tuple(payload, contentType).map(([text, type]) => ({
      headers: type === undefined ? {} : { 'content-type': type },
      payload: text,
    }))
  if (schema === undefined) {
    // GET has no body. Others may send one that is not declared.
    return method === 'GET'
      ? none
      : fc.oneof({ weight: 6, arbitrary: none }, { weight: 1, arbitrary: typed(hostileBody) })
  }
  const json = (value: fc.Arbitrary<unknown>) => value.map((given) => JSON.stringify(given))
  return fc.oneof(
    {
      weight: 8,
      arbitrary: json(fitting(document, schema)).map((payload) => ({
        headers: { 'content-type': 'application/json' },
        payload,
      })),
    },
    { weight: 5, arbitrary: typed(json(nearlyFitting(document, schema))) },
    { weight: 2, arbitrary: typed(hostileBody) },
    { weight: 1, arbitrary: none },
  )
}
