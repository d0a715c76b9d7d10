import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Actor } from '../../core/auth.ts'
import { answer, guarded, guardedBody, type Routes, WriteConditions } from '../../core/http.ts'
import { writePreconditions } from '../../core/preconditions.ts'
import { UserPath } from '../../core/schemas.ts'
import type { Queryable } from '../../database/connection.ts'
import { IdempotencyHeader } from '../idempotency.ts'
import type { RouteOptions, ScopeKind } from '../resource.ts'
import { writeOf } from '../write.ts'
import { addressOf, itemParameters, type Narrow, operationId, show } from './collection-routes.ts'
import type { OrderedStore, RelativePosition } from './ordered-store.ts'
import { type Versioned, writeOnce } from './store.ts'

const TargetId = z.int().min(1)

export const Move = z
  .strictObject({
    before: TargetId.optional().meta({ description: 'The id of the resource to move it before.' }),
    after: TargetId.optional().meta({ description: 'The id of the resource to move it after.' }),
  })
  .refine((move) => (move.before === undefined) !== (move.after === undefined), {
    error: 'Specify either before or after, not both.',
  })
  .meta({ id: 'Move', description: 'Specify either `before` or `after`.', examples: [{ before: 1 }] })

/** `GET` of the whole list, and `POST …/move`, for resources that the user puts in order. */
export function orderRoutes<State extends Versioned & { position: string }>(
  typed: Routes,
  { db, clock }: RouteOptions,
  collection: {
    one: string
    many: string
    tag: string
    scope: ScopeKind
    path: string
    store: OrderedStore<State>
    schemas: { response: z.ZodType<State>; list: z.ZodType }
    narrow?: Narrow
    /** For resources of which not every actor may see all. */
    list?(actor: Actor, db: Queryable): Promise<State[]>
  },
): void {
  const { one, many, tag, scope, path, store, schemas, narrow } = collection
  const list = collection.list ?? ((actor, db) => store.list(actor.workspaceId, db))
  const app: FastifyInstance = typed as never
  const address = addressOf(one)

  app.get(
    path,
    {
      config: { scope: `${scope}:read`, narrow: narrow !== undefined },
      schema: {
        operationId: operationId('list', many),
        summary: `List ${many} in manual order`,
        tags: [tag],
        params: UserPath,
        response: { 200: answer(`All ${many}.`, schemas.list), ...guarded() },
      },
    },
    async (request, reply) => {
      const found = await list(request.actor, db.reader)
      return reply.send({ [many]: found, count: found.length })
    },
  )

  app.post(
    `${path}/:${one}_id/move`,
    {
      config: { scope: `${scope}:write` },
      schema: {
        operationId: operationId('move', one),
        summary: `Move a ${one} before or after another`,
        tags: [tag],
        params: itemParameters(UserPath, one),
        headers: WriteConditions.extend(IdempotencyHeader.shape),
        body: Move,
        response: {
          200: answer(`The ${one} in its new position.`, schemas.response, ['etag', 'idempotency-replayed']),
          ...guardedBody(404, 409, 412),
        },
      },
    },
    async (request, reply) => {
      const conditions = writePreconditions(request.headers)
      const { state, replayed } = await writeOnce(
        request.actor.workspaceId,
        db,
        writeOf(request, clock),
        async (unit) => {
          const before = await store.find(unit, address(request), conditions)
          return store.move(unit, before, request.body as RelativePosition)
        },
      )
      if (replayed) reply.header('idempotency-replayed', 'true')
      return show(reply, state)
    },
  )
}
