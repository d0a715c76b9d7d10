import { whyMissing } from '../database/changes.ts'
import type { Queryable } from '../database/connection.ts'
import { storeOf } from '../database/resources.ts'
import { statement } from '../database/statement.ts'
import { CHUNK, type Together } from '../database/together.ts'
import type { NoteCreate, NoteResponse } from './schemas.ts'

export const notes = storeOf<NoteResponse>({
  resource: 'note',
  table: 'notes',
  columns: ['task_id', 'body'],
  nested: { author: { kind: 'actor_kind', id: 'actor_id' } },
  within: 'task_id',
})

const selectNotes = statement<{ user: string; task_id: number; after: number; limit: number }>(
  'note_list',
  `SELECT ${notes.selected} FROM notes
   WHERE user_id = :user AND task_id = :task_id AND id > :after ORDER BY id LIMIT :limit`,
)

const findTask = statement<{ user: string; task_id: number }>(
  'note_task',
  'SELECT id FROM tasks WHERE user_id = :user AND id = :task_id',
)

const removeSome = statement<{ user: string; tasks: readonly number[] }>(
  'note_remove_some',
  `DELETE FROM notes WHERE user_id = :user AND (task_id, id) IN (
     SELECT task_id, id FROM notes WHERE user_id = :user AND task_id = ANY (:tasks::bigint[]) LIMIT ${CHUNK}
   ) RETURNING ${notes.selected}`,
)

/** @throws DocketError NOT_FOUND when there is no such task */
async function checkTask(userId: string, db: Queryable, taskId: number): Promise<void> {
  const [task] = await db.query(findTask({ user: userId, task_id: taskId }))
  if (task === undefined) throw await whyMissing(userId, db, 'task')
}

/** Oldest first, at most `limit`. @throws DocketError NOT_FOUND when there is no such task */
export async function listNotes(
  userId: string,
  db: Queryable,
  taskId: number,
  { after = 0, limit }: { after?: number | undefined; limit: number },
): Promise<NoteResponse[]> {
  const found = await db.query<NoteResponse>(selectNotes({ user: userId, task_id: taskId, after, limit }))
  // None may mean that there is no such task.
  if (found.length === 0) await checkTask(userId, db, taskId)
  return found
}

/** @throws DocketError NOT_FOUND when there is no such task */
export async function createNote(
  together: Together,
  { body }: NoteCreate,
  taskId: number,
): Promise<NoteResponse> {
  const { userId, actor } = together
  await checkTask(userId, together, taskId)
  return notes.create(together, { task_id: taskId, body, author: { kind: actor.kind, id: actor.id } })
}

/** Removes the notes of tasks that are going, and logs it. */
export async function removeNotesOf(together: Together, tasks: readonly number[]): Promise<void> {
  for (;;) {
    const removed = await together.query<NoteResponse>(removeSome({ user: together.userId, tasks }))
    for (const before of removed) {
      const revision = together.nextRevision()
      together.log({ resource: 'note', id: before.id, revision, before, after: null })
    }
    if (removed.length < CHUNK) return
  }
}
