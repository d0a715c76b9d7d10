import { IdempotencyHeader } from '../changelog/idempotency.ts'
import { writeOf } from '../changelog/write.ts'
import {
  answer,
  emptyAnswer,
  guarded,
  guardedBody,
  ReadConditions,
  type Routes,
  refuseEmpty,
  WriteConditions,
} from '../core/http.ts'
import { checkReadMatch, etagOf, isNotModified, writePreconditions } from '../core/preconditions.ts'
import { UserPath } from '../core/schemas.ts'
import { createLink, editLink, listLinks, readLink, revokeLink } from './crud.ts'
import { tokenOf } from './model.ts'
import type { LinkOptions } from './options.ts'
import { LinkCreate, LinkCreated, LinkListResponse, LinkPatch, LinkPath, LinkResponse } from './schemas.ts'

const tags = ['Links']
/** Links are made by people: keys and AI clients never have this scope. Nothing of them is in the change log. */
const BY_ADMINS = { scope: 'account', role: 'admin' } as const
const SHARES = { ...BY_ADMINS, writes: false, sendsOut: true } as const

/** What those who may give a workspace's tasks away do about its public links. */
export function linkRoutes(app: Routes, options: Omit<LinkOptions, 'limiter'>): void {
  const { db, clock, secret, publicUrl } = options

  app.get(
    '/links',
    {
      config: BY_ADMINS,
      schema: {
        operationId: 'listLinks',
        summary: 'List the public links, newest first',
        tags,
        params: UserPath,
        response: { 200: answer('The links, without their tokens.', LinkListResponse), ...guarded() },
      },
    },
    async ({ actor }, reply) => {
      const links = await listLinks(actor.workspaceId, db.reader, clock())
      return reply.send({ links, count: links.length })
    },
  )

  app.post(
    '/links',
    {
      config: SHARES,
      schema: {
        operationId: 'createLink',
        summary: 'Make a public link to a project or a view',
        description:
          'Whoever has the link may read its tasks, without an account, until it is revoked or expires.',
        tags,
        params: UserPath,
        headers: IdempotencyHeader,
        body: LinkCreate,
        response: {
          201: answer('The link, with its token.', LinkCreated, ['etag', 'location', 'idempotency-replayed']),
          ...guardedBody(409),
        },
      },
    },
    async (request, reply) => {
      const { link, replayed } = await createLink(db, writeOf(request, clock), request.body, secret)
      if (replayed) reply.header('idempotency-replayed', 'true')
      const token = tokenOf(secret, link.id)
      reply.code(201).header('etag', etagOf(link.version))
      reply.header('location', `/api/${request.actor.workspaceId}/links/${link.id}`)
      return reply.send({ ...link, token, url: `${publicUrl}/links/${token}` })
    },
  )

  app.get(
    '/links/:link_id',
    {
      config: BY_ADMINS,
      schema: {
        operationId: 'readLink',
        summary: 'Read a public link',
        tags,
        params: LinkPath,
        headers: ReadConditions,
        response: {
          200: answer('The link, without its token.', LinkResponse, ['etag']),
          304: emptyAnswer('Not modified since the ETag that the request names.', ['etag']),
          ...guarded(404, 412),
        },
      },
    },
    async ({ actor, params, headers }, reply) => {
      const link = await readLink(actor.workspaceId, db.reader, params.link_id, clock())
      checkReadMatch(headers, link.version, link)
      reply.header('etag', etagOf(link.version))
      return isNotModified(headers, link.version) ? reply.code(304).send(undefined) : reply.send(link)
    },
  )

  app.patch(
    '/links/:link_id',
    {
      config: SHARES,
      schema: {
        operationId: 'patchLink',
        summary: 'Change what a public link shows, and until when',
        tags,
        params: LinkPath,
        headers: WriteConditions,
        body: LinkPatch,
        response: {
          200: answer('The updated link.', LinkResponse, ['etag']),
          ...guardedBody(404, 409, 412),
        },
      },
    },
    async (request, reply) => {
      const { params, body, headers } = request
      refuseEmpty(body)
      const write = writeOf(request, clock)
      const link = await editLink(db, write, params.link_id, body, writePreconditions(headers))
      return reply.header('etag', etagOf(link.version)).send(link)
    },
  )

  app.delete(
    '/links/:link_id',
    {
      config: { ...BY_ADMINS, writes: false },
      schema: {
        operationId: 'revokeLink',
        summary: 'Revoke a public link',
        tags,
        params: LinkPath,
        headers: WriteConditions,
        response: { 204: emptyAnswer('Revoked: it opens nothing any more.'), ...guardedBody(404, 412) },
      },
    },
    async (request, reply) => {
      const { params, headers } = request
      await revokeLink(db, writeOf(request, clock), params.link_id, writePreconditions(headers))
      return reply.code(204).send()
    },
  )
}
