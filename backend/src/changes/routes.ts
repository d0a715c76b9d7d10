import { answer, guarded, type Routes } from '../core/http.ts'
import { linkNext } from '../core/pagination.ts'
import { UserPath } from '../core/schemas.ts'
import type { Database } from '../database/connection.ts'
import { listChanges } from './crud.ts'
import { ChangeListResponse, ChangeQuery } from './schemas.ts'

export function changeRoutes(app: Routes, { db }: { db: Database }): void {
  app.get(
    '/changes',
    {
      config: { scope: 'tasks:read' },
      schema: {
        operationId: 'listChanges',
        summary: 'Follow what was changed, oldest first',
        description:
          'Every write of the user, by whomever: who, what, before, after. Deletions are included.',
        tags: ['Changes'],
        params: UserPath,
        querystring: ChangeQuery,
        response: { 200: answer('A page of changes.', ChangeListResponse, ['link']), ...guarded() },
      },
    },
    async (request, reply) => {
      const { since, limit } = request.query
      // One more than asked for tells whether another page follows.
      const found = await listChanges(request.actor.userId, db.reader, { since, limit: limit + 1 })
      const changes = found.slice(0, limit)
      const nextSince = changes.at(-1)?.revision ?? since
      const hasMore = found.length > limit
      if (hasMore) linkNext(reply, { since: String(nextSince) })
      return reply.send({ changes, count: changes.length, next_since: nextSince, has_more: hasMore })
    },
  )
}
