import type { Quotas } from '../../changelog/quotas.ts'
import { whyMissing } from '../../changelog/statements.ts'
import { MOST_OF_ONE, STEP } from '../../changelog/storage.ts'
import { type Write, type WriteParameters, writeParameters } from '../../changelog/write.ts'
import { type Actor, userIsGone } from '../../core/auth.ts'
import type { Preconditions } from '../../core/preconditions.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { whereMoved } from '../../members/crud.ts'
import type { PlainEdit } from '../model/edit.ts'
import { isInSight, type Snapshot, shown } from '../model/state.ts'
import type { TaskResponse } from '../schemas.ts'
import { columns, shownTask, shownTasks } from './rows.ts'

/**
 * The most frequent reads and writes of tasks, each in one statement. Where it finds nothing, what follows finds out
 * why: the user has no such task, or is gone, and the token that named them is refused.
 */

/** The two functions are in `migrations/0020_writes.sql`. */
const insertTask = statement<
  WriteParameters & {
    workspace: string
    title: string
    description: string | null
    complete: boolean
    after: string
    most: number | null
    room: number | null
  }
>(
  'task_insert',
  `SELECT id, revision FROM task_insert(
     :workspace, title => :title, description => :description, complete => :complete,
     written_at => :at, actor_kind => :actor_kind, actor_id => :actor_id, after => :after,
     most_tasks => :most, most_bytes => :room, bytes_of_one => ${MOST_OF_ONE}, most_unmeasured => ${STEP},
     idempotency_key => :idempotency_key, fingerprint => :fingerprint
   )`,
)

const updateTask = statement<
  WriteParameters & {
    workspace: string
    id: number
    match: readonly number[] | null
    none_match: readonly number[]
    title: string | null
    description: string | null
    set_description: boolean
    complete: boolean | null
    toggle: boolean
  }
>(
  'task_update',
  `SELECT ${columns('task')} FROM task_update(
     :workspace, task_id => :id, match => :match, none_match => :none_match,
     new_title => :title, sets_description => :set_description, new_description => :description,
     new_complete => :complete, toggles => :toggle,
     written_at => :at, actor_kind => :actor_kind, actor_id => :actor_id,
     idempotency_key => :idempotency_key, fingerprint => :fingerprint
   ) task`,
)

const selectTask = statement<{ workspace: string; id: number }>(
  'task_select',
  `SELECT ${columns('task')} FROM tasks task WHERE task.user_id = :workspace AND task.id = :id`,
)

const listOf = (name: string, condition: string) =>
  statement<{
    workspace: string
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
       WHERE user_id = :workspace AND id < :before AND ${condition} AND workspaces.revision <> :known
       ORDER BY id DESC LIMIT :limit OFFSET :offset
     ) listed ON true LEFT JOIN LATERAL (
       SELECT listed.* WHERE listed.revision > :known OR workspaces.preferences_revision > :known
         OR listed.id NOT BETWEEN :oldest AND :newest
     ) task ON true
     WHERE workspaces.id = :workspace
     ORDER BY listed.id DESC`,
  )
// Two statements, so that each gets the plan that fits it: PostgreSQL plans a named statement only once.
const listAll = listOf('task_list', ':complete::boolean IS NULL')
const listByComplete = listOf('task_list_by_complete', 'complete = :complete::boolean')

/** @returns the new task, which has no details; `needs a unit of work` where there may be no room for it */
export async function insertPlain(
  workspaceId: string,
  db: Queryable,
  write: Write,
  input: PlainEdit & { title: string },
  { tasks: most, storage: room }: Quotas,
): Promise<TaskResponse | 'needs a unit of work'> {
  const { title, description = null } = input
  const complete = input.complete === true
  const logged = { title, ...(description !== null && { description }), ...(complete && { complete }) }
  const written = writeParameters(write)
  const after = JSON.stringify(logged)
  const [row] = await db.query<{ id: number; revision: number }>(
    insertTask({ workspace: workspaceId, title, description, complete, after, most, room, ...written }),
  )
  if (row === undefined) return 'needs a unit of work'
  const { id, revision } = row
  const times = { created_at: written.at, updated_at: written.at }
  return shown({ id, user_id: workspaceId, title, description, complete, ...times, revision }, 'UTC')
}

/** @throws DocketError NOT_FOUND */
export async function readTask(actor: Actor, db: Queryable, id: number): Promise<TaskResponse> {
  const { workspaceId } = actor
  const [row] = await db.query<Snapshot>(selectTask({ workspace: workspaceId, id }))
  const task = row && (await shownTask(workspaceId, db, row))
  if (task === undefined || !isInSight(actor, task)) {
    const missing = await whyMissing(workspaceId, db, 'task')
    throw await whereMoved(missing, actor, db, { resource: 'task', id })
  }
  return task
}

/** What the caller has of a page. */
export interface KnownPage {
  /** The workspace's revision at which it was read. */
  revision: number
  /** When its user signed up: who was deleted may return, with revisions that begin anew. */
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
 * only others are read. What is shown of a task may also follow from the workspace's time zone.
 * @returns `unchanged` when nothing was written since
 */
export async function listTasks(
  workspaceId: string,
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
      workspace: workspaceId,
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
    return await listTasks(workspaceId, db, query, undefined)
  }
  if (revision === known?.revision) return 'unchanged'
  // For a workspace without tasks there is one row, of nulls.
  const found = first.listed_id === null ? [] : rows
  const page = found.slice(0, query.limit)
  const tasks = await shownTasks(
    workspaceId,
    db,
    page.filter(({ id }) => id !== null),
  )
  const ids = page.map(({ listed_id }) => Number(listed_id))
  return { revision, userSince, ids, tasks, more: found.length > query.limit }
}

/**
 * Applies an edit that touches no details; one that changes nothing writes nothing and takes no revision.
 * @returns `needs a unit of work` when there is no such task, when the preconditions do not hold, and when it would
 * complete or reopen a task that recurs, or complete one that is blocked: nothing is written then
 */
export async function editPlain(
  workspaceId: string,
  db: Queryable,
  write: Write,
  id: number,
  edit: PlainEdit,
  { match, noneMatch }: Preconditions,
): Promise<TaskResponse | 'needs a unit of work'> {
  const [row] = await db.query<Snapshot>(
    updateTask({
      workspace: workspaceId,
      id,
      match,
      none_match: noneMatch,
      title: edit.title ?? null,
      description: edit.description ?? null,
      set_description: edit.description !== undefined,
      complete: typeof edit.complete === 'boolean' ? edit.complete : null,
      toggle: edit.complete === 'toggle',
      ...writeParameters(write),
    }),
  )
  return row === undefined ? 'needs a unit of work' : await shownTask(workspaceId, db, row)
}
