import { dayOf, type State, useReplica, useToday } from '../../data/index.ts'

export interface Counts {
  all: number
  /** Due today, or due before and not done. */
  today: number
  projects: ReadonlyMap<number, number>
  labels: ReadonlyMap<string, number>
}

/** How many open tasks there are in one place; 0 until that is known. Who asks is drawn anew only by another number. */
export function useCount(of: (counts: Counts) => number | undefined): number {
  const today = useToday()
  return useReplica((state) => (state.loaded ? (of(countsOf(state, today)) ?? 0) : 0))
}

/** Counted once for all who ask. */
const known = new WeakMap<State['tasks'], { today: string; zone: string; counts: Counts }>()

function countsOf({ tasks, preferences }: State, today: string): Counts {
  const zone = preferences.time_zone
  const last = known.get(tasks)
  if (last?.today === today && last.zone === zone) return last.counts
  const counts = countOpen(tasks, today, zone)
  known.set(tasks, { today, zone, counts })
  return counts
}

/** @param today the user's day, `2026-11-20` */
function countOpen(tasks: State['tasks'], today: string, zone: string): Counts {
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
