import type { Docket, ProjectResponse, TaskResponse } from '@docket/sdk'
import { DocketProblem } from '@docket/sdk'
import type { Terminal } from '../command.ts'
import { type Cell, type Style, shown, styled } from '../terminal.ts'

/** How tasks are shown. */

export const ME = { path: { user_id: 'me' } } as const

const STYLES: Record<TaskResponse['priority'], Style | undefined> = {
  none: undefined,
  low: undefined,
  medium: 'blue',
  high: 'yellow',
  urgent: 'red',
}

type When = TaskResponse['due']

export const whenText = (when: When | undefined): string =>
  when == null ? '' : [when.date, when.time, when.time_zone].filter((part) => part !== undefined).join(' ')

/** The names of the user's projects; none for a key that may not read them. */
export async function projectNames(docket: Docket): Promise<Map<number, string>> {
  return new Map((await projectsOf(docket)).map(({ id, name }) => [id, name]))
}

export async function projectsOf(docket: Docket): Promise<ProjectResponse[]> {
  try {
    return (await docket.api.GET('/api/{user_id}/projects', { params: ME })).data.projects
  } catch (error) {
    if (error instanceof DocketProblem && error.status === 403) return []
    throw error
  }
}

export const HEADER: Cell[] = ['ID', 'TITLE', 'DUE', 'PROJECT', 'LABELS'].map((text) => ({
  text,
  style: 'dim',
}))
/** The column of the table that gives way. */
export const TITLE = 1

/** A row of the table of tasks. @param today as the machine's clock has it, like 2026-11-23 */
export function rowOf(task: TaskResponse, names: Map<number, string>, today: string): Cell[] {
  const { id, complete, title, due, recurrence, project_id, labels, priority } = task
  const isLate = !complete && due !== null && due.date < today
  return [
    { text: String(id), style: 'dim' },
    {
      text: `${complete ? '✓ ' : ''}${shown(title)}`,
      style: complete ? 'dim' : STYLES[priority],
    },
    {
      text: `${whenText(due)}${recurrence === null ? '' : ' ↻'}`,
      style: isLate ? 'red' : undefined,
    },
    { text: project_id === null ? '' : shown(names.get(project_id) ?? `#${project_id}`) },
    { text: labels.map((label) => `@${shown(label)}`).join(' '), style: 'cyan' },
  ]
}

/** What a line was read as: one line for each part that is not in the title. */
export interface Reading {
  title: string
  due: When
  /** In words. */
  repeats?: string | undefined
  project?: string | undefined
  labels: string[]
  priority: TaskResponse['priority']
  estimate: number | null
  reminders: TaskResponse['reminders']
}

export function readingText(head: string, reading: Reading, terminal: Terminal): string {
  const { due, repeats, project, labels, priority, estimate, reminders } = reading
  const before = reminders.map((reminder) =>
    'at' in reminder ? reminder.at : `${reminder.minutes_before} min before`,
  )
  const parts: [string, string][] = [
    ['due', whenText(due)],
    ['repeats', repeats ?? ''],
    ['project', project ?? ''],
    ['labels', labels.join(', ')],
    ['priority', priority === 'none' ? '' : priority],
    ['estimate', estimate === null ? '' : `${estimate} min`],
    ['remind', before.join(', ')],
  ]
  const lines = parts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `  ${styled(terminal, 'dim', name.padEnd(9))}${shown(value)}`)
  return [`${head} ${styled(terminal, 'bold', shown(reading.title))}`, ...lines].join('\n')
}

/** A rule of recurrence in words. */
export async function ruleText(
  docket: Docket,
  { recurrence, due, recurrence_from }: Pick<TaskResponse, 'recurrence' | 'due' | 'recurrence_from'>,
): Promise<string | undefined> {
  if (recurrence === null) return undefined
  if (due === null) return recurrence
  const body = { recurrence, start: due, recurrence_from, count: 1 }
  try {
    const { data } = await docket.api.POST('/api/{user_id}/recurrence/preview', { params: ME, body })
    return data.description.replace(/\.$/, '')
  } catch (error) {
    // A key that may only write.
    if (error instanceof DocketProblem && error.status === 403) return recurrence
    throw error
  }
}
