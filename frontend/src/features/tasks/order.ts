import { byPosition } from '../../data/order.ts'
import type { Task } from '../../data/state.ts'
import type { Destination } from '../../data/task-steps.ts'
import { childrenOf } from '../task/facts.ts'
import type { Row, TaskRow } from './rows.ts'

/** Computes where tasks go in the manual order, by the keyboard or by dragging. */

type Tasks = ReadonlyMap<number, Task>

/** The most levels of tasks that the service allows. */
const DEEPEST = 5

const isSiblingOf = (row: TaskRow) => (other: Row | undefined) =>
  other?.kind === 'task' && other.parent === row.parent && other.group === row.group

/** The tasks that do not move with one of their ancestors anyway. */
export function uppermost(tasks: Tasks, ids: readonly number[]): number[] {
  const moved = new Set(ids)
  return ids.filter((id) => !isWithin(tasks, tasks.get(id)?.parent_id ?? null, moved))
}

/** A step up past the sibling before the first of them, or down past the one after the last. */
export function stepped(rows: readonly Row[], ids: readonly number[], by: -1 | 1): Destination | undefined {
  const index = indexOf(rows, ids.at(by === 1 ? -1 : 0))
  const row = rows[index]
  if (row?.kind !== 'task') return undefined
  if (by === 1) {
    const next = rows.slice(index + 1).find(isSiblingOf(row))
    return next === undefined ? undefined : { beside: { after: Number(next.key) } }
  }
  const before = rows.slice(0, index).findLast(isSiblingOf(row))
  return before === undefined ? undefined : { beside: { before: Number(before.key) } }
}

/** Makes them the last subtasks of the sibling before the first of them. */
export function indented(
  rows: readonly Row[],
  tasks: Tasks,
  ids: readonly number[],
): Destination | undefined {
  const index = indexOf(rows, ids[0])
  const row = rows[index]
  if (row?.kind !== 'task') return undefined
  const parent = rows.slice(0, index).findLast(isSiblingOf(row))
  if (parent?.kind !== 'task') return undefined
  return fits(tasks, ids, parent.key) ? lastBelow(tasks, parent.key, new Set(ids)) : undefined
}

/** Makes them siblings of the first one's parent, right after it. */
export function outdented(rows: readonly Row[], ids: readonly number[]): Destination | undefined {
  const row = rows[indexOf(rows, ids[0])]
  if (row?.kind !== 'task' || row.parent === null) return undefined
  return { beside: { after: row.parent } }
}

/** Where something that is dragged would be dropped. */
export interface Gap {
  /** The index of the row after the gap. */
  index: number
  level: number
}

/**
 * The gap at this place, with the possible level that is nearest to the desired one.
 * @param index of the row after the gap
 */
export function gapAt(
  rows: readonly Row[],
  tasks: Tasks,
  ids: readonly number[],
  index: number,
  level: number,
): Gap | undefined {
  const stays = staying(tasks, ids)
  const above = rows.slice(0, index).findLast(stays)
  const below = rows.slice(index).find(stays)
  if (above === undefined && below === undefined) return undefined
  const least = below?.kind === 'task' && above?.kind === 'task' ? below.level : 1
  const most = above?.kind === 'task' ? Math.min(above.level + 1, DEEPEST + 1 - highestOf(tasks, ids)) : 1
  return { index, level: Math.max(least, Math.min(most, level)) }
}

/** Whether a single task is in the gap already. */
export function isHere(
  rows: readonly Row[],
  tasks: Tasks,
  ids: readonly number[],
  { index, level }: Gap,
): boolean {
  const [id, ...others] = ids
  if (others.length > 0) return false
  const stays = staying(tasks, ids)
  // From the gap upwards: this is asked with each move of the pointer, and the list may be long.
  let at = index
  for (let above = rows[at - 1]; above !== undefined && !stays(above); above = rows[at - 1]) at -= 1
  const row = rows[at]
  return row?.kind === 'task' && row.key === id && row.level === level
}

/** The destination of tasks that are dropped into the gap. */
export function dropped(
  rows: readonly Row[],
  tasks: Tasks,
  ids: readonly number[],
  { index, level }: Gap,
): Destination | undefined {
  const stays = staying(tasks, ids)
  const previous = rows
    .slice(0, index)
    .findLast((row) => (row.kind === 'group' || row.level <= level) && stays(row))
  if (previous?.kind === 'task' && previous.level === level) return { beside: { after: previous.key } }
  const next = rows.slice(index).find(stays)
  if (next?.kind === 'task' && next.level === level) return { beside: { before: next.key } }
  if (previous?.kind === 'task' && previous.level === level - 1)
    return lastBelow(tasks, previous.key, new Set(ids))
  return undefined
}

function lastBelow(tasks: Tasks, parent: number, moved: ReadonlySet<number>): Destination {
  const others = (childrenOf(tasks).get(parent) ?? []).filter(({ id }) => !moved.has(id))
  const last = others.toSorted(byPosition).at(-1)
  return last === undefined ? { below: parent } : { beside: { after: last.id } }
}

const indexOf = (rows: readonly Row[], id: number | undefined): number =>
  rows.findIndex(({ key }) => key === id)

/** Returns a test for rows that are none of the tasks, and not below one of them. */
function staying(tasks: Tasks, ids: readonly number[]): (row: Row) => boolean {
  const moved = new Set(ids)
  return (row) => !isWithin(tasks, row.kind === 'task' ? row.key : null, moved)
}

/** Whether the task is one of these, or below one. */
function isWithin(tasks: Tasks, id: number | null, moved: ReadonlySet<number>): boolean {
  for (let key = id; key !== null; key = tasks.get(key)?.parent_id ?? null) if (moved.has(key)) return true
  return false
}

/** Whether tasks, with everything below them, may be moved below `parent`. */
function fits(tasks: Tasks, ids: readonly number[], parent: number): boolean {
  let depth = 1
  for (let above = tasks.get(parent)?.parent_id; above != null; above = tasks.get(above)?.parent_id)
    depth += 1
  return depth + highestOf(tasks, ids) <= DEEPEST
}

const highestOf = (tasks: Tasks, ids: readonly number[]): number =>
  Math.max(...ids.map((id) => heightOf(tasks, id)))

function heightOf(tasks: Tasks, id: number): number {
  const below = childrenOf(tasks).get(id) ?? []
  return 1 + Math.max(0, ...below.map((child) => heightOf(tasks, child.id)))
}
