import { CHUNK, type UnitOfWork } from '../../changelog/run-unit-of-work.ts'
import { statement } from '../../database/statement.ts'
import { columnsOf, COLUMNS as FIELD_COLUMNS } from '../../task-fields/model/derived.ts'
import { isInSight, type Snapshot, snapshotOf, stateOf, type TaskState, USUAL } from '../model/state.ts'
import { COLUMNS as ALL_COLUMNS, columns } from './rows.ts'

/** Reads and writes whole tasks while the workspace's row is locked; rules are applied to them in between. */

const COLUMNS = [...ALL_COLUMNS, ...FIELD_COLUMNS]

const upsert = statement<{ rows: string }>(
  'task_upsert',
  `INSERT INTO tasks (${COLUMNS.join(', ')})
   SELECT ${COLUMNS.join(', ')} FROM json_populate_recordset(NULL::tasks, :rows::json)
   ON CONFLICT (user_id, id) DO UPDATE
   SET ${COLUMNS.slice(2)
     .map((name) => `${name} = excluded.${name}`)
     .join(', ')}`,
)

type TaskRow = ReturnType<typeof rowOf>

const upsertAll = (rows: readonly TaskRow[]) => upsert({ rows: JSON.stringify(rows) })

const remove = statement<{ user: string; ids: readonly number[] }>(
  'task_remove',
  'DELETE FROM tasks WHERE user_id = :user AND id = ANY(:ids::bigint[])',
)

const byIds = statement<{ user: string; ids: readonly number[] }>(
  'task_states',
  `SELECT ${columns('task')} FROM tasks task
   WHERE task.user_id = :user AND task.id = ANY(:ids::bigint[]) ORDER BY task.id`,
)

/** Those of the tasks that exist, ordered by id. */
export async function readStates(unit: UnitOfWork, ids: readonly number[]): Promise<TaskState[]> {
  if (ids.length === 0) return []
  const rows = await unit.query<Snapshot>(byIds({ user: unit.userId, ids }))
  return rows.map(stateOf)
}

export async function readState(unit: UnitOfWork, id: number): Promise<TaskState | undefined> {
  return (await readStates(unit, [id]))[0]
}

/** Those of the tasks that a request may name: one that its actor may not see counts as missing. */
export async function findStates(unit: UnitOfWork, ids: readonly number[]): Promise<TaskState[]> {
  return (await readStates(unit, ids)).filter((task) => isInSight(unit.actor, task))
}

export async function findState(unit: UnitOfWork, id: number): Promise<TaskState | undefined> {
  return (await findStates(unit, [id]))[0]
}

/**
 * Writes tasks, at most `CHUNK`, each with a revision of its own, and logs them.
 * @returns the tasks as written
 */
export async function writeStates(
  unit: UnitOfWork,
  changes: readonly { before: TaskState | null; after: TaskState; previous?: number | undefined }[],
): Promise<TaskState[]> {
  const written = changes.map(({ before, after, previous }) => {
    const task = { ...after, revision: unit.nextRevision(), updated_at: unit.at }
    const { id, revision } = task
    unit.log({
      resource: 'task',
      id,
      revision,
      before: before && snapshotOf(before),
      after: snapshotOf(task),
      previous,
      usual: USUAL,
    })
    return task
  })
  for (const task of written) unit.put(upsertAll, rowOf(task, unit.timeZone))
  return written
}

/** Applies `change` to each task and writes it, chunk by chunk: all may not fit into memory or into one statement. */
export async function rewriteStates(
  unit: UnitOfWork,
  ids: readonly number[],
  change: (task: TaskState) => Partial<TaskState>,
): Promise<void> {
  for (const some of chunksOf(ids)) {
    const tasks = await readStates(unit, some)
    await writeStates(
      unit,
      tasks.map((before) => ({ before, after: { ...before, ...change(before) } })),
    )
  }
}

export function* chunksOf(ids: readonly number[]): Generator<readonly number[]> {
  for (let start = 0; start < ids.length; start += CHUNK) yield ids.slice(start, start + CHUNK)
}

export async function writeState(
  unit: UnitOfWork,
  before: TaskState | null,
  after: TaskState,
): Promise<TaskState> {
  const [written] = await writeStates(unit, [{ before, after }])
  return written as TaskState
}

/** Removes tasks and logs it in the order of `ids`, where subtasks must come before their parents. */
export async function removeStates(unit: UnitOfWork, ids: readonly number[]): Promise<void> {
  for (const some of chunksOf(ids)) {
    const states = new Map((await readStates(unit, some)).map((task) => [task.id, task]))
    for (const id of some) {
      const before = states.get(id)
      if (before === undefined) continue
      const revision = unit.nextRevision()
      unit.log({ resource: 'task', id, revision, before: snapshotOf(before), after: null, usual: USUAL })
    }
    await unit.query(remove({ user: unit.userId, ids: some }))
  }
}

/** The row of a task: besides its details, the columns that filters and orders use. */
export const rowOf = (task: TaskState, zone: string) => ({ ...snapshotOf(task), ...columnsOf(task, zone) })
