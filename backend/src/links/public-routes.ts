import type { FastifyReply } from 'fastify'
import { answer, emptyAnswer, problems, ReadConditions, type Routes } from '../core/http.ts'
import { addressOf, countedAddress, tooManyRequests } from '../core/limits.ts'
import { preconditionFailed } from '../core/preconditions.ts'
import { findLink, noSuchLink, type OpenLink } from './crud.ts'
import { etagOfAnswer, names } from './model.ts'
import type { LinkOptions } from './options.ts'
import { createPublicReader } from './public.ts'
import { LinkTokenPath, PublicLink, PublicTaskListResponse, PublicTaskQuery } from './schemas.ts'

const tags = ['Links']

interface Conditions {
  'if-match'?: string | undefined
  'if-none-match'?: string | undefined
}

/** `/api/links/{token}`: for whoever has a link, without an account. The token is in the address and opens nothing else. */
export function publicLinkRoutes(app: Routes, options: LinkOptions): void {
  const { db, clock, limiter } = options
  const reader = createPublicReader(options)

  /** @throws DocketError RATE_LIMITED */
  async function take(key: string): Promise<void> {
    const verdict = await limiter.take(key, clock().getTime())
    if (!verdict.allowed) throw tooManyRequests('link', limiter.limit, verdict)
  }

  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      // A link that was revoked shows nothing from then on: what is kept is asked about each time.
      'cache-control': 'private, no-cache',
    })
    await take(`address ${countedAddress(addressOf(request))}`)
  })

  /** @throws DocketError NOT_FOUND, RATE_LIMITED */
  async function open(token: string): Promise<OpenLink> {
    const link = await findLink(db, token, clock())
    if (link === undefined) throw noSuchLink()
    await take(`link ${link.id}`)
    return link
  }

  /** Whether the reader has this answer already. @throws DocketError PRECONDITION_FAILED */
  function isKnown(headers: Conditions, reply: FastifyReply, body: object): boolean {
    const etag = etagOfAnswer(body)
    if (headers['if-match'] !== undefined && !names(headers['if-match'], etag)) throw preconditionFailed(null)
    reply.header('etag', etag)
    return names(headers['if-none-match'], etag)
  }

  app.get(
    '/links/:token',
    {
      schema: {
        operationId: 'readPublicLink',
        summary: 'Read what a public link shows',
        description: 'For whoever has the link, without an account.',
        tags,
        security: [],
        params: LinkTokenPath,
        headers: ReadConditions,
        response: {
          200: answer('What it shows.', PublicLink, ['etag']),
          304: emptyAnswer('Not modified since the ETag that the request names.', ['etag']),
          ...problems(400, 404, 412, 422),
        },
      },
    },
    async ({ params, headers }, reply) => {
      const body = await reader.describe(await open(params.token))
      if (isKnown(headers, reply, body)) return reply.code(304).send(undefined)
      return reply.send(body)
    },
  )

  app.get(
    '/links/:token/tasks',
    {
      schema: {
        operationId: 'listPublicTasks',
        summary: 'List the tasks that a public link shows',
        description:
          "In the order of the project or view. Dates in a view's filter are those of its workspace.",
        tags,
        security: [],
        params: LinkTokenPath,
        querystring: PublicTaskQuery,
        headers: ReadConditions,
        response: {
          200: answer('A page of tasks.', PublicTaskListResponse, ['etag']),
          304: emptyAnswer('Not modified since the ETag that the request names.', ['etag']),
          ...problems(400, 404, 412, 422),
        },
      },
    },
    async ({ params, query, headers }, reply) => {
      const body = await reader.list(await open(params.token), query)
      if (isKnown(headers, reply, body)) return reply.code(304).send(undefined)
      return reply.send(body)
    },
  )
}
