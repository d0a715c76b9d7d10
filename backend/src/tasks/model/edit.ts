import { isDeepStrictEqual } from 'node:util'
import { DocketError } from '../../core/errors.ts'
import { CLEARED, noneOf, SETTABLE, type Settable } from '../../task-fields/model/derived.ts'
import type { TaskPatch, TaskUpdate } from '../schemas.ts'
import type { TaskState } from './state.ts'

/** What writes do to a task, independent of database and HTTP. */

/** An edit that depends on nothing but the task itself, and is written by one statement. */
export interface PlainEdit {
  title?: string | undefined
  description?: string | null | undefined
  complete?: boolean | 'toggle' | undefined
}

/** What a write does to a task: it touches only the fields that it names; null restores the default. */
export type TaskEdit = PlainEdit & { [Name in Settable]?: TaskPatch[Name] }

const PLAIN = ['title', 'description', 'complete']

export const isPlain = (edit: TaskEdit): edit is PlainEdit =>
  Object.keys(edit).every((name) => PLAIN.includes(name))

/**
 * PUT replaces every field but the place in the manual order: what it leaves out is cleared.
 * @param home the project of a task for which none is named
 */
export function replaceWith(update: TaskUpdate, home: number | null = null): TaskEdit {
  return { description: null, ...CLEARED, project_id: home, ...update }
}

/** @throws DocketError VALIDATION_ERROR (400) for an empty patch */
export function patchWith(patch: TaskPatch): TaskEdit {
  if (Object.keys(patch).length === 0) {
    throw new DocketError('VALIDATION_ERROR', 'The patch is empty: name at least one field.', { status: 400 })
  }
  return patch
}

export function completeWith(body: { complete?: boolean | undefined } | null | undefined): TaskEdit {
  return { complete: body?.complete ?? 'toggle' }
}

/**
 * The task after `edit`, before the rules that involve other tasks, projects and labels.
 * @throws DocketError VALIDATION_ERROR
 */
export function edited(task: TaskState, edit: TaskEdit): TaskState {
  const { title, description, complete } = edit
  const next: TaskState = {
    ...task,
    title: title ?? task.title,
    description: description === undefined ? task.description : description,
    complete: complete === 'toggle' ? !task.complete : (complete ?? task.complete),
    ...(Object.fromEntries(SETTABLE.map((name) => [name, fieldAfter(name, task, edit)])) as Pick<
      TaskState,
      Settable
    >),
  }
  return withSeries(task, next, edit.recurrence !== undefined)
}

/** What a field becomes: `undefined` leaves it, null restores the default. */
function fieldAfter(name: Settable, task: TaskState, edit: TaskEdit): unknown {
  const given = edit[name]
  return given === undefined ? task[name] : (given ?? noneOf(name, task.id))
}

/**
 * Starts the series of a recurring task anew when its rule changes, or is named together with another date:
 * a date that changes alone moves only this occurrence.
 */
function withSeries(task: TaskState, next: TaskState, named: boolean): TaskState {
  const { recurrence, due } = next
  if (recurrence === null) {
    return {
      ...next,
      recurrence_from: 'schedule',
      recurrence_start: null,
      recurrence_id: null,
      turns_after: 0,
    }
  }
  if (due === null) throw invalid('due', 'A recurring task needs a due date.', 'missing')
  const anew = recurrence !== task.recurrence || (named && !isDeepStrictEqual(due, task.due))
  return anew ? { ...next, recurrence_start: due, recurrence_id: due, turns_after: task.revision } : next
}

/** An error in the body of a request. @param type kind of the error, for programs */
export function invalid(member: string, msg: string, type: string): DocketError {
  return new DocketError('VALIDATION_ERROR', `body.${member}: ${msg}`, {
    errors: [{ loc: ['body', member], msg, type }],
  })
}
