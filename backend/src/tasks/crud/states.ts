import { CHUNK, type UnitOfWork } from '../../changelog/run-unit-of-work.ts'
import { columnsOf } from '../../changelog/statements.ts'
import { statement } from '../../database/statement.ts'
import { COLUMNS as FIELD_COLUMNS, columnsOf as fieldColumnsOf } from '../../task-fields/model/derived.ts'
import { firstOccasionAfter } from '../model/occasions.ts'
import { isInSight, type Snapshot, snapshotOf, stateOf, type TaskState, USUAL } from '../model/state.ts'
import { COLUMNS as ALL_COLUMNS, columns } from './rows.ts'

/** Reads and writes whole tasks while the workspace's row is locked; rules are applied to them in between. */

/** All columns but the workspace's. */
const COLUMNS = [...ALL_COLUMNS, ...FIELD_COLUMNS].filter((name) => name !== 'user_id')

/**
 * The workspace is looked up, though its id is known: that tells Citus on which node all of it happens. What was to be
 * told by now is still to be told, if the task has it at all: whoever tells it sees to that.
 */
const upsert = statement<{ workspace: string; rows: string }>(
  'task_upsert',
  `INSERT INTO tasks (user_id, ${COLUMNS.join(', ')}, tell_at)
   SELECT workspaces.id, ${columnsOf(COLUMNS, 'task')}, task.tell_at
   FROM workspaces CROSS JOIN json_populate_recordset(NULL::tasks, :rows::json) task WHERE workspaces.id = :workspace
   ON CONFLICT (user_id, id) DO UPDATE
   SET ${COLUMNS.filter((name) => name !== 'id')
     .map((name) => `${name} = excluded.${name}`)
     .join(', ')},
     tell_at = CASE WHEN tasks.tell_at <= excluded.updated_at THEN tasks.tell_at ELSE excluded.tell_at END`,
)

type TaskRow = ReturnType<typeof rowOf> & { tell_at: string | null }

const upsertAll = (workspace: string, rows: readonly TaskRow[]) =>
  upsert({ workspace, rows: JSON.stringify(rows) })

const remove = statement<{ workspace: string; ids: readonly number[] }>(
  'task_remove',
  'DELETE FROM tasks WHERE user_id = :workspace AND id = ANY(:ids::bigint[])',
)

const byIds = statement<{ workspace: string; ids: readonly number[] }>(
  'task_states',
  `SELECT ${columns('task')} FROM tasks task
   WHERE task.user_id = :workspace AND task.id = ANY(:ids::bigint[]) ORDER BY task.id`,
)

/** Those of the tasks that exist, ordered by id. */
export async function readStates(unit: UnitOfWork, ids: readonly number[]): Promise<TaskState[]> {
  if (ids.length === 0) return []
  const rows = await unit.query<Snapshot>(byIds({ workspace: unit.workspaceId, ids }))
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
  const now = Date.parse(unit.at)
  for (const task of written) {
    const tell_at = firstOccasionAfter(now, task, unit.timeZone)
    unit.put(upsertAll, { ...rowOf(task, unit.timeZone), tell_at })
  }
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
    await unit.query(remove({ workspace: unit.workspaceId, ids: some }))
  }
}

/** The row of a task: besides its details, the columns that filters and orders use. */
export const rowOf = (task: TaskState, zone: string) => ({
  ...snapshotOf(task),
  ...fieldColumnsOf(task, zone),
})
