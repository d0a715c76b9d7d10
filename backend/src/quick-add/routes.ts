import { IdempotencyHeader } from '../changelog/idempotency.ts'
import { writeOf } from '../changelog/write.ts'
import type { Clock } from '../core/clock.ts'
import { answer, guardedBody, type Routes } from '../core/http.ts'
import { etagOf } from '../core/preconditions.ts'
import { UserPath } from '../core/schemas.ts'
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
        summary: 'Create a task from one line of text',
        description:
          'Date, time, recurrence, reminders, `#project`, `@label`, `+member` and priority are read from the text; the rest is the title. Projects and labels that do not exist yet are created with the task, in one write. `preview` shows what would be read.',
        tags: ['Tasks'],
        params: UserPath,
        headers: IdempotencyHeader,
        body: QuickAdd,
        response: {
          200: answer('With `preview`: what is read from the text.', QuickAddPreview),
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
      reply
        .header('location', `/api/${actor.workspaceId}/tasks/${task.id}`)
        .header('etag', etagOf(task.revision))
      return reply.code(201).send(task)
    },
  )
}
