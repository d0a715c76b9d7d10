import {
  AlarmClock,
  CalendarDays,
  CalendarPlus,
  Flag,
  Folder,
  Hourglass,
  type LucideIcon,
  Repeat,
  Tag,
  Timer,
  UserRound,
} from 'lucide-react'
import type { State, Task } from '../../data/state.ts'
import { formatList, formatMinutes } from '../../i18n/format.ts'
import type { TFunction } from '../../i18n/t.ts'
import { reminderText } from '../pickers/reminders.ts'
import { ruleText } from '../pickers/rule-text.ts'
import { whenText } from '../pickers/when.ts'

/** What is true of each field of a task. It comes with what opens on demand: rows and commands have no room for it. */

/** What follows from other fields, what only the service sets, and `complete`, which is said of the whole task. */
type Other =
  | ('id' | 'user_id' | 'revision' | 'created_at' | 'updated_at' | 'complete')
  | ('due_at' | 'start_at' | 'recurrence_start' | 'recurrence_id')

/** A field that is shown: one that has no entry below does not compile. */
export type Field = Exclude<keyof Task, Other>

/** What values refer to. */
export interface HistoryContext extends Pick<State, 'tasks' | 'projects' | 'preferences'> {
  /** Such as `2026-11-21`. */
  today: string
  /** The names of the members by their ids; in the user's own workspace there are none. */
  names?: ReadonlyMap<string, string>
}

interface Traits {
  label: (t: TFunction) => string
  /** The icon of a property in a task's detail; without one, it is edited elsewhere. */
  icon?: LucideIcon
  /** Whether it is chosen in a popover, for one or several tasks, by the command of the same name. */
  isPicked?: true
  /** The value in words, undefined for none; null if only the change is said. */
  text: ((task: Partial<Task>, around: HistoryContext, t: TFunction) => string | undefined) | null
  /** What is said if it has none; "None" by default. */
  none?: (t: TFunction) => string
  /** An order that saved views offer. */
  sort?: { by: string; label: (t: TFunction) => string }
  /** Filters that are offered as examples, with what they find. */
  filters?: Readonly<Record<string, (t: TFunction) => string>>
}

const when = (value: Task['due'] | undefined, { today, preferences }: HistoryContext) =>
  value == null ? undefined : whenText(value, today, preferences.time_zone)
const list = (values: readonly string[] = []) => (values.length === 0 ? undefined : formatList(values))
const taskName = (id: number, { tasks }: HistoryContext, t: TFunction) =>
  tasks.get(id)?.title ?? t('detail.goneTask', { id })
const projectName = (id: number, { projects }: HistoryContext, t: TFunction) =>
  projects.get(id)?.name ?? t('taskFields.goneProject', { id })

/** In the order of the detail and of the history. */
export const FIELDS = {
  title: {
    label: (t) => t('taskFields.title'),
    text: ({ title }) => title,
    sort: { by: 'title', label: (t) => t('taskFields.sorts.title') },
    filters: { 'title ~ milk': (t) => t('taskFields.examples.title') },
  },
  description: {
    label: (t) => t('taskFields.description'),
    text: ({ description }) => description || undefined,
  },
  due: {
    label: (t) => t('pickers.dueDate'),
    icon: CalendarDays,
    isPicked: true,
    text: ({ due }, around) => when(due, around),
    none: (t) => t('pickers.noDate'),
    sort: { by: 'due,-priority', label: (t) => t('taskFields.sorts.due') },
    filters: {
      'due < today + 7d': (t) => t('taskFields.examples.soon'),
      overdue: (t) => t('taskFields.examples.overdue'),
      'due = none and not complete': (t) => t('taskFields.examples.undated'),
    },
  },
  recurrence: {
    label: (t) => t('pickers.recurrence'),
    icon: Repeat,
    text: ({ recurrence }) => (recurrence == null ? undefined : ruleText(recurrence)),
    none: (t) => t('pickers.rule.none'),
  },
  recurrence_from: {
    label: (t) => t('pickers.rule.from'),
    text: ({ recurrence_from = 'schedule' }, _, t) => t(`pickers.rule.fromWhat.${recurrence_from}`),
  },
  start: {
    label: (t) => t('pickers.startDate'),
    icon: CalendarPlus,
    text: ({ start }, around) => when(start, around),
    none: (t) => t('pickers.noDate'),
  },
  reminders: {
    label: (t) => t('pickers.reminders'),
    icon: AlarmClock,
    text: ({ reminders, due = null }, { preferences }) =>
      list(reminders?.map((one) => reminderText(one, due, preferences.time_zone))),
  },
  priority: {
    label: (t) => t('tasks.priority'),
    icon: Flag,
    isPicked: true,
    text: ({ priority = 'none' }, _, t) =>
      priority === 'none' ? undefined : t(`tasks.priorities.${priority}`),
    none: (t) => t('tasks.priorities.none'),
    sort: { by: '-priority,due', label: (t) => t('taskFields.sorts.priority') },
    filters: { 'priority >= high': (t) => t('taskFields.examples.priority') },
  },
  estimate: {
    label: (t) => t('tasks.estimate'),
    icon: Timer,
    isPicked: true,
    text: ({ estimate }) => (estimate == null ? undefined : formatMinutes(estimate)),
    sort: { by: 'estimate,due', label: (t) => t('taskFields.sorts.estimate') },
    filters: { 'estimate <= 30': (t) => t('taskFields.examples.estimate') },
  },
  project_id: {
    label: (t) => t('tasks.project'),
    icon: Folder,
    isPicked: true,
    text: ({ project_id }, around, t) =>
      project_id == null ? undefined : projectName(project_id, around, t),
    none: (t) => t('pickers.noProject'),
    sort: { by: 'project,due', label: (t) => t('taskFields.sorts.project') },
    filters: { 'project = Home': (t) => t('taskFields.examples.project') },
  },
  parent_id: {
    label: (t) => t('tasks.partOf'),
    text: ({ parent_id }, around, t) => (parent_id == null ? undefined : taskName(parent_id, around, t)),
  },
  labels: {
    label: (t) => t('tasks.labels'),
    icon: Tag,
    isPicked: true,
    text: ({ labels }) => list(labels),
    filters: { 'label in (work, "home office")': (t) => t('taskFields.examples.labels') },
  },
  assignees: {
    label: (t) => t('taskFields.assignees'),
    icon: UserRound,
    isPicked: true,
    // In the user's own workspace there is only the user, whose id it has.
    text: ({ assignees, user_id }, { names }, t) =>
      list(
        assignees?.map(
          (id) => names?.get(id) ?? t(id === user_id ? 'taskFields.you' : 'taskFields.formerMember'),
        ),
      ),
    none: (t) => t('taskFields.nobody'),
    filters: { 'assignee = me': (t) => t('taskFields.examples.assignees') },
  },
  blocked_by: {
    label: (t) => t('pickers.blockedBy'),
    icon: Hourglass,
    text: ({ blocked_by }, around, t) => list(blocked_by?.map((id) => taskName(id, around, t))),
    none: (t) => t('pickers.nothing'),
  },
  position: {
    label: (t) => t('taskFields.moved'),
    text: null,
    sort: { by: 'position', label: (t) => t('taskFields.sorts.manual') },
  },
} as const satisfies Record<Field, Traits>

type Having<Trait extends keyof Traits> = {
  [Name in Field]: (typeof FIELDS)[Name] extends Record<Trait, unknown> ? Name : never
}[Field]

/** A field with a line of its own in a task's detail. */
export type Property = Having<'icon'>
/** A field that can be chosen for several tasks. */
export type PickedField = Having<'isPicked'>

export const traitsOf = (field: Field): Traits => FIELDS[field]

const NAMES = Object.keys(FIELDS) as Field[]
const has = (name: Field, trait: keyof Traits) => trait in FIELDS[name]
export const isPicked = (name: Field): name is PickedField => has(name, 'isPicked')

export const PROPERTIES = NAMES.filter((name): name is Property => has(name, 'icon'))
export const PICKED = NAMES.filter(isPicked)
export const FIELD_LIST = NAMES.map((name) => ({ name, ...traitsOf(name) }))

/** The value in words, or what is said if there is none. */
export function valueText(field: Field, task: Partial<Task>, around: HistoryContext, t: TFunction): string {
  const { text, none } = traitsOf(field)
  return text?.(task, around, t) ?? none?.(t) ?? t('common.none')
}
