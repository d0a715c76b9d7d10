import { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import pino, { type Logger } from 'pino'
import pretty from 'pino-pretty'
import type { Config } from '../config.ts'

/** What makes lines fit to be kept: every log of the service is made with these. */
export const logOptions = (config: Pick<Config, 'logLevel'>) => ({
  level: config.logLevel,
  base: null,
  serializers: { err: describeError },
})

/**
 * The service's log, to standard output: JSON lines, or readable ones on a terminal. Lines are written in
 * batches; `flushLog` writes what is left.
 */
export function createLog(config: Pick<Config, 'logLevel'>): Logger {
  const options = logOptions(config)
  if (process.stdout.isTTY) return pino(options, pretty({ ...ON_TERMINAL, sync: true }))
  const destination = pino.destination({
    fd: 1,
    sync: true,
    minLength: 4096,
    periodicFlush: 1000,
    maxLength: MOST_WAITING,
  })
  // A disk that is full does not end the service: what was not written is tried again with the next lines.
  destination.once('error', ({ message }) => console.error(`The log cannot be written (${message}).`))
  destination.on('error', () => {})
  return pino(options, destination)
}

/** Characters that wait while they cannot be written; what is more is lost. */
const MOST_WAITING = 1024 * 1024

const ON_TERMINAL = {
  singleLine: true,
  ignore: 'method,route,status,ms',
  messageFormat: '{msg}{if status} {method} {route} {status} in {ms} ms{end}',
}

export function flushLog(log: Logger): Promise<void> {
  return new Promise((resolve) => log.flush(() => resolve()))
}

/** What Fastify itself has to say: nothing of requests (`logRequests`), but why an answer that had begun broke off. */
export class FrameworkLog extends LogController {
  constructor() {
    super({ disableRequestLogging: true, requestIdLogLabel: 'request_id' })
  }

  override streamError(error: NodeJS.ErrnoException, request: FastifyRequest): void {
    // Who read it has gone.
    if (error.code === 'ERR_STREAM_PREMATURE_CLOSE') return
    request.log.error({ err: error }, 'the response was cut off')
  }
}

/** One line for each request of `app`, when it is answered. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        user_id: request.actor?.userId,
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 100) / 100,
      },
      'request',
    )
    done()
  })
}

/**
 * An error without what users wrote: messages of the database quote values (titles, addresses), so of those
 * only the code and the names of table and constraint are kept, and of every error the place.
 */
export function describeError(error: Error): Record<string, unknown> {
  const { code, table, constraint, severity } = error as Error & Record<string, unknown>
  const fromDatabase = severity !== undefined || error.message.startsWith('Failed query')
  return {
    type: error.name,
    ...(fromDatabase ? {} : { message: error.message }),
    ...(code === undefined ? {} : { code }),
    ...(table === undefined ? {} : { table }),
    ...(constraint === undefined ? {} : { constraint }),
    stack: error.stack?.match(/^ {4}at .*$/gm)?.join('\n'),
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  }
}
