import { createContext, type ReactNode, type RefObject, useContext, useDeferredValue, useMemo } from 'react'
import { usePainted } from '../../browser/painted.ts'
import { dayOf, type State, useReplica, useToday } from '../../data/index.ts'
import { archivedProjects } from '../../features/task/facts.ts'
import { useViewCounts, type ViewCounts } from './view-counts.ts'

export interface Counts {
  /** Of no project. */
  inbox: number
  /** Without archived projects, like the list of all tasks. */
  all: number
  /** Due today or overdue; also without archived projects. */
  today: number
  projects: ReadonlyMap<number, number>
  labels: ReadonlyMap<string, number>
  /** All tasks that a view shows, done or not. */
  views: ViewCounts
}

type OpenCounts = Omit<Counts, 'views'>
const NO_OPEN: OpenCounts = { inbox: 0, all: 0, today: 0, projects: new Map(), labels: new Map() }
export const NO_VIEWS: ViewCounts = new Map()
const NONE: Counts = { ...NO_OPEN, views: NO_VIEWS }
const Context = createContext(NONE)
export const CountsProvider = Context
/** Whether this list has a number in the sidebar. */
export const isCounted = (list: string): list is 'inbox' | 'today' | 'all' =>
  list === 'inbox' || list === 'today' || list === 'all'

export const useCounts = (): Counts => useContext(Context)

/** The counts of open tasks, once all tasks are known and the page is painted. */
export function useOpenCounts(): OpenCounts {
  const isPainted = usePainted()
  const tasks = useDeferredValue(useReplica((state) => (isPainted && state.loaded ? state.tasks : null)))
  const archived = archivedProjects(useReplica((state) => state.projects))
  const zone = useReplica((state) => state.preferences.time_zone)
  const today = useToday()
  return useMemo(
    () => (tasks === null ? NO_OPEN : countOpen(tasks, archived, today, zone)),
    [tasks, archived, today, zone],
  )
}

/** Provides the counts of tasks once all tasks are known. Counts after the page, and any change, is painted. */
export function Counting({
  sidebar,
  children,
}: {
  sidebar: RefObject<HTMLElement | null>
  children: ReactNode
}) {
  const open = useOpenCounts()
  const views = useViewCounts(open !== NO_OPEN, sidebar)
  const counts = useMemo(() => ({ ...open, views }), [open, views])
  return <Context value={counts}>{children}</Context>
}

/** @param today the user's day, `2026-11-20` */
function countOpen(
  tasks: State['tasks'],
  archived: ReadonlySet<number>,
  today: string,
  zone: string,
): OpenCounts {
  const projects = new Map<number, number>()
  const labels = new Map<string, number>()
  const counts = { inbox: 0, all: 0, today: 0, projects, labels }
  for (const task of tasks.values()) {
    if (task.complete) continue
    const isAside = task.project_id !== null && archived.has(task.project_id)
    if (!isAside) counts.all += 1
    if (!isAside && task.due !== null && dayOf(task.due, zone) <= today) counts.today += 1
    if (task.project_id === null) counts.inbox += 1
    else projects.set(task.project_id, (projects.get(task.project_id) ?? 0) + 1)
    for (const label of task.labels) labels.set(label, (labels.get(label) ?? 0) + 1)
  }
  return counts
}
