import type { Step } from './build.ts'
import type { Note } from './state.ts'
import { operation, temporaryId } from './writes.ts'

/** The steps that change notes, each with its expected effects. */

export function addNote(userId: string, taskId: number, body: string): Step {
  const id = temporaryId()
  const now = new Date().toISOString()
  const author: Note['author'] = { kind: 'user', id: userId, user_id: userId }
  const stamps = { created_at: now, updated_at: now, revision: 0 }
  const put: Note = { id, task_id: taskId, body, author, mentions: [], ...stamps }
  return {
    operation: operation('POST', `/tasks/${taskId}/notes`, { body }),
    effects: [{ on: 'notes', id, put }],
    creates: { on: 'notes', temporary: id },
  }
}

export function editNote(taskId: number, id: number, body: string): Step {
  return {
    operation: operation('PATCH', `/tasks/${taskId}/notes/${id}`, { body }),
    effects: [{ on: 'notes', id, set: { body } }],
  }
}

export function deleteNote(taskId: number, id: number): Step {
  return {
    operation: operation('DELETE', `/tasks/${taskId}/notes/${id}`),
    effects: [{ on: 'notes', id, deleted: true }],
  }
}
