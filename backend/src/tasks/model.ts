import { DocketError } from '../core/errors.ts'
import type { TaskPatch, TaskUpdate } from './schemas.ts'

/** Rules of tasks, without database or HTTP. */

/** What a write does to a task: only the fields that it names, or turning `complete` over. */
export interface TaskEdit {
  title?: string | undefined
  description?: string | null | undefined
  complete?: boolean | 'toggle' | undefined
}

/** PUT names every field: what it leaves out is cleared. */
export function replaceWith(update: TaskUpdate): TaskEdit {
  return { title: update.title, description: update.description ?? null, complete: update.complete }
}

/** @throws DocketError VALIDATION_ERROR (400) for a patch that says nothing */
export function patchWith(patch: TaskPatch): TaskEdit {
  if (Object.keys(patch).length === 0) {
    throw new DocketError('VALIDATION_ERROR', 'The patch is empty: name at least one field.', { status: 400 })
  }
  return patch
}

export function completeWith(body: { complete?: boolean | undefined } | null | undefined): TaskEdit {
  return { complete: body?.complete ?? 'toggle' }
}
