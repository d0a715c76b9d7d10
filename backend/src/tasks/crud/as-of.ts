import { checkRetained } from '../../changelog/retention.ts'
import { changeColumns, type StoredChange, statesOf } from '../../changelog/stored-states.ts'
import { type Actor, userIsGone } from '../../core/auth.ts'
import { DocketError } from '../../core/errors.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { isFloating, type Snapshot, shown, USUAL } from '../model/state.ts'
import type { TaskResponse } from '../schemas.ts'
import { snapshot } from './rows.ts'

/**
 * Tasks as they were right after a revision of their workspace. A task not written since is read from its table; for
 * any other, the first change since holds its earlier state. So nothing is replayed, and only the log since then is
 * read.
 */

/** The earlier state of the task `:id`: that before its first change since, or else its row. */
const selectTask = statement<{ workspace: string; as_of: number; id: number }>(
  'task_as_of',
  `SELECT workspaces.revision AS workspace_revision,
     CASE WHEN task.revision <= :as_of THEN ${snapshot('task')} END AS task, ${changeColumns('change')}
   FROM workspaces LEFT JOIN tasks task ON task.user_id = workspaces.id AND task.id = :id
   LEFT JOIN LATERAL (
     SELECT * FROM changes
     WHERE user_id = :workspace AND revision > :as_of AND resource = 'task' AND resource_id = :id::bigint::text
       AND (task.revision IS NULL OR task.revision > :as_of)
     ORDER BY revision LIMIT 1
   ) change ON true
   WHERE workspaces.id = :workspace`,
)

// A task that did not exist before its first change looks like one whose earlier state is purged: neither is shown. A
// page is found by ids alone; its tasks are looked up one by one (OFFSET 0), however few the planner expects.
const selectTasks = statement<{
  workspace: string
  as_of: number
  before: number
  complete: boolean | null
  limit: number
  offset: number
  all: number
}>(
  'task_list_as_of',
  `WITH since AS MATERIALIZED (
     SELECT DISTINCT ON (resource_id) resource_id::bigint AS id, revision, before IS NOT NULL AS existed
     FROM changes WHERE user_id = :workspace AND revision > :as_of AND resource = 'task'
     ORDER BY resource_id, revision
   ), page AS MATERIALIZED (
     (SELECT id, NULL::bigint AS changed FROM tasks
      WHERE user_id = :workspace AND id < :before AND revision <= :as_of
        AND (:complete::boolean IS NULL OR complete = :complete::boolean)
      ORDER BY id DESC LIMIT :all)
     UNION ALL
     (SELECT id, revision FROM since
      WHERE existed AND id < :before AND (:complete::boolean IS NULL OR :complete::boolean = (
        SELECT coalesce(before ->> 'complete', after ->> 'complete', '${USUAL.complete}')::boolean FROM changes
        WHERE user_id = :workspace AND changes.revision = since.revision
      ))
      ORDER BY id DESC LIMIT :all)
     ORDER BY id DESC LIMIT :limit OFFSET :offset
   )
   SELECT workspaces.revision AS workspace_revision, task.snapshot AS task, ${changeColumns('change')}
   FROM workspaces LEFT JOIN (page LEFT JOIN LATERAL (
     SELECT ${snapshot('task')} AS snapshot FROM tasks task
     WHERE page.changed IS NULL AND task.user_id = :workspace AND task.id = page.id OFFSET 0
   ) task ON true LEFT JOIN LATERAL (
     SELECT * FROM changes WHERE user_id = :workspace AND revision = page.changed OFFSET 0
   ) change ON true) ON true
   WHERE workspaces.id = :workspace ORDER BY page.id DESC`,
)

/** The time zone then: that before the first change since of what has it, or else the present one. */
const selectZone = statement<{ workspace: string; as_of: number }>(
  'task_zone_as_of',
  `SELECT coalesce((
     SELECT before ->> 'time_zone' FROM changes
     WHERE user_id = :workspace AND revision > :as_of AND resource IN ('preferences', 'workspace') AND before IS NOT NULL
     ORDER BY revision LIMIT 1
   ), time_zone) AS time_zone FROM workspaces WHERE id = :workspace`,
)

/** A task, or else the first change since, whose earlier state it is. */
interface Row extends StoredChange {
  workspace_revision: number
  task: Snapshot | null
}

/**
 * The tasks of `rows`, which have just been read, as the API shows them.
 * @throws DocketError VALIDATION_ERROR when `asOf` is in the future, GONE when the log does not reach back that far,
 * AUTH_INVALID
 */
async function shownAsOf(
  workspaceId: string,
  db: Queryable,
  asOf: number,
  rows: readonly Row[],
): Promise<TaskResponse[]> {
  const [first] = rows
  if (first === undefined) throw userIsGone()
  if (asOf > first.workspace_revision) throw notYet(first.workspace_revision)
  const found = rows.map((row) => row.task ?? statesOf(row, USUAL).before)
  const tasks = found.filter((task) => task !== null) as Snapshot[]
  let zone = 'UTC'
  if (tasks.some(({ details }) => isFloating(details))) {
    const [owner] = await db.query<{ time_zone: string }>(selectZone({ workspace: workspaceId, as_of: asOf }))
    zone = owner?.time_zone ?? zone
  }
  // The log only ever loses its oldest entries: what it still has now, it had when the rows were read.
  await checkRetained(workspaceId, db, asOf)
  return tasks.map((task) => shown(task, zone))
}

function notYet(revision: number): DocketError {
  const msg = `The current revision is ${revision}.`
  return new DocketError('VALIDATION_ERROR', `query.as_of: ${msg}`, {
    errors: [{ loc: ['query', 'as_of'], msg, type: 'too_big' }],
  })
}

/** A task may have changed its project since, so only an actor who sees every project may read the past. */
function checkSeesAll({ projectId }: Actor): void {
  if (projectId !== undefined) {
    throw new DocketError(
      'AUTH_FORBIDDEN',
      'A key that is limited to one project cannot read earlier revisions.',
    )
  }
}

/**
 * A task as it was right after the revision `asOf`; its own revision is the one that had last written it then.
 * @throws DocketError NOT_FOUND when there was none, AUTH_FORBIDDEN (a key for one project), and those of `shownAsOf`
 */
export async function readTaskAsOf(
  actor: Actor,
  db: Queryable,
  id: number,
  asOf: number,
): Promise<TaskResponse> {
  checkSeesAll(actor)
  const { workspaceId } = actor
  const rows = await db.query<Row>(selectTask({ workspace: workspaceId, as_of: asOf, id }))
  const [task] = await shownAsOf(workspaceId, db, asOf, rows)
  if (task === undefined) throw new DocketError('NOT_FOUND', `There was no such task at revision ${asOf}.`)
  return task
}

/**
 * The tasks as they were right after the revision `asOf`, newest first. Later writes do not change the list.
 * @param query.before only those with a smaller id
 * @returns whether more follow
 * @throws DocketError AUTH_FORBIDDEN (a key for one project), and those of `shownAsOf`
 */
export async function listTasksAsOf(
  actor: Actor,
  db: Queryable,
  asOf: number,
  query: {
    complete?: boolean | undefined
    limit: number
    before?: number | undefined
    offset?: number | undefined
  },
): Promise<{ tasks: TaskResponse[]; more: boolean }> {
  checkSeesAll(actor)
  const { workspaceId } = actor
  const { complete = null, before = Number.MAX_SAFE_INTEGER, offset = 0 } = query
  // One more than requested shows whether another page follows.
  const limit = query.limit + 1
  const rows = await db.query<Row>(
    selectTasks({
      workspace: workspaceId,
      as_of: asOf,
      before,
      complete,
      limit,
      offset,
      all: offset + limit,
    }),
  )
  const tasks = await shownAsOf(workspaceId, db, asOf, rows)
  return { tasks: tasks.slice(0, query.limit), more: tasks.length > query.limit }
}
