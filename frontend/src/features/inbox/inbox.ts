import { byPosition } from '../../data/order.ts'
import type { State, Task } from '../../data/state.ts'
import { PROJECT_OPTIONS } from '../tasks/lists.ts'
import { type OwnOptions, SORTS } from '../tasks/options.ts'
import { type Sort, sorted } from '../tasks/sorting.ts'

/** Whether the task has no project: in the filter language, `project = none`. */
export const isUnsorted = ({ project_id }: Task): boolean => project_id === null

/** What there is to sort out, in the order of the page. A subtask goes where its parent goes. */
export function inboxOf({ tasks, preferences }: State, sort: Sort): Task[] {
  const isThere = (task: Task | undefined): task is Task =>
    task !== undefined && isUnsorted(task) && !task.complete
  const found = [...tasks.values()].filter(
    (task) => isThere(task) && !(task.parent_id !== null && isThere(tasks.get(task.parent_id))),
  )
  return sorted(found, sort, preferences.time_zone)
}

/** The projects in which something was done last, then the others in their order; at most `most`. */
export function recentProjects({ tasks, projects }: State, most: number): number[] {
  const last = new Map<number, string>()
  for (const { project_id, updated_at } of tasks.values()) {
    if (project_id !== null && updated_at > (last.get(project_id) ?? '')) last.set(project_id, updated_at)
  }
  const timeOf = (id: number) => last.get(id) ?? ''
  return [...projects.values()]
    .filter(({ archived }) => !archived)
    .sort(byPosition)
    .sort(({ id: one }, { id: other }) =>
      timeOf(one) === timeOf(other) ? 0 : timeOf(one) < timeOf(other) ? 1 : -1,
    )
    .slice(0, most)
    .map(({ id }) => id)
}

/** How it is shown unless the user has chosen another way. */
export const INBOX_OPTIONS: OwnOptions = { ...PROJECT_OPTIONS, sorts: SORTS }
