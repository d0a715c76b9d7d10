import type { FastifyInstance } from 'fastify'
import { type Actor, missingScope } from '../../core/auth.ts'
import { answer, emptyAnswer, guarded, guardedBody, type Routes } from '../../core/http.ts'
import { linkNext } from '../../core/pagination.ts'
import { etagOf } from '../../core/preconditions.ts'
import { PositiveInteger, UserPath } from '../../core/schemas.ts'
import { actorIn, listChanges } from '../changes/crud.ts'
import { IdempotencyHeader } from '../idempotency.ts'
import type { Resources, RouteOptions, Trashed } from '../resource.ts'
import type { Enter } from '../run-two-units.ts'
import { operationId } from '../store/collection-routes.ts'
import { writeOf } from '../write.ts'
import { type Address, listHistory } from './crud/log.ts'
import { emptyTrash, listTrash, purge, type TrashRow } from './crud/trash.ts'
import { restore, undo } from './crud.ts'
import { HistoryQuery, historyCursor, historySchemas, type TrashItem, trashCursor, Undo } from './schemas.ts'

type Options = RouteOptions & { resources: Resources }

/** Changes that the answer to an undo shows. */
const SHOWN = 100
const DAY = 24 * 60 * 60 * 1000

export function historyRoutes(app: Routes, options: Options & { trashDays: number; enter: Enter }): void {
  const { db, clock, resources, trashDays, enter } = options
  const { UndoResponse, TrashQuery, TrashResponse, TrashPath } = historySchemas(resources)
  for (const resource of resources.trashed) resourceRoutes(app, options, resource)

  app.post(
    '/undo',
    {
      config: { scope: 'any', writes: 'alone', removes: true },
      schema: {
        operationId: 'undo',
        summary: 'Undo a write',
        description:
          'Undoes everything that one request wrote, named by any of its revisions, whoever sent it; or, with `since`, everything that one actor has done, such as an AI client that went astray. What can never be undone, such as the deletion of a channel, is then `left`. If something newer has changed the same fields, nothing is undone, and `conflicts` lists them. A move between workspaces is undone in both by who may do that in both; otherwise, and with `since`, in this one. An undo is a write itself, and undoing it is a redo. Requires the scopes to write what it changes.',
        tags: ['Changes'],
        params: UserPath,
        headers: IdempotencyHeader,
        body: Undo,
        response: {
          200: answer('What was undone.', UndoResponse, ['idempotency-replayed']),
          ...guardedBody(404, 409, 410),
        },
      },
    },
    async (request, reply) => {
      const { workspaceId } = request.actor
      const { result, replayed } = await undo(workspaceId, db, writeOf(request, clock), resources, {
        wanted: request.body,
        enter,
      })
      if (replayed) reply.header('idempotency-replayed', 'true')
      const limit = Math.min(result.count, SHOWN)
      const since = (result.write ?? result.revision + 1) - 1
      const names = resources.visible(request.actor)
      const changes =
        limit === 0 ? [] : await listChanges(workspaceId, db, resources, { since, limit, names })
      return reply.send({ ...result, left: result.left.slice(0, SHOWN), changes })
    },
  )

  app.get(
    '/trash',
    {
      config: { scope: 'any' },
      schema: {
        operationId: 'listTrash',
        summary: 'List deleted resources that can be restored, newest first',
        description:
          'Includes only what the token may read. Subtasks and notes that were deleted with a task are restored with it.',
        tags: ['Trash'],
        params: UserPath,
        querystring: TrashQuery,
        response: { 200: answer('A page of the trash.', TrashResponse, ['link']), ...guarded() },
      },
    },
    async (request, reply) => {
      const { limit, cursor, resource } = request.query
      const names = allowed(resources, request.actor, 'read').filter((name) => (resource ?? name) === name)
      const found = await listTrash(request.actor.workspaceId, db.reader, {
        names,
        before: cursor?.before,
        limit: limit + 1,
      })
      const rows = found.slice(0, limit)
      const last = rows.at(-1)
      const next_cursor =
        found.length > limit && last !== undefined ? trashCursor.encode({ before: last.revision }) : null
      if (next_cursor !== null) linkNext(reply, { cursor: next_cursor })
      const items = rows.map((row) => itemOf(row, resources, trashDays))
      return reply.send({ items, count: items.length, next_cursor })
    },
  )

  app.delete(
    '/trash',
    {
      config: { scope: 'any', role: 'admin', writes: 'alone' },
      schema: {
        operationId: 'emptyTrash',
        summary: 'Empty the trash',
        description:
          'Permanently erases everything in it that the token may write. It cannot be restored, and the change log keeps only the fact that it existed.',
        tags: ['Trash'],
        params: UserPath,
        response: { 204: emptyAnswer('The trash is empty.'), ...guardedBody() },
      },
    },
    async (request, reply) => {
      const write = writeOf(request, clock)
      const names = allowed(resources, request.actor, 'write')
      await emptyTrash(request.actor.workspaceId, db, write, resources, { names, until: write.at })
      return reply.code(204).send()
    },
  )

  app.delete(
    '/trash/:resource/:id',
    {
      config: { scope: 'any', role: 'admin', writes: 'alone' },
      schema: {
        operationId: 'purge',
        summary: 'Permanently erase something in the trash',
        tags: ['Trash'],
        params: TrashPath,
        response: { 204: emptyAnswer('Permanently erased.'), ...guardedBody(404) },
      },
    },
    async (request, reply) => {
      const { resource, id } = request.params
      const write = writeOf(request, clock)
      const { actor } = request
      const scope = resources.find(resource)?.scopes.write
      if (!allowed(resources, actor, 'write').includes(resource))
        throw missingScope(scope ?? 'tasks:write', actor)
      await purge(actor.workspaceId, db, write, resources, { resource, id })
      return reply.code(204).send()
    },
  )
}

/** `POST …/restore` and `GET …/history` of one resource. */
function resourceRoutes(typed: Routes, { db, clock, resources }: Options, resource: Trashed): void {
  // The schema's type is known only to the resource.
  const app: FastifyInstance = typed as never
  const { name: one, scopes, role, tag } = resource
  const { path } = resource.trash
  const tags = tag === undefined ? {} : { tags: [tag.name] }
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const params = UserPath.extend(
    Object.fromEntries(
      names.map((name) => [
        name,
        PositiveInteger.meta({ description: `The ${name.replace(/_id$/, '')}'s id.`, examples: [1] }),
      ]),
    ),
  )
  const addressOf = (ids: unknown): Address => {
    const { user_id: _, [names.at(-1) ?? '']: id = 0, ...parents } = ids as Record<string, number>
    return { resource, id, parents }
  }

  app.post(
    `${path}/restore`,
    {
      config: { scope: scopes.write, ...(role === undefined ? {} : { role }) },
      schema: {
        operationId: operationId('restore', one),
        summary: `Restore a ${one} from the trash`,
        description:
          'Everything that was deleted with it is restored too, as far as possible: what it belonged to may be gone, and later changes are kept.',
        ...tags,
        params,
        headers: IdempotencyHeader,
        response: {
          200: answer(`The restored ${one}.`, resources.schemaOf(resource), ['etag', 'idempotency-replayed']),
          ...guardedBody(404, 409),
        },
      },
    },
    async (request, reply) => {
      const write = writeOf(request, clock)
      const restored = await restore(
        request.actor.workspaceId,
        db,
        write,
        resources,
        addressOf(request.params),
      )
      if (restored.replayed) reply.header('idempotency-replayed', 'true')
      reply.header('etag', etagOf(restored.revision))
      return reply.send(restored.shown)
    },
  )

  app.get(
    `${path}/history`,
    {
      config: { scope: scopes.read },
      schema: {
        operationId: `${operationId('list', one)}History`,
        summary: `List the changes of a ${one}, newest first`,
        description: 'As far back as the change log is kept, also while it is in the trash.',
        ...tags,
        params,
        querystring: HistoryQuery,
        response: {
          200: answer('A page of changes.', historySchemas(resources).HistoryResponse, ['link']),
          ...guarded(404),
        },
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query as HistoryQuery
      const page = await listHistory(
        request.actor.workspaceId,
        db.reader,
        resources,
        addressOf(request.params),
        {
          start: cursor?.start,
          limit,
        },
      )
      const next_cursor = page.next === null ? null : historyCursor.encode({ start: page.next })
      if (next_cursor !== null) linkNext(reply, { cursor: next_cursor })
      return reply.send({ changes: page.changes, count: page.changes.length, next_cursor })
    },
  )
}

/** What in the trash the actor may read or write. @throws DocketError AUTH_FORBIDDEN if there is nothing */
function allowed({ trashed }: Resources, actor: Actor, verb: 'read' | 'write'): string[] {
  const found = trashed.filter(({ scopes }) => actor.scopes.has(scopes[verb]))
  const [first] = trashed
  if (found.length === 0 && first !== undefined) throw missingScope(first.scopes[verb], actor)
  return found.map(({ name }) => name)
}

function itemOf(row: TrashRow, resources: Resources, days: number): TrashItem {
  const state = resources.show(row.resource, resources.statesOf(row).before ?? {}, row.time_zone)
  const { title, name, body } = state as Record<string, string>
  return {
    resource: row.resource,
    id: Number(row.resource_id),
    name:
      title ??
      name ??
      Array.from(body ?? '')
        .slice(0, 200)
        .join(''),
    deleted_at: row.deleted_at,
    purged_at: new Date(Date.parse(row.deleted_at) + days * DAY).toISOString(),
    deleted_by: actorIn(row),
    revision: row.revision,
    others: row.revision - row.first,
    state,
  }
}
