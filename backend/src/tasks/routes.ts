import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../core/clock.ts'
import {
  answer,
  emptyAnswer,
  guarded,
  guardedBody,
  ReadConditions,
  type Routes,
  WriteConditions,
} from '../core/http.ts'
import { IdempotencyHeader } from '../core/idempotency.ts'
import { linkNext } from '../core/pagination.ts'
import { checkReadMatch, etagOf, isNotModified, writePreconditions } from '../core/preconditions.ts'
import { UserPath } from '../core/schemas.ts'
import { writeOf } from '../database/changes.ts'
import type { Database } from '../database/connection.ts'
import { createTask, editTask, readTask, removeTask } from './crud.ts'
import { createListReader, type SerializeList } from './lists.ts'
import { completeWith, patchWith, replaceWith, type TaskEdit } from './model.ts'
import {
  TaskComplete,
  TaskCreate,
  TaskListQuery,
  TaskListResponse,
  TaskPatch,
  TaskPath,
  TaskResponse,
  TaskUpdate,
} from './schemas.ts'

type TaskRequest = Pick<FastifyRequest, 'actor' | 'idempotencyKey' | 'headers'> & {
  params: { task_id: number }
}

const tags = ['Tasks']
const oneTask = (description: string) => ({ 200: answer(description, TaskResponse, ['etag']) })

export function taskRoutes(app: Routes, { db, clock }: { db: Database; clock: Clock }): void {
  const readList = createListReader(db.reader)
  const show = (reply: FastifyReply, task: TaskResponse) => {
    reply.header('etag', etagOf(task.revision))
    return reply.send(task)
  }

  const edit = async (request: TaskRequest, reply: FastifyReply, change: TaskEdit) => {
    const { actor, params, headers } = request
    const conditions = writePreconditions(headers)
    return show(
      reply,
      await editTask(actor.userId, db, writeOf(request, clock), params.task_id, change, conditions),
    )
  }

  app.get(
    '/tasks',
    {
      config: { scope: 'tasks:read' },
      schema: {
        operationId: 'listTasks',
        summary: 'List tasks, newest first',
        tags,
        params: UserPath,
        querystring: TaskListQuery,
        headers: ReadConditions,
        response: {
          200: answer('A page of tasks.', TaskListResponse, ['etag', 'link']),
          304: emptyAnswer('Unchanged since the ETag that the request names.', ['etag']),
          ...guarded(412),
        },
      },
    },
    async (request, reply) => {
      const serialize = reply.getSerializationFunction('200', 'application/json')
      const list = await readList(request.actor.userId, request.query, serialize as SerializeList)
      checkReadMatch(request.headers, list.revision)
      reply.header('etag', etagOf(list.revision))
      if (isNotModified(request.headers, list.revision)) return reply.code(304).send()
      if (list.nextCursor !== null) linkNext(reply, { cursor: list.nextCursor })
      // It has been serialised by the schema already.
      return reply.type('application/json; charset=utf-8').send(list.body as never)
    },
  )

  app.post(
    '/tasks',
    {
      config: { scope: 'tasks:write' },
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
      const { userId } = request.actor
      const { task, replayed } = await createTask(userId, db, writeOf(request, clock), request.body)
      if (replayed) reply.header('idempotency-replayed', 'true')
      return show(reply.code(201).header('location', `/api/${userId}/tasks/${task.id}`), task)
    },
  )

  app.get(
    '/tasks/:task_id',
    {
      config: { scope: 'tasks:read' },
      schema: {
        operationId: 'readTask',
        summary: 'Read a task',
        tags,
        params: TaskPath,
        headers: ReadConditions,
        response: {
          ...oneTask('The task.'),
          304: emptyAnswer('Unchanged since the ETag that the request names.', ['etag']),
          ...guarded(404, 412),
        },
      },
    },
    async (request, reply) => {
      const task = await readTask(request.actor.userId, db.reader, request.params.task_id)
      checkReadMatch(request.headers, task.revision)
      if (!isNotModified(request.headers, task.revision)) return show(reply, task)
      return reply.code(304).header('etag', etagOf(task.revision)).send(undefined)
    },
  )

  app.put(
    '/tasks/:task_id',
    {
      config: { scope: 'tasks:write' },
      schema: {
        operationId: 'replaceTask',
        summary: 'Replace a task',
        tags,
        params: TaskPath,
        headers: WriteConditions,
        body: TaskUpdate,
        response: { ...oneTask('The task as it is now.'), ...guardedBody(404, 412) },
      },
    },
    (request, reply) => edit(request, reply, replaceWith(request.body)),
  )

  app.patch(
    '/tasks/:task_id',
    {
      config: { scope: 'tasks:write' },
      schema: {
        operationId: 'patchTask',
        summary: 'Change some fields of a task',
        tags,
        params: TaskPath,
        headers: WriteConditions,
        body: TaskPatch,
        response: { ...oneTask('The task as it is now.'), ...guardedBody(404, 412) },
      },
    },
    (request, reply) => edit(request, reply, patchWith(request.body)),
  )

  app.patch(
    '/tasks/:task_id/complete',
    {
      config: { scope: 'tasks:write' },
      schema: {
        operationId: 'completeTask',
        summary: 'Complete a task, or reopen it',
        description: 'Without a body, or without `complete` in it, turns `complete` over.',
        tags,
        params: TaskPath,
        headers: WriteConditions,
        body: TaskComplete,
        response: { ...oneTask('The task as it is now.'), ...guardedBody(404, 412) },
      },
    },
    (request, reply) => edit(request, reply, completeWith(request.body)),
  )

  app.delete(
    '/tasks/:task_id',
    {
      config: { scope: 'tasks:write' },
      schema: {
        operationId: 'deleteTask',
        summary: 'Delete a task',
        tags,
        params: TaskPath,
        headers: WriteConditions,
        response: { 204: emptyAnswer('It is gone.'), ...guardedBody(404, 412) },
      },
    },
    async (request, reply) => {
      const { actor, params, headers } = request
      await removeTask(actor.userId, db, writeOf(request, clock), params.task_id, writePreconditions(headers))
      return reply.code(204).send()
    },
  )
}
