import { Layered } from '../../data/layered.ts'
import type { Project, Task } from '../../data/state.ts'
import { haveSameMembers } from '../../data/writes.ts'

/** What a list is made from. */
export interface Source {
  tasks: ReadonlyMap<number, Task>
  projects: ReadonlyMap<number, Project>
  /** Today's date in the user's zone, `2026-11-21`. */
  today: string
  zone: string
  /** Tasks that were completed just now and stay visible for a moment. */
  lingering: ReadonlySet<number>
}

/** The members of open tasks by which lists select, group and sort. */
const LOOKED_AT = ['project_id', 'parent_id', 'due', 'due_at', 'priority', 'position', 'labels'] as const

/**
 * Returns the source, or the last one if every list would be the same. A row gets what it shows of its task by itself,
 * so a changed title, or a task that was completed just now, leaves the other ten thousand alone.
 * @param also further members by which the list is sorted
 */
export function sourceKeeper(also: readonly (keyof Task)[] = []): (source: Source) => Source {
  const lookedAt = [...LOOKED_AT, ...also]
  let last: Source | undefined
  let seen: Source | undefined
  return (source) => {
    // It is called more often than anything changes.
    if (last !== undefined && seen !== undefined && isAlike(seen, source)) return last
    seen = source
    if (last === undefined || !makesTheSame(last, source, lookedAt)) last = source
    return last
  }
}

const isAlike = (one: Source, other: Source): boolean =>
  haveSameMembers(Object.values(one), Object.values(other))

function makesTheSame(last: Source, next: Source, lookedAt: readonly (keyof Task)[]): boolean {
  if (last.projects !== next.projects || last.today !== next.today || last.zone !== next.zone) return false
  if (last.tasks.size !== next.tasks.size) return false
  for (const id of [...last.lingering, ...next.lingering]) {
    if (isShown(last, last.tasks.get(id)) !== isShown(next, next.tasks.get(id))) return false
  }
  return Layered.differing(last.tasks, next.tasks).every((id) => {
    const [before, task] = [last.tasks.get(id), next.tasks.get(id)]
    if (before === undefined || task === undefined) return false
    return isShown(last, before) && isShown(next, task) && standsTheSame(before, task, lookedAt)
  })
}

/** Whether the task is shown among open tasks. */
const isShown = ({ lingering }: Source, task: Task | undefined): boolean =>
  task !== undefined && (!task.complete || lingering.has(task.id))

const standsTheSame = (before: Task, task: Task, lookedAt: readonly (keyof Task)[]): boolean =>
  lookedAt.every((name) => JSON.stringify(before[name]) === JSON.stringify(task[name]))
