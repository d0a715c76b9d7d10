import type { When } from '../dates.ts'
import type { Line, Priority } from './line.ts'

/** What becomes of a line, with what the task gets unless the line says otherwise. */

export interface LineDefaults {
  due?: When | null | undefined
  labels?: string[] | null | undefined
  /** Ids of users, unless the line names others. */
  assignees?: string[] | null | undefined
  project_id?: number | null | undefined
  parent_id?: number | null | undefined
}

/** The task of the line, without the project that the line names. */
export function taskOf<Defaults extends LineDefaults>(line: Line, defaults: Defaults) {
  const { title, due, recurrence, recurrence_from, priority, estimate, reminders, assignees, project } = line
  const { parent_id: _, project_id: __, ...elsewhere } = defaults
  const names = [...line.labels.map(({ name }) => name), ...(defaults.labels ?? [])]
  const unique = new Map(names.map((name) => [name.toLowerCase(), name]))
  return {
    ...(project === null ? defaults : elsewhere),
    title,
    labels: [...unique.values()],
    ...(due !== null && { due }),
    ...(recurrence !== null && { recurrence, recurrence_from }),
    ...(priority !== null && { priority }),
    ...(estimate !== null && { estimate }),
    ...(reminders.length > 0 && { reminders }),
    ...(assignees.length > 0 && { assignees: assignees.map(({ id }) => id) }),
  }
}

export interface LinePreview {
  task: Pick<Line, 'title' | 'due' | 'recurrence' | 'recurrence_from' | 'estimate' | 'reminders'> & {
    priority: Priority
    labels: string[]
    /** Ids of users. */
    assignees: string[]
    project_id: number | null
    parent_id: number | null
  }
  readings: Line['readings']
}

/** The task that the line would become. @param project where it is made unless something else is said */
export function previewOf(line: Line, defaults: LineDefaults, project: number | null = null): LinePreview {
  const task: LineDefaults & { title: string; labels: string[] } = taskOf(line, defaults)
  return {
    task: {
      title: line.title,
      due: task.due ?? null,
      recurrence: line.recurrence,
      recurrence_from: line.recurrence_from,
      priority: line.priority ?? 'none',
      estimate: line.estimate,
      labels: task.labels,
      assignees: task.assignees ?? [],
      project_id: line.project === null ? (task.project_id ?? project) : line.project.id,
      parent_id: task.parent_id ?? null,
      reminders: line.reminders,
    },
    readings: line.readings,
  }
}
