import { dayOf } from '../../data/dates.ts'
import { byPosition } from '../../data/order.ts'
import type { Task } from '../../data/state.ts'

/** The orders of lists. */
export type Sort = 'manual' | 'due' | 'priority'

const RANK: Record<Task['priority'], number> = { urgent: 0, high: 1, medium: 2, low: 3, none: 4 }
/** Behind all days and times. */
const NEVER = '~'

/** What tasks are sorted by, for each as long as it stays the same; all of one zone. */
let keys = { zone: '', due: new WeakMap<Task, string>() }

/** By day; on a day first what has a time, then what matters more, then as the user has put it. */
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
