import type { Queryable } from '../database/connection.ts'
import { storeOf } from '../database/resources.ts'
import { statement } from '../database/statement.ts'
import type { Together } from '../database/together.ts'
import { readTask } from '../tasks/crud.ts'
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

/** Oldest first, at most `limit`. @throws DocketError NOT_FOUND when there is no such task */
export async function listNotes(
  userId: string,
  db: Queryable,
  taskId: number,
  { after = 0, limit }: { after?: number | undefined; limit: number },
): Promise<NoteResponse[]> {
  const found = await db.query<NoteResponse>(selectNotes({ user: userId, task_id: taskId, after, limit }))
  // None may mean that there is no such task.
  if (found.length === 0) await readTask(userId, db, taskId)
  return found
}

/** @throws DocketError NOT_FOUND when there is no such task */
export async function createNote(
  together: Together,
  { body }: NoteCreate,
  taskId: number,
): Promise<NoteResponse> {
  const { userId, actor } = together
  await readTask(userId, together, taskId)
  return notes.create(together, { task_id: taskId, body, author: { kind: actor.kind, id: actor.id } })
}
