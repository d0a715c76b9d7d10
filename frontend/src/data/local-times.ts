import { instantOf } from './dates.ts'
import type { State, Task } from './state.ts'

/**
 * The tasks of a shared workspace as they are where the member is: a time without a zone is that time on their clock,
 * while the service has its instant by the zone of the workspace.
 */
export class LocalTimes {
  #shown = new WeakMap<Task, Task>()
  #zone: string | undefined
  #made: { from: State['tasks']; tasks: State['tasks'] } | undefined

  /** @param zone the member's @returns the same object while nothing in it has changed */
  in({ tasks, workspace }: State, zone: string): State['tasks'] {
    if (workspace === null || workspace.time_zone === zone) return tasks
    if (this.#zone !== zone) {
      this.#zone = zone
      this.#shown = new WeakMap()
      this.#made = undefined
    }
    if (this.#made?.from === tasks) return this.#made.tasks
    const local = new Map([...tasks].map(([id, task]) => [id, this.#local(task, zone)] as const))
    this.#made = { from: tasks, tasks: local }
    return local
  }

  #local(task: Task, zone: string): Task {
    const { due, start } = task
    if (!isFloating(due) && !isFloating(start)) return task
    const known = this.#shown.get(task)
    if (known !== undefined) return known
    const shown: Task = {
      ...task,
      ...(isFloating(due) ? { due_at: instantOf(due, zone) } : {}),
      ...(isFloating(start) ? { start_at: instantOf(start, zone) } : {}),
    }
    this.#shown.set(task, shown)
    return shown
  }
}

const isFloating = (when: Task['due']): when is NonNullable<Task['due']> =>
  when !== null && when.time !== undefined && when.time_zone === undefined
