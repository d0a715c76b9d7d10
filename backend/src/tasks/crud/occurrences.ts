import type { Restorable, Rewrite } from '../../changelog/restorable.ts'
import { CHUNK, type Together } from '../../changelog/run-unit-of-work.ts'
import { AT } from '../../changelog/statements.ts'
import { type Actor, userIsGone } from '../../core/auth.ts'
import type { When } from '../../core/dates.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import type { TaskState } from '../model/state.ts'
import type { Occurrence } from '../schemas.ts'

/** The ledger of recurring tasks: how each turn ended. */

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

/** All of the user's occurrences as the API shows them. */
export const SELECT_OCCURRENCES = `SELECT id, task_id, status, due, recurrence_id, at,
  json_build_object('kind', actor_kind, 'id', actor_id) AS actor FROM occurrences WHERE user_id = :user`

const select = statement<{
  user: string
  task: number
  project: number | null
  before: number
  limit: number
}>(
  'occurrence_list',
  `SELECT task.id AS task, occurrence.* FROM users
   LEFT JOIN tasks task ON task.user_id = users.id AND task.id = :task
     AND (:project::bigint IS NULL OR task.project_id = :project::bigint)
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

const removeSome = statement<{ user: string; tasks: readonly number[] }>(
  'occurrence_remove_some',
  `DELETE FROM occurrences WHERE user_id = :user AND (task_id, id) IN (
     SELECT task_id, id FROM occurrences WHERE user_id = :user AND task_id = ANY (:tasks::bigint[]) LIMIT ${CHUNK}
   ) RETURNING ${COLUMNS}`,
)

const selectSome = statement<{ user: string; ids: readonly number[] }>(
  'occurrence_some',
  `SELECT ${COLUMNS} FROM occurrences WHERE user_id = :user AND id = ANY (:ids::bigint[]) ORDER BY id`,
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

/** Records how a turn ended. */
export async function addOccurrence(
  together: Together,
  turn: { task_id: number; status: Occurrence['status']; due: When; recurrence_id: When },
): Promise<void> {
  const { actor, at } = together
  const id = together.revision + 1
  await put(together, { id, ...turn, at, actor: { kind: actor.kind, id: actor.id } })
}

async function put(together: Together, occurrence: Occurrence, previous?: number): Promise<void> {
  const { id, task_id: task, status, due, recurrence_id, at, actor } = occurrence
  const revision = together.nextRevision()
  together.log({ resource: 'occurrence', id, revision, before: null, after: occurrence, previous })
  await together.query(
    insert({
      user: together.userId,
      task,
      id,
      status,
      due: JSON.stringify(due),
      recurrence_id: JSON.stringify(recurrence_id),
      at,
      actor_kind: actor.kind,
      actor_id: actor.id,
    }),
  )
}

/** Removes the turns of tasks that are being deleted, and logs it. */
export async function removeOccurrencesOf(together: Together, tasks: readonly number[]): Promise<void> {
  for (;;) {
    const removed = await together.query<Row>(removeSome({ user: together.userId, tasks }))
    for (const before of removed.map(occurrenceOf)) {
      const revision = together.nextRevision()
      together.log({ resource: 'occurrence', id: before.id, revision, before, after: null })
    }
    if (removed.length < CHUNK) return
  }
}

/** A turn is written once and never changed. */
export const restorableOccurrences: Restorable = {
  resource: 'occurrence',
  stateOf: (snapshot) => snapshot as never,
  snapshotOf: (state) => state,
  async read(together, ids) {
    const rows = await together.query<Row>(selectSome({ user: together.userId, ids: ids.map(Number) }))
    return rows.map(occurrenceOf) as never
  },
  async rewrite(together, changes) {
    for (const { before, after, previous } of changes as readonly (Rewrite &
      Record<'before' | 'after', never>)[]) {
      if (after === null) await removeOccurrence(together, before)
      else await put(together, after, previous)
    }
  },
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
  return (await listOccurrences(together.actor, together, taskId, { limit: 1 }))?.[0]
}

/**
 * Newest first. @param before only those with a smaller id
 * @returns undefined when the actor may see no such task
 */
export async function listOccurrences(
  { userId, projectId }: Pick<Actor, 'userId' | 'projectId'>,
  db: Queryable,
  taskId: number,
  { before = Number.MAX_SAFE_INTEGER, limit }: { before?: number | undefined; limit: number },
): Promise<Occurrence[] | undefined> {
  const rows = await db.query<(Row | { id: null }) & { task: number | null }>(
    select({ user: userId, task: taskId, project: projectId ?? null, before, limit }),
  )
  const [first] = rows
  if (first === undefined) throw userIsGone()
  if (first.task === null) return undefined
  return rows.filter((row) => row.id !== null).map(occurrenceOf)
}
