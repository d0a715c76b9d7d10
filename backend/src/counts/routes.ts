import type { Clock } from '../core/clock.ts'
import { answer, guarded, type Routes } from '../core/http.ts'
import { UserPath } from '../core/schemas.ts'
import type { Database } from '../database/connection.ts'
import { readCalendar } from '../preferences/crud.ts'
import { createCounter } from './crud.ts'
import { CountsResponse } from './schemas.ts'

export function countRoutes(app: Routes, { db, clock }: { db: Database; clock: Clock }): void {
  const count = createCounter(db)
  app.get(
    '/counts',
    {
      config: { scope: 'tasks:read' },
      schema: {
        operationId: 'countTasks',
        summary: 'Count tasks by project, label and view',
        tags: ['Tasks'],
        params: UserPath,
        response: { 200: answer('All counts, taken at the same revision.', CountsResponse), ...guarded() },
      },
    },
    async ({ actor }, reply) => reply.send(await count(actor, clock(), await readCalendar(actor, db.reader))),
  )
}
