import { userIsGone } from '../../core/auth.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import type { Filter } from '../../filters/model/ast.ts'
import { compileFilter } from '../../filters/model/compile.ts'
import { compileAfter, type KeyValue, keysOf } from '../../filters/model/cursor.ts'
import { orderBy, type Sort, sortWithin } from '../../filters/model/sort.ts'
import { SqlParameters } from '../../filters/model/sql.ts'
import { type Position, rankedHits, type Search } from '../../search/crud.ts'
import type { Snapshot } from '../model/state.ts'
import type { TaskResponse } from '../schemas.ts'
import { columns, shownTasks } from './rows.ts'

/** Lists that are asked for in other ways than the plain one: their SQL is put together from what was asked. */

export interface Found<Place> {
  /** The user's revision at which they were read. */
  revision: number
  tasks: TaskResponse[]
  /** Where the next page begins; null on the last. */
  next: Place | null
}

/** The tasks of which `filter` is true, in the order `sort`. */
export async function findTasks(
  userId: string,
  db: Queryable,
  question: { filter: Filter | undefined; sort: Sort; now: Date },
  page: { limit: number; after?: readonly KeyValue[] | undefined; offset?: number | undefined },
): Promise<Found<KeyValue[]>> {
  const { filter, now } = question
  const sort = filter === undefined ? question.sort : sortWithin(question.sort, filter)
  const parameters = new SqlParameters()
  const conditions = [
    `users.id = ${parameters.add(userId, 'text')}`,
    ...(filter === undefined ? [] : [compileFilter(filter, parameters, now)]),
    ...(page.after === undefined ? [] : [compileAfter(sort, page.after, parameters)]),
  ]
  // One more than asked for tells whether another page follows.
  const limit = parameters.add(page.limit + 1, 'bigint')
  const offset = parameters.add(page.offset ?? 0, 'bigint')
  const text = `SELECT users.revision AS user_revision, ${keysOf(sort)} AS place, ${columns('task')}
    FROM users JOIN tasks task ON task.user_id = users.id
    WHERE ${conditions.join(' AND ')} ORDER BY ${orderBy(sort)} LIMIT ${limit} OFFSET ${offset}`
  const rows = await db.query<Row<KeyValue[]>>({ name: '', text, values: parameters.values })
  return await pageOf(userId, db, rows, page.limit)
}

/** The best hits of a search, of those of which `filter` is true. */
export async function findHits(
  search: Search,
  db: Queryable,
  question: { filter: Filter | undefined; now: Date },
  page: { limit: number; after?: Position | undefined },
): Promise<Found<Position>> {
  const { filter, now } = question
  const hits = rankedHits(search, {
    limit: page.limit + 1,
    after: page.after,
    condition:
      filter &&
      ((first) => {
        const parameters = new SqlParameters(new Array(first - 1))
        const sql = compileFilter(filter, parameters, now)
        return { sql, values: parameters.values.slice(first - 1) }
      }),
  })
  const text = `WITH hit AS MATERIALIZED (${hits.sql})
    SELECT users.revision AS user_revision, json_build_object('score', hit.score, 'id', task.id) AS place, ${columns('task')}
    FROM hit JOIN tasks task ON task.user_id = $1::text AND task.id = hit.task_id JOIN users ON users.id = task.user_id
    ORDER BY hit.score DESC, task.id DESC`
  const rows = await db.query<Row<Position>>({ name: '', text, values: hits.values })
  return await pageOf(search.userId, db, rows, page.limit)
}

type Row<Place> = Snapshot & { user_revision: number; place: Place }

const selectRevision = statement<{ user: string }>(
  'user_revision',
  'SELECT revision FROM users WHERE id = :user',
)

async function pageOf<Place>(
  userId: string,
  db: Queryable,
  rows: readonly Row<Place>[],
  limit: number,
): Promise<Found<Place>> {
  const shown = rows.slice(0, limit)
  const next = rows.length > limit ? (shown.at(-1)?.place ?? null) : null
  const [first] = rows
  if (first === undefined) {
    const [user] = await db.query<{ revision: number }>(selectRevision({ user: userId }))
    if (user === undefined) throw userIsGone()
    return { revision: user.revision, tasks: [], next: null }
  }
  return { revision: first.user_revision, tasks: await shownTasks(userId, db, shown), next }
}
