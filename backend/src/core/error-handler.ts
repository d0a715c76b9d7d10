import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FastifySchemaValidationError } from 'fastify/types/schema.js'
import { OwnerGone } from './auth.ts'
import type { Clock } from './clock.ts'
import type { OpenConnections } from './connections.ts'
import { DocketError, type FieldError, toProblem } from './errors.ts'
import { notYours } from './memberships.ts'
import type { Subrequests } from './subrequests.ts'

/** Turns failures of what lies above (the database) into a `DocketError`; leaves all others as they are. */
export type Translate = (error: unknown) => unknown

/** What requests may fail for until someone mends it. */
interface Obstacles {
  /** The error to answer with, if `error` is due to an obstacle; that is in the log already. */
  explain(error: DocketError): DocketError | undefined
}

interface Options {
  clock: Clock
  translate: Translate
  subrequests?: Subrequests
  obstacles?: Obstacles
}

type AnswerError = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => FastifyReply

/** Answers an error as `application/problem+json`, and logs it if the service is at fault. */
export function createErrorAnswer({
  clock,
  translate,
  subrequests = new WeakMap(),
  obstacles,
}: Options): AnswerError {
  return (error, request, reply) => {
    const first = outOf(request, toDocketError(error, translate))
    const explained = obstacles?.explain(first)
    const known = explained ?? first
    const part = subrequests.get(request.raw)
    // The enclosing request reports and logs what became of its part.
    if (part !== undefined) part.refusal = known
    else if (known.status >= 500 && explained === undefined)
      request.log.error({ err: known.cause ?? error }, known.message)
    return sendProblem(known, request, reply, clock)
  }
}

/** To a member, a workspace that is gone is like one that they may not enter: their own account is still there. */
function outOf({ actor }: Pick<FastifyRequest, 'actor'>, error: DocketError): DocketError {
  return error instanceof OwnerGone && actor?.role !== undefined ? notYours() : error
}

/** Handles every error of `app`'s routes. */
export function handleErrors(app: FastifyInstance, options: Options): void {
  app.setErrorHandler(createErrorAnswer(options))
}

const UNREADABLE: Record<string, [status: number, detail: string]> = {
  HPE_HEADER_OVERFLOW: [431, 'The request header, with the address, is larger than 32 KiB.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time.'],
}

/**
 * Answers input that is not an HTTP request, or never becomes a complete one: Fastify has no request or reply object
 * then.
 */
export function createClientErrorAnswer(
  clock: Clock,
  connections: Pick<OpenConnections, 'hasBegun'>,
): (error: Error, socket: Socket) => void {
  return (error, socket) => {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'ECONNRESET' || !socket.writable || connections.hasBegun(socket))
      return void socket.destroy()
    const [status, detail] = UNREADABLE[code] ?? [400, 'This is not an HTTP request.']
    const problem = toProblem(new DocketError('VALIDATION_ERROR', detail, { status }), randomUUID(), clock())
    const body = JSON.stringify(problem)
    socket.end(
      `HTTP/1.1 ${status} ${problem.title}\r\ncontent-type: application/problem+json; charset=utf-8\r\n` +
        `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
      () => socket.destroy(),
    )
  }
}

function sendProblem(error: DocketError, request: FastifyRequest, reply: FastifyReply, clock: Clock) {
  return reply
    .code(error.status)
    .headers(error.headers)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(toProblem(error, request.id, clock())))
}

/** What the caller may learn about `error`. */
export function toDocketError(error: FastifyError, translate: Translate): DocketError {
  if (error instanceof DocketError) return error
  if (error.validation !== undefined) return invalidInput(error, error.validation)
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new DocketError('PAYLOAD_TOO_LARGE', 'The body is larger than this server accepts.')
  }
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    const detail = 'The body must be JSON: send it with "Content-Type: application/json".'
    return new DocketError('VALIDATION_ERROR', detail, { status: 415 })
  }
  const translated = translate(error)
  if (translated instanceof DocketError) return translated
  const { statusCode = 500 } = error
  if (statusCode >= 400 && statusCode < 500) {
    return new DocketError('VALIDATION_ERROR', error.message, { status: statusCode })
  }
  return new DocketError('INTERNAL_ERROR', 'An internal error occurred. It has been logged.', {
    cause: error,
  })
}

const PLACES: Record<string, string> = { querystring: 'query', params: 'path', headers: 'header' }

/** Errors that an answer lists, however many there are: a body of 1 MB can have a hundred thousand. */
const LISTED = 20
/** Characters of a name that a request made up. */
const SHOWN = 100

function invalidInput(error: FastifyError, issues: FastifySchemaValidationError[]): DocketError {
  const context = String(error.validationContext)
  const place = PLACES[context] ?? context
  const errors = issues
    .values()
    .flatMap((issue) => errorsOf(place, issue))
    .take(LISTED)
    .toArray()
  const all = issues.reduce((sum, { params: { keys } }) => sum + (Array.isArray(keys) ? keys.length : 1), 0)
  const [first] = errors.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`)
  const rest =
    all > LISTED ? ` ${LISTED} errors are listed … and ${wholeNumber.format(all - LISTED)} more.` : ''
  return new DocketError('VALIDATION_ERROR', `${first}${rest}`, { errors, cause: error })
}

const wholeNumber = new Intl.NumberFormat('en')

function* errorsOf(place: string, issue: FastifySchemaValidationError): Generator<FieldError> {
  const path = issue.instancePath.split('/').filter((part) => part !== '')
  const loc = [place, ...path.map((part) => (/^\d+$/.test(part) ? Number(part) : shown(part)))]
  const { keys } = issue.params
  if (!Array.isArray(keys))
    return yield { loc, msg: shown(String(issue.message), 10 * SHOWN), type: issue.keyword }
  for (const key of keys)
    yield { loc: [...loc, shown(String(key))], msg: 'Unknown field.', type: issue.keyword }
}

const shown = (text: string, most = SHOWN): string =>
  text.length > most ? `${text.slice(0, most).toWellFormed()}…` : text
