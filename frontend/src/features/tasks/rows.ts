import type { Task } from '../../data/state.ts'
import type { Group, Heading } from './lists.ts'

/** The lines that a list draws: headings, and tasks with their subtasks below them. */

/** A task's id, or a heading's key. */
export type Key = number | string

export interface GroupRow {
  kind: 'group'
  key: string
  heading: Heading
  /** How many tasks are under it. */
  count: number
  isFolded: boolean
}
export interface TaskRow {
  kind: 'task'
  key: number
  /** The heading that it stands under. */
  group: string
  /** From 1. */
  level: number
  /** Of the row that it stands below, as a subtask. */
  parent: number | null
  /** Whether it has subtasks here, and whether they are folded away. */
  isParent: boolean
  isFolded: boolean
  /** Whether its heading says its day. */
  isOfDay: boolean
}
export type Row = GroupRow | TaskRow

export interface RowOptions {
  /** Whether subtasks stand below their tasks. */
  isTree: boolean
  /** What the user has folded, or opened where it is folded otherwise. */
  toggled: ReadonlySet<Key>
}

export function rowsOf(groups: readonly Group[], options: RowOptions): Row[] {
  const rows: Row[] = []
  for (const group of groups) {
    const isFolded = (group.isFolded ?? false) !== options.toggled.has(keyOf(group))
    const hasHeading = group.heading.kind !== 'none'
    if (hasHeading) {
      const { heading, tasks } = group
      rows.push({ kind: 'group', key: keyOf(group), heading, count: tasks.length, isFolded })
    }
    if (!isFolded || !hasHeading) addTasks(rows, group, options)
  }
  return rows
}

export const keyOf = (group: Group): string => `group:${group.key}`

function addTasks(rows: Row[], group: Group, { isTree, toggled }: RowOptions): void {
  const below = isTree ? subtasksIn(group.tasks) : NO_SUBTASKS
  const isOfDay = group.heading.kind === 'day'
  const add = ({ id }: Task, parent: number | null, level: number) => {
    const children = below.get(id)
    const isParent = children !== undefined
    const isFolded = isParent && toggled.has(id)
    rows.push({ kind: 'task', key: id, group: group.key, level, parent, isParent, isFolded, isOfDay })
    if (isParent && !isFolded) for (const child of children) add(child, id, level + 1)
  }
  for (const task of group.tasks) {
    if (task.parent_id === null || !below.has(task.parent_id)) add(task, null, 1)
  }
}

const NO_SUBTASKS: ReadonlyMap<number, Task[]> = new Map()

/** Subtasks by the tasks below which they stand: those that are in the group, too. */
function subtasksIn(tasks: readonly Task[]): ReadonlyMap<number, Task[]> {
  const subtasks = tasks.filter(({ parent_id }) => parent_id !== null)
  if (subtasks.length === 0) return NO_SUBTASKS
  const below = Map.groupBy(subtasks, ({ parent_id }) => parent_id ?? 0)
  const here = new Set<number>()
  for (const { id } of tasks) if (below.has(id)) here.add(id)
  for (const parent of below.keys()) if (!here.has(parent)) below.delete(parent)
  return below
}

/** Gives rows back, or those of the last time when they say the same: then nothing is laid out and drawn anew. */
export function rowKeeper(): (rows: readonly Row[]) => readonly Row[] {
  let last: readonly Row[] = []
  return (rows) => {
    const isSame = rows.length === last.length && rows.every((row, index) => saysTheSame(row, last[index]))
    if (!isSame) last = rows
    return last
  }
}

function saysTheSame(one: Row, other: Row | undefined): boolean {
  if (one.key !== other?.key || one.isFolded !== other.isFolded) return false
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
