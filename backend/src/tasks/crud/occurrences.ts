import { userIsGone } from '../../core/auth.ts'
import type { When } from '../../core/dates.ts'
import { AT } from '../../database/changes.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import type { Together } from '../../database/together.ts'
import type { TaskState } from '../model/state.ts'
import type { Occurrence } from '../schemas.ts'

/** The ledger of tasks that recur: what was done with each turn. */

const insert = statement<{
  user: string
  task: number
  id: number
  status: string
  due: string
  recurrence_id: string
  at: string
  actor_kind: string
  actor_id: string
}>(
  'occurrence_insert',
  `INSERT INTO occurrences (user_id, task_id, id, status, due, recurrence_id, at, actor_kind, actor_id)
   VALUES (:user, :task, :id, :status, :due::json, :recurrence_id::json, ${AT}, :actor_kind, :actor_id)`,
)

const COLUMNS = 'task_id, id, status, due, recurrence_id, at, actor_kind, actor_id'

const select = statement<{ user: string; task: number; before: number; limit: number }>(
  'occurrence_list',
  `SELECT task.id AS task, occurrence.* FROM users
   LEFT JOIN tasks task ON task.user_id = users.id AND task.id = :task
   LEFT JOIN LATERAL (
     SELECT ${COLUMNS} FROM occurrences WHERE user_id = :user AND task_id = :task AND id < :before
     ORDER BY id DESC LIMIT :limit
   ) occurrence ON true
   WHERE users.id = :user ORDER BY occurrence.id DESC`,
)

const count = statement<{ user: string; task: number; after: number }>(
  'occurrence_count',
  'SELECT count(*)::int AS turns FROM occurrences WHERE user_id = :user AND task_id = :task AND id > :after',
)

const remove = statement<{ user: string; task: number; id: number }>(
  'occurrence_delete',
  'DELETE FROM occurrences WHERE user_id = :user AND task_id = :task AND id = :id',
)

type Row = Omit<Occurrence, 'actor'> & { actor_kind: Occurrence['actor']['kind']; actor_id: string }

const occurrenceOf = ({
  id,
  task_id,
  status,
  due,
  recurrence_id,
  at,
  actor_kind,
  actor_id,
}: Row): Occurrence => ({
  id,
  task_id,
  status,
  due,
  recurrence_id,
  at,
  actor: { kind: actor_kind, id: actor_id },
})

/** Writes down what was done with a turn. */
export async function addOccurrence(
  together: Together,
  turn: { task_id: number; status: Occurrence['status']; due: When; recurrence_id: When },
): Promise<void> {
  const { userId, actor, at } = together
  const id = together.nextRevision()
  const occurrence: Occurrence = { id, ...turn, at, actor: { kind: actor.kind, id: actor.id } }
  together.log({ resource: 'occurrence', id, revision: id, before: null, after: occurrence })
  await together.query(
    insert({
      user: userId,
      task: turn.task_id,
      id,
      status: turn.status,
      due: JSON.stringify(turn.due),
      recurrence_id: JSON.stringify(turn.recurrence_id),
      at,
      actor_kind: actor.kind,
      actor_id: actor.id,
    }),
  )
}

export async function removeOccurrence(together: Together, occurrence: Occurrence): Promise<void> {
  const { id, task_id } = occurrence
  const revision = together.nextRevision()
  together.log({ resource: 'occurrence', id, revision, before: occurrence, after: null })
  await together.query(remove({ user: together.userId, task: task_id, id }))
}

/** How many turns of the task's present series were done or skipped. */
export async function countOccurrences(
  together: Together,
  { id, turns_after }: Pick<TaskState, 'id' | 'turns_after'>,
): Promise<number> {
  const query = count({ user: together.userId, task: id, after: turns_after })
  const [row] = await together.query<{ turns: number }>(query)
  return Number(row?.turns)
}

export async function lastOccurrence(together: Together, taskId: number): Promise<Occurrence | undefined> {
  return (await listOccurrences(together.userId, together, taskId, { limit: 1 }))?.[0]
}

/**
 * Newest first. @param before only those with a smaller id
 * @returns undefined when the user has no such task
 */
export async function listOccurrences(
  userId: string,
  db: Queryable,
  taskId: number,
  { before = Number.MAX_SAFE_INTEGER, limit }: { before?: number | undefined; limit: number },
): Promise<Occurrence[] | undefined> {
  const rows = await db.query<(Row | { id: null }) & { task: number | null }>(
    select({ user: userId, task: taskId, before, limit }),
  )
  const [first] = rows
  if (first === undefined) throw userIsGone()
  if (first.task === null) return undefined
  return rows.filter((row) => row.id !== null).map(occurrenceOf)
}
