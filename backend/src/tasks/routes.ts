import type { FastifyReply, FastifyRequest } from 'fastify'
import { IdempotencyHeader } from '../changelog/idempotency.ts'
import { Move } from '../changelog/store/ordered-routes.ts'
import type { RelativePosition } from '../changelog/store/ordered-store.ts'
import { writeOf } from '../changelog/write.ts'
import type { Actor } from '../core/auth.ts'
import {
  answer,
  EditConditions,
  emptyAnswer,
  guarded,
  guardedBody,
  ReadConditions,
  type Routes,
  WriteConditions,
} from '../core/http.ts'
import {
  checkReadMatch,
  editPreconditions,
  etagOf,
  isNotModified,
  type Preconditions,
  writePreconditions,
} from '../core/preconditions.ts'
import { UserPath } from '../core/schemas.ts'
import { readTaskAsOf } from './crud/as-of.ts'
import { readTask } from './crud/plain.ts'
import type { WriteResult } from './crud/write-once.ts'
import { createTask, editTask, moveTask, removeTask } from './crud.ts'
import { type ListOptions, listRoutes } from './list-routes.ts'
import { completeWith, patchWith, replaceWith, type TaskEdit } from './model/edit.ts'
import { occurrenceRoutes } from './occurrence-routes.ts'
import {
  Force,
  TaskComplete,
  TaskCreate,
  TaskPatch,
  TaskPath,
  TaskQuery,
  TaskResponse,
  TaskUpdate,
} from './schemas.ts'

type TaskRequest = Pick<FastifyRequest, 'actor' | 'idempotencyKey' | 'writing'> & {
  params: { task_id: number }
  query: { force?: boolean | undefined }
}

const tags = ['Tasks']
const oneTask = (description: string) => ({ 200: answer(description, TaskResponse, ['etag']) })
const editedTask = { 200: answer('The updated task.', TaskResponse, ['etag', 'preference-applied']) }

export function taskRoutes(app: Routes, { db, clock, indexer, listCache }: ListOptions): void {
  const show = (reply: FastifyReply, task: TaskResponse) => {
    reply.header('etag', etagOf(task.revision))
    return reply.send(task)
  }

  const showWritten = (reply: FastifyReply, { task, replayed, merged }: WriteResult) => {
    if (replayed) reply.header('idempotency-replayed', 'true')
    if (merged) reply.header('preference-applied', 'merge')
    return show(reply, task)
  }

  const edit = async (
    request: TaskRequest,
    reply: FastifyReply,
    change: TaskEdit,
    conditions: Preconditions,
  ) => {
    const { actor, params, query } = request
    const options = { conditions, force: query.force === true }
    const write = writeOf(request, clock)
    return showWritten(reply, await editTask(actor.workspaceId, db, write, params.task_id, change, options))
  }

  // Reading the log takes longer: a user's reads of it run one at a time.
  const read = (actor: Actor, id: number, asOf: number | undefined) =>
    asOf === undefined
      ? readTask(actor, db.reader, id)
      : db.queue.run(`questions of ${actor.userId}`, () => readTaskAsOf(actor, db.finder, id, asOf))

  occurrenceRoutes(app, { db, clock })
  listRoutes(app, { db, clock, indexer, listCache })

  app.post(
    '/tasks',
    {
      config: { scope: 'tasks:write', narrow: true },
      schema: {
        operationId: 'createTask',
        summary: 'Create a task',
        tags,
        params: UserPath,
        headers: IdempotencyHeader,
        body: TaskCreate,
        response: {
          201: answer('The new task.', TaskResponse, ['location', 'etag', 'idempotency-replayed']),
          ...guardedBody(409),
        },
      },
    },
    async (request, reply) => {
      const { workspaceId } = request.actor
      const written = await createTask(workspaceId, db, writeOf(request, clock), request.body)
      reply.code(201).header('location', `/api/${workspaceId}/tasks/${written.task.id}`)
      return showWritten(reply, written)
    },
  )

  app.get(
    '/tasks/:task_id',
    {
      config: { scope: 'tasks:read', narrow: true },
      schema: {
        operationId: 'readTask',
        summary: 'Read a task',
        tags,
        params: TaskPath,
        querystring: TaskQuery,
        headers: ReadConditions,
        response: {
          ...oneTask('The task.'),
          304: emptyAnswer('Not modified since the ETag that the request names.', ['etag']),
          ...guarded(404, 410, 412),
        },
      },
    },
    async (request, reply) => {
      const { actor, params, query } = request
      const task = await read(actor, params.task_id, query.as_of)
      checkReadMatch(request.headers, task.revision, task)
      if (!isNotModified(request.headers, task.revision)) return show(reply, task)
      return reply.code(304).header('etag', etagOf(task.revision)).send(undefined)
    },
  )

  app.put(
    '/tasks/:task_id',
    {
      config: { scope: 'tasks:write', narrow: true },
      schema: {
        operationId: 'replaceTask',
        summary: 'Replace a task',
        tags,
        params: TaskPath,
        querystring: Force,
        headers: EditConditions,
        body: TaskUpdate,
        response: { ...editedTask, ...guardedBody(404, 409, 412) },
      },
    },
    (request, reply) =>
      edit(
        request,
        reply,
        replaceWith(request.body, request.actor.projectId),
        editPreconditions(request.headers),
      ),
  )

  app.patch(
    '/tasks/:task_id',
    {
      config: { scope: 'tasks:write', narrow: true },
      schema: {
        operationId: 'patchTask',
        summary: 'Change some fields of a task',
        tags,
        params: TaskPath,
        querystring: Force,
        headers: EditConditions,
        body: TaskPatch,
        response: { ...editedTask, ...guardedBody(404, 409, 412) },
      },
    },
    (request, reply) => edit(request, reply, patchWith(request.body), editPreconditions(request.headers)),
  )

  app.patch(
    '/tasks/:task_id/complete',
    {
      config: { scope: 'tasks:write', narrow: true, counted: true },
      schema: {
        operationId: 'completeTask',
        summary: 'Complete a task, or reopen it',
        description: 'Without a body, or without `complete` in it, toggles `complete`.',
        tags,
        params: TaskPath,
        querystring: Force,
        headers: WriteConditions.extend(IdempotencyHeader.shape),
        body: TaskComplete,
        response: {
          200: answer('The updated task.', TaskResponse, ['etag', 'idempotency-replayed']),
          ...guardedBody(404, 409, 412),
        },
      },
    },
    (request, reply) => edit(request, reply, completeWith(request.body), writePreconditions(request.headers)),
  )

  app.post(
    '/tasks/:task_id/move',
    {
      config: { scope: 'tasks:write', narrow: true },
      schema: {
        operationId: 'moveTask',
        summary: 'Move a task before or after another',
        description: 'The task moves into the project and below the parent of the other task.',
        tags,
        params: TaskPath,
        headers: WriteConditions.extend(IdempotencyHeader.shape),
        body: Move,
        response: {
          200: answer('The updated task.', TaskResponse, ['etag', 'idempotency-replayed']),
          ...guardedBody(404, 409, 412),
        },
      },
    },
    async (request, reply) => {
      const { actor, params, body, headers } = request
      const conditions = writePreconditions(headers)
      const write = writeOf(request, clock)
      return showWritten(
        reply,
        await moveTask(actor.workspaceId, db, write, params.task_id, body as RelativePosition, conditions),
      )
    },
  )

  app.delete(
    '/tasks/:task_id',
    {
      config: { scope: 'tasks:write', narrow: true },
      schema: {
        operationId: 'deleteTask',
        summary: 'Delete a task and its subtasks',
        tags,
        params: TaskPath,
        headers: WriteConditions,
        response: { 204: emptyAnswer('Deleted.'), ...guardedBody(404, 412) },
      },
    },
    async (request, reply) => {
      const { actor, params, headers } = request
      await removeTask(
        actor.workspaceId,
        db,
        writeOf(request, clock),
        params.task_id,
        writePreconditions(headers),
      )
      return reply.code(204).send()
    },
  )
}
