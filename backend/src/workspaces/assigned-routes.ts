import { answer, guarded, type Routes } from '../core/http.ts'
import { linkNext } from '../core/pagination.ts'
import { listAssigned } from './crud/assigned.ts'
import type { WorkspaceOptions } from './options.ts'
import { AssignedListResponse, AssignedQuery, assignedCursor } from './schemas.ts'

/** `/api/assigned`: what the user is to do, wherever it is. */
export function assignedRoutes(app: Routes, { db }: WorkspaceOptions): void {
  app.get(
    '/assigned',
    {
      config: { scope: 'account' },
      schema: {
        operationId: 'listAssigned',
        security: [{ bearer: [] }],
        summary: 'List the open tasks that are assigned to you, in all workspaces that you may enter',
        description:
          'By `due`, as the clock of each workspace shows it, and then by id; tasks without a date come last.',
        tags: ['Workspaces'],
        querystring: AssignedQuery,
        response: { 200: answer('A page of tasks.', AssignedListResponse, ['link']), ...guarded() },
      },
    },
    async (request, reply) => {
      const { actor, query } = request
      // A user's questions run one at a time, so that a burst queues here and not for connections.
      const { tasks, next } = await db.queue.run(`questions of ${actor.userId}`, () =>
        listAssigned(actor.userId, db, { limit: query.limit, after: query.cursor }),
      )
      const next_cursor = next === undefined ? null : assignedCursor.encode(next)
      if (next_cursor !== null) linkNext(reply, { cursor: next_cursor })
      return reply.send({ tasks, count: tasks.length, next_cursor })
    },
  )
}
