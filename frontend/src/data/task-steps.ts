import type { TaskCreate, TaskPatch } from '@docket/sdk'
import type { Step } from './build.ts'
import { instantOf } from './dates.ts'
import type { Effect } from './effects.ts'
import { atEnd, between, byPosition } from './order.ts'
import type { State, Task } from './state.ts'
import { membersOf, NONE } from './task-fields.ts'
import { operation, temporaryId } from './writes.ts'

/** The steps that change tasks, each with its expected effects. */

export type RelativePosition = { before: number } | { after: number }
/** Beside another task, in its project and below its parent; or below one that has no subtasks yet. */
export type Destination = { beside: RelativePosition } | { below: number }

export function addTask(state: State, userId: string, task: TaskCreate): { step: Step; id: number } {
  const id = temporaryId()
  const now = new Date().toISOString()
  const blank: Task = {
    ...NONE,
    id,
    user_id: userId,
    title: task.title,
    complete: false,
    created_at: now,
    updated_at: now,
    revision: 0,
    due_at: null,
    start_at: null,
    recurrence_start: null,
    recurrence_id: null,
    position: atEnd(),
  }
  const put: Task = { ...blank, ...shownAs(state, task) }
  const step: Step = {
    operation: operation('POST', '/tasks', task),
    effects: [{ on: 'tasks', id, put }],
    creates: { on: 'tasks', temporary: id },
  }
  return { step, id }
}

export function editTask(state: State, id: number, patch: TaskPatch): Step {
  const effects: Effect[] = [{ on: 'tasks', id, set: shownAs(state, patch) }]
  if (patch.project_id !== undefined) {
    const project_id = patch.project_id
    for (const below of descendantsOf(state, id)) {
      effects.push({ on: 'tasks', id: below.id, set: { project_id } })
    }
  }
  return { operation: operation('PATCH', `/tasks/${id}`, patch), effects }
}

export function completeTask(id: number, complete: boolean, force: boolean): Step {
  const query = force ? '?force=true' : ''
  return {
    operation: operation('PATCH', `/tasks/${id}/complete${query}`, { complete }),
    effects: [{ on: 'tasks', id, set: { complete } }],
  }
}

export function skipTask(id: number): Step {
  // Only the service determines the next date.
  return { operation: operation('POST', `/tasks/${id}/skip`, {}), effects: [] }
}

/** Moves the tasks there, in this order. None of them may be a descendant of another. */
export function moveTasks(state: State, ids: readonly number[], to: Destination): Step[] {
  const otherId = 'below' in to ? to.below : 'before' in to.beside ? to.beside.before : to.beside.after
  const other = state.tasks.get(otherId)
  if (other === undefined || [otherId, ...ancestorsOf(state, otherId)].some((id) => ids.includes(id)))
    return []
  const parent_id = 'below' in to ? to.below : other.parent_id
  const { project_id } = other
  const siblings = [...state.tasks.values()]
    .filter((one) => one.parent_id === parent_id && one.project_id === project_id && !ids.includes(one.id))
    .sort(byPosition)
  const index =
    siblings.findIndex(({ id }) => id === otherId) + ('beside' in to && 'after' in to.beside ? 1 : 0)
  let above = siblings[index - 1]?.position ?? null
  const beneath = 'below' in to ? null : (siblings[index]?.position ?? null)
  return ids.flatMap((id, at) => {
    const task = state.tasks.get(id)
    if (task === undefined) return []
    const steps: Step[] = []
    if (parent_id !== task.parent_id) steps.push(editTask(state, id, { parent_id, project_id }))
    else if (project_id !== task.project_id) steps.push(editTask(state, id, { project_id }))
    const before = ids[at - 1]
    const checkpoint = before === undefined ? 'beside' in to && to.beside : { after: before }
    if (checkpoint === false) {
      above = task.position
      return steps
    }
    const position = between(above, beneath)
    above = position
    const effects: Effect[] = [{ on: 'tasks', id, set: { position } }]
    return [...steps, { operation: operation('POST', `/tasks/${id}/move`, checkpoint), effects }]
  })
}

/** Subtasks are deleted with their task, so only the topmost are named. */
export function deleteTasks(state: State, ids: readonly number[]): Step[] {
  const chosen = new Set(ids)
  return ids
    .filter((id) => !ancestorsOf(state, id).some((ancestor) => chosen.has(ancestor)))
    .map((id) => ({
      operation: operation('DELETE', `/tasks/${id}`),
      effects: [...descendantsOf(state, id), { id }].map(
        (task): Effect => ({ on: 'tasks', id: task.id, deleted: true }),
      ),
    }))
}

/** Nearest first. Simultaneous moves in two windows may look like a cycle, until the service has refused one. */
export function ancestorsOf(state: State, id: number): number[] {
  const ancestors = new Set<number>()
  for (let parent = state.tasks.get(id)?.parent_id; parent != null && !ancestors.has(parent); ) {
    ancestors.add(parent)
    parent = state.tasks.get(parent)?.parent_id
  }
  return [...ancestors]
}

/** Level by level. */
export function descendantsOf(state: State, id: number): Task[] {
  const found = new Map<number, Task>()
  for (let level = [id]; level.length > 0; ) {
    const parents = new Set(level)
    const below = [...state.tasks.values()].filter(
      (task) => task.parent_id !== null && parents.has(task.parent_id) && !found.has(task.id),
    )
    for (const task of below) found.set(task.id, task)
    level = below.map((task) => task.id)
  }
  found.delete(id)
  return [...found.values()]
}

/** The members that a create or a patch names, as the service will return them. */
function shownAs(state: State, task: Partial<TaskCreate>): Partial<Task> {
  const shown = membersOf(task)
  const zone = state.preferences.time_zone
  if (task.due !== undefined) shown.due_at = task.due === null ? null : instantOf(task.due, zone)
  if (task.start !== undefined) shown.start_at = task.start === null ? null : instantOf(task.start, zone)
  if (task.project_id === undefined && task.parent_id != null) {
    shown.project_id = state.tasks.get(task.parent_id)?.project_id ?? null
  }
  return shown
}
