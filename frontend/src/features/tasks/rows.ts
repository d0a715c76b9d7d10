import type { Task } from '../../data/state.ts'
import { haveSameMembers } from '../../data/writes.ts'
import type { Group, Heading } from './lists.ts'

/** The lines that a list renders: headings, and tasks with their subtasks below them. */

/** A task's id, or a heading's key. */
export type Key = number | string

export interface GroupRow {
  kind: 'group'
  key: string
  heading: Heading
  /** The number of tasks under it. */
  count: number
  isFolded: boolean
}
export interface TaskRow {
  kind: 'task'
  key: number
  /** The key of the group that it is in. */
  group: string
  /** From 1. */
  level: number
  /** The key of the row that it is below as a subtask. */
  parent: number | null
  /** Whether it has subtasks here, and whether they are collapsed. */
  isParent: boolean
  isFolded: boolean
  /** Whether its heading gives its day. */
  isOfDay: boolean
}
export type Row = GroupRow | TaskRow

export interface RowOptions {
  /** Whether subtasks are shown below their tasks. */
  isTree: boolean
  /** What the user has collapsed, or expanded where it is collapsed by default. */
  toggled: ReadonlySet<Key>
}

/** @param before earlier rows: those that are equal are reused, so that they need not be looked at again */
export function rowsOf(groups: readonly Group[], options: RowOptions, before: readonly Row[] = []): Row[] {
  const rows = new Rows(before)
  for (const group of groups) addGroup(rows, group, options)
  return rows.made
}

/** Makes rows, and returns the last array if all are equal: then nothing is laid out or rendered again. */
export function rowKeeper(): (groups: readonly Group[], options: RowOptions) => readonly Row[] {
  let last: readonly Row[] = []
  return (groups, options) => {
    const rows = rowsOf(groups, options, last)
    if (!haveSameMembers(rows, last)) last = rows
    return last
  }
}

class Rows {
  readonly made: Row[] = []
  readonly #before: readonly Row[]
  /** The index of the earlier row that comes next if nothing has changed. */
  #next = 0

  constructor(before: readonly Row[]) {
    this.#before = before
  }

  add(row: Row): void {
    const before = this.#earlier(row.key)
    this.made.push(before !== undefined && saysTheSame(before, row) ? before : row)
  }

  /** The earlier row with this key, if it is next or after one that is gone, where most of them are. */
  #earlier(key: Key): Row | undefined {
    const behind = this.#before[this.#next]?.key === key ? 0 : 1
    const row = this.#before[this.#next + behind]
    if (row?.key !== key) return undefined
    this.#next += behind + 1
    return row
  }
}

function saysTheSame(one: Row, other: Row): boolean {
  if (one.isFolded !== other.isFolded) return false
  if (one.kind === 'group') {
    return (
      other.kind === 'group' &&
      one.count === other.count &&
      JSON.stringify(one.heading) === JSON.stringify(other.heading)
    )
  }
  return (
    other.kind === 'task' &&
    one.group === other.group &&
    one.level === other.level &&
    one.parent === other.parent &&
    one.isParent === other.isParent &&
    one.isOfDay === other.isOfDay
  )
}

export const keyOf = (group: Group): string => `group:${group.key}`

function addGroup(rows: Rows, group: Group, options: RowOptions): void {
  const { heading, tasks } = group
  const isFolded = (group.isFolded ?? false) !== options.toggled.has(keyOf(group))
  const hasHeading = heading.kind !== 'none'
  if (hasHeading) rows.add({ kind: 'group', key: keyOf(group), heading, count: tasks.length, isFolded })
  if (!isFolded || !hasHeading) addTasks(rows, group, options)
}

function addTasks(rows: Rows, group: Group, { isTree, toggled }: RowOptions): void {
  const below = isTree ? subtasksIn(group.tasks) : NO_SUBTASKS
  const isOfDay = group.heading.kind === 'day'
  const add = ({ id }: Task, parent: number | null, level: number) => {
    const children = below.get(id)
    const isParent = children !== undefined
    const isFolded = isParent && toggled.has(id)
    rows.add({ kind: 'task', key: id, group: group.key, level, parent, isParent, isFolded, isOfDay })
    if (isParent && !isFolded) for (const child of children) add(child, id, level + 1)
  }
  for (const task of group.tasks) {
    if (task.parent_id === null || !below.has(task.parent_id)) add(task, null, 1)
  }
}

const NO_SUBTASKS: ReadonlyMap<number, Task[]> = new Map()

/** Subtasks by parent, for parents that are in the group, too. */
function subtasksIn(tasks: readonly Task[]): ReadonlyMap<number, Task[]> {
  const subtasks = tasks.filter(({ parent_id }) => parent_id !== null)
  if (subtasks.length === 0) return NO_SUBTASKS
  const below = Map.groupBy(subtasks, ({ parent_id }) => parent_id ?? 0)
  const here = new Set<number>()
  for (const { id } of tasks) if (below.has(id)) here.add(id)
  for (const parent of below.keys()) if (!here.has(parent)) below.delete(parent)
  return below
}
