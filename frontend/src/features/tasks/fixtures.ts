import type { Project, Task } from '../../data/state.ts'
import { NONE } from '../../data/task-fields.ts'
import type { Source } from './source.ts'

/** Tasks for tests: fields that are not given are those of a plain task. */

const NOW = '2026-11-20T09:00:00.000Z'

export function task(id: number, fields: Partial<Task> = {}): Task {
  return {
    ...NONE,
    id,
    user_id: 'ada',
    title: `Task ${id}`,
    complete: false,
    created_at: NOW,
    updated_at: NOW,
    revision: id,
    due_at: null,
    start_at: null,
    recurrence_start: null,
    recurrence_id: null,
    position: `k${String(id).padStart(8, '0')}`,
    ...fields,
  }
}

/** A task that is due on a day, optionally at a time in UTC. */
export const due = (id: number, date: string, time?: string, fields: Partial<Task> = {}): Task =>
  task(id, {
    due: time === undefined ? { date } : { date, time },
    due_at: time === undefined ? null : `${date}T${time}:00.000Z`,
    ...fields,
  })

export const project = (id: number, fields: Partial<Project> = {}): Project => ({
  id,
  name: `Project ${id}`,
  color: null,
  archived: false,
  position: `a${id}`,
  created_at: NOW,
  updated_at: NOW,
  revision: id,
  ...fields,
})

export const mapOf = <Row extends { id: number }>(rows: readonly Row[]): ReadonlyMap<number, Row> =>
  new Map(rows.map((row) => [row.id, row]))

/** A source of lists on Saturday, the 21st of November 2026. */
export const source = (tasks: readonly Task[], more: Partial<Source> = {}): Source => ({
  tasks: mapOf(tasks),
  projects: new Map(),
  today: '2026-11-21',
  zone: 'UTC',
  lingering: new Set(),
  ...more,
})
