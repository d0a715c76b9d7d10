import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { type Actor, missingScope } from '../../core/auth.ts'
import { answer, emptyAnswer, guarded, guardedBody, type Routes } from '../../core/http.ts'
import { linkNext } from '../../core/pagination.ts'
import { etagOf } from '../../core/preconditions.ts'
import { PositiveInteger, UserPath } from '../../core/schemas.ts'
import { LabelResponse } from '../../labels/schemas.ts'
import { NoteResponse } from '../../notes/schemas.ts'
import { ProjectResponse } from '../../projects/schemas.ts'
import { TaskResponse } from '../../tasks/schemas.ts'
import { ViewResponse } from '../../views/schemas.ts'
import { listChanges, shownState } from '../changes/crud.ts'
import { visible } from '../changes/model.ts'
import { IdempotencyHeader } from '../idempotency.ts'
import type { RouteOptions, ScopeKind } from '../store/routes.ts'
import { writeOf } from '../write.ts'
import type { Trashed } from './crud/trash.ts'
import { emptyTrash, listHistory, listTrash, purge, restore, type TrashRow, undo } from './crud.ts'
import {
  HistoryQuery,
  HistoryResponse,
  historyCursor,
  type TrashItem,
  TrashPath,
  TrashQuery,
  TrashResponse,
  trashCursor,
  Undo,
  UndoResponse,
} from './schemas.ts'

interface Kind {
  resource: Trashed
  /** The path of one, below `/api/{user_id}`; its id is the last parameter. */
  path: string
  scope: ScopeKind
  tag: string
  response: z.ZodType
}

const KINDS: readonly Kind[] = [
  { resource: 'task', path: '/tasks/:task_id', scope: 'tasks', tag: 'Tasks', response: TaskResponse },
  {
    resource: 'note',
    path: '/tasks/:task_id/notes/:note_id',
    scope: 'tasks',
    tag: 'Notes',
    response: NoteResponse,
  },
  {
    resource: 'project',
    path: '/projects/:project_id',
    scope: 'projects',
    tag: 'Projects',
    response: ProjectResponse,
  },
  { resource: 'label', path: '/labels/:label_id', scope: 'labels', tag: 'Labels', response: LabelResponse },
  { resource: 'view', path: '/views/:view_id', scope: 'views', tag: 'Views', response: ViewResponse },
]

/** Changes that the answer to an undo shows. */
const SHOWN = 100
const DAY = 24 * 60 * 60 * 1000

export function historyRoutes(app: Routes, options: RouteOptions & { trashDays: number }): void {
  const { db, clock, trashDays } = options
  for (const kind of KINDS) kindRoutes(app, options, kind)

  app.post(
    '/undo',
    {
      config: { scope: 'any', writes: 'alone', removes: true },
      schema: {
        operationId: 'undo',
        summary: 'Undo a write',
        description:
          'Undoes everything that one request wrote, named by any of its revisions, whoever sent it; or, with `since`, everything that one actor has done, such as an AI client that went astray. If something newer has changed the same fields, nothing is undone, and `conflicts` lists them. An undo is a write itself, and undoing it is a redo. Requires the scopes to write what it changes.',
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
      const { userId } = request.actor
      const { result, replayed } = await undo(userId, db, writeOf(request, clock), request.body)
      if (replayed) reply.header('idempotency-replayed', 'true')
      const limit = Math.min(result.count, SHOWN)
      const since = (result.write ?? result.revision + 1) - 1
      const resources = visible(request.actor)
      const changes = limit === 0 ? [] : await listChanges(userId, db, { since, limit, resources })
      return reply.send({ ...result, changes })
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
      const resources = allowed(request.actor, 'read').filter((name) => (resource ?? name) === name)
      const found = await listTrash(request.actor.userId, db.reader, {
        resources,
        before: cursor?.before,
        limit: limit + 1,
      })
      const rows = found.slice(0, limit)
      const last = rows.at(-1)
      const next_cursor =
        found.length > limit && last !== undefined ? trashCursor.encode({ before: last.revision }) : null
      if (next_cursor !== null) linkNext(reply, { cursor: next_cursor })
      const items = rows.map((row) => itemOf(row, trashDays))
      return reply.send({ items, count: items.length, next_cursor })
    },
  )

  app.delete(
    '/trash',
    {
      config: { scope: 'any', writes: 'alone' },
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
      const resources = allowed(request.actor, 'write')
      await emptyTrash(request.actor.userId, db, write, { resources, until: write.at })
      return reply.code(204).send()
    },
  )

  app.delete(
    '/trash/:resource/:id',
    {
      config: { scope: 'any', writes: 'alone' },
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
      if (!allowed(request.actor, 'write').includes(resource))
        throw missingScope(`${scopeOf(resource)}:write`)
      await purge(request.actor.userId, db, write, { resource, id })
      return reply.code(204).send()
    },
  )
}

/** `POST …/restore` and `GET …/history` of one resource. */
function kindRoutes(typed: Routes, { db, clock }: RouteOptions, kind: Kind): void {
  // The schemas' types are known only in `KINDS`.
  const app: FastifyInstance = typed as never
  const { resource, path, scope, tag, response } = kind
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const params = UserPath.extend(
    Object.fromEntries(
      names.map((name) => [
        name,
        PositiveInteger.meta({ description: `The ${name.replace(/_id$/, '')}'s id.`, examples: [1] }),
      ]),
    ),
  )
  const operation = `${resource.charAt(0).toUpperCase()}${resource.slice(1)}`
  const addressOf = (ids: unknown) => {
    const given = ids as Record<string, number>
    const id = given[names.at(-1) ?? ''] ?? 0
    return { resource, id, ...(resource === 'note' ? { taskId: given.task_id } : {}) }
  }

  app.post(
    `${path}/restore`,
    {
      config: { scope: `${scope}:write` },
      schema: {
        operationId: `restore${operation}`,
        summary: `Restore a ${resource} from the trash`,
        description:
          'Everything that was deleted with it is restored too, as far as possible: what it belonged to may be gone, and later changes are kept.',
        tags: [tag],
        params,
        headers: IdempotencyHeader,
        response: {
          200: answer(`The restored ${resource}.`, response, ['etag', 'idempotency-replayed']),
          ...guardedBody(404, 409),
        },
      },
    },
    async (request, reply) => {
      const write = writeOf(request, clock)
      const restored = await restore(request.actor.userId, db, write, addressOf(request.params))
      if (restored.replayed) reply.header('idempotency-replayed', 'true')
      reply.header('etag', etagOf(restored.revision))
      return reply.send(restored.shown)
    },
  )

  app.get(
    `${path}/history`,
    {
      config: { scope: `${scope}:read` },
      schema: {
        operationId: `list${operation}History`,
        summary: `List the changes of a ${resource}, newest first`,
        description: 'As far back as the change log is kept, also while it is in the trash.',
        tags: [tag],
        params,
        querystring: HistoryQuery,
        response: { 200: answer('A page of changes.', HistoryResponse, ['link']), ...guarded(404) },
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query as HistoryQuery
      const page = await listHistory(request.actor.userId, db.reader, addressOf(request.params), {
        start: cursor?.start,
        limit,
      })
      const next_cursor = page.next === null ? null : historyCursor.encode({ start: page.next })
      if (next_cursor !== null) linkNext(reply, { cursor: next_cursor })
      return reply.send({ changes: page.changes, count: page.changes.length, next_cursor })
    },
  )
}

const scopeOf = (resource: Trashed): ScopeKind =>
  KINDS.find((kind) => kind.resource === resource)?.scope ?? 'tasks'

/** The resources in the trash that the actor may read or write. @throws DocketError AUTH_FORBIDDEN if there are none */
function allowed(actor: Actor, verb: 'read' | 'write'): Trashed[] {
  const kinds = KINDS.filter(({ scope }) => actor.scopes.has(`${scope}:${verb}`))
  if (kinds.length === 0) throw missingScope(`tasks:${verb}`)
  return kinds.map(({ resource }) => resource)
}

function itemOf(row: TrashRow, days: number): TrashItem {
  const state = shownState(row.resource, row.before, row.time_zone)
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
    deleted_by: { kind: row.actor_kind, id: row.actor_id },
    revision: row.revision,
    others: row.revision - row.first,
    state,
  }
}
