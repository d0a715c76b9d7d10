import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../core/clock.ts'
import { answer, emptyAnswer, guarded, ReadConditions, type Routes } from '../core/http.ts'
import { linkNext } from '../core/pagination.ts'
import { checkReadMatch, etagOf, isNotModified } from '../core/preconditions.ts'
import { UserPath } from '../core/schemas.ts'
import type { Database } from '../database/connection.ts'
import type { Indexer } from '../search/crud.ts'
import { isPlainList, TaskListQuery, TaskListResponse } from './list-schemas.ts'
import { createListReader, type SerializeList } from './lists.ts'
import { createFinder } from './queries.ts'

interface ListRequest extends Pick<FastifyRequest, 'actor' | 'headers'> {
  query: TaskListQuery
}

export interface ListOptions {
  db: Database
  clock: Clock
  indexer: Indexer
  /** Bytes of all cached lists together. */
  listCache: number
}

/** The list of tasks: from the cache where it is plain, else what is found. */
export function listRoutes(app: Routes, { db, clock, indexer, listCache }: ListOptions): void {
  const readList = createListReader(db.reader, listCache)
  const find = createFinder({ db, clock, indexer })

  const sendFound = async (request: ListRequest, reply: FastifyReply) => {
    const { revision, list } = await find(request.actor, request.query)
    checkReadMatch(request.headers, revision)
    if (revision !== null) {
      reply.header('etag', etagOf(revision))
      if (isNotModified(request.headers, revision)) return reply.code(304).send()
    }
    if (list.next_cursor !== null) linkNext(reply, { cursor: list.next_cursor })
    return reply.send(list)
  }

  app.get(
    '/tasks',
    {
      config: { scope: 'tasks:read', narrow: true },
      schema: {
        operationId: 'listTasks',
        summary: 'List tasks, newest first, or filter and search them',
        tags: ['Tasks'],
        params: UserPath,
        querystring: TaskListQuery,
        headers: ReadConditions,
        response: {
          200: answer('A page of tasks.', TaskListResponse, ['etag', 'link']),
          304: emptyAnswer('Not modified since the ETag that the request names.', ['etag']),
          ...guarded(404, 410, 412),
        },
      },
    },
    async (request, reply) => {
      if (!isPlainList(request.actor, request.query)) return await sendFound(request, reply)
      const serialize = reply.getSerializationFunction('200', 'application/json')
      const list = await readList(request.actor.workspaceId, request.query, serialize as SerializeList)
      checkReadMatch(request.headers, list.revision)
      reply.header('etag', etagOf(list.revision))
      if (isNotModified(request.headers, list.revision)) return reply.code(304).send()
      if (list.nextCursor !== null) linkNext(reply, { cursor: list.nextCursor })
      // The body has already been serialised by the schema.
      return reply.type('application/json; charset=utf-8').send(list.body as never)
    },
  )
}
