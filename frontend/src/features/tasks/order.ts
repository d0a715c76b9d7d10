import { byPosition } from '../../data/order.ts'
import type { Task } from '../../data/state.ts'
import type { Place } from '../../data/task-steps.ts'
import { childrenOf } from './facts.ts'
import type { Row, TaskRow } from './rows.ts'

/** Where a task goes in the manual order, as its keys or a drag say. */

type Tasks = ReadonlyMap<number, Task>

/** Beside another task, as a sibling of it; or below one that has no subtasks yet. */
export type Destination = { beside: Place } | { below: number }

/** The levels of subtasks that the service allows. */
const DEEPEST = 5

const isSiblingOf = (row: TaskRow) => (other: Row | undefined) =>
  other?.kind === 'task' && other.parent === row.parent && other.group === row.group

/** Over the sibling before it, or the one after it. */
export function stepped(rows: readonly Row[], id: number, by: -1 | 1): Destination | undefined {
  const index = indexOf(rows, id)
  const row = rows[index]
  if (row?.kind !== 'task') return undefined
  if (by === 1) {
    const next = rows.slice(index + 1).find(isSiblingOf(row))
    return next === undefined ? undefined : { beside: { after: Number(next.key) } }
  }
  const before = rows.slice(0, index).findLast(isSiblingOf(row))
  return before === undefined ? undefined : { beside: { before: Number(before.key) } }
}

/** Becomes the last subtask of the sibling before it. */
export function indented(rows: readonly Row[], tasks: Tasks, id: number): Destination | undefined {
  const index = indexOf(rows, id)
  const row = rows[index]
  if (row?.kind !== 'task') return undefined
  const parent = rows.slice(0, index).findLast(isSiblingOf(row))
  if (parent?.kind !== 'task') return undefined
  return fits(tasks, id, parent.key) ? lastBelow(tasks, parent.key) : undefined
}

/** Becomes the sibling of its parent, behind it. */
export function outdented(rows: readonly Row[], id: number): Destination | undefined {
  const row = rows[indexOf(rows, id)]
  if (row?.kind !== 'task' || row.parent === null) return undefined
  return { beside: { after: row.parent } }
}

/** Where something that is dragged would come to lie. */
export interface Gap {
  /** Of the row before which it is. */
  index: number
  level: number
}

/**
 * The gap at this place, with the level that is possible there and nearest to the one that is wished for.
 * @param index of the row before which it is
 */
export function gapAt(
  rows: readonly Row[],
  tasks: Tasks,
  id: number,
  index: number,
  level: number,
): Gap | undefined {
  const moved = rows[indexOf(rows, id)]
  if (moved?.kind !== 'task') return undefined
  const above = rows.slice(0, index).findLast((row) => !isWithin(tasks, row, id))
  const below = rows.slice(index).find((row) => !isWithin(tasks, row, id))
  if (above === undefined && below === undefined) return undefined
  const least = below?.kind === 'task' && above?.kind === 'task' ? below.level : 1
  const most = above?.kind === 'task' ? Math.min(above.level + 1, DEEPEST + 1 - heightOf(tasks, id)) : 1
  return { index, level: Math.max(least, Math.min(most, level)) }
}

/** What dropping it into the gap means. */
export function dropped(
  rows: readonly Row[],
  tasks: Tasks,
  id: number,
  { index, level }: Gap,
): Destination | undefined {
  const before = rows.slice(0, index).filter((row) => !isWithin(tasks, row, id))
  const previous = before.findLast((row) => row.kind === 'group' || row.level <= level)
  if (previous?.kind === 'task' && previous.level === level) return { beside: { after: previous.key } }
  const next = rows.slice(index).find((row) => !isWithin(tasks, row, id))
  if (next?.kind === 'task' && next.level === level) return { beside: { before: next.key } }
  if (previous?.kind === 'task' && previous.level === level - 1) return lastBelow(tasks, previous.key)
  return undefined
}

function lastBelow(tasks: Tasks, parent: number): Destination {
  const last = (childrenOf(tasks).get(parent) ?? []).toSorted(byPosition).at(-1)
  return last === undefined ? { below: parent } : { beside: { after: last.id } }
}

const indexOf = (rows: readonly Row[], id: number): number => rows.findIndex(({ key }) => key === id)

/** Whether the row is the task itself, or below it. */
function isWithin(tasks: Tasks, row: Row, id: number): boolean {
  for (let key: number | null = row.kind === 'task' ? row.key : null; key !== null; ) {
    if (key === id) return true
    key = tasks.get(key)?.parent_id ?? null
  }
  return false
}

/** Whether a task with all that is below it may stand below another. */
function fits(tasks: Tasks, id: number, parent: number): boolean {
  let depth = 1
  for (let above = tasks.get(parent)?.parent_id; above != null; above = tasks.get(above)?.parent_id)
    depth += 1
  return depth + heightOf(tasks, id) <= DEEPEST
}

function heightOf(tasks: Tasks, id: number): number {
  const below = childrenOf(tasks).get(id) ?? []
  return 1 + Math.max(0, ...below.map((child) => heightOf(tasks, child.id)))
}
