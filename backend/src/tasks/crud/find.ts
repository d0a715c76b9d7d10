import { userIsGone } from '../../core/auth.ts'
import type { Queryable } from '../../database/connection.ts'
import type { Filter } from '../../filters/model/ast.ts'
import { compileFilter } from '../../filters/model/compile.ts'
import { type KeyValue, keysOf } from '../../filters/model/cursor.ts'
import { compilePage, type Page } from '../../filters/model/page.ts'
import type { People } from '../../filters/model/people.ts'
import { dependsOnZone, orderBy, type Sort, sortIn, sortWithin } from '../../filters/model/sort.ts'
import { SqlParameters } from '../../filters/model/sql.ts'
import type { Calendar } from '../../preferences/model.ts'
import { hasAll, type Position, rankedHits, type Search, tasksByTitle } from '../../search/crud.ts'
import type { Snapshot } from '../model/state.ts'
import type { TaskResponse } from '../schemas.ts'
import { columns, shownTasks } from './rows.ts'

/** Lists other than the plain one: their SQL is built from the query. */

export interface QueryPage<Place> {
  /** The workspace's revision at which they were read. */
  revision: number
  tasks: TaskResponse[]
  /** Where the next page starts; null on the last. */
  next: Place | null
}

export interface Question {
  filter: Filter | undefined
  people: People
  sort: Sort
  now: Date
  /** How the actor reckons days, where that is not how the workspace does. */
  calendar?: Calendar | undefined
  /** Whether the search index is up to date, and so has the tasks in the order of their titles. */
  indexed?: boolean
}

/** The tasks for which `filter` is true, in the order `sort`. */
export async function findTasks(
  workspaceId: string,
  db: Queryable,
  question: Question,
  page: Page,
): Promise<QueryPage<KeyValue[]>> {
  const { filter, now, people, calendar, indexed = false } = question
  const parameters = new SqlParameters()
  const asked =
    calendar?.zone !== undefined && dependsOnZone(question.sort)
      ? sortIn(parameters.add(calendar.zone, 'text'), question.sort)
      : question.sort
  const sort = filter === undefined ? asked : sortWithin(asked, filter)
  const workspace = parameters.add(workspaceId, 'text')
  const conditions = [
    `task.user_id = ${workspace}`,
    ...(filter === undefined
      ? []
      : [compileFilter(filter, parameters, { now, owner: workspace, people, calendar })]),
  ]
  // One more than requested shows whether another page follows.
  const listed = { ...page, limit: page.limit + 1 }
  const list = indexed
    ? compilePage(conditions, byTitleKey(sort), listed, parameters, tasksByTitle(workspace))
    : compilePage(conditions, sort, listed, parameters)
  // The owner's row is outside the subquery: what depends on it alone, like today and the names of labels, is
  // computed once.
  const text = `SELECT workspaces.revision AS workspace_revision, ${indexed ? hasAll(workspace) : true} AS exact,
      ${keysOf(sort)} AS place, ${columns('task')}
    FROM workspaces LEFT JOIN LATERAL (${list}) task ON true
    WHERE workspaces.id = ${workspace} ORDER BY ${orderBy(sort)}`
  const rows = await db.query<Row<KeyValue[]>>({ name: '', text, values: parameters.values })
  // Something was written since the index was brought up to date.
  if (rows[0]?.exact === false) return await findTasks(workspaceId, db, { ...question, indexed: false }, page)
  return await pageOf(workspaceId, db, rows, page.limit)
}

/** How many tasks there are for which `filter` is true. */
export async function countTasks(
  workspaceId: string,
  db: Queryable,
  { filter, now, people, calendar }: Pick<Question, 'filter' | 'now' | 'people' | 'calendar'>,
): Promise<number> {
  const parameters = new SqlParameters()
  const workspace = parameters.add(workspaceId, 'text')
  const condition =
    filter === undefined
      ? 'true'
      : compileFilter(filter, parameters, { now, owner: workspace, people, calendar })
  const text = `SELECT (SELECT count(*) FROM tasks task WHERE task.user_id = ${workspace} AND ${condition})::int AS count
    FROM workspaces WHERE workspaces.id = ${workspace}`
  const [row] = await db.query<{ count: number }>({ name: '', text, values: parameters.values })
  if (row === undefined) throw userIsGone()
  return row.count
}

/** The order by title, with the key that the index has of it. */
const byTitleKey = (sort: Sort): Sort =>
  sort.map((part) => (part.key === 'title' ? { ...part, sql: 'task.title_key' } : part))

/** The best hits of a search, among the tasks for which `filter` is true. */
export async function findHits(
  search: Search,
  db: Queryable,
  question: Pick<Question, 'filter' | 'people' | 'now' | 'calendar'>,
  page: { limit: number; after?: Position | undefined },
): Promise<QueryPage<Position>> {
  const { filter, now, people, calendar } = question
  const parameters = new SqlParameters()
  const workspace = parameters.add(search.workspaceId, 'text')
  const condition = filter && compileFilter(filter, parameters, { now, owner: workspace, people, calendar })
  const hits = rankedHits(search, parameters.values, { limit: page.limit + 1, condition, after: page.after })
  const text = `WITH hit AS MATERIALIZED (${hits})
    SELECT workspaces.revision AS workspace_revision, json_build_object('score', hit.score, 'id', task.id) AS place, ${columns('task')}
    FROM workspaces LEFT JOIN (hit JOIN tasks task ON task.user_id = ${workspace} AND task.id = hit.task_id) ON true
    WHERE workspaces.id = ${workspace} ORDER BY hit.score DESC, task.id DESC`
  const rows = await db.query<Row<Position>>({ name: '', text, values: parameters.values })
  return await pageOf(search.workspaceId, db, rows, page.limit)
}

type Row<Place> = (Snapshot | { id: null }) & { workspace_revision: number; exact?: boolean; place: Place }

async function pageOf<Place>(
  workspaceId: string,
  db: Queryable,
  rows: readonly Row<Place>[],
  limit: number,
): Promise<QueryPage<Place>> {
  const [first] = rows
  if (first === undefined) throw userIsGone()
  // Without any hit there is one row, of nulls.
  const found = rows.filter((row) => row.id !== null)
  const next = found.length > limit ? (found[limit - 1]?.place ?? null) : null
  const tasks = await shownTasks(workspaceId, db, found.slice(0, limit))
  return { revision: first.workspace_revision, tasks, next }
}
