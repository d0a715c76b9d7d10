import type { Quotas } from '../../changelog/quotas.ts'
import {
  AT,
  claimKey,
  conditionParameters,
  instantOf,
  lockTarget,
  logChange,
  nextRevision,
  OUTCOME,
  type TargetParameters,
  type WriteOutcome,
  whyMissing,
} from '../../changelog/statements.ts'
import { surelyFits } from '../../changelog/storage.ts'
import { type Write, type WriteParameters, writeParameters } from '../../changelog/write.ts'
import { type Actor, userIsGone } from '../../core/auth.ts'
import type { Preconditions } from '../../core/preconditions.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import type { PlainEdit } from '../model/edit.ts'
import { isInSight, type Snapshot, shown } from '../model/state.ts'
import type { TaskResponse } from '../schemas.ts'
import { columns, shownTask, shownTasks } from './rows.ts'

/**
 * The most frequent reads and writes of tasks, each in one statement. Where it finds nothing, a second one finds out
 * why: the user has no such task, or is gone, and the token that named them is refused.
 */

const insertTask = statement<
  WriteParameters & {
    user: string
    title: string
    description: string | null
    complete: boolean
    most: number | null
    after: string
    room: number | null
  }
>(
  'task_insert',
  `WITH owner AS (
     UPDATE workspaces SET revision = revision + 1, last_task_id = last_task_id + 1
     WHERE id = :user AND last_task_id < coalesce(quota_tasks, :most::bigint, ${Number.MAX_SAFE_INTEGER})
       AND ${surelyFits(':room')}
     RETURNING revision, last_task_id
   ), task AS (
     INSERT INTO tasks (user_id, id, revision, title, description, complete, created_at, updated_at)
     SELECT :user, last_task_id, revision, :title, :description, :complete, ${AT}, ${AT}
     FROM owner RETURNING *
   ), log AS (${logChange('task', 'task.revision, task.id::text, NULL, NULL, :after::json FROM task')}
   ), claim AS (${claimKey('task')})
   SELECT ${columns('task')} FROM task`,
)

const selectTask = statement<{ user: string; id: number }>(
  'task_select',
  `SELECT ${columns('task')} FROM tasks task WHERE task.user_id = :user AND task.id = :id`,
)

const listOf = (name: string, condition: string) =>
  statement<{
    user: string
    known: number
    newest: number
    oldest: number
    before: number
    complete: boolean | null
    limit: number
    offset: number
  }>(
    name,
    `SELECT workspaces.revision AS workspace_revision, workspaces.created_at AS workspace_created_at, listed.id AS listed_id, ${columns('task')}
     FROM workspaces LEFT JOIN LATERAL (
       SELECT * FROM tasks
       WHERE user_id = :user AND id < :before AND ${condition} AND workspaces.revision <> :known
       ORDER BY id DESC LIMIT :limit OFFSET :offset
     ) listed ON true LEFT JOIN LATERAL (
       SELECT listed.* WHERE listed.revision > :known OR workspaces.preferences_revision > :known
         OR listed.id NOT BETWEEN :oldest AND :newest
     ) task ON true
     WHERE workspaces.id = :user
     ORDER BY listed.id DESC`,
  )
// Two statements, so that each gets the plan that fits it: PostgreSQL plans a named statement only once.
const listAll = listOf('task_list', ':complete::boolean IS NULL')
const listByComplete = listOf('task_list_by_complete', 'complete = :complete::boolean')

/** Whether the edit completes or reopens the task `old`: there are rules for that if it recurs or is blocked. */
const TURNING = '(:toggle::boolean OR coalesce(:complete::boolean, complete) <> complete)'

const member = (name: string, value: string): string => `',"${name}":' || ${value}`
const when = (condition: string, text: string): string => `CASE WHEN ${condition} THEN ${text} ELSE '' END`

/** The states of an edited task as the log stores them (`storedStates`); `old` is its row before the edit. */
const AFTER = `('{"created_at":"' || ${instantOf('old.created_at')} || '"' || ${[
  member('title', 'to_json(old.new_title)'),
  when('old.new_description IS NOT NULL', member('description', 'to_json(old.new_description)')),
  when('old.new_complete', member('complete', `'true'`)),
  when('old.details IS NOT NULL', member('details', 'old.details::text')),
].join(' || ')} || '}')::json`
const BEFORE = `('{"updated_at":"' || ${instantOf('old.updated_at')} || '"' || ${[
  when('old.title <> old.new_title', member('title', 'to_json(old.title)')),
  when(
    'old.description IS DISTINCT FROM old.new_description',
    member('description', `coalesce(to_json(old.description)::text, 'null')`),
  ),
  when('old.complete <> old.new_complete', member('complete', 'old.complete')),
].join(' || ')} || '}')::json`

const updateTask = statement<
  WriteParameters &
    TargetParameters<number> & {
      title: string | null
      description: string | null
      set_description: boolean
      complete: boolean | null
      toggle: boolean
    }
>(
  'task_update',
  `WITH ${lockTarget('tasks', [
    'coalesce(:title, title) AS new_title',
    'CASE WHEN :set_description::boolean THEN :description ELSE description END AS new_description',
    'CASE WHEN :toggle::boolean THEN NOT complete ELSE coalesce(:complete::boolean, complete) END AS new_complete',
    `${TURNING} AND (recurrence IS NOT NULL OR NOT complete AND blocked_by IS NOT NULL) AS needs_unit`,
  ])}, next AS (${nextRevision(`old.allowed AND (old.new_title, old.new_description, old.new_complete)
     IS DISTINCT FROM (old.title, old.description, old.complete) AND NOT old.needs_unit`)}
   ), task AS (
     UPDATE tasks SET title = old.new_title, description = old.new_description, complete = old.new_complete,
       updated_at = ${AT}, revision = next.revision
     FROM next, old WHERE tasks.user_id = :user AND tasks.id = :id RETURNING tasks.updated_at, tasks.revision
   ), log AS (${logChange('task', `task.revision, old.id::text, old.revision, ${BEFORE}, ${AFTER} FROM task, old`)})
   SELECT ${OUTCOME}, old.id, old.user_id, old.new_title AS title, old.new_description AS description,
     old.new_complete AS complete, old.created_at, coalesce(task.updated_at, old.updated_at) AS updated_at,
     coalesce(task.revision, old.revision) AS revision, old.details, old.needs_unit
   FROM old LEFT JOIN task ON true`,
)

/**
 * Ids count up from 1: below the quota, they say that there is room without counting. So does what was measured last.
 * @returns the new task, which has no details
 */
export async function insertPlain(
  userId: string,
  db: Queryable,
  write: Write,
  input: PlainEdit & { title: string },
  { tasks: most, storage: room }: Quotas,
): Promise<TaskResponse | 'needs a unit of work'> {
  const { title, description = null } = input
  const complete = input.complete === true
  const logged = { title, ...(description !== null && { description }), ...(complete && { complete }) }
  const [row] = await db.query<Snapshot>(
    insertTask({
      user: userId,
      title,
      description,
      complete,
      most,
      after: JSON.stringify(logged),
      room,
      ...writeParameters(write),
    }),
  )
  return row === undefined ? 'needs a unit of work' : shown(row, 'UTC')
}

/** @throws DocketError NOT_FOUND */
export async function readTask(actor: Actor, db: Queryable, id: number): Promise<TaskResponse> {
  const { userId } = actor
  const [row] = await db.query<Snapshot>(selectTask({ user: userId, id }))
  const task = row && (await shownTask(userId, db, row))
  if (task === undefined || !isInSight(actor, task)) throw await whyMissing(userId, db, 'task')
  return task
}

/** What the caller has of a page. */
export interface KnownPage {
  /** The user's revision at which it was read. */
  revision: number
  /** When the user signed up: a user who was deleted may return, with revisions that begin anew. */
  userSince: string
  /** Newest first. */
  ids: readonly number[]
}

export interface TaskPage extends KnownPage {
  /** Those of them that the caller does not have, in the same order. */
  tasks: TaskResponse[]
  /** Whether older tasks follow. */
  more: boolean
}

/**
 * A task that has not been written since the known page was read, and whose id lies between those in it, is in it: so
 * only others are read. What is shown of a task may also follow from the user's time zone.
 * @returns `unchanged` when nothing was written since
 */
export async function listTasks(
  userId: string,
  db: Queryable,
  query: {
    complete?: boolean | undefined
    limit: number
    before?: number | undefined
    offset?: number | undefined
  },
  known: KnownPage | undefined,
): Promise<TaskPage | 'unchanged'> {
  const list = query.complete === undefined ? listAll : listByComplete
  const rows = await db.query<
    Snapshot & { workspace_revision: number; workspace_created_at: string; listed_id: number | null }
  >(
    list({
      user: userId,
      known: known?.revision ?? -1,
      newest: known?.ids[0] ?? 0,
      oldest: known?.ids.at(-1) ?? 0,
      before: query.before ?? Number.MAX_SAFE_INTEGER,
      complete: query.complete ?? null,
      // One more than requested shows whether another page follows.
      limit: query.limit + 1,
      offset: query.offset ?? 0,
    }),
  )
  const [first] = rows
  if (first === undefined) throw userIsGone()
  const { workspace_revision: revision, workspace_created_at: userSince } = first
  if (known !== undefined && userSince !== known.userSince) {
    return await listTasks(userId, db, query, undefined)
  }
  if (revision === known?.revision) return 'unchanged'
  // For a user without tasks there is one row, of nulls.
  const found = first.listed_id === null ? [] : rows
  const page = found.slice(0, query.limit)
  const tasks = await shownTasks(
    userId,
    db,
    page.filter(({ id }) => id !== null),
  )
  const ids = page.map(({ listed_id }) => Number(listed_id))
  return { revision, userSince, ids, tasks, more: found.length > query.limit }
}

/**
 * Applies an edit that touches no details; one that changes nothing writes nothing and takes no revision.
 * @returns `needs a unit of work` when it would complete or reopen a task that recurs, or complete one that is blocked, and when
 * the preconditions do not hold: nothing is written then
 * @throws DocketError NOT_FOUND
 */
export async function editPlain(
  userId: string,
  db: Queryable,
  write: Write,
  id: number,
  edit: PlainEdit,
  conditions: Preconditions,
): Promise<TaskResponse | 'needs a unit of work'> {
  const [row] = await db.query<WriteOutcome & Snapshot & { needs_unit: boolean }>(
    updateTask({
      user: userId,
      id,
      ...conditionParameters(conditions),
      title: edit.title ?? null,
      description: edit.description ?? null,
      set_description: edit.description !== undefined,
      complete: typeof edit.complete === 'boolean' ? edit.complete : null,
      toggle: edit.complete === 'toggle',
      ...writeParameters(write),
    }),
  )
  if (row === undefined) throw await whyMissing(userId, db, 'task')
  return row.needs_unit || !row.allowed ? 'needs a unit of work' : await shownTask(userId, db, row)
}
