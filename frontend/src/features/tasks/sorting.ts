import { dayOf } from '../../data/dates.ts'
import { byPosition } from '../../data/order.ts'
import type { Task } from '../../data/state.ts'
import { locale } from '../../i18n/locale.ts'

/** The orders of lists; `saved` is that in which the tasks are given. */
export type Sort = 'saved' | 'manual' | 'due' | 'priority' | 'title' | 'created' | 'estimate'

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

/** @param descending the other way round; what has no such value is last all the same */
export function sorted(tasks: readonly Task[], sort: Sort, zone: string, descending = false): Task[] {
  const way = descending ? -1 : 1
  if (sort === 'saved') return descending ? tasks.toReversed() : [...tasks]
  if (sort === 'manual') return descending ? tasks.toSorted(byPosition).reverse() : tasks.toSorted(byPosition)
  if (sort === 'due' && !descending) return byDue(tasks, zone)
  const keyed = tasks.map((task) => ({ task, key: keyOf(task, sort, zone), due: dueKey(task, zone) }))
  const collator = sort === 'title' ? titleOrder() : undefined
  keyed.sort((one, other) => {
    if (one.key === null || other.key === null) {
      return Number(one.key === null) - Number(other.key === null) || compare(one.due, other.due)
    }
    const order = collator
      ? collator.compare(String(one.key), String(other.key))
      : compare(one.key, other.key)
    return way * order || compare(one.due, other.due)
  })
  return keyed.map(({ task }) => task)
}

function byDue(tasks: readonly Task[], zone: string): Task[] {
  const keyed = tasks.map((task) => ({ task, due: dueKey(task, zone) }))
  return keyed.sort((one, other) => compare(one.due, other.due)).map(({ task }) => task)
}

/** By what a task is sorted first; null if it lacks that. Ties are sorted by the due date. */
function keyOf(task: Task, sort: Exclude<Sort, 'manual' | 'saved'>, zone: string): string | number | null {
  switch (sort) {
    case 'due':
      return task.due === null ? null : `${dayOf(task.due, zone)} ${task.due_at ?? NEVER}`
    case 'priority':
      return task.priority === 'none' ? null : RANK[task.priority]
    case 'title':
      return task.title
    case 'created':
      return task.created_at
    case 'estimate':
      return task.estimate
  }
}

let titles: { format: string; collator: Intl.Collator } | undefined

/** Made once: that takes far longer than using it. */
function titleOrder(): Intl.Collator {
  const { format } = locale()
  titles =
    titles?.format === format ? titles : { format, collator: new Intl.Collator(format, { numeric: true }) }
  return titles.collator
}

export const newestFirst = (tasks: readonly Task[]): Task[] =>
  tasks.toSorted((one, other) => compare(other.updated_at, one.updated_at) || other.id - one.id)

const compare = <Key extends string | number>(one: Key, other: Key): number =>
  one < other ? -1 : one > other ? 1 : 0
