import { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import pino, { type Logger } from 'pino'
import pretty from 'pino-pretty'
import type { Config } from '../config.ts'

/** Options that make log lines fit to keep: every log of the service is created with them. */
export const logOptions = (config: Pick<Config, 'logLevel'>, worker?: number) => ({
  level: config.logLevel,
  base: worker === undefined ? null : { worker },
  serializers: { err: describeError },
})

/**
 * The service's log, on standard output: JSON lines, or readable ones on a terminal. Lines are written in batches;
 * `flushLog` writes the rest.
 * @param worker which of the service's processes logs, if there are several
 */
export function createLog(config: Pick<Config, 'logLevel'>, worker?: number): Logger {
  const options = logOptions(config, worker)
  if (process.stdout.isTTY) return pino(options, pretty({ ...ON_TERMINAL, sync: true }))
  const destination = pino.destination({
    fd: 1,
    sync: true,
    minLength: 4000,
    periodicFlush: 1000,
    maxLength: MOST_WAITING,
    // Whole lines, and so few that a pipe takes them at once: lines of several processes do not mix.
    maxWrite: 4096,
  })
  // A full disk does not stop the service: unwritten lines are tried again with the next ones.
  destination.once('error', ({ message }) => console.error(`The log cannot be written (${message}).`))
  destination.on('error', () => {})
  return pino(options, destination)
}

/** Characters that are buffered while they cannot be written; anything beyond is lost. */
const MOST_WAITING = 1024 * 1024

const ON_TERMINAL = {
  singleLine: true,
  ignore: 'method,route,status,ms',
  messageFormat: '{msg}{if status} {method} {route} {status} in {ms} ms{end}',
}

export function flushLog(log: Logger): Promise<void> {
  return new Promise((resolve) => log.flush(() => resolve()))
}

/**
 * Fastify's own log messages: none about requests (`logRequests` writes those), but why a response broke off midway.
 */
export class FrameworkLog extends LogController {
  constructor() {
    super({ disableRequestLogging: true, requestIdLogLabel: 'request_id' })
  }

  override streamError(error: NodeJS.ErrnoException, request: FastifyRequest): void {
    // The client has disconnected.
    if (error.code === 'ERR_STREAM_PREMATURE_CLOSE') return
    request.log.error({ err: error }, 'the response was cut off')
  }
}

/** Logs one line for each request of `app`, once it is answered. */
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
 * An error without anything that users wrote: database messages quote values (titles, addresses), so from these only
 * the code and the names of table and constraint are kept. From every stack only the call sites are kept.
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
