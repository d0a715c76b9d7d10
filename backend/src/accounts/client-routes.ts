import { answer, emptyAnswer, guarded, guardedBody, type Routes } from '../core/http.ts'
import { UserPath } from '../core/schemas.ts'
import type { Database } from '../database/connection.ts'
import { ClientLimits, ClientListResponse, ClientPath } from './client-schemas.ts'
import { limitClient, listClients } from './crud/clients.ts'

const tags = ['AI clients']

/** The AI clients that a user has authorised, and their limits. */
export function clientRoutes(app: Routes, { db }: { db: Database }): void {
  app.get(
    '/clients',
    {
      config: { scope: 'account' },
      schema: {
        operationId: 'listClients',
        summary: 'List the AI clients that are let in, newest first',
        tags,
        params: UserPath,
        response: { 200: answer('The clients.', ClientListResponse), ...guarded() },
      },
    },
    async (request, reply) => {
      const clients = await listClients(request.actor.userId, db.reader)
      return reply.send({ clients, count: clients.length })
    },
  )

  app.put(
    '/clients/:client_id/limits',
    {
      config: { scope: 'account', writes: false },
      schema: {
        operationId: 'limitClient',
        summary: 'Hold an AI client to limits',
        description:
          'From its next request on. A client that is about to be let in is held to them from its first.',
        tags,
        params: ClientPath,
        body: ClientLimits,
        response: { 204: emptyAnswer('It is held to them.'), ...guardedBody(404) },
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      await limitClient(actor.userId, db, params.client_id, body)
      return reply.code(204).send()
    },
  )
}
