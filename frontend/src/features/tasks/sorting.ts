import { dayOf } from '../../data/dates.ts'
import { byPosition } from '../../data/order.ts'
import type { Task } from '../../data/state.ts'

/** The orders of lists. */
export type Sort = 'manual' | 'due' | 'priority'

const RANK: Record<Task['priority'], number> = { urgent: 0, high: 1, medium: 2, low: 3, none: 4 }
/** Sorts after all days and times. */
const NEVER = '~'

/** Cached sort keys, for each task object; all for one zone. */
let keys = { zone: '', due: new WeakMap<Task, string>() }

/** Sorts by day; within a day, tasks with a time first, then by priority, then in the manual order. */
function dueKey(task: Task, zone: string): string {
  if (keys.zone !== zone) keys = { zone, due: new WeakMap() }
  const known = keys.due.get(task)
  if (known !== undefined) return known
  const day = task.due === null ? NEVER : dayOf(task.due, zone)
  const key = `${day} ${task.due_at ?? NEVER} ${RANK[task.priority]} ${task.position} ${task.id}`
  keys.due.set(task, key)
  return key
}

export function sorted(tasks: readonly Task[], sort: Sort, zone: string): Task[] {
  if (sort === 'manual') return tasks.toSorted(byPosition)
  const keyed = tasks.map((task) => ({
    task,
    rank: sort === 'priority' ? RANK[task.priority] : 0,
    due: dueKey(task, zone),
  }))
  keyed.sort((one, other) => one.rank - other.rank || compare(one.due, other.due))
  return keyed.map(({ task }) => task)
}

export const newestFirst = (tasks: readonly Task[]): Task[] =>
  tasks.toSorted((one, other) => compare(other.updated_at, one.updated_at) || other.id - one.id)

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
