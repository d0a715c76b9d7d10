import { isUtf8 } from 'node:buffer'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { DocketError } from './errors.ts'
import { Problem } from './schemas.ts'

/** A Fastify instance whose routes are typed by their Zod schemas. */
export type Routes = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

interface HeaderDoc {
  description: string
  type: 'string' | 'integer'
}

const HEADERS = {
  etag: { type: 'string', description: 'Strong validator, for `If-Match` and `If-None-Match`.' },
  location: { type: 'string', description: 'URL of the new resource, or the target of the redirect.' },
  link: { type: 'string', description: 'RFC 8288 link to the next page (`rel="next"`).' },
  'content-language': { type: 'string', description: 'The language of what is said in it.' },
  'preference-applied': {
    type: 'string',
    description: '`merge` if the edit was merged with changes that others have made since.',
  },
  'set-auth-jwt': { type: 'string', description: 'A JWT for this session, as `/token` returns it.' },
  'idempotency-replayed': {
    type: 'string',
    description: '`true` if this repeats the response to the first request with this `Idempotency-Key`.',
  },
  'www-authenticate': {
    type: 'string',
    description: 'Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope.',
  },
  'retry-after': { type: 'integer', description: 'Seconds to wait before trying again.' },
  ratelimit: {
    type: 'string',
    description: 'Requests left (`r`) and seconds until the quota is restored (`t`).',
  },
  'ratelimit-policy': {
    type: 'string',
    description: 'The limit that applies: quota (`q`) and window in seconds (`w`).',
  },
} satisfies Record<string, HeaderDoc>

export type HeaderName = keyof typeof HEADERS

const documented = (names: HeaderName[]) => Object.fromEntries(names.map((name) => [name, HEADERS[name]]))

/** The entry in a route's `response` for a JSON response and its headers. */
export function answer<Schema extends z.ZodType>(
  description: string,
  schema: Schema,
  headers: HeaderName[] = [],
) {
  return { description, headers: documented(headers), content: { 'application/json': { schema } } }
}

/** Placeholder content type for a response without a body. */
export const NO_BODY = 'none'

/** The entry for a response without a body. */
export function emptyAnswer(description: string, headers: HeaderName[] = []) {
  return { description, headers: documented(headers), content: { [NO_BODY]: { schema: z.undefined() } } }
}

const PROBLEMS = {
  400: ['Malformed request or empty patch.', []],
  401: ['Missing or invalid token.', ['www-authenticate']],
  403: [
    'Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project.',
    ['www-authenticate'],
  ],
  404: ['The resource does not exist or belongs to another user.', []],
  409: [
    'The request conflicts with the current state or with a request in progress.',
    ['retry-after', 'etag'],
  ],
  410: ['The change log no longer holds what was requested.', []],
  412: [
    '`If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state.',
    ['etag'],
  ],
  413: ['The request body is too large.', []],
  415: ['The request body is not uncompressed JSON in UTF-8.', []],
  424: ['An operation refers to one that returned no id.', []],
  422: ['Invalid input; `errors` lists what is wrong and where.', []],
  429: ['Too many requests.', ['retry-after', 'ratelimit', 'ratelimit-policy']],
  500: ['Internal server error.', []],
  503: ['The service or its database is temporarily unavailable.', ['retry-after']],
} satisfies Record<number, [description: string, headers: HeaderName[]]>

export type ProblemStatus = keyof typeof PROBLEMS

/** The problems that a route may answer with, in addition to those that any route may. */
export function problems(...statuses: ProblemStatus[]) {
  return Object.fromEntries(
    ([...statuses, 429, 500, 503] as const).toSorted().map((status) => {
      const [description, headers] = PROBLEMS[status]
      const content = { 'application/problem+json': { schema: Problem } }
      return [status, { description, headers: documented(headers), content }]
    }),
  )
}

/** The problems of every route under `/api/{user_id}`. */
export const guarded = (...statuses: ProblemStatus[]) => problems(400, 401, 403, 422, ...statuses)
/** The problems of routes that may receive a body: DELETE too, although it needs none. */
export const guardedBody = (...statuses: ProblemStatus[]) => guarded(413, 415, ...statuses)

/** An ETag sent without its quotes would never match, however often the client read the resource again. */
const ETAGS = /^(\*|(W\/)?"[\x21\x23-\x7e]*"( *, *(W\/)?"[\x21\x23-\x7e]*")*)$/

const IfMatch = z
  .string()
  .max(4000)
  .regex(ETAGS, 'Must be quoted ETags, like "7", or *.')
  .optional()
  .meta({ description: 'ETags, or `*`. The request fails with 412 unless the current ETag is among them.' })

/** Conditional headers (RFC 9110, 13) of routes on a single resource or list. */
export const ReadConditions = z.object({
  'if-match': IfMatch,
  'if-none-match': z
    .string()
    .max(4000)
    .optional()
    .meta({ description: 'ETags, or `*`. The response is 304 if the current ETag is among them.' }),
})
export const WriteConditions = z.object({
  'if-match': IfMatch,
  'if-none-match': z
    .string()
    .max(4000)
    .optional()
    .meta({ description: 'ETags, or `*`. The request fails with 412 if the current ETag is among them.' }),
})
/** Conditional headers of routes that change fields of a single resource. */
export const EditConditions = WriteConditions.extend({
  prefer: z
    .string()
    .max(4000)
    .optional()
    .meta({
      description:
        '`merge` (RFC 7240): if `If-Match` names a single ETag that is no longer current, the edit is still applied, provided that nobody else has changed the same fields since. Otherwise the request fails with 409 and lists the `conflicts`.',
      examples: ['merge'],
    }),
})

/** @throws DocketError VALIDATION_ERROR (400) for a patch without any field */
export function refuseEmpty(patch: object): void {
  if (Object.keys(patch).length > 0) return
  throw new DocketError('VALIDATION_ERROR', 'The patch is empty: name at least one field.', { status: 400 })
}

const MAX_DEPTH = 64
const CHARSET = /;\s*charset\s*=\s*["']?([^\s"';,]+)/i
/** ASCII is a subset of UTF-8. */
const UTF_8 = /^(utf-?8|(us-)?ascii)$/i

/**
 * Accepts JSON bodies, including `application/merge-patch+json`; refuses other encodings and JSON that nests too
 * deeply.
 */
export function acceptJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    ['application/json', 'application/merge-patch+json'],
    { parseAs: 'buffer' },
    (request, body, done) => {
      // Some clients send a content type even without a body.
      if (body.length === 0) return done(null, undefined)
      const refuse = (detail: string, status = 400) =>
        done(new DocketError('VALIDATION_ERROR', detail, { status }))
      const { 'content-encoding': encoding, 'content-type': type = '' } = request.headers
      if (!/^(identity)?$/i.test(encoding ?? '')) {
        return refuse('Send the body uncompressed, without Content-Encoding.', 415)
      }
      if (!UTF_8.test(CHARSET.exec(type)?.[1] ?? 'utf-8'))
        return refuse('JSON must be sent in UTF-8, not in another charset.', 415)
      // Decoding it anyway would silently turn each invalid byte into the same replacement character.
      if (!isUtf8(body as Buffer)) return refuse('The body is not valid UTF-8, as JSON must be.')
      const json = body.toString()
      if (isTooDeep(json)) return refuse(`The JSON is nested more than ${MAX_DEPTH} levels deep.`)
      parse(request, json, (error, value) => {
        if (error === null) return done(null, value)
        refuse(isJson(json) ? PROTOTYPE : 'The body is not valid JSON.')
      })
    },
  )
}

/** Why the parser refuses what is JSON. */
const PROTOTYPE = 'No member may be named "__proto__", or be a "constructor" with a "prototype".'

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Whether the JSON nests deeper than the service accepts. */
export function isTooDeep(json: string): boolean {
  // Each level needs two characters.
  if (json.length <= 2 * MAX_DEPTH) return false
  let depth = 0
  let inString = false
  for (let index = 0; index < json.length; index += 1) {
    const character = json[index]
    if (inString) {
      if (character === '\\') index += 1
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '{' || character === '[') depth += 1
    else if (character === '}' || character === ']') depth -= 1
    if (depth > MAX_DEPTH) return true
  }
  return false
}
