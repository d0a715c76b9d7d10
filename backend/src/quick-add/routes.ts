import type { Clock } from '../core/clock.ts'
import { answer, guardedBody, type Routes } from '../core/http.ts'
import { IdempotencyHeader } from '../core/idempotency.ts'
import { etagOf } from '../core/preconditions.ts'
import { UserPath } from '../core/schemas.ts'
import { writeOf } from '../database/changes.ts'
import type { Database } from '../database/connection.ts'
import { TaskResponse } from '../tasks/schemas.ts'
import { addLine, previewLine } from './crud.ts'
import { QuickAdd, QuickAddPreview } from './schemas.ts'

export function quickAddRoutes(app: Routes, { db, clock }: { db: Database; clock: Clock }): void {
  app.post(
    '/quick-add',
    {
      config: { scope: 'tasks:write', narrow: true },
      schema: {
        operationId: 'quickAdd',
        summary: 'Make a task of one line',
        description:
          'Date, time, recurrence, reminder, `#project`, `@label` and priority are read from it; what is left is the title. Projects and labels that are new are made with the task, as one write. `preview` shows what is read.',
        tags: ['Tasks'],
        params: UserPath,
        headers: IdempotencyHeader,
        body: QuickAdd,
        response: {
          200: answer('What is read, for `preview`.', QuickAddPreview),
          201: answer('The new task.', TaskResponse, ['location', 'etag', 'idempotency-replayed']),
          ...guardedBody(409),
        },
      },
    },
    async (request, reply) => {
      const { actor, body } = request
      if (body.preview) return reply.code(200).send(await previewLine(actor, db.reader, clock(), body))
      const { task, replayed } = await addLine(db, writeOf(request, clock), body)
      if (replayed) reply.header('idempotency-replayed', 'true')
      reply.header('location', `/api/${actor.userId}/tasks/${task.id}`).header('etag', etagOf(task.revision))
      return reply.code(201).send(task)
    },
  )
}
