import { LANGUAGES } from '@docket/grammar/lines/language.ts'
import type { Resources } from '../changelog/resource.ts'
import { answer, guarded, type Routes } from '../core/http.ts'
import { languageFor } from '../core/locale.ts'
import { linkNext } from '../core/pagination.ts'
import { UserPath } from '../core/schemas.ts'
import type { Database } from '../database/connection.ts'
import { listActivity } from './crud.ts'
import { entriesOf } from './entries.ts'
import { activityCursor, activitySchemas, LanguageHeader } from './schemas.ts'

export function activityRoutes(app: Routes, { db, resources }: { db: Database; resources: Resources }): void {
  const { ActivityQuery, ActivityResponse } = activitySchemas(resources)
  app.get(
    '/activity',
    {
      config: { scope: 'any' },
      schema: {
        operationId: 'listActivity',
        summary: 'List what was done, newest first',
        description:
          'The change log for people: who did what, in a sentence. As far back as the log is kept, and only what the token may read.',
        tags: ['Changes'],
        params: UserPath,
        headers: LanguageHeader,
        querystring: ActivityQuery,
        response: {
          200: answer('A page of activity.', ActivityResponse, ['link', 'content-language']),
          ...guarded(),
        },
      },
    },
    async (request, reply) => {
      const { actor, headers, query } = request
      const { resource, limit, cursor } = query
      const readable = resources.readable(actor).filter((name) => resources.find(name)?.isActivity !== false)
      const names = resource === undefined ? readable : readable.filter((name) => name === resource)
      const user = query.actor === 'me' ? actor.userId : query.actor
      const { workspaceId } = actor
      const asked = {
        workspaceId,
        names,
        user,
        task: query.task_id,
        project: query.project_id,
        limit,
        cursor,
      }
      const language = languageFor(headers['accept-language'], LANGUAGES)
      // It may read much of the log: one at a time, like other questions of a user.
      const { entries, next } = await db.queue.run(`questions of ${actor.userId}`, async () => {
        const found = await listActivity(asked, db.finder)
        const told = await entriesOf(found.rows, { actor, db: db.finder, resources, language })
        return { entries: told, next: found.next }
      })
      const next_cursor = next === null ? null : activityCursor.encode(next)
      if (next_cursor !== null) linkNext(reply, { cursor: next_cursor })
      reply.header('content-language', language)
      return reply.send({ entries, count: entries.length, next_cursor })
    },
  )
}
