import { CHUNK, type UnitOfWork } from '../changelog/run-unit-of-work.ts'
import { whyMissing } from '../changelog/statements.ts'
import { type Address, storeOf } from '../changelog/store/store.ts'
import type { Actor } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import type { NoteCreate, NoteResponse } from './schemas.ts'

export const notes = storeOf<NoteResponse>({
  resource: 'note',
  table: 'notes',
  columns: ['task_id', 'body'],
  nested: { author: { kind: 'actor_kind', id: 'actor_id' } },
  within: 'task_id',
})

/** Whether the actor may see the notes' task: true for any actor that is not limited to one project. */
const IN_SIGHT = `(:project::bigint IS NULL OR EXISTS (
  SELECT FROM tasks WHERE tasks.user_id = :user AND tasks.id = :task_id AND tasks.project_id = :project::bigint))`

type NoteScope = { user: string; task_id: number; project: number | null }

const selectNotes = statement<NoteScope & { after: number; limit: number }>(
  'note_list',
  `SELECT ${notes.selected} FROM notes
   WHERE user_id = :user AND task_id = :task_id AND id > :after AND ${IN_SIGHT} ORDER BY id LIMIT :limit`,
)

const selectNote = statement<NoteScope & { id: number }>(
  'note_read',
  `SELECT ${notes.selected} FROM notes WHERE user_id = :user AND task_id = :task_id AND id = :id AND ${IN_SIGHT}`,
)

const findTask = statement<NoteScope>(
  'note_task',
  `SELECT id FROM tasks WHERE user_id = :user AND id = :task_id
   AND (:project::bigint IS NULL OR project_id = :project::bigint)`,
)

const removeSome = statement<{ user: string; tasks: readonly number[] }>(
  'note_remove_some',
  `WITH removed AS (
     DELETE FROM notes WHERE user_id = :user AND (task_id, id) IN (
       SELECT task_id, id FROM notes WHERE user_id = :user AND task_id = ANY (:tasks::bigint[]) LIMIT ${CHUNK}
     ) RETURNING *
   )
   SELECT ${notes.selected} FROM removed`,
)

const noteScopeOf = ({ userId, projectId }: Actor, taskId: number): NoteScope => ({
  user: userId,
  task_id: taskId,
  project: projectId ?? null,
})

/** @throws DocketError NOT_FOUND when there is no such task */
async function checkTask(actor: Actor, db: Queryable, taskId: number): Promise<void> {
  const [task] = await db.query(findTask(noteScopeOf(actor, taskId)))
  if (task === undefined) throw await whyMissing(actor.userId, db, 'task')
}

/** The task's notes, oldest first, at most `limit`. @throws DocketError NOT_FOUND when there is no such task */
export async function listNotes(
  actor: Actor,
  db: Queryable,
  taskId: number,
  { after = 0, limit }: { after?: number | undefined; limit: number },
): Promise<NoteResponse[]> {
  const found = await db.query<NoteResponse>(selectNotes({ ...noteScopeOf(actor, taskId), after, limit }))
  // An empty list may mean that there is no such task.
  if (found.length === 0) await checkTask(actor, db, taskId)
  return found
}

/** @throws DocketError NOT_FOUND, AUTH_INVALID (the user is gone) */
export async function readNote(
  actor: Actor,
  db: Queryable,
  { id, task_id = 0 }: Address,
): Promise<NoteResponse> {
  const [note] = await db.query<NoteResponse>(selectNote({ ...noteScopeOf(actor, task_id), id }))
  if (note === undefined) throw await whyMissing(actor.userId, db, 'note')
  return note
}

/** Refuses a write to a note of a task that the actor may not see. @throws DocketError NOT_FOUND */
export async function admitToNote(unit: UnitOfWork, { task_id = 0 }: Address): Promise<void> {
  const { actor } = unit
  if (actor.projectId === undefined) return
  const [task] = await unit.query(findTask(noteScopeOf(actor, task_id)))
  if (task === undefined) throw new DocketError('NOT_FOUND', 'No such note.')
}

/** @throws DocketError NOT_FOUND when there is no such task */
export async function createNote(
  unit: UnitOfWork,
  { body }: NoteCreate,
  taskId: number,
): Promise<NoteResponse> {
  const { actor } = unit
  await checkTask(actor, unit, taskId)
  return notes.create(unit, { task_id: taskId, body, author: { kind: actor.kind, id: actor.id } })
}

/** Removes the notes of tasks that are about to be removed, and logs it. */
export async function removeNotesOf(unit: UnitOfWork, tasks: readonly number[]): Promise<void> {
  for (;;) {
    const removed = await unit.query<NoteResponse>(removeSome({ user: unit.userId, tasks }))
    for (const before of removed) {
      const revision = unit.nextRevision()
      unit.log({ resource: 'note', id: before.id, revision, before, after: null })
    }
    if (removed.length < CHUNK) return
  }
}
