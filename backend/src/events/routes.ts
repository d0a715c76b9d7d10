import type { OutgoingHttpHeaders } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Resources } from '../changelog/resource.ts'
import { checkRetained, latestRevision } from '../changelog/retention.ts'
import { guarded, type Routes } from '../core/http.ts'
import { UserPath } from '../core/schemas.ts'
import type { Database } from '../database/connection.ts'
import { followedBy } from './followed.ts'
import { ofOne } from './frames.ts'
import {
  AllEventHeaders,
  AllEventQuery,
  AllEventStream,
  EventHeaders,
  EventQuery,
  EventStream,
} from './schemas.ts'
import type { Followed, Streams } from './streams.ts'

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

interface EventOptions {
  db: Database
  resources: Resources
  streams: Streams
}

export function eventRoutes(app: Routes, { db, resources, streams }: EventOptions): void {
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
      return await stream(request, reply, streams, async () => {
        const header = headers['last-event-id']
        const since = header === undefined ? query.since : Number(header)
        const latest =
          since === undefined
            ? await latestRevision(actor.workspaceId, db.reader)
            : await checkRetained(actor.workspaceId, db.reader, since)
        return { logs: [{ actor, since: since ?? latest, latest }], form: ofOne }
      })
    },
  )
}

const OF_SEVERAL = `Server-sent events, as those of one workspace, but the \`id\` covers all workspaces and is opaque. \`ready\` names the
workspaces, each with the revision at which its changes begin; a \`change\` has its \`workspace_id\`. \`closed\` is
\`{"workspace_id", "reason": "revoked" | "gone"}\`: that workspace has ended, the others go on.

Without \`workspaces\`, \`end\` has the reason \`memberships_changed\` once you may enter another workspace, or have another
role in one: reconnect. See docs/events.md.`

/** `/api/events`: the changes of several workspaces on one stream. */
export function allEventRoutes(app: Routes, { db, resources, streams }: EventOptions): void {
  app.get(
    '/events',
    {
      config: { scope: 'any' },
      schema: {
        operationId: 'streamAllEvents',
        security: [{ bearer: [] }],
        summary: 'Stream the changes of all workspaces that you may enter',
        description: OF_SEVERAL,
        tags: ['Changes'],
        querystring: AllEventQuery,
        headers: AllEventHeaders,
        response: {
          200: {
            description: 'The event stream.',
            content: { 'text/event-stream': { schema: AllEventStream } },
          },
          ...guarded(),
        },
      },
    },
    async (request, reply) => {
      const { actor, query, headers } = request
      const cursor = headers['last-event-id'] ?? query.since
      return await stream(request, reply, streams, () =>
        followedBy(actor, db.reader, resources, { workspaces: query.workspaces, cursor }),
      )
    },
  )
}

/** Answers with a stream, unless there is no place for it or `find` refuses. */
async function stream(
  request: FastifyRequest,
  reply: FastifyReply,
  streams: Streams,
  find: () => Promise<Followed>,
): Promise<FastifyReply> {
  const { actor } = request
  const place = await streams.reserve(actor.userId)
  reply.raw.once('close', place)
  try {
    const followed = await find()
    if (request.method === 'HEAD') return await reply.headers(HEADERS).send('')
    if (reply.raw.destroyed) {
      // The client may have left before `close` was listened for.
      place()
      return reply.hijack()
    }
    open(request, reply)
    streams.open(reply.raw, actor, followed)
    return reply
  } catch (error) {
    place()
    throw error
  }
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
