import { runUnitOfWork, type UnitOfWork } from '../changelog/run-unit-of-work.ts'
import type { RelativePosition } from '../changelog/store/ordered-store.ts'
import { discard } from '../changelog/trash.ts'
import type { Write } from '../changelog/write.ts'
import { DocketError } from '../core/errors.ts'
import type { Preconditions } from '../core/preconditions.ts'
import type { Database } from '../database/connection.ts'
import { ensureLabels } from '../labels/crud.ts'
import { removeNotesOf } from '../notes/crud.ts'
import { find, replace, show, target } from './crud/locked.ts'
import { mergeEdit } from './crud/merge.ts'
import { removeOccurrencesOf } from './crud/occurrences.ts'
import { editPlain, insertPlain } from './crud/plain.ts'
import { positionBeside, spreadPositions } from './crud/positions.ts'
import { endOccurrence, forgetLastOccurrence } from './crud/recurring.ts'
import { openAmong, related, subtreeOf, unblock } from './crud/relations.ts'
import { chunksOf, findState, readState, removeStates, writeState } from './crud/states.ts'
import { type WriteResult, writeCounted } from './crud/write-once.ts'
import { edited, invalid, isPlain, type TaskEdit } from './model/edit.ts'
import { stateOf, type TaskState } from './model/state.ts'
import type { TaskCreate, TaskResponse } from './schemas.ts'

/**
 * Writes of tasks. A write that touches no details is one statement (`crud/plain.ts`). For all others, tasks are read,
 * changed by the rules of `model/` and written while the workspace's row is locked, so that no other write can
 * interfere.
 */

export interface EditOptions {
  conditions: Preconditions
  /** Completes a task even while tasks that block it are open. */
  force: boolean
}

/** @throws DocketError VALIDATION_ERROR, CONFLICT for a task created complete while one that blocks it is open */
export function createTask(
  workspaceId: string,
  db: Database,
  write: Write,
  input: TaskCreate,
): Promise<WriteResult> {
  return writeCounted(
    workspaceId,
    db,
    write,
    (unit) => insert(unit, input),
    isPlain(input) ? () => insertPlain(workspaceId, db, write, input, db.quotas) : undefined,
  )
}

/** Like `createTask`, from what `prepare` finds out, and perhaps creates, while the workspace's row is locked. */
export function createTaskOf(
  workspaceId: string,
  db: Database,
  write: Write,
  prepare: (unit: UnitOfWork) => Promise<TaskCreate>,
): Promise<WriteResult> {
  return writeCounted(workspaceId, db, write, async (unit) => insert(unit, await prepare(unit)))
}

async function insert(unit: UnitOfWork, input: TaskCreate): Promise<TaskResponse> {
  const blank = stateOf({
    id: unit.nextTaskId(),
    user_id: unit.workspaceId,
    title: input.title,
    description: null,
    complete: false,
    created_at: unit.at,
    updated_at: unit.at,
    revision: 0,
  })
  const edit = { project_id: unit.actor.projectId, ...input }
  const task = await settled(unit, null, edited(blank, edit), edit)
  if (task.complete) await checkUnblocked(unit, task)
  if (!task.complete || task.recurrence === null) return show(unit, await writeState(unit, null, task))
  const open = await writeState(unit, null, { ...task, complete: false })
  return await endOccurrence(unit, open, open, 'done')
}

/**
 * Applies `edit`; one that changes nothing writes nothing and takes no revision.
 * @throws DocketError NOT_FOUND, PRECONDITION_FAILED, VALIDATION_ERROR, CONFLICT (blocked, or it cannot be merged)
 */
export async function editTask(
  workspaceId: string,
  db: Database,
  write: Write,
  id: number,
  edit: TaskEdit,
  { conditions, force }: EditOptions,
): Promise<WriteResult> {
  let merged = false
  const whole = async (unit: UnitOfWork) => {
    const before = await find(unit, id)
    const left = await mergeEdit(unit, before, edit, conditions)
    merged = left !== edit
    const after = await settled(unit, before, edited(before, left), left)
    const completes = after.complete && !before.complete
    if (completes && !force) await checkUnblocked(unit, after)
    if (completes && after.recurrence !== null) return await endOccurrence(unit, before, after, 'done')
    if (before.complete && !after.complete) await forgetLastOccurrence(unit, before)
    return show(unit, await replace(unit, before, after))
  }
  // What is not plain, or must not be, takes the longer way: occurrences, blockers, merging, the reason for a refusal.
  const plain = isPlain(edit) ? () => editPlain(workspaceId, db, write, id, edit, conditions) : undefined
  const written = await writeCounted(workspaceId, db, write, whole, plain)
  return { ...written, merged }
}

/** Applies to an edited task the rules that involve labels, projects and other tasks. */
async function settled(
  unit: UnitOfWork,
  before: TaskState | null,
  task: TaskState,
  edit: TaskEdit,
): Promise<TaskState> {
  const labels = edit.labels ? await ensureLabels(unit, edit.labels) : task.labels
  return await related(unit, before, { ...task, labels }, { project: edit.project_id !== undefined })
}

/**
 * Puts a task before or after another, into the same project and below the same parent. Only its own row is written,
 * unless keys have grown too long: then all tasks there get new ones.
 * @throws DocketError NOT_FOUND, PRECONDITION_FAILED, VALIDATION_ERROR
 */
export function moveTask(
  workspaceId: string,
  db: Database,
  write: Write,
  id: number,
  place: RelativePosition,
  conditions: Preconditions,
): Promise<WriteResult> {
  return writeCounted(workspaceId, db, write, async (unit) => {
    const task = await target(unit, id, conditions)
    return show(unit, await moved(unit, task, place))
  })
}

async function moved(unit: UnitOfWork, task: TaskState, place: RelativePosition): Promise<TaskState> {
  const [side, besideId] =
    'before' in place ? (['before', place.before] as const) : (['after', place.after] as const)
  const beside = await findState(unit, besideId)
  if (beside === undefined) throw invalid(side, 'No such task.', 'unknown')
  if (besideId === task.id) throw invalid(side, 'A task cannot stand beside itself.', 'circle')
  const position = await positionBeside(unit, beside, side, task)
  if (position === undefined) {
    await spreadPositions(unit, beside)
    // The task itself may have been given another key.
    return await moved(unit, (await readState(unit, task.id)) ?? task, place)
  }
  const { project_id, parent_id } = beside
  const there = { ...task, project_id, parent_id, position }
  return await replace(unit, task, await related(unit, task, there, { project: false }))
}

/**
 * Moves a task and all below it to the trash, with what belongs to them.
 * @throws DocketError NOT_FOUND, PRECONDITION_FAILED
 */
export function removeTask(
  workspaceId: string,
  db: Database,
  write: Write,
  id: number,
  conditions: Preconditions,
): Promise<void> {
  return runUnitOfWork(workspaceId, db, write, async (unit) => {
    await target(unit, id, conditions)
    await discard(unit, { resource: 'task', id }, async () => removeAll(unit, await subtreeOf(unit, id)))
  })
}

/** Removes tasks with what belongs to them, and logs it. @param ids all that are below each of them, before itself */
export async function removeAll(unit: UnitOfWork, ids: readonly number[]): Promise<void> {
  await unblock(unit, ids)
  for (const some of chunksOf(ids)) {
    await removeNotesOf(unit, some)
    await removeOccurrencesOf(unit, some)
  }
  await removeStates(unit, ids)
}

/** @throws DocketError CONFLICT while a task that blocks `task` is open */
async function checkUnblocked(unit: UnitOfWork, task: TaskState): Promise<void> {
  const open = await openAmong(unit, task.blocked_by)
  if (open.length === 0) return
  const detail = `The task is blocked by ${open.length === 1 ? 'task' : 'tasks'} ${open.join(', ')}. To complete it anyway, send force=true.`
  throw new DocketError('CONFLICT', detail, { members: { blocked_by: open } })
}
