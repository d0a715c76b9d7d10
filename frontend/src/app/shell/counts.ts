import { useMemo } from 'react'
import { dayOf, type State, useReplica, useToday } from '../../data/index.ts'

export interface Counts {
  all: number
  /** Due today, or due before and not done. */
  today: number
  projects: ReadonlyMap<number, number>
  labels: ReadonlyMap<string, number>
}

/** How many open tasks there are in each place. */
export function useCounts(): Counts {
  const tasks = useReplica((state) => state.tasks)
  const zone = useReplica((state) => state.preferences.time_zone)
  const today = useToday()
  return useMemo(() => countOpen(tasks, today, zone), [tasks, today, zone])
}

/** @param today the user's day, `2026-11-20` */
export function countOpen(tasks: State['tasks'], today: string, zone: string): Counts {
  const projects = new Map<number, number>()
  const labels = new Map<string, number>()
  const counts = { all: 0, today: 0, projects, labels }
  for (const task of tasks.values()) {
    if (task.complete) continue
    counts.all += 1
    if (task.due !== null && dayOf(task.due, zone) <= today) counts.today += 1
    if (task.project_id !== null) projects.set(task.project_id, (projects.get(task.project_id) ?? 0) + 1)
    for (const label of task.labels) labels.set(label, (labels.get(label) ?? 0) + 1)
  }
  return counts
}
