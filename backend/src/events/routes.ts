import type { OutgoingHttpHeaders } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import { guarded, type Routes } from '../core/http.ts'
import { UserPath } from '../core/schemas.ts'
import type { Database } from '../database/connection.ts'
import { checkKept } from '../database/retention.ts'
import { EventHeaders, EventQuery, EventStream } from './schemas.ts'
import type { Streams } from './streams.ts'

const DESCRIPTION = `Server-sent events. First \`ready\`, whose \`id\` is where the stream begins; then a \`change\` for each
change of what the token may read, as \`GET …/changes\` shows it, with its revision as \`id\`. Each comes once and in order,
across reconnects too: send the last \`id\` as \`Last-Event-ID\`.

The stream ends with an \`end\`: \`{"reason": "expired" | "revoked" | "gone" | "stopping"}\`. See docs/events.md.`

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // nginx would keep events until it has some kilobytes of them.
  'x-accel-buffering': 'no',
  // The connection serves nothing else afterwards: closing the service need not wait for it.
  connection: 'close',
}

export function eventRoutes(app: Routes, { db, streams }: { db: Database; streams: Streams }): void {
  app.addHook('preClose', async () => streams.close())

  app.get(
    '/events',
    {
      config: { scope: 'tasks:read' },
      schema: {
        operationId: 'streamEvents',
        summary: 'Follow changes as they happen',
        description: DESCRIPTION,
        tags: ['Changes'],
        params: UserPath,
        querystring: EventQuery,
        headers: EventHeaders,
        response: {
          200: { description: 'The stream.', content: { 'text/event-stream': { schema: EventStream } } },
          ...guarded(410),
        },
      },
    },
    async (request, reply) => {
      const { actor, query, headers } = request
      refuseNarrowed(actor)
      const place = streams.reserve(actor.userId)
      reply.raw.once('close', place)
      try {
        const header = headers['last-event-id']
        const since = header === undefined ? query.since : Number(header)
        const latest = await checkKept(actor.userId, db.reader, since ?? Number.MAX_SAFE_INTEGER)
        if (since !== undefined && since > latest) throw notYet(since, header === undefined, latest)
        if (request.method === 'HEAD') return await reply.headers(HEADERS).send('')
        if (reply.raw.destroyed) {
          // Who left before they were told apart closed unheard.
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

/** Writes the head of the answer past Fastify, which would wait for its end. */
function open(request: FastifyRequest, reply: FastifyReply): void {
  const opened = performance.now()
  reply.hijack()
  reply.raw.writeHead(200, { ...reply.getHeaders(), ...HEADERS } as OutgoingHttpHeaders)
  reply.raw.once('close', () => {
    // Of one that the service ended the line of all requests tells.
    if (reply.raw.writableFinished) return
    const ms = Math.round(performance.now() - opened)
    request.log.info({ user_id: request.actor.userId, route: request.routeOptions.url, ms }, 'client left')
  })
}

/** What belongs to a project now may not have when it was changed: nobody can tell yet what such a key may see. */
function refuseNarrowed({ projectId }: Actor): void {
  if (projectId === undefined) return
  throw new DocketError('AUTH_FORBIDDEN', 'A key for one project cannot follow events.')
}

function notYet(since: number, inQuery: boolean, latest: number): DocketError {
  const loc = inQuery ? ['query', 'since'] : ['header', 'last-event-id']
  return new DocketError('VALIDATION_ERROR', `There is no revision ${since} yet: the last is ${latest}.`, {
    errors: [{ loc, msg: `The last revision is ${latest}.`, type: 'too_big' }],
  })
}
