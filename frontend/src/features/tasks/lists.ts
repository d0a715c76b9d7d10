import { dayOf } from '../../data/dates.ts'
import type { Task } from '../../data/state.ts'
import { archivedProjects } from '../task/facts.ts'
import { DAYS_IN_WEEKS, type Group, grouped, type Options } from './grouping.ts'
import { newestFirst, sorted } from './sorting.ts'
import type { Source } from './source.ts'

export type { Group, Grouping, Heading, Options } from './grouping.ts'
export type { Sort } from './sorting.ts'

/** Determines which tasks a list has, and in which order. All functions are pure, and quick with 10,000 tasks. */

/** Sorts after all days and times. */
const NEVER = '~'

const dueDay = (task: Task, zone: string): string => (task.due === null ? NEVER : dayOf(task.due, zone))

/** Open tasks, without those of archived projects. */
function openTasks({ tasks, projects, lingering }: Source): Task[] {
  const archived = archivedProjects(projects)
  const open: Task[] = []
  for (const task of tasks.values()) {
    if (task.complete && !lingering.has(task.id)) continue
    if (task.project_id !== null && archived.has(task.project_id)) continue
    open.push(task)
  }
  return open
}

const filled = (groups: readonly Group[]): Group[] => groups.filter(({ tasks }) => tasks.length > 0)

/** Those that were completed, the last one first, below everything else. */
const doneGroup = (tasks: readonly Task[], kind: 'done' | 'doneToday' = 'done'): Group => ({
  key: 'done',
  heading: { kind },
  tasks: newestFirst(tasks),
  isFolded: true,
})

const isDone = ({ lingering }: Source, { id, complete }: Task): boolean => complete && !lingering.has(id)

export const TODAY_OPTIONS: Options = { group: 'due', sort: 'due', descending: false, done: true }

/** @param firstDay of a week, 1 for Monday to 7 for Sunday */
export function todayList(source: Source, options: Options = TODAY_OPTIONS, firstDay = 1): Group[] {
  const { tasks, today, zone } = source
  const { sort, descending } = options
  const due = openTasks(source).filter((task) => dueDay(task, zone) <= today)
  const since = startOf(today, zone)
  const done = options.done
    ? [...tasks.values()].filter((task) => isDone(source, task) && task.updated_at >= since)
    : []
  const [overdue = [], now = []] = [true, false].map((isPast) =>
    due.filter((task) => dueDay(task, zone) < today === isPast),
  )
  const byDay: Group[] = [
    { key: 'overdue', heading: { kind: 'overdue' }, tasks: sorted(overdue, sort, zone, descending) },
    { key: 'today', heading: { kind: 'day', day: today }, tasks: sorted(now, sort, zone, descending) },
  ]
  const open = options.group === 'due' ? byDay : grouped(due, source, options, firstDay)
  return filled([...open, doneGroup(done, 'doneToday')])
}

export const UPCOMING_OPTIONS: Options = { group: 'due', sort: 'due', descending: false, done: false }

/** @param firstDay of a week, 1 for Monday to 7 for Sunday */
export function upcomingList(source: Source, options: Options = UPCOMING_OPTIONS, firstDay = 1): Group[] {
  const { tasks, today, zone } = source
  const open = openTasks(source).filter(({ due }) => due !== null)
  const done = options.done
    ? [...tasks.values()].filter(
        (task) => isDone(source, task) && task.due !== null && dueDay(task, zone) >= today,
      )
    : []
  return filled([...grouped(open, source, options, firstDay), doneGroup(done)])
}

export const ALL_OPTIONS: Options = { group: 'project', sort: 'manual', descending: false, done: false }

/** Everything that is not in an archived project. */
export function allList(source: Source, options: Options = ALL_OPTIONS, firstDay = 1): Group[] {
  const archived = archivedProjects(source.projects)
  const done = options.done
    ? [...source.tasks.values()].filter(
        (task) => isDone(source, task) && !(task.project_id !== null && archived.has(task.project_id)),
      )
    : []
  return filled([...grouped(openTasks(source), source, options, firstDay), doneGroup(done)])
}

/** Grouped by the day of the last change, newest first. */
export function doneList({ tasks, today, zone }: Source): Group[] {
  const done = newestFirst([...tasks.values()].filter(({ complete }) => complete))
  const groups: Group[] = []
  let group: Group | undefined
  let since = NEVER
  for (const task of done) {
    if (group === undefined || task.updated_at < since) {
      const date = Temporal.Instant.from(task.updated_at).toZonedDateTimeISO(zone).toPlainDate()
      const isRecent = Temporal.PlainDate.from(today).since(date).days < DAYS_IN_WEEKS
      const from = isRecent ? date : date.with({ day: 1 })
      const day = from.toString()
      since = startOf(day, zone)
      group = {
        key: isRecent ? day : day.slice(0, 7),
        heading: isRecent ? { kind: 'day', day } : { kind: 'month', day },
        tasks: [],
      }
      groups.push(group)
    }
    group.tasks.push(task)
  }
  return groups
}

/** Of a project, and of the inbox. */
export const PROJECT_OPTIONS: Options = { group: 'none', sort: 'manual', descending: false, done: true }

/** The tasks of a project, a label or anything else: open ones, and below them, collapsed, the completed ones. */
export function listOf(
  source: Source,
  belongs: (task: Task) => boolean,
  options: Options,
  firstDay = 1,
): Group[] {
  const open: Task[] = []
  const done: Task[] = []
  for (const task of source.tasks.values()) {
    if (belongs(task)) (isDone(source, task) ? done : open).push(task)
  }
  const shown = grouped(open, source, options, firstDay)
  return filled(options.done ? [...shown, doneGroup(done)] : shown)
}

/** The instant at which a day begins in `zone`. */
const startOf = (day: string, zone: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant().toString({ smallestUnit: 'millisecond' })
