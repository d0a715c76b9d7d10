import type { OutgoingHttpHeaders } from 'node:http'
import type { FastifyError, FastifyReply } from 'fastify'
import type { Clock } from '../core/clock.ts'
import { toDocketError } from '../core/error-handler.ts'
import { toProblem } from '../core/errors.ts'
import { translate } from '../database/failures.ts'
import type { Listener } from './answering.ts'
import type { ChatResponse } from './schemas.ts'

/** Sends an answer while it is produced, as server-sent events. */

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // nginx would buffer events until it has some kilobytes of them.
  'x-accel-buffering': 'no',
  // The connection is not reused afterwards, so closing the service need not wait for it.
  connection: 'close',
}

/** Milliseconds between two heartbeats. */
const HEARTBEAT = 15_000

export interface AnswerStream extends Listener {
  started(answer: { conversation_id: number; message_id: number }): void
  done(answer: ChatResponse): void
  failed(error: unknown): void
}

/** Writes the head directly, since Fastify would wait for the end of the answer. */
export function openStream(reply: FastifyReply, clock: Clock): AnswerStream {
  const { raw, request } = reply
  reply.hijack()
  raw.writeHead(200, { ...reply.getHeaders(), ...HEADERS } as OutgoingHttpHeaders)
  // A socket may break while it is written to; nothing to do here, since `close` follows.
  raw.on('error', () => {})
  const beating = setInterval(() => raw.write(': \n\n'), HEARTBEAT).unref()
  raw.once('close', () => clearInterval(beating))
  // The JSON contains no line breaks.
  const send = (event: string, data: object) =>
    raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  return {
    started: (answer) => send('started', answer),
    text: (delta) => send('text', { delta }),
    call: (call) => send('call', call),
    done(answer) {
      send('done', answer)
      raw.end()
    },
    failed(error) {
      const known = toDocketError(error as FastifyError, translate)
      if (known.status >= 500) request.log.error({ err: known.cause ?? error }, known.message)
      send('failed', toProblem(known, request.id, clock()))
      raw.end()
    },
  }
}
