import { byPosition, dayOf, type Project, type Task } from '../../data/index.ts'
import { archivedProjects } from './facts.ts'

/** Which tasks a list has, and in which order. All of it is pure, and quick with 10,000 tasks. */

type Tasks = ReadonlyMap<number, Task>
type Projects = ReadonlyMap<number, Project>

/** What a list is made from. */
export interface Source {
  tasks: Tasks
  projects: Projects
  /** The day where the user is, `2026-11-21`. */
  today: string
  zone: string
  /** Tasks that stay for a moment although they were completed just now. */
  held: ReadonlySet<number>
}

/** Tasks under one heading. */
export interface Group {
  key: string
  heading: Heading
  tasks: Task[]
  /** Folded as long as the user has not opened it. */
  isFolded?: boolean
}

/** What a heading says; the words are chosen where it is shown. */
export type Heading =
  | { kind: 'none' }
  | { kind: 'overdue' | 'done' | 'doneToday' | 'noProject' }
  | { kind: 'day'; day: string }
  | { kind: 'week'; from: string; to: string }
  | { kind: 'month'; day: string }
  | { kind: 'project'; id: number }

export type Sort = 'manual' | 'due' | 'priority'

const RANK: Record<Task['priority'], number> = { urgent: 0, high: 1, medium: 2, low: 3, none: 4 }
/** Behind all days and times. */
const NEVER = '~'

const dueDay = (task: Task, zone: string): string => (task.due === null ? NEVER : dayOf(task.due, zone))

/** First what has a time, then what matters most, then as the user has put it. */
const withinDay = (one: Task, other: Task): number =>
  compare(one.due_at ?? NEVER, other.due_at ?? NEVER) ||
  RANK[one.priority] - RANK[other.priority] ||
  byPosition(one, other)

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
const newestFirst = (one: Task, other: Task): number =>
  compare(other.updated_at, one.updated_at) || other.id - one.id

function byDue(zone: string): (one: Task, other: Task) => number {
  return (one, other) => compare(dueDay(one, zone), dueDay(other, zone)) || withinDay(one, other)
}

function byPriority(zone: string): (one: Task, other: Task) => number {
  const due = byDue(zone)
  return (one, other) => RANK[one.priority] - RANK[other.priority] || due(one, other)
}

export function orderOf(sort: Sort, zone: string): (one: Task, other: Task) => number {
  return sort === 'manual' ? byPosition : sort === 'due' ? byDue(zone) : byPriority(zone)
}

/** Open tasks, without those of archived projects. */
function openTasks({ tasks, projects, held }: Source): Task[] {
  const archived = archivedProjects(projects)
  const open: Task[] = []
  for (const task of tasks.values()) {
    if (task.complete && !held.has(task.id)) continue
    if (task.project_id !== null && archived.has(task.project_id)) continue
    open.push(task)
  }
  return open
}

const filled = (groups: readonly Group[]): Group[] => groups.filter(({ tasks }) => tasks.length > 0)

export function todayList(source: Source): Group[] {
  const { tasks, today, zone, held } = source
  const overdue: Task[] = []
  const now: Task[] = []
  for (const task of openTasks(source)) {
    const day = dueDay(task, zone)
    if (day === today) now.push(task)
    else if (day < today) overdue.push(task)
  }
  const since = startOf(today, zone)
  const done = [...tasks.values()].filter(
    ({ id, complete, updated_at }) => complete && !held.has(id) && updated_at >= since,
  )
  return filled([
    { key: 'overdue', heading: { kind: 'overdue' }, tasks: overdue.sort(byDue(zone)) },
    { key: 'today', heading: { kind: 'day', day: today }, tasks: now.sort(withinDay) },
    { key: 'done', heading: { kind: 'doneToday' }, tasks: done.sort(newestFirst), isFolded: true },
  ])
}

/** How many days stand alone, and how many of those after them in weeks; the rest in months. */
const SINGLE_DAYS = 7
const DAYS_IN_WEEKS = 28

/** @param firstDay of a week, 1 for Monday to 7 for Sunday */
export function upcomingList(source: Source, firstDay: number): Group[] {
  const { today, zone } = source
  const headings = new Map<string, Omit<Group, 'tasks'>>()
  const headingOf = periods(today, firstDay)
  const groups = new Map<string, Group>()
  for (const task of openTasks(source)) {
    const day = dueDay(task, zone)
    if (day === NEVER) continue
    const known = headings.get(day) ?? headingOf(day)
    headings.set(day, known)
    const group = groups.get(known.key) ?? { ...known, tasks: [] }
    groups.set(known.key, group)
    group.tasks.push(task)
  }
  const order = byDue(zone)
  for (const { tasks } of groups.values()) tasks.sort(order)
  const earliest = ({ tasks: [task] }: Group) => (task === undefined ? NEVER : dueDay(task, zone))
  return [...groups.values()].sort((one, other) => compare(earliest(one), earliest(other)))
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

/** By project; first what belongs to none. */
export function allList(source: Source, sort: Sort): Group[] {
  const byProject = Map.groupBy(openTasks(source), ({ project_id }) => project_id ?? 0)
  const order = orderOf(sort, source.zone)
  const projects = [...source.projects.values()].sort(byPosition)
  return filled([
    { key: 'p0', heading: { kind: 'noProject' }, tasks: (byProject.get(0) ?? []).sort(order) },
    ...projects.map(
      ({ id }): Group => ({
        key: `p${id}`,
        heading: { kind: 'project', id },
        tasks: (byProject.get(id) ?? []).sort(order),
      }),
    ),
  ])
}

/** By the days on which they were last changed, the newest first. */
export function doneList({ tasks, today, zone }: Source): Group[] {
  const done = [...tasks.values()].filter(({ complete }) => complete).sort(newestFirst)
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

/** Those of a project, a label or whatever else: open ones, and folded below them what is done. */
export function listOf(source: Source, belongs: (task: Task) => boolean, sort: Sort): Group[] {
  const open: Task[] = []
  const done: Task[] = []
  for (const task of source.tasks.values()) {
    if (belongs(task)) (task.complete && !source.held.has(task.id) ? done : open).push(task)
  }
  return filled([
    { key: 'open', heading: { kind: 'none' }, tasks: open.sort(orderOf(sort, source.zone)) },
    { key: 'done', heading: { kind: 'done' }, tasks: done.sort(newestFirst), isFolded: true },
  ])
}

/** The instant at which a day begins there. */
const startOf = (day: string, zone: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant().toString({ smallestUnit: 'millisecond' })
