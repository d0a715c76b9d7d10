import { userIsGone } from '../../core/auth.ts'
import type { Queryable } from '../../database/connection.ts'
import type { Filter } from '../../filters/model/ast.ts'
import { compileFilter } from '../../filters/model/compile.ts'
import { type KeyValue, keysOf } from '../../filters/model/cursor.ts'
import { compilePage, type Page } from '../../filters/model/page.ts'
import { orderBy, type Sort, sortWithin } from '../../filters/model/sort.ts'
import { SqlParameters } from '../../filters/model/sql.ts'
import { type Position, rankedHits, type Search } from '../../search/crud.ts'
import type { Snapshot } from '../model/state.ts'
import type { TaskResponse } from '../schemas.ts'
import { columns, shownTasks } from './rows.ts'

/** Lists other than the plain one: their SQL is built from the query. */

export interface QueryPage<Place> {
  /** The user's revision at which they were read. */
  revision: number
  tasks: TaskResponse[]
  /** Where the next page starts; null on the last. */
  next: Place | null
}

/** The tasks for which `filter` is true, in the order `sort`. */
export async function findTasks(
  userId: string,
  db: Queryable,
  question: { filter: Filter | undefined; sort: Sort; now: Date },
  page: Page,
): Promise<QueryPage<KeyValue[]>> {
  const { filter, now } = question
  const sort = filter === undefined ? question.sort : sortWithin(question.sort, filter)
  const parameters = new SqlParameters()
  const user = parameters.add(userId, 'text')
  const conditions = [
    `task.user_id = ${user}`,
    ...(filter === undefined ? [] : [compileFilter(filter, parameters, { now, owner: user })]),
  ]
  // One more than requested shows whether another page follows.
  const list = compilePage(conditions, sort, { ...page, limit: page.limit + 1 }, parameters)
  // The owner's row is outside the subquery: what depends on it alone, like today and the names of labels, is
  // computed once.
  const text = `SELECT workspaces.revision AS workspace_revision, ${keysOf(sort)} AS place, ${columns('task')}
    FROM workspaces LEFT JOIN LATERAL (${list}) task ON true
    WHERE workspaces.id = ${user} ORDER BY ${orderBy(sort)}`
  const rows = await db.query<Row<KeyValue[]>>({ name: '', text, values: parameters.values })
  return await pageOf(userId, db, rows, page.limit)
}

/** The best hits of a search, among the tasks for which `filter` is true. */
export async function findHits(
  search: Search,
  db: Queryable,
  question: { filter: Filter | undefined; now: Date },
  page: { limit: number; after?: Position | undefined },
): Promise<QueryPage<Position>> {
  const { filter, now } = question
  const parameters = new SqlParameters()
  const user = parameters.add(search.userId, 'text')
  const condition = filter && compileFilter(filter, parameters, { now, owner: user })
  const hits = rankedHits(search, parameters.values, { limit: page.limit + 1, condition, after: page.after })
  const text = `WITH hit AS MATERIALIZED (${hits})
    SELECT workspaces.revision AS workspace_revision, json_build_object('score', hit.score, 'id', task.id) AS place, ${columns('task')}
    FROM workspaces LEFT JOIN (hit JOIN tasks task ON task.user_id = ${user} AND task.id = hit.task_id) ON true
    WHERE workspaces.id = ${user} ORDER BY hit.score DESC, task.id DESC`
  const rows = await db.query<Row<Position>>({ name: '', text, values: parameters.values })
  return await pageOf(search.userId, db, rows, page.limit)
}

type Row<Place> = (Snapshot | { id: null }) & { workspace_revision: number; place: Place }

async function pageOf<Place>(
  userId: string,
  db: Queryable,
  rows: readonly Row<Place>[],
  limit: number,
): Promise<QueryPage<Place>> {
  const [first] = rows
  if (first === undefined) throw userIsGone()
  // Without any hit there is one row, of nulls.
  const found = rows.filter((row) => row.id !== null)
  const next = found.length > limit ? (found[limit - 1]?.place ?? null) : null
  const tasks = await shownTasks(userId, db, found.slice(0, limit))
  return { revision: first.workspace_revision, tasks, next }
}
