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
        summary: 'List the connected AI clients, newest first',
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
      config: { scope: 'account', writes: false, sendsOut: true },
      schema: {
        operationId: 'limitClient',
        summary: 'Set the limits of an AI client',
        description:
          'The limits apply from the next request of the client. They can also be set before the client is connected, and then apply from its first request.',
        tags,
        params: ClientPath,
        body: ClientLimits,
        response: { 204: emptyAnswer('The limits are set.'), ...guardedBody(404) },
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      await limitClient(actor.userId, db, params.client_id, body)
      return reply.code(204).send()
    },
  )
}
