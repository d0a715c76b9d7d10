import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Actor } from '../../core/auth.ts'
import {
  answer,
  EditConditions,
  emptyAnswer,
  guarded,
  guardedBody,
  ReadConditions,
  type Routes,
  refuseEmpty,
  WriteConditions,
} from '../../core/http.ts'
import {
  checkReadMatch,
  editPreconditions,
  etagOf,
  isNotModified,
  writePreconditions,
} from '../../core/preconditions.ts'
import type { Role } from '../../core/roles.ts'
import { PositiveInteger, UserPath } from '../../core/schemas.ts'
import type { Queryable } from '../../database/connection.ts'
import { IdempotencyHeader } from '../idempotency.ts'
import type { RouteOptions, ScopeKind } from '../resource.ts'
import { runUnitOfWork, type UnitOfWork } from '../run-unit-of-work.ts'
import { writeOf } from '../write.ts'
import { type Address, type OwnFields, type Store, type Versioned, writeOnce } from './store.ts'

/** The routes that all resources of the common form (`store.ts`) share. */

export interface Collection<
  State extends Versioned,
  Create extends z.ZodType<object>,
  Patch extends z.ZodType<object>,
> {
  /** The noun as in `No such project.`; capitalised, it is part of the operation ids. */
  one: string
  tag: string
  /** The resource part of the scopes that the routes require: `projects` for `projects:read` and `projects:write`. */
  scope: ScopeKind
  /** The least role that writing takes in a shared workspace, where it is not what the scope implies. */
  role?: Role
  /** Path of the list, below `/api/{user_id}`. */
  path: string
  /** The parameters of that path, if it has more than the workspace. */
  parameters?: z.ZodObject
  store: Store<State>
  schemas: { create: Create; patch: Patch; response: z.ZodType<State> }
  /** What an operation does beyond what its name says. */
  descriptions?: { create?: string; patch?: string; delete?: string }
  /** What else is true of the routes that create or change one. */
  config?: Partial<Record<'create' | 'patch', FastifyContextConfig>>
  /** What keys limited to one project may do: `read`, `create` and `admit` must then respect that limit. */
  narrow?: Narrow
  /** For resources of which not every actor may see everything. @throws DocketError NOT_FOUND */
  read?(actor: Actor, db: Queryable, address: Address): Promise<State>
  /** Refuses a write to what the actor may not see. @throws DocketError NOT_FOUND */
  admit?(unit: UnitOfWork, address: Address): Promise<void>
  /** @param parent the ids of the resources that the new one belongs to */
  create(unit: UnitOfWork, body: z.output<Create>, parent: Record<string, number>): Promise<State>
  /** For resources where a change has further effects. */
  update?(unit: UnitOfWork, before: State, patch: z.output<Patch>): Promise<State>
  remove?(unit: UnitOfWork, before: State): Promise<void>
}

/** Which routes honour `actor.projectId`: only those that read, or all. */
export type Narrow = 'read' | 'all'

/** `POST` to the list; `GET`, `PATCH` and `DELETE` of a single item. */
export function collectionRoutes<
  State extends Versioned,
  Create extends z.ZodType<object>,
  Patch extends z.ZodType<object>,
>(typed: Routes, { db, clock }: RouteOptions, collection: Collection<State, Create, Patch>): void {
  const { one, tag, scope, path, parameters = UserPath, store, schemas, descriptions = {} } = collection
  const { create, update = store.update, remove = store.remove, admit } = collection
  const read = collection.read ?? ((actor, db, address) => store.read(actor.workspaceId, db, address))
  const reads = { scope: `${scope}:read` as const, narrow: collection.narrow !== undefined }
  const writes = {
    scope: `${scope}:write` as const,
    narrow: collection.narrow === 'all',
    ...(collection.role === undefined ? {} : { role: collection.role }),
  }
  // The concrete schemas are known only to the caller: request types are derived from `collection` instead.
  const app: FastifyInstance = typed as never
  const address = addressOf(one)
  const itemPath = `${path}/:${one}_id`
  const params = itemParameters(parameters, one)
  const shown = (description: string) => ({ 200: answer(description, schemas.response, ['etag']) })
  const described = (description: string | undefined) => (description === undefined ? {} : { description })

  app.post(
    path,
    {
      config: { ...writes, ...collection.config?.create },
      schema: {
        operationId: operationId('create', one),
        summary: `Create a ${one}`,
        ...described(descriptions.create),
        tags: [tag],
        params: parameters,
        headers: IdempotencyHeader,
        body: schemas.create,
        response: {
          201: answer(`The new ${one}.`, schemas.response, ['location', 'etag', 'idempotency-replayed']),
          ...(parameters === UserPath ? guardedBody(409) : guardedBody(404, 409)),
        },
      },
    },
    async (request, reply) => {
      const { workspaceId } = request.actor
      const parent = parentOf(request)
      const body = request.body as z.output<Create>
      const { state, replayed } = await writeOnce(workspaceId, db, writeOf(request, clock), (unit) =>
        create(unit, body, parent),
      )
      if (replayed) reply.header('idempotency-replayed', 'true')
      const list = path.replace(/:(\w+)/g, (_, name: string) => String(parent[name]))
      return show(
        reply.code(201).header('location', `/api/${workspaceId}${list}/${state.id}`),
        store.completed(state, workspaceId),
      )
    },
  )

  app.get(
    itemPath,
    {
      config: reads,
      schema: {
        operationId: operationId('read', one),
        summary: `Read a ${one}`,
        tags: [tag],
        params,
        headers: ReadConditions,
        response: {
          ...shown(`The ${one}.`),
          304: emptyAnswer('Not modified since the ETag that the request names.', ['etag']),
          ...guarded(404, 412),
        },
      },
    },
    async (request, reply) => {
      const state = await read(request.actor, db.reader, address(request))
      checkReadMatch(request.headers, state.revision, state)
      if (!isNotModified(request.headers, state.revision)) return show(reply, state)
      return reply.code(304).header('etag', etagOf(state.revision)).send()
    },
  )

  app.patch(
    itemPath,
    {
      config: { ...writes, ...collection.config?.patch },
      schema: {
        operationId: operationId('patch', one),
        summary: `Change some fields of a ${one}`,
        ...described(descriptions.patch),
        tags: [tag],
        params,
        headers: EditConditions,
        body: schemas.patch,
        response: {
          200: answer(`The updated ${one}.`, schemas.response, ['etag', 'preference-applied']),
          ...guardedBody(404, 409, 412),
        },
      },
    },
    async (request, reply) => {
      const wanted = request.body as z.output<Patch> & Partial<OwnFields<State>>
      refuseEmpty(wanted)
      const conditions = editPreconditions(request.headers)
      const { state, merged } = await runUnitOfWork(
        request.actor.workspaceId,
        db,
        writeOf(request, clock),
        async (unit) => {
          await admit?.(unit, address(request))
          const found = await store.findToEdit(unit, address(request), wanted, conditions)
          const { before, patch, merged } = found
          return { state: await update(unit, before, patch), merged }
        },
      )
      if (merged) reply.header('preference-applied', 'merge')
      return show(reply, state)
    },
  )

  app.delete(
    itemPath,
    {
      config: writes,
      schema: {
        operationId: operationId('delete', one),
        summary: `Delete a ${one}`,
        ...described(descriptions.delete),
        tags: [tag],
        params,
        headers: WriteConditions,
        response: { 204: emptyAnswer('Deleted.'), ...guardedBody(404, 412) },
      },
    },
    async (request, reply) => {
      const conditions = writePreconditions(request.headers)
      await runUnitOfWork(request.actor.workspaceId, db, writeOf(request, clock), async (unit) => {
        await admit?.(unit, address(request))
        await remove(unit, await store.find(unit, address(request), conditions))
      })
      return reply.code(204).send()
    },
  )
}

export const show = (reply: FastifyReply, state: Versioned) =>
  reply.header('etag', etagOf(state.revision)).send(state)

export const operationId = (verb: string, noun: string): string =>
  `${verb}${noun.charAt(0).toUpperCase()}${noun.slice(1)}`

export const itemParameters = (parameters: z.ZodObject, one: string) =>
  parameters.extend({
    [`${one}_id`]: PositiveInteger.meta({ description: `The ${one}'s id.`, examples: [1] }),
  })

/** The ids in a path, except the workspace's. */
function parentOf(request: FastifyRequest): Record<string, number> {
  const { user_id: _, ...ids } = request.params as { user_id: string } & Record<string, number>
  return ids as Record<string, number>
}

export const addressOf = (one: string) => (request: FastifyRequest) => {
  const { [`${one}_id`]: id = 0, ...parent } = parentOf(request)
  return { ...parent, id } as Address
}
