import type { PublicLink, PublicTask } from '@docket/sdk'

/** A task with the subtasks that the link shows as well. */
export interface Node {
  task: PublicTask
  children: Node[]
}

/** Tasks under a heading, if they have one. */
export interface Group {
  key: string
  heading: string | null
  nodes: Node[]
}

/** The headings of groups, in words. */
export interface Headings {
  overdue: string
  noDate: string
  day: (day: string) => string
  priority: (priority: PublicTask['priority']) => string
}

/** The day on which a task is due where the reader is. @param zone of the reader */
export function dayOf({ due, due_at }: PublicTask, zone: string): string | null {
  if (due_at === null) return due?.date ?? null
  return Temporal.Instant.from(due_at).toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** The tasks as they are shown: in groups if the order goes by something that makes some, otherwise each below its parent. */
export function groupsOf(
  tasks: readonly PublicTask[],
  by: PublicLink['grouped_by'],
  { zone, today, headings }: { zone: string; today: string; headings: Headings },
): Group[] {
  if (by === null) return tasks.length === 0 ? [] : [{ key: '', heading: null, nodes: treeOf(tasks) }]
  const groups: Group[] = []
  for (const task of tasks) {
    const { key, heading } = by === 'due' ? ofDay(task) : ofPriority(task)
    const last = groups.at(-1)
    const node = { task, children: [] }
    // The order is that of the service: a group goes on as long as its tasks do.
    if (last !== undefined && last.key === key) last.nodes.push(node)
    else groups.push({ key, heading, nodes: [node] })
  }
  return groups

  function ofDay(task: PublicTask) {
    const day = dayOf(task, zone)
    if (day === null) return { key: 'none', heading: headings.noDate }
    if (day < today && !task.complete) return { key: 'overdue', heading: headings.overdue }
    return { key: day, heading: headings.day(day) }
  }

  function ofPriority({ priority }: PublicTask) {
    return { key: priority, heading: headings.priority(priority) }
  }
}

function treeOf(tasks: readonly PublicTask[]): Node[] {
  const nodes = new Map(tasks.map((task): [string, Node] => [task.id, { task, children: [] }]))
  const roots: Node[] = []
  for (const node of nodes.values()) {
    const parent = node.task.parent_id === null ? undefined : nodes.get(node.task.parent_id)
    const siblings = parent === undefined ? roots : parent.children
    siblings.push(node)
  }
  return roots
}
