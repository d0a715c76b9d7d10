import type { TaskCreate } from '@docket/sdk'
import type { Task } from './state.ts'

/** The fields of a task that can be set, besides its title, its place and whether it is done. */
type Settable = Exclude<keyof TaskCreate, 'title' | 'complete' | 'position'>

/** What the service returns for each of them in a task that lacks it. */
export const NONE: Readonly<Pick<Task, Settable>> = {
  description: null,
  due: null,
  start: null,
  recurrence: null,
  recurrence_from: 'schedule',
  priority: 'none',
  estimate: null,
  labels: [],
  assignees: [],
  project_id: null,
  parent_id: null,
  reminders: [],
  blocked_by: [],
}

/** The members that are named, with what the service returns for null. */
export const membersOf = (task: Partial<TaskCreate>): Partial<Task> =>
  Object.fromEntries(
    Object.entries(task).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value ?? NONE[name as Settable] ?? null]],
    ),
  )

/** A copy of the task that is open and comes last, without its subtasks and notes. */
export function copyOf(task: Task): TaskCreate {
  const copy: TaskCreate = { title: task.title }
  for (const name of Object.keys(NONE) as Settable[]) Object.assign(copy, { [name]: task[name] })
  // A subtask's project is its parent's.
  if (task.parent_id !== null) delete copy.project_id
  if (task.recurrence === null) delete copy.recurrence_from
  return copy
}
