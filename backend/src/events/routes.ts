import type { OutgoingHttpHeaders } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Resources } from '../changelog/resource.ts'
import { checkRetained, latestRevision } from '../changelog/retention.ts'
import { guarded, type Routes } from '../core/http.ts'
import { UserPath } from '../core/schemas.ts'
import type { Database } from '../database/connection.ts'
import { EventHeaders, EventQuery, EventStream } from './schemas.ts'
import type { Streams } from './streams.ts'

const DESCRIPTION = `Server-sent events. The first is \`ready\`, whose \`id\` is the revision at which the stream begins. A \`change\`
follows for each change that the token may read, in the form of \`GET …/changes\`, with its revision as \`id\`. Each change
comes once and in order, even across reconnects: send the last \`id\` that you received as \`Last-Event-ID\`.

The last event is \`end\`: \`{"reason": "expired" | "revoked" | "gone" | "stopping"}\`. See docs/events.md.`

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // nginx would buffer events until it has some kilobytes of them.
  'x-accel-buffering': 'no',
  // The connection serves nothing else afterwards, so closing the service need not wait for it.
  connection: 'close',
}

export function eventRoutes(
  app: Routes,
  { db, resources, streams }: { db: Database; resources: Resources; streams: Streams },
): void {
  app.addHook('preClose', async () => streams.close())

  app.get(
    '/events',
    {
      config: { scope: 'any' },
      schema: {
        operationId: 'streamEvents',
        summary: 'Stream changes as they happen',
        description: DESCRIPTION,
        tags: ['Changes'],
        params: UserPath,
        querystring: EventQuery,
        headers: EventHeaders,
        response: {
          200: {
            description: 'The event stream.',
            content: { 'text/event-stream': { schema: EventStream } },
          },
          ...guarded(410),
        },
      },
    },
    async (request, reply) => {
      const { actor, query, headers } = request
      resources.readable(actor)
      const place = await streams.reserve(actor.userId)
      reply.raw.once('close', place)
      try {
        const header = headers['last-event-id']
        const since = header === undefined ? query.since : Number(header)
        const latest =
          since === undefined
            ? await latestRevision(actor.userId, db.reader)
            : await checkRetained(actor.userId, db.reader, since)
        if (request.method === 'HEAD') return await reply.headers(HEADERS).send('')
        if (reply.raw.destroyed) {
          // The client may have left before `close` was listened for.
          place()
          return reply.hijack()
        }
        open(request, reply)
        streams.open(reply.raw, actor, since ?? latest, latest)
        return reply
      } catch (error) {
        place()
        throw error
      }
    },
  )
}

/** Writes the head of the answer without Fastify, which would wait for the end of the body. */
function open(request: FastifyRequest, reply: FastifyReply): void {
  const opened = performance.now()
  reply.hijack()
  reply.raw.writeHead(200, { ...reply.getHeaders(), ...HEADERS } as OutgoingHttpHeaders)
  reply.raw.once('close', () => {
    // If the service ended the stream, the ordinary request log line covers it.
    if (reply.raw.writableFinished) return
    const ms = Math.round(performance.now() - opened)
    request.log.info({ user_id: request.actor.userId, route: request.routeOptions.url, ms }, 'client left')
  })
}
