import { userIsGone } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import type { Database, Queryable } from '../database/connection.ts'
import { type Statement, statement } from '../database/statement.ts'
import type { Filter } from '../filters/model/ast.ts'
import { compileFilter } from '../filters/model/compile.ts'
import { SqlParameters } from '../filters/model/sql.ts'
import { labels } from '../labels/crud.ts'
import { projects } from '../projects/crud.ts'
import { views } from '../views/crud.ts'
import { viewQueryOf } from '../views/model.ts'
import type { CountsResponse } from './schemas.ts'

interface Count {
  open: number
  complete: number
}

const NONE: Count = { open: 0, complete: 0 }

const findRevision = statement<{ user: string }>(
  'count_revision',
  'SELECT revision FROM users WHERE id = :user',
)

/**
 * Counts the user's tasks in one snapshot. A user's requests queue behind each other, without holding connections.
 * @throws DocketError AUTH_INVALID when the user is gone
 */
export function countTasks(userId: string, db: Database, now: Date): Promise<CountsResponse> {
  const atOneMoment = 'ISOLATION LEVEL REPEATABLE READ READ ONLY'
  return db.queue.run(`counts of ${userId}`, () =>
    db.transaction((tx) => count(userId, tx, now), atOneMoment),
  )
}

async function count(userId: string, tx: Queryable, now: Date): Promise<CountsResponse> {
  const [user] = await tx.query<{ revision: number }>(findRevision({ user: userId }))
  if (user === undefined) throw userIsGone()
  const asked = (await views.list(userId, tx)).map((view) => ({ id: view.id, filter: filterOf(view) }))
  const known = asked.flatMap(({ id, filter }) => (filter == null ? [] : [{ id, filter }]))
  const { ofProjects, ofLabels, ofViews } = await look(userId, tx, known, now)
  const all = [...ofProjects.values()].reduce(
    (sum, { open, complete }) => ({ open: sum.open + open, complete: sum.complete + complete }),
    NONE,
  )
  return {
    revision: user.revision,
    all,
    no_project: ofProjects.get(null) ?? NONE,
    projects: (await projects.list(userId, tx)).map(({ id }) => ({ id, ...(ofProjects.get(id) ?? NONE) })),
    labels: (await labels.list(userId, tx)).map(({ id, name }) => ({
      id,
      name,
      ...(ofLabels.get(name) ?? NONE),
    })),
    views: asked.map(({ id, filter }) => {
      if (filter === undefined) return { id, tasks: all.open + all.complete }
      return { id, tasks: ofViews.get(id) ?? null }
    }),
  }
}

interface View {
  id: number
  filter: Filter
}

interface Counts {
  ofProjects: Map<number | null, Count>
  ofLabels: Map<string, Count>
  ofViews: Map<number, number>
}

/** Views that are counted in one pass over all tasks: with more, a statement would take too long. */
const AT_ONCE = 10

/** Passes over the tasks once for all that is counted, and once more for each further ten views. */
async function look(userId: string, tx: Queryable, known: readonly View[], now: Date): Promise<Counts> {
  const found: Counts = { ofProjects: new Map(), ofLabels: new Map(), ofViews: new Map() }
  const first = await tx.query<FoundRow>(lookAt(userId, known.slice(0, AT_ONCE), now))
  for (const { project, label, open, complete, views } of first) {
    if (views !== null) note(found.ofViews, known, views)
    else if (label !== null) found.ofLabels.set(label, { open, complete })
    else found.ofProjects.set(project, { open, complete })
  }
  for (let start = AT_ONCE; start < known.length; start += AT_ONCE) {
    const some = known.slice(start, start + AT_ONCE)
    const [row] = await tx.query<{ views: number[] }>(lookAtViews(userId, some, now))
    note(found.ofViews, some, row?.views ?? [])
  }
  return found
}

function note(ofViews: Map<number, number>, some: readonly View[], numbers: readonly number[]): void {
  for (const [index, tasks] of numbers.entries()) ofViews.set(some[index]?.id ?? 0, tasks)
}

interface FoundRow extends Count {
  project: number | null
  label: string | null
  /** One count per view, in the order of the query; null in rows that count something else. */
  views: number[] | null
}

/** Tasks are grouped by project and labels first; all counts are sums over these rows. */
function lookAt(userId: string, some: readonly View[], now: Date): Statement {
  const { numbers, user, values } = countsOf(userId, some, now)
  const sums = some.map((_, index) => `coalesce(sum(views[${index + 1}]), 0)`)
  const text = `WITH found AS MATERIALIZED (
      SELECT counted.* FROM users CROSS JOIN LATERAL (
        SELECT task.project_id, task.labels, count(*) FILTER (WHERE NOT task.complete) AS open,
          count(*) FILTER (WHERE task.complete) AS complete, ARRAY[${numbers}]::int[] AS views
        FROM tasks task WHERE task.user_id = ${user} GROUP BY task.project_id, task.labels
      ) counted WHERE users.id = ${user}
    )
    SELECT project_id AS project, NULL::text AS label, sum(open)::int AS open, sum(complete)::int AS complete,
      NULL::int[] AS views
    FROM found GROUP BY project_id
    UNION ALL
    SELECT NULL, label, sum(open)::int, sum(complete)::int, NULL FROM found, unnest(labels) AS label GROUP BY label
    ${some.length === 0 ? '' : `UNION ALL SELECT NULL, NULL, 0, 0, ARRAY[${sums.join(', ')}]::int[] FROM found`}`
  return { name: '', text, values }
}

function lookAtViews(userId: string, some: readonly View[], now: Date): Statement {
  const { numbers, user, values } = countsOf(userId, some, now)
  const text = `SELECT counted.views FROM users CROSS JOIN LATERAL (
      SELECT ARRAY[${numbers}]::int[] AS views FROM tasks task WHERE task.user_id = ${user}
    ) counted WHERE users.id = ${user}`
  return { name: '', text, values }
}

function countsOf(userId: string, some: readonly View[], now: Date) {
  const parameters = new SqlParameters()
  const user = parameters.add(userId, 'text')
  const numbers = some.map(
    ({ filter }) => `count(*) FILTER (WHERE ${compileFilter(filter, parameters, now)})`,
  )
  return { numbers: numbers.join(', '), user, values: parameters.values }
}

/** The view's filter; null if it was saved when the filter language was another one. */
function filterOf(view: { filter: string; sort: string | null }) {
  try {
    return viewQueryOf(view, () => ['view']).filter
  } catch (error) {
    if (error instanceof DocketError) return null
    throw error
  }
}
