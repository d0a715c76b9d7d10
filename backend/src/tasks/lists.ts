import { LRUCache } from 'lru-cache'
import type { Queryable } from '../database/connection.ts'
import { listTasks } from './crud/plain.ts'
import { type TaskListQuery, type TaskListResponse, taskCursor } from './list-schemas.ts'

/** A list of tasks, ready to be sent. */
export interface AnsweredList {
  /** The user's revision at which it was read. */
  revision: number
  /** JSON in UTF-8: it is encoded once, not for each answer. */
  body: Buffer
  nextCursor: string | null
}

/** Bytes of all cached lists together. */
const CAPACITY = 16_000_000

export type SerializeList = (list: TaskListResponse) => string

export type ReadList = (
  userId: string,
  query: TaskListQuery,
  serialize: SerializeList,
) => Promise<AnsweredList>

/**
 * Reads plain lists in one round trip, and caches them: while the user's revision has not moved, the database
 * sends nothing but that revision.
 */
export function createListReader(db: Queryable): ReadList {
  const answered = new LRUCache<string, AnsweredList>({
    maxSize: CAPACITY,
    sizeCalculation: ({ body }) => body.length + 500,
  })

  return async (userId, query, serialize) => {
    const key = `${userId} ${JSON.stringify(query)}`
    const known = answered.get(key)
    const { cursor, limit, offset } = query
    const complete = query.complete?.is === 'flag' ? query.complete.value : undefined
    const before = cursor !== undefined && 'before' in cursor ? cursor.before : undefined
    const page = await listTasks(userId, db, { complete, limit, offset, before }, known?.revision)
    if (page === 'unchanged') return known as AnsweredList
    const { tasks, revision, more } = page
    const nextCursor = more ? taskCursor.encode({ before: Number(tasks.at(-1)?.id) }) : null
    const body = Buffer.from(serialize({ tasks, count: tasks.length, next_cursor: nextCursor }))
    const list = { revision, body, nextCursor }
    answered.set(key, list)
    return list
  }
}
