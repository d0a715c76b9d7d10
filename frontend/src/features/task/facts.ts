import type { Note, Project, State, Task } from '../../data/state.ts'

/** Facts computed from all tasks together, once per state. */

/** Memoises an answer for as long as the collection that it is about lives. */
function remembered<From extends object, Answer>(find: (from: From) => Answer): (from: From) => Answer {
  const answers = new WeakMap<From, Answer>()
  return (from) => {
    const known = answers.get(from)
    if (known !== undefined || answers.has(from)) return known as Answer
    const answer = find(from)
    answers.set(from, answer)
    return answer
  }
}

/** The subtasks of each task. */
export const childrenOf = remembered((tasks: ReadonlyMap<number, Task>): ReadonlyMap<number, Task[]> => {
  const children = new Map<number, Task[]>()
  for (const task of tasks.values()) {
    if (task.parent_id === null) continue
    const known = children.get(task.parent_id)
    if (known === undefined) children.set(task.parent_id, [task])
    else known.push(task)
  }
  return children
})

const noteCounts = remembered((notes: ReadonlyMap<number, Note>): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>()
  for (const { task_id } of notes.values()) counts.set(task_id, (counts.get(task_id) ?? 0) + 1)
  return counts
})

export const archivedProjects = remembered(
  (projects: ReadonlyMap<number, Project>): ReadonlySet<number> =>
    new Set([...projects.values()].filter(({ archived }) => archived).map(({ id }) => id)),
)

export const noteCount = (state: State, id: number): number => noteCounts(state.notes).get(id) ?? 0

/** The completed subtasks as `2/5`: a string, which stays the same while the numbers do; empty without any. */
export function partsOf(state: State, id: number): string {
  const children = childrenOf(state.tasks).get(id) ?? []
  if (children.length === 0) return ''
  return `${children.filter(({ complete }) => complete).length}/${children.length}`
}

/** Whether the task waits for another one that is open. */
export const isBlocked = ({ tasks }: State, task: Task): boolean =>
  task.blocked_by.some((id) => tasks.get(id)?.complete === false)

/** A task that this browser stored before tasks had assignees lacks them. */
export const assigneesOf = ({ assignees = [] }: Partial<Task>): readonly string[] => assignees

/** The colours of labels, by the names that tasks carry. */
export const labelColors = remembered(
  (labels: State['labels']): ReadonlyMap<string, string | null> =>
    new Map([...labels.values()].map(({ name, color }) => [name, color])),
)

/** What a row shows of its task. */
export interface Shown {
  task: Task
  zone: string
  parts: string
  notes: number
  isBlocked: boolean
  colors: ReadonlyMap<string, string | null>
  /** The title of its parent, and its project, if the list does not show them otherwise. */
  parent: string | undefined
  project: Project | undefined
}

export interface ShownOptions {
  showsProject: boolean
  showsParent: boolean
}

/** Everything a row needs from the state. @returns undefined if the task is gone */
export function shownOf(state: State, id: number, options: ShownOptions): Shown | undefined {
  const task = state.tasks.get(id)
  if (task === undefined) return undefined
  return {
    task,
    zone: state.preferences.time_zone,
    parts: partsOf(state, id),
    notes: noteCount(state, id),
    isBlocked: isBlocked(state, task),
    colors: labelColors(state.labels),
    parent: options.showsParent ? state.tasks.get(task.parent_id ?? 0)?.title : undefined,
    project: options.showsProject ? state.projects.get(task.project_id ?? 0) : undefined,
  }
}
