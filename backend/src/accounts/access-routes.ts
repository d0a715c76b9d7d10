import type { Clock } from '../core/clock.ts'
import { DocketError } from '../core/errors.ts'
import { answer, emptyAnswer, guarded, guardedBody, type Routes } from '../core/http.ts'
import { UserPath } from '../core/schemas.ts'
import type { Database } from '../database/connection.ts'
import {
  AccessEnd,
  type AccessEntry,
  AccessListResponse,
  type AccessName,
  AccessPath,
} from './access-schemas.ts'
import { endAccess, listAccess } from './crud/access.ts'

const tags = ['Accounts']

const names = (entry: AccessEntry) => (one: AccessName) => one.kind === entry.kind && one.id === entry.id

/** `/api/{user_id}/access`: what can act for the user, to be seen and ended in one place. */
export function accessRoutes(app: Routes, { db, clock }: { db: Database; clock: Clock }): void {
  app.get(
    '/access',
    {
      config: { scope: 'account' },
      schema: {
        operationId: 'listAccess',
        summary: 'List everything that can act for you, newest first',
        description:
          'Sessions, API keys, connected clients, channels, webhooks, public links and invitations, in your own workspace and in those that you share, with what each was made with.',
        tags,
        params: UserPath,
        response: { 200: answer('All of it.', AccessListResponse), ...guarded() },
      },
    },
    async ({ actor }, reply) => {
      const access = await listAccess(actor.userId, db, clock(), actor.sessionId)
      return reply.send({ access, count: access.length })
    },
  )

  app.delete(
    '/access',
    {
      // In several workspaces, so it is no unit of work.
      config: { scope: 'account', writes: false },
      schema: {
        operationId: 'endAccess',
        summary: 'End what can act for you: some of it or, without a body, all but the session that asks',
        description: 'What a key or a client made ends with it.',
        tags,
        params: UserPath,
        body: AccessEnd,
        response: { 204: emptyAnswer('It is ended.'), ...guardedBody() },
      },
    },
    async ({ actor, body }, reply) => {
      const wanted = body?.access
      await endAccess(actor.userId, db, clock(), (entry) =>
        wanted === undefined ? entry.id !== actor.sessionId : wanted.some(names(entry)),
      )
      return reply.code(204).send()
    },
  )

  app.delete(
    '/access/:kind/:id',
    {
      config: { scope: 'account', writes: false },
      schema: {
        operationId: 'endOneAccess',
        summary: 'End something that can act for you',
        description: 'What a key or a client made ends with it.',
        tags,
        params: AccessPath,
        response: { 204: emptyAnswer('It is ended.'), ...guardedBody(404) },
      },
    },
    async ({ actor, params }, reply) => {
      const ended = await endAccess(actor.userId, db, clock(), (entry) => names(entry)(params))
      if (Object.keys(ended).length === 0)
        throw new DocketError('NOT_FOUND', 'Nothing of the kind acts for you.')
      return reply.code(204).send()
    },
  )
}
