import type { Restorable, Rewrite } from '../../changelog/restorable.ts'
import { CHUNK, type UnitOfWork } from '../../changelog/run-unit-of-work.ts'
import { AT } from '../../changelog/statements.ts'
import { type Actor, userIsGone } from '../../core/auth.ts'
import type { When } from '../../core/dates.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import type { TaskState } from '../model/state.ts'
import type { Occurrence } from '../schemas.ts'

/** The ledger of recurring tasks: how each occurrence ended. */

const insert = statement<{
  workspace: string
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
   VALUES (:workspace, :task, :id, :status, :due::json, :recurrence_id::json, ${AT}, :actor_kind, :actor_id)`,
)

const COLUMNS = 'task_id, id, status, due, recurrence_id, at, actor_kind, actor_id'

/** All of the workspace's occurrences as the API shows them. */
export const SELECT_OCCURRENCES = `SELECT id, task_id, status, due, recurrence_id, at,
  json_build_object('kind', actor_kind, 'id', actor_id) AS actor FROM occurrences WHERE user_id = :workspace`

const select = statement<{
  workspace: string
  task: number
  project: number | null
  before: number
  limit: number
}>(
  'occurrence_list',
  `SELECT task.id AS task, occurrence.* FROM workspaces
   LEFT JOIN tasks task ON task.user_id = workspaces.id AND task.id = :task
     AND (:project::bigint IS NULL OR task.project_id = :project::bigint)
   LEFT JOIN LATERAL (
     SELECT ${COLUMNS} FROM occurrences WHERE user_id = :workspace AND task_id = :task AND id < :before
     ORDER BY id DESC LIMIT :limit
   ) occurrence ON true
   WHERE workspaces.id = :workspace ORDER BY occurrence.id DESC`,
)

const count = statement<{ workspace: string; task: number; after: number }>(
  'occurrence_count',
  'SELECT count(*)::int AS ended FROM occurrences WHERE user_id = :workspace AND task_id = :task AND id > :after',
)

const remove = statement<{ workspace: string; task: number; id: number }>(
  'occurrence_delete',
  'DELETE FROM occurrences WHERE user_id = :workspace AND task_id = :task AND id = :id',
)

const removeSome = statement<{ workspace: string; tasks: readonly number[] }>(
  'occurrence_remove_some',
  `DELETE FROM occurrences WHERE user_id = :workspace AND (task_id, id) IN (
     SELECT task_id, id FROM occurrences WHERE user_id = :workspace AND task_id = ANY (:tasks::bigint[]) LIMIT ${CHUNK}
   ) RETURNING ${COLUMNS}`,
)

const selectSome = statement<{ workspace: string; ids: readonly number[] }>(
  'occurrence_some',
  `SELECT ${COLUMNS} FROM occurrences WHERE user_id = :workspace AND id = ANY (:ids::bigint[]) ORDER BY id`,
)

const selectOf = statement<{ workspace: string; tasks: readonly number[] }>(
  'occurrence_of_tasks',
  `SELECT ${COLUMNS} FROM occurrences WHERE user_id = :workspace AND task_id = ANY (:tasks::bigint[]) ORDER BY id`,
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

/** Records how an occurrence ended. */
export async function addOccurrence(
  unit: UnitOfWork,
  occurrence: { task_id: number; status: Occurrence['status']; due: When; recurrence_id: When },
): Promise<void> {
  const { actor, at } = unit
  const id = unit.revision + 1
  await put(unit, { id, ...occurrence, at, actor: { kind: actor.kind, id: actor.id } })
}

async function put(unit: UnitOfWork, occurrence: Occurrence, previous?: number): Promise<void> {
  const { id, task_id: task, status, due, recurrence_id, at, actor } = occurrence
  const revision = unit.nextRevision()
  unit.log({ resource: 'occurrence', id, revision, before: null, after: occurrence, previous })
  await unit.query(
    insert({
      workspace: unit.workspaceId,
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

/** All occurrences of the tasks, oldest first. */
export const occurrencesOf = async (unit: UnitOfWork, tasks: readonly number[]): Promise<Occurrence[]> =>
  (await unit.query<Row>(selectOf({ workspace: unit.workspaceId, tasks }))).map(occurrenceOf)

/** Adds what another workspace had recorded: each has the id that its next revision will be. */
export async function addOccurrences(unit: UnitOfWork, occurrences: readonly Occurrence[]): Promise<void> {
  for (const occurrence of occurrences) await put(unit, occurrence)
}

/** Removes the occurrences of tasks that are being deleted, and logs it. */
export async function removeOccurrencesOf(unit: UnitOfWork, tasks: readonly number[]): Promise<void> {
  for (;;) {
    const removed = await unit.query<Row>(removeSome({ workspace: unit.workspaceId, tasks }))
    for (const before of removed.map(occurrenceOf)) {
      const revision = unit.nextRevision()
      unit.log({ resource: 'occurrence', id: before.id, revision, before, after: null })
    }
    if (removed.length < CHUNK) return
  }
}

/** An occurrence is written once and never changed. */
export const restorableOccurrences: Restorable = {
  resource: 'occurrence',
  stateOf: (snapshot) => snapshot as never,
  snapshotOf: (state) => state,
  async read(unit, ids) {
    const rows = await unit.query<Row>(selectSome({ workspace: unit.workspaceId, ids: ids.map(Number) }))
    return rows.map(occurrenceOf) as never
  },
  async rewrite(unit, changes) {
    for (const { before, after, previous } of changes as readonly (Rewrite &
      Record<'before' | 'after', never>)[]) {
      if (after === null) await removeOccurrence(unit, before)
      else await put(unit, after, previous)
    }
  },
}

export async function removeOccurrence(unit: UnitOfWork, occurrence: Occurrence): Promise<void> {
  const { id, task_id } = occurrence
  const revision = unit.nextRevision()
  unit.log({ resource: 'occurrence', id, revision, before: occurrence, after: null })
  await unit.query(remove({ workspace: unit.workspaceId, task: task_id, id }))
}

/** How many occurrences of the task's present series were done or skipped. */
export async function countOccurrences(
  unit: UnitOfWork,
  { id, turns_after }: Pick<TaskState, 'id' | 'turns_after'>,
): Promise<number> {
  const query = count({ workspace: unit.workspaceId, task: id, after: turns_after })
  const [row] = await unit.query<{ ended: number }>(query)
  return Number(row?.ended)
}

export async function lastOccurrence(unit: UnitOfWork, taskId: number): Promise<Occurrence | undefined> {
  return (await listOccurrences(unit.actor, unit, taskId, { limit: 1 }))?.[0]
}

/**
 * Newest first. @param before only those with a smaller id
 * @returns undefined when the actor may see no such task
 */
export async function listOccurrences(
  { workspaceId, projectId }: Pick<Actor, 'workspaceId' | 'projectId'>,
  db: Queryable,
  taskId: number,
  { before = Number.MAX_SAFE_INTEGER, limit }: { before?: number | undefined; limit: number },
): Promise<Occurrence[] | undefined> {
  const rows = await db.query<(Row | { id: null }) & { task: number | null }>(
    select({ workspace: workspaceId, task: taskId, project: projectId ?? null, before, limit }),
  )
  const [first] = rows
  if (first === undefined) throw userIsGone()
  if (first.task === null) return undefined
  return rows.filter((row) => row.id !== null).map(occurrenceOf)
}
