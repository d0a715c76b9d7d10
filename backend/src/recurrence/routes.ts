import { parseRule } from '@docket/grammar/recurrence/rule.ts'
import { IdempotencyHeader } from '../changelog/idempotency.ts'
import { answer, guardedBody, type Routes } from '../core/http.ts'
import { UserPath } from '../core/schemas.ts'
import type { Database } from '../database/connection.ts'
import { readPreferences } from '../preferences/crud.ts'
import { describe } from './model/describe.ts'
import { preview } from './model/preview.ts'
import { RecurrencePreview, RecurrencePreviewResponse } from './schemas.ts'

export function recurrenceRoutes(app: Routes, { db }: { db: Database }): void {
  app.post(
    '/recurrence/preview',
    {
      config: { scope: 'tasks:read', narrow: true, writes: false },
      schema: {
        operationId: 'previewRecurrence',
        summary: 'Preview the dates of a recurrence rule',
        description: 'Writes nothing; an `Idempotency-Key` is accepted but not needed.',
        tags: ['Tasks'],
        params: UserPath,
        headers: IdempotencyHeader,
        body: RecurrencePreview,
        response: { 200: answer('The upcoming dates.', RecurrencePreviewResponse), ...guardedBody(409) },
      },
    },
    async (request, reply) => {
      const { recurrence, start, recurrence_from, after, count } = request.body
      const rule = parseRule(recurrence)
      const { time_zone: zone } = await readPreferences(request.actor.workspaceId, db.reader)
      const { occurrences, ends } = preview({ rule, from: recurrence_from, start, after, count, zone })
      return reply.send({
        recurrence: rule.text,
        description: describe(rule, start),
        occurrences: occurrences.map(({ when, at, why }) => ({ ...when, at, why })),
        ends,
      })
    },
  )
}
