import { userIsGone } from '../core/auth.ts'
import type { Preconditions } from '../core/preconditions.ts'
import {
  AT,
  checkOutcome,
  claimKey,
  columnsOf,
  conditionParameters,
  lockTarget,
  logChange,
  nextRevision,
  OUTCOME,
  type Outcome,
  once,
  snapshotOf,
  type TargetParameters,
  type Write,
  type WriteParameters,
  whyMissing,
  writeParameters,
} from '../database/changes.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import type { TaskEdit } from './model.ts'
import type { TaskCreate, TaskResponse } from './schemas.ts'

/**
 * Tasks in the database: every function is one statement. Where it finds nothing a second asks why: the user
 * has no such task, or is gone, and the token that named them is refused.
 */

export const COLUMNS = [
  'id',
  'user_id',
  'title',
  'description',
  'complete',
  'created_at',
  'updated_at',
  'revision',
]
const columns = (table: string): string => columnsOf(COLUMNS, table)
const snapshot = (table: string, others?: Record<string, string>): string =>
  snapshotOf(COLUMNS, table, others)

const insertTask = statement<
  WriteParameters & { user: string; title: string; description: string | null; complete: boolean }
>(
  'task_insert',
  `WITH owner AS (
     UPDATE users SET revision = revision + 1, last_task_id = last_task_id + 1
     WHERE id = :user RETURNING revision, last_task_id
   ), task AS (
     INSERT INTO tasks (user_id, id, revision, title, description, complete, created_at, updated_at)
     SELECT :user, last_task_id, revision, :title, :description, :complete, ${AT}, ${AT}
     FROM owner RETURNING *
   ), log AS (${logChange('task', `task.revision, task.id::text, NULL, ${snapshot('task', { created_at: ':at', updated_at: ':at' })} FROM task`)}
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
    before: number
    complete: boolean | null
    limit: number
    offset: number
  }>(
    name,
    `SELECT users.revision AS user_revision, ${columns('task')}
     FROM users LEFT JOIN LATERAL (
       SELECT * FROM tasks
       WHERE user_id = :user AND id < :before AND ${condition} AND users.revision <> :known
       ORDER BY id DESC LIMIT :limit OFFSET :offset
     ) task ON true
     WHERE users.id = :user
     ORDER BY task.id DESC`,
  )
// Two statements, so that each has the plan that fits it: PostgreSQL plans a named statement only once.
const listAll = listOf('task_list', ':complete::boolean IS NULL')
const listByComplete = listOf('task_list_by_complete', 'complete = :complete::boolean')

/** Where the columns of an edited task come from, whose row was `old`. */
const EDITED = {
  title: 'old.new_title',
  description: 'old.new_description',
  complete: 'old.new_complete',
  updated_at: ':at',
  revision: 'task.revision',
}

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
  ])}, next AS (${nextRevision(`old.allowed AND (old.new_title, old.new_description, old.new_complete)
     IS DISTINCT FROM (old.title, old.description, old.complete)`)}
   ), task AS (
     UPDATE tasks SET title = old.new_title, description = old.new_description, complete = old.new_complete,
       updated_at = ${AT}, revision = next.revision
     FROM next, old WHERE tasks.user_id = :user AND tasks.id = :id RETURNING tasks.updated_at, tasks.revision
   ), log AS (${logChange('task', `task.revision, old.id::text, ${snapshot('old')}, ${snapshot('old', EDITED)} FROM task, old`)})
   SELECT ${OUTCOME}, old.id, old.user_id, old.new_title AS title, old.new_description AS description,
     old.new_complete AS complete, old.created_at, coalesce(task.updated_at, old.updated_at) AS updated_at,
     coalesce(task.revision, old.revision) AS revision
   FROM old LEFT JOIN task ON true`,
)

const deleteTask = statement<WriteParameters & TargetParameters<number>>(
  'task_delete',
  `WITH ${lockTarget('tasks')}, next AS (${nextRevision()}
   ), task AS (
     DELETE FROM tasks USING next WHERE tasks.user_id = :user AND tasks.id = :id
   ), log AS (${logChange('task', `next.revision, old.id::text, ${snapshot('old')}, NULL FROM next, old`)})
   SELECT ${OUTCOME} FROM old`,
)

/** @returns the new task, or on a repeat of the request (`write.key`) the task as it was answered first */
export async function createTask(
  userId: string,
  db: Queryable,
  write: Write,
  input: TaskCreate,
): Promise<{ task: TaskResponse; replayed: boolean }> {
  const outcome = await once(userId, db, write, async () => {
    const [task] = await db.query<TaskResponse>(
      insertTask({
        user: userId,
        title: input.title,
        description: input.description ?? null,
        complete: input.complete ?? false,
        ...writeParameters(write),
      }),
    )
    if (task === undefined) throw userIsGone()
    return task
  })
  if (!outcome.replayed) return { task: outcome.result, replayed: false }
  return { task: outcome.after as TaskResponse, replayed: true }
}

/** @throws DocketError NOT_FOUND */
export async function readTask(userId: string, db: Queryable, id: number): Promise<TaskResponse> {
  const [row] = await db.query<TaskResponse>(selectTask({ user: userId, id }))
  if (row === undefined) throw await whyMissing(userId, db, 'task')
  return row
}

export interface TaskPage {
  /** The user's revision at which the list was read. */
  revision: number
  /** Newest first. */
  tasks: TaskResponse[]
  /** Whether older tasks follow. */
  more: boolean
}

/** @param known a revision of the user's whose rows the caller still has: `unchanged` when it is the current one */
export async function listTasks(
  userId: string,
  db: Queryable,
  query: {
    complete?: boolean | undefined
    limit: number
    before?: number | undefined
    offset?: number | undefined
  },
  known = -1,
): Promise<TaskPage | 'unchanged'> {
  const list = query.complete === undefined ? listAll : listByComplete
  const rows = await db.query<TaskResponse & { user_revision: number }>(
    list({
      user: userId,
      known,
      before: query.before ?? Number.MAX_SAFE_INTEGER,
      complete: query.complete ?? null,
      // One more than asked for tells whether another page follows.
      limit: query.limit + 1,
      offset: query.offset ?? 0,
    }),
  )
  const [first] = rows
  if (first === undefined) throw userIsGone()
  const revision = first.user_revision
  if (revision === known) return 'unchanged'
  // A user without tasks is one row of nulls.
  const found = first.id === null ? [] : rows
  const tasks = found.slice(0, query.limit).map(({ user_revision: _, ...task }) => task)
  return { revision, tasks, more: found.length > query.limit }
}

/**
 * Applies `edit`; one that changes nothing writes nothing and takes no revision.
 * @throws DocketError NOT_FOUND, PRECONDITION_FAILED
 */
export async function editTask(
  userId: string,
  db: Queryable,
  write: Write,
  id: number,
  edit: TaskEdit,
  conditions: Preconditions,
): Promise<TaskResponse> {
  const [row] = await db.query<Outcome & TaskResponse>(
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
  const { old_revision: _, allowed: __, ...task } = await checkOutcome(userId, db, row, 'task')
  return task
}

/** @throws DocketError NOT_FOUND, PRECONDITION_FAILED */
export async function removeTask(
  userId: string,
  db: Queryable,
  write: Write,
  id: number,
  conditions: Preconditions,
): Promise<void> {
  const [row] = await db.query<Outcome>(
    deleteTask({
      user: userId,
      id,
      ...conditionParameters(conditions),
      ...writeParameters(write),
    }),
  )
  await checkOutcome(userId, db, row, 'task')
}
