import type { RouteOptions } from '../changelog/resource.ts'
import { writeOf } from '../changelog/write.ts'
import {
  answer,
  EditConditions,
  emptyAnswer,
  guarded,
  guardedBody,
  ReadConditions,
  type Routes,
  refuseEmpty,
} from '../core/http.ts'
import { checkReadMatch, editPreconditions, etagOf, isNotModified } from '../core/preconditions.ts'
import { UserPath } from '../core/schemas.ts'
import { editPreferences, type MoveFloatingTasks, readPreferences } from './crud.ts'
import { PreferencesPatch, PreferencesResponse } from './schemas.ts'

const tags = ['Preferences']

export function preferenceRoutes(
  app: Routes,
  options: RouteOptions & { moveFloatingTasks: MoveFloatingTasks },
): void {
  const { db, clock, moveFloatingTasks } = options
  app.get(
    '/preferences',
    {
      config: { scope: 'preferences:read' },
      schema: {
        operationId: 'readPreferences',
        summary: 'Read the preferences',
        tags,
        params: UserPath,
        headers: ReadConditions,
        response: {
          200: answer('The preferences.', PreferencesResponse, ['etag']),
          304: emptyAnswer('Not modified since the ETag that the request names.', ['etag']),
          ...guarded(412),
        },
      },
    },
    async (request, reply) => {
      const preferences = await readPreferences(request.actor.workspaceId, db.reader)
      const { revision } = preferences
      checkReadMatch(request.headers, revision, preferences)
      reply.header('etag', etagOf(revision))
      if (!isNotModified(request.headers, revision)) return reply.send(preferences)
      return reply.code(304).send(undefined)
    },
  )

  app.patch(
    '/preferences',
    {
      // What is told, and when, is sent to where the user is notified; those places asked for a proof.
      config: { scope: 'preferences:write', sendsOut: true, proof: false },
      schema: {
        operationId: 'patchPreferences',
        summary: 'Change some of the preferences',
        description:
          'Changing the time zone changes the instants of floating times: every task with a floating time gets a new revision.',
        tags,
        params: UserPath,
        headers: EditConditions,
        body: PreferencesPatch,
        response: {
          200: answer('The updated preferences.', PreferencesResponse, ['etag', 'preference-applied']),
          ...guardedBody(409, 412),
        },
      },
    },
    async (request, reply) => {
      const { actor, body, headers } = request
      refuseEmpty(body)
      const conditions = editPreconditions(headers)
      const write = writeOf(request, clock)
      const { preferences, merged } = await editPreferences(
        actor.workspaceId,
        db,
        write,
        body,
        conditions,
        moveFloatingTasks,
      )
      if (merged) reply.header('preference-applied', 'merge')
      reply.header('etag', etagOf(preferences.revision))
      return reply.send(preferences)
    },
  )
}
