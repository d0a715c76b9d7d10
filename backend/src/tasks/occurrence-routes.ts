import { IdempotencyHeader } from '../changelog/idempotency.ts'
import { writeOf } from '../changelog/write.ts'
import type { Clock } from '../core/clock.ts'
import { DocketError } from '../core/errors.ts'
import { answer, guarded, guardedBody, type Routes, WriteConditions } from '../core/http.ts'
import { linkNext } from '../core/pagination.ts'
import { etagOf, writePreconditions } from '../core/preconditions.ts'
import type { Database } from '../database/connection.ts'
import { listOccurrences } from './crud/occurrences.ts'
import { skipOccurrence, takeBackOccurrence } from './crud/recurring.ts'
import {
  Nothing,
  OccurrenceListResponse,
  OccurrencePath,
  OccurrenceQuery,
  occurrenceCursor,
  TaskPath,
  TaskResponse,
} from './schemas.ts'

const tags = ['Tasks']

/** Routes for the occurrences of recurring tasks. */
export function occurrenceRoutes(app: Routes, { db, clock }: { db: Database; clock: Clock }): void {
  app.post(
    '/tasks/:task_id/skip',
    {
      config: { scope: 'tasks:write', narrow: true },
      schema: {
        operationId: 'skipTask',
        summary: 'Skip the current occurrence of a recurring task',
        tags,
        params: TaskPath,
        headers: WriteConditions.extend(IdempotencyHeader.shape),
        body: Nothing,
        response: {
          200: answer('The task on its next date, or complete if there is none.', TaskResponse, [
            'etag',
            'idempotency-replayed',
          ]),
          ...guardedBody(404, 409, 412),
        },
      },
    },
    async (request, reply) => {
      const { actor, params, headers } = request
      const { task, replayed } = await skipOccurrence(
        actor.workspaceId,
        db,
        writeOf(request, clock),
        params.task_id,
        writePreconditions(headers),
      )
      if (replayed) reply.header('idempotency-replayed', 'true')
      return reply.header('etag', etagOf(task.revision)).send(task)
    },
  )

  app.get(
    '/tasks/:task_id/occurrences',
    {
      config: { scope: 'tasks:read', narrow: true },
      schema: {
        operationId: 'listOccurrences',
        summary: 'List the completed and skipped occurrences of a task, newest first',
        tags,
        params: TaskPath,
        querystring: OccurrenceQuery,
        response: {
          200: answer('A page of occurrences.', OccurrenceListResponse, ['link']),
          ...guarded(404),
        },
      },
    },
    async (request, reply) => {
      const { actor, params, query } = request
      const { limit, cursor } = query
      const before = cursor?.before
      // One more than requested shows whether another page follows.
      const found = await listOccurrences(actor, db.reader, params.task_id, {
        before,
        limit: limit + 1,
      })
      if (found === undefined) throw new DocketError('NOT_FOUND', 'No such task.')
      const occurrences = found.slice(0, limit)
      const last = occurrences.at(-1)
      const next = found.length > limit && last ? occurrenceCursor.encode({ before: last.id }) : null
      if (next !== null) linkNext(reply, { cursor: next })
      return reply.send({ occurrences, count: occurrences.length, next_cursor: next })
    },
  )

  app.delete(
    '/tasks/:task_id/occurrences/:occurrence_id',
    {
      config: { scope: 'tasks:write', narrow: true },
      schema: {
        operationId: 'takeBackOccurrence',
        summary: 'Undo the last occurrence of a recurring task',
        description: 'The task is due on that date again, and open.',
        tags,
        params: OccurrencePath,
        headers: WriteConditions,
        response: {
          200: answer('The updated task.', TaskResponse, ['etag']),
          ...guardedBody(404, 409, 412),
        },
      },
    },
    async (request, reply) => {
      const { actor, params, headers } = request
      const task = await takeBackOccurrence(
        actor.workspaceId,
        db,
        writeOf(request, clock),
        params.task_id,
        params.occurrence_id,
        writePreconditions(headers),
      )
      return reply.header('etag', etagOf(task.revision)).send(task)
    },
  )
}
