import { IdempotencyHeader } from '../changelog/idempotency.ts'
import { writeOf } from '../changelog/write.ts'
import type { Clock } from '../core/clock.ts'
import { DocketError } from '../core/errors.ts'
import { answer, emptyAnswer, guarded, guardedBody, type Routes, WriteConditions } from '../core/http.ts'
import { etagOf, writePreconditions } from '../core/preconditions.ts'
import { UserPath } from '../core/schemas.ts'
import type { Database } from '../database/connection.ts'
import { createKey, listKeys, removeKey } from './crud.ts'
import { keyOf, newKeyId, startOf } from './model.ts'
import { ApiKeyCreate, ApiKeyCreated, ApiKeyListResponse, ApiKeyPath } from './schemas.ts'

const tags = ['API keys']

/** @param secret the server's secret, from which keys are derived */
export function keyRoutes(app: Routes, options: { db: Database; clock: Clock; secret: string }): void {
  const { db, clock, secret } = options
  app.get(
    '/keys',
    {
      config: { scope: 'account' },
      schema: {
        operationId: 'listApiKeys',
        summary: 'List API keys, newest first',
        tags,
        params: UserPath,
        response: { 200: answer('The keys, without their secrets.', ApiKeyListResponse), ...guarded() },
      },
    },
    async (request, reply) => {
      const keys = await listKeys(request.actor.userId, db)
      return reply.send({ keys, count: keys.length })
    },
  )

  app.post(
    '/keys',
    {
      config: { scope: 'account', writes: 'alone', proof: true },
      schema: {
        operationId: 'createApiKey',
        summary: 'Create an API key',
        description: 'For scripts and clients that act on behalf of the user: `Authorization: Bearer <key>`.',
        tags,
        params: UserPath,
        headers: IdempotencyHeader,
        body: ApiKeyCreate,
        response: {
          201: answer('The new key, shown only once.', ApiKeyCreated, ['etag', 'idempotency-replayed']),
          ...guardedBody(409),
        },
      },
    },
    async (request, reply) => {
      const { userId } = request.actor
      const id = newKeyId()
      const input = { ...request.body, id, key: keyOf(secret, userId, id) }
      const { key, replayed } = await createKey(userId, db, writeOf(request, clock), input)
      if (replayed) reply.header('idempotency-replayed', 'true')
      const shown = keyOf(secret, userId, key.id)
      if (startOf(shown) !== key.start) {
        throw new DocketError(
          'CONFLICT',
          'The key was made, but cannot be shown again: the secret of this server was changed since. Revoke it, and make another.',
        )
      }
      reply.code(201).header('etag', etagOf(key.revision))
      return reply.send({ ...key, key: shown })
    },
  )

  app.delete(
    '/keys/:key_id',
    {
      config: { scope: 'account', writes: 'alone' },
      schema: {
        operationId: 'revokeApiKey',
        summary: 'Revoke an API key',
        tags,
        params: ApiKeyPath,
        headers: WriteConditions,
        response: { 204: emptyAnswer('Revoked: the key is no longer accepted.'), ...guardedBody(404, 412) },
      },
    },
    async (request, reply) => {
      const { actor, params, headers } = request
      await removeKey(actor.userId, db, writeOf(request, clock), params.key_id, writePreconditions(headers))
      return reply.code(204).send()
    },
  )
}
