import { dayOf } from '../../data/dates.ts'
import { byPosition } from '../../data/order.ts'
import type { Task } from '../../data/state.ts'
import { type Sort, sorted } from './sorting.ts'
import type { Source } from './source.ts'

/** Puts the tasks of a list under headings, in any of the ways that can be chosen. */

export type Grouping = 'none' | 'project' | 'due' | 'priority' | 'label'

/** How a list is shown. */
export interface Options {
  group: Grouping
  sort: Sort
  descending: boolean
  /** Whether completed tasks are shown. */
  done: boolean
}

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
  | { kind: 'overdue' | 'done' | 'doneToday' | 'noProject' | 'noDate' | 'noLabel' }
  | { kind: 'day'; day: string }
  | { kind: 'week'; from: string; to: string }
  | { kind: 'month'; day: string }
  | { kind: 'project'; id: number }
  | { kind: 'label'; name: string }
  | { kind: 'priority'; level: Task['priority'] }

/** A heading, and where it stands among the others. */
interface Place {
  key: string
  heading: Heading
  rank: string | number
}

/** The number of days with a heading each, and of days after them grouped by week; the rest is grouped by month. */
const SINGLE_DAYS = 7
export const DAYS_IN_WEEKS = 28
/** Stands after every day, year and name. */
const LAST = '\uffff'

/** @param firstDay of a week, 1 for Monday to 7 for Sunday */
export function grouped(
  tasks: readonly Task[],
  source: Source,
  { group, sort, descending }: Options,
  firstDay: number,
): Group[] {
  const placeOf = PLACES[group](source, firstDay)
  const groups = new Map<string, { place: Place; tasks: Task[] }>()
  for (const task of sorted(tasks, sort, source.zone, descending)) {
    const place = placeOf(task)
    const known = groups.get(place.key) ?? { place, tasks: [] }
    groups.set(place.key, known)
    known.tasks.push(task)
  }
  // Headings of what the tasks are sorted by run the same way.
  const way = descending && group === sort ? -1 : 1
  return [...groups.values()]
    .sort((one, other) => byRank(one.place, other.place, way))
    .map(({ place: { key, heading }, tasks }) => ({ key, heading, tasks }))
}

function byRank({ rank: one }: Place, { rank: other }: Place, way: 1 | -1): number {
  if (one === other) return 0
  if (one === LAST || other === LAST) return one === LAST ? 1 : -1
  if (typeof one === 'string' && typeof other === 'string') return way * (one < other ? -1 : 1)
  return way * (Number(one) - Number(other))
}

type PlaceOf = (task: Task) => Place

const PLACES: Record<Options['group'], (source: Source, firstDay: number) => PlaceOf> = {
  none: () => {
    const place: Place = { key: 'open', heading: { kind: 'none' }, rank: 0 }
    return () => place
  },
  project: ({ projects }) => {
    const none: Place = { key: 'p0', heading: { kind: 'noProject' }, rank: -1 }
    const places = new Map(
      [...projects.values()]
        .sort(byPosition)
        .map(({ id }, rank): [number, Place] => [
          id,
          { key: `p${id}`, heading: { kind: 'project', id }, rank },
        ]),
    )
    return ({ project_id }) => places.get(project_id ?? 0) ?? none
  },
  due: ({ today, zone }, firstDay) => {
    const none: Place = { key: 'undated', heading: { kind: 'noDate' }, rank: LAST }
    const inPeriod = periods(today, firstDay)
    const places = new Map<string, Place>()
    return ({ due }) => {
      if (due === null) return none
      const day = dayOf(due, zone)
      const place = places.get(day) ?? inPeriod(day)
      places.set(day, place)
      return place
    }
  },
  priority: () => {
    const levels = ['urgent', 'high', 'medium', 'low', 'none'] as const
    const places = new Map(
      levels.map((level, rank): [string, Place] => [
        level,
        { key: level, heading: { kind: 'priority', level }, rank: level === 'none' ? LAST : rank },
      ]),
    )
    const none: Place = { key: 'none', heading: { kind: 'priority', level: 'none' }, rank: LAST }
    return ({ priority }) => places.get(priority) ?? none
  },
  // A task has one row: it is under the first of its labels.
  label: () => {
    const none: Place = { key: 'unlabelled', heading: { kind: 'noLabel' }, rank: LAST }
    const places = new Map<string, Place>()
    return ({ labels: [name] }) => {
      if (name === undefined) return none
      const place = places.get(name) ?? {
        key: `l${name}`,
        heading: { kind: 'label', name },
        rank: name.toLocaleLowerCase(),
      }
      places.set(name, place)
      return place
    }
  },
}

function periods(today: string, firstDay: number): (day: string) => Place {
  const start = Temporal.PlainDate.from(today)
  const daysOver = start.add({ days: SINGLE_DAYS })
  const weeksOver = start.add({ days: DAYS_IN_WEEKS })
  const [endOfDays, endOfWeeks] = [daysOver.toString(), weeksOver.toString()]
  return (day) => {
    if (day < today) return { key: 'overdue', heading: { kind: 'overdue' }, rank: '' }
    if (day < endOfDays) return { key: day, heading: { kind: 'day', day }, rank: day }
    if (day >= endOfWeeks) {
      const month = day.slice(0, 7)
      // After the weeks of the same month.
      return { key: month, heading: { kind: 'month', day: `${month}-01` }, rank: `${month}-99` }
    }
    const date = Temporal.PlainDate.from(day)
    const first = date.subtract({ days: (date.dayOfWeek - firstDay + 7) % 7 })
    const from = laterOf(first, daysOver)
    const to = earlierOf(first.add({ days: 6 }), weeksOver.subtract({ days: 1 }))
    return {
      key: `w${first}`,
      heading: { kind: 'week', from: from.toString(), to: to.toString() },
      rank: from.toString(),
    }
  }
}

const laterOf = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) > 0 ? one : other
const earlierOf = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) < 0 ? one : other
