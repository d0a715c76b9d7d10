import { LRUCache } from 'lru-cache'
import type { Queryable } from '../database/connection.ts'
import { type KnownPage, listTasks } from './crud/plain.ts'
import { type TaskListQuery, type TaskListResponse, taskCursor } from './list-schemas.ts'
import type { TaskResponse } from './schemas.ts'

/** A list of tasks, ready to be sent. */
export interface AnsweredList {
  /** The workspace's revision at which it was read. */
  revision: number
  /** JSON in UTF-8: it is encoded once, not for each answer. */
  body: Buffer
  nextCursor: string | null
}

/** With where its tasks are in the body, so that the next answer can take over those that stay the same. */
interface CachedList extends AnsweredList, KnownPage {
  /** Where each task begins in the body, and last where the next one would. */
  starts: readonly number[]
}

/** What a cached list takes besides its body: for itself, and for each task. In bytes. */
const OVERHEAD = 500
const OVERHEAD_EACH = 32

export type SerializeList = (list: TaskListResponse) => string

export type ReadList = (
  workspaceId: string,
  query: TaskListQuery,
  serialize: SerializeList,
) => Promise<AnsweredList>

/**
 * Reads plain lists in one round trip, and caches them: while the workspace's revision has not moved, the database
 * sends nothing but that revision; after a write, the tasks that it wrote.
 * @param capacity bytes of all cached lists together
 */
export function createListReader(db: Queryable, capacity: number): ReadList {
  const answered = new LRUCache<string, CachedList>({
    maxSize: capacity,
    sizeCalculation: ({ body, ids }) => body.length + OVERHEAD + OVERHEAD_EACH * ids.length,
  })

  return async (workspaceId, query, serialize) => {
    const key = `${workspaceId} ${JSON.stringify(query)}`
    const known = answered.get(key)
    const { cursor, limit, offset } = query
    const complete = query.complete?.is === 'flag' ? query.complete.value : undefined
    const before = cursor !== undefined && 'before' in cursor ? cursor.before : undefined
    const page = await listTasks(workspaceId, db, { complete, limit, offset, before }, known)
    if (page === 'unchanged') return known as CachedList
    const { ids, tasks, revision, userSince, more } = page
    const nextCursor = more ? taskCursor.encode({ before: Number(ids.at(-1)) }) : null
    const list = { revision, userSince, nextCursor, ids, ...bodyOf(ids, tasks, nextCursor, known, serialize) }
    answered.set(key, list)
    return list
  }
}

const COMMA = Buffer.from(',')

/** The body of a list, whose tasks are those in `tasks` and, in `known`, all others. */
function bodyOf(
  ids: readonly number[],
  tasks: readonly TaskResponse[],
  nextCursor: string | null,
  known: CachedList | undefined,
  serialize: SerializeList,
): Pick<CachedList, 'body' | 'starts'> {
  const places = new Map(known?.ids.map((id, index) => [id, index]))
  const fresh = tasks.values()
  let next = fresh.next().value
  const [head, tail] = frameOf({ count: ids.length, nextCursor }, serialize)
  const single = frameOf({ count: 1, nextCursor: null }, serialize)
  const pieces: Buffer[] = [head]
  const starts: number[] = []
  let length = head.length
  const add = (piece: Buffer) => {
    pieces.push(piece)
    length += piece.length
  }
  for (const id of ids) {
    if (starts.length > 0) add(COMMA)
    starts.push(length)
    if (next?.id === id) {
      add(itemOf(next, single, serialize))
      next = fresh.next().value
    } else add(itemAt(known as CachedList, places.get(id) as number))
  }
  starts.push(length + COMMA.length)
  add(tail)
  return { body: Buffer.concat(pieces, length), starts }
}

function itemAt({ body, starts }: CachedList, index: number): Buffer {
  return body.subarray(starts[index], Number(starts[index + 1]) - COMMA.length)
}

const EMPTY = '[]'

/** What stands before and after the tasks in the body. */
function frameOf(
  { count, nextCursor }: { count: number; nextCursor: string | null },
  serialize: SerializeList,
): [Buffer, Buffer] {
  const text = serialize({ tasks: [], count, next_cursor: nextCursor })
  const middle = text.indexOf(EMPTY) + 1
  return [Buffer.from(text.slice(0, middle)), Buffer.from(text.slice(middle))]
}

/** @param frame what stands before and after the task in a list of its own */
function itemOf(task: TaskResponse, [head, tail]: [Buffer, Buffer], serialize: SerializeList): Buffer {
  const list = serialize({ tasks: [task], count: 1, next_cursor: null })
  return Buffer.from(list.slice(head.length, list.length - tail.length))
}
