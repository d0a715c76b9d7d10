import { dayOf } from '../../data/dates.ts'
import { byPosition } from '../../data/order.ts'
import type { Task } from '../../data/state.ts'
import { archivedProjects } from '../task/facts.ts'
import { newestFirst, type Sort, sorted } from './sorting.ts'
import type { Source } from './source.ts'

/** Determines which tasks a list has, and in which order. All functions are pure, and quick with 10,000 tasks. */

/** Tasks under one heading. */
export interface Group {
  key: string
  heading: Heading
  tasks: Task[]
  /** Collapsed by default, until the user expands it. */
  isFolded?: boolean
}

/** What a heading says; it is put into words where it is shown. */
export type Heading =
  | { kind: 'none' }
  | { kind: 'overdue' | 'done' | 'doneToday' | 'noProject' }
  | { kind: 'day'; day: string }
  | { kind: 'week'; from: string; to: string }
  | { kind: 'month'; day: string }
  | { kind: 'project'; id: number }

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

export function todayList(source: Source): Group[] {
  const { tasks, today, zone, lingering } = source
  const overdue: Task[] = []
  const now: Task[] = []
  for (const task of openTasks(source)) {
    const day = dueDay(task, zone)
    if (day === today) now.push(task)
    else if (day < today) overdue.push(task)
  }
  const since = startOf(today, zone)
  const done = [...tasks.values()].filter(
    ({ id, complete, updated_at }) => complete && !lingering.has(id) && updated_at >= since,
  )
  return filled([
    { key: 'overdue', heading: { kind: 'overdue' }, tasks: sorted(overdue, 'due', zone) },
    { key: 'today', heading: { kind: 'day', day: today }, tasks: sorted(now, 'due', zone) },
    { key: 'done', heading: { kind: 'doneToday' }, tasks: newestFirst(done), isFolded: true },
  ])
}

/** The number of days with a heading each, and of days after them grouped by week; the rest is grouped by month. */
const SINGLE_DAYS = 7
const DAYS_IN_WEEKS = 28

/** @param firstDay of a week, 1 for Monday to 7 for Sunday */
export function upcomingList(source: Source, firstDay: number): Group[] {
  const { today, zone } = source
  const headings = new Map<string, Omit<Group, 'tasks'>>()
  const headingOf = periods(today, firstDay)
  const groups = new Map<string, Group>()
  for (const task of sorted(openTasks(source), 'due', zone)) {
    const day = dueDay(task, zone)
    if (day === NEVER) break
    const known = headings.get(day) ?? headingOf(day)
    headings.set(day, known)
    const group = groups.get(known.key) ?? { ...known, tasks: [] }
    groups.set(known.key, group)
    group.tasks.push(task)
  }
  // The tasks are sorted by day, and so are the groups, which start with them.
  return [...groups.values()]
}

function periods(today: string, firstDay: number): (day: string) => Omit<Group, 'tasks'> {
  const start = Temporal.PlainDate.from(today)
  const daysOver = start.add({ days: SINGLE_DAYS })
  const weeksOver = start.add({ days: DAYS_IN_WEEKS })
  const [endOfDays, endOfWeeks] = [daysOver.toString(), weeksOver.toString()]
  return (day) => {
    if (day < today) return { key: 'overdue', heading: { kind: 'overdue' } }
    if (day < endOfDays) return { key: day, heading: { kind: 'day', day } }
    if (day >= endOfWeeks)
      return { key: day.slice(0, 7), heading: { kind: 'month', day: `${day.slice(0, 7)}-01` } }
    const date = Temporal.PlainDate.from(day)
    const first = date.subtract({ days: (date.dayOfWeek - firstDay + 7) % 7 })
    const from = laterOf(first, daysOver)
    const to = earlierOf(first.add({ days: 6 }), weeksOver.subtract({ days: 1 }))
    return { key: `w${first}`, heading: { kind: 'week', from: from.toString(), to: to.toString() } }
  }
}

const laterOf = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) > 0 ? one : other
const earlierOf = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) < 0 ? one : other

/** Grouped by project; first the tasks without one. */
export function allList(source: Source, sort: Sort): Group[] {
  const byProject = Map.groupBy(openTasks(source), ({ project_id }) => project_id ?? 0)
  const order = (tasks: readonly Task[] = []) => sorted(tasks, sort, source.zone)
  const projects = [...source.projects.values()].sort(byPosition)
  return filled([
    { key: 'p0', heading: { kind: 'noProject' }, tasks: order(byProject.get(0)) },
    ...projects.map(
      ({ id }): Group => ({
        key: `p${id}`,
        heading: { kind: 'project', id },
        tasks: order(byProject.get(id)),
      }),
    ),
  ])
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

/** The tasks of a project, a label or anything else: open ones, and below them, collapsed, the completed ones. */
export function listOf(source: Source, belongs: (task: Task) => boolean, sort: Sort): Group[] {
  const open: Task[] = []
  const done: Task[] = []
  for (const task of source.tasks.values()) {
    if (belongs(task)) (task.complete && !source.lingering.has(task.id) ? done : open).push(task)
  }
  return filled([
    { key: 'open', heading: { kind: 'none' }, tasks: sorted(open, sort, source.zone) },
    { key: 'done', heading: { kind: 'done' }, tasks: newestFirst(done), isFolded: true },
  ])
}

/** The instant at which a day begins in `zone`. */
const startOf = (day: string, zone: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant().toString({ smallestUnit: 'millisecond' })
