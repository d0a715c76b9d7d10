import { userIsGone } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import type { Database, Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import type { Filter } from '../filters/model/ast.ts'
import { compileFilter } from '../filters/model/compile.ts'
import { SqlParameters } from '../filters/model/sql.ts'
import { labels } from '../labels/crud.ts'
import { projects } from '../projects/crud.ts'
import { views } from '../views/crud.ts'
import { questionOf } from '../views/model.ts'
import type { CountsResponse } from './schemas.ts'

interface Count {
  open: number
  complete: number
}

const NONE: Count = { open: 0, complete: 0 }
const COUNT =
  'count(*) FILTER (WHERE NOT task.complete) AS open, count(*) FILTER (WHERE task.complete) AS complete'

const byProject = statement<{ user: string }>(
  'count_projects',
  `SELECT task.project_id AS key, ${COUNT} FROM tasks task WHERE task.user_id = :user GROUP BY 1`,
)
const byLabel = statement<{ user: string }>(
  'count_labels',
  `SELECT label AS key, ${COUNT} FROM tasks task, unnest(task.labels) AS label
   WHERE task.user_id = :user AND task.labels IS NOT NULL GROUP BY 1`,
)
const findRevision = statement<{ user: string }>(
  'count_revision',
  'SELECT revision FROM users WHERE id = :user',
)

/**
 * Counts the user's tasks, all at one moment. Whoever asks often waits for themselves, not on connections.
 * @throws DocketError AUTH_INVALID when the user is gone
 */
export function countTasks(userId: string, db: Database, now: Date): Promise<CountsResponse> {
  const atOneMoment = 'ISOLATION LEVEL REPEATABLE READ READ ONLY'
  return db.turns.take(`counts of ${userId}`, () =>
    db.transaction((tx) => count(userId, tx, now), atOneMoment),
  )
}

async function count(userId: string, tx: Queryable, now: Date): Promise<CountsResponse> {
  const [user] = await tx.query<{ revision: number }>(findRevision({ user: userId }))
  if (user === undefined) throw userIsGone()
  const ofProjects = counts(await tx.query<Count & { key: number | null }>(byProject({ user: userId })))
  const ofLabels = counts(await tx.query<Count & { key: string }>(byLabel({ user: userId })))
  const all = [...ofProjects.values()].reduce(
    (sum, { open, complete }) => ({ open: sum.open + open, complete: sum.complete + complete }),
    NONE,
  )
  const answer: CountsResponse = {
    revision: user.revision,
    all,
    no_project: ofProjects.get(null) ?? NONE,
    projects: (await projects.list(userId, tx)).map(({ id }) => ({ id, ...(ofProjects.get(id) ?? NONE) })),
    labels: (await labels.list(userId, tx)).map(({ id, name }) => ({
      id,
      name,
      ...(ofLabels.get(name) ?? NONE),
    })),
    views: [],
  }
  const asked = (await views.list(userId, tx)).map((view) => ({ id: view.id, filter: filterOf(view) }))
  const known = asked.flatMap(({ id, filter }) => (filter == null ? [] : [{ id, filter }]))
  const ofViews = new Map<number, number>()
  for (let start = 0; start < known.length; start += AT_ONCE) {
    const some = known.slice(start, start + AT_ONCE)
    const found = await countViews(userId, tx, some, now)
    for (const [index, { id }] of some.entries()) ofViews.set(id, found[index] ?? 0)
  }
  answer.views = asked.map(({ id, filter }) => {
    if (filter === undefined) return { id, tasks: all.open + all.complete }
    return { id, tasks: ofViews.get(id) ?? null }
  })
  return answer
}

const counts = <Key>(rows: readonly (Count & { key: Key })[]): Map<Key, Count> =>
  new Map(rows.map(({ key, open, complete }) => [key, { open, complete }]))

/** Views that are counted by one look at all tasks: more would let a statement last too long. */
const AT_ONCE = 10

async function countViews(
  userId: string,
  tx: Queryable,
  some: readonly { filter: Filter }[],
  now: Date,
): Promise<number[]> {
  const parameters = new SqlParameters()
  const user = parameters.add(userId, 'text')
  const numbers = some.map(
    ({ filter }) => `count(*) FILTER (WHERE ${compileFilter(filter, parameters, now)})`,
  )
  const text = `SELECT found.tasks FROM users CROSS JOIN LATERAL (
      SELECT ARRAY[${numbers.join(', ')}]::int[] AS tasks FROM tasks task WHERE task.user_id = ${user}
    ) found WHERE users.id = ${user}`
  const [row] = await tx.query<{ tasks: number[] }>({ name: '', text, values: parameters.values })
  return row?.tasks ?? []
}

/** Of a view that was saved when the language was another one: null. */
function filterOf(view: { filter: string; sort: string | null }) {
  try {
    return questionOf(view, () => ['view']).filter
  } catch (error) {
    if (error instanceof DocketError) return null
    throw error
  }
}
