import { z } from 'zod'
import { instantOf, localTime, ShownWhen, When } from '../../core/dates.ts'
import { Position, positionOf, positionOfId } from '../../core/order.ts'
import { Instant, text } from '../../core/schemas.ts'
import { LabelName } from '../../labels/model.ts'
import { RecurrenceRule } from '../../recurrence/model/rule.ts'
import {
  LONGEST_ESTIMATE,
  MAX_DEPTH,
  MOST_ASSIGNEES,
  PRIORITIES,
  Reminder,
  ShownReminder,
  TaskId,
  unique,
} from '../schemas.ts'

/**
 * What is true of each field of a task besides its title, description and completion. Schemas, defaults, PUT and PATCH,
 * merges, the row, filters, sort orders and documents all follow from this list: `derived.ts`.
 */

/** For what the columns of a field are computed. */
interface ColumnContext {
  id: number
  /** IANA name of the workspace's time zone. */
  zone: string
}

/** How lists ask for a field. */
interface Query {
  /** Its name in filters and sorts. */
  as: string
  /** The expression on the row `task`; null for a task without it. */
  sql: string
  /** What a filter compares it with. */
  filter?:
    | ('text' | 'count' | 'reference' | 'priority' | 'origin')
    | ('label' | 'project' | 'member' | 'moment')
  /** The type of what a sort compares. Only `text` is there in every task. */
  sort?: 'number' | 'clock' | 'text'
}

/** Fields that change as a unit when edits are merged; those of a series are bound to the occurrence as well. */
type MergeGroupName = 'place' | 'occurrence' | 'series'

interface Traits<Value> {
  /** The value of a task without it, perhaps computed from the task's id. */
  none: Value | (Value extends readonly unknown[] ? readonly [] : never) | ((id: number) => Value)
  /** What clients may send; null restores `none`. Only the service sets a field that has no input. */
  input?: z.ZodType
  /** PUT leaves the field unchanged when it is not named; all others are cleared. */
  keptByPut?: true
  /** `<name>_at` of answers: the date as an instant. */
  instant?: z.ZodType
  bond?: MergeGroupName
  /** Columns of the table, for filters, sort orders and references. All other fields are in `details` only. */
  columns?: Readonly<Record<string, (value: Value, task: ColumnContext) => unknown>>
  query?: Query
}

/** @param shown the value in answers */
function field<Shown extends z.ZodType, const Of extends Traits<z.output<Shown>>>(
  shown: Shown,
  traits: Of,
): Of & { shown: Shown } {
  return { ...traits, shown }
}

const same = <Value>(value: Value): Value => value
const orNull = <Item>(list: readonly Item[]) => (list.length === 0 ? null : list)

const instantOfDate = (name: string) =>
  Instant.nullable().meta({
    description: `\`${name}\` as an instant; null without a time. A floating time is taken in the time zone of the workspace, the same for all members.`,
  })

/** The instant, if the date names a time zone. */
const fixedInstant = (when: When | null) =>
  when?.time_zone === undefined ? null : instantOf(when, when.time_zone)

/** The local time in the workspace's zone at the date. @param wholeDay the time that stands for a day without one */
const localAt =
  (wholeDay: string) =>
  (when: When | null, { zone }: ColumnContext): string | null => {
    if (when === null) return null
    if (when.time === undefined) return `${when.date}T${wholeDay}`
    if (when.time_zone === undefined) return `${when.date}T${when.time}`
    return localTime(new Date(String(instantOf(when, zone))), zone).toString()
  }

/** In the order of the documents and of answers. */
export const FIELDS = {
  due: field(ShownWhen.nullable(), {
    none: null,
    input: When.nullable().meta({ description: 'When the task is due; null for no due date.' }),
    instant: instantOfDate('due'),
    bond: 'occurrence',
    columns: { due_at: fixedInstant, due_local: localAt('23:59:59.999') },
    query: { as: 'due', sql: 'task.due_local', filter: 'moment', sort: 'clock' },
  }),
  start: field(ShownWhen.nullable(), {
    none: null,
    input: When.nullable().meta({ description: 'When the task can be started.' }),
    instant: instantOfDate('start'),
    bond: 'occurrence',
    columns: { start_at: fixedInstant, start_local: localAt('00:00:00.000') },
    query: { as: 'start', sql: 'task.start_local', filter: 'moment', sort: 'clock' },
  }),
  recurrence: field(z.string().nullable(), {
    none: null,
    input: RecurrenceRule.nullable().meta({
      description:
        'RFC 5545 RRULE, `DAILY` or coarser. It counts from `due`, which it requires. Changing `due` alone moves only the current occurrence; changing it together with `recurrence` starts a new series.',
      examples: ['FREQ=WEEKLY;BYDAY=MO'],
    }),
    bond: 'series',
    columns: { recurrence: same },
    query: { as: 'recurrence', sql: 'task.recurrence', filter: 'text' },
  }),
  recurrence_from: field(z.enum(['schedule', 'completion']), {
    none: 'schedule',
    input: z.enum(['schedule', 'completion']).nullable().meta({
      description: 'Whether the next date is computed from the schedule or from the day of completion.',
      default: 'schedule',
    }),
    bond: 'series',
    query: {
      as: 'recurrence_from',
      // A rule counts from the schedule unless it says otherwise; without a rule there is nothing to count.
      sql: "CASE WHEN task.recurrence IS NOT NULL THEN coalesce(task.details->>'recurrence_from', 'schedule') END",
      filter: 'origin',
    },
  }),
  recurrence_start: field(
    ShownWhen.nullable().meta({ description: 'The date from which the recurrence rule counts.' }),
    { none: null, bond: 'series' },
  ),
  recurrence_id: field(
    ShownWhen.nullable().meta({
      description: 'The date that the rule gives the current occurrence, even if `due` has been moved since.',
    }),
    { none: null, bond: 'series' },
  ),
  priority: field(z.enum(PRIORITIES), {
    none: 'none',
    input: z.enum(PRIORITIES).nullable().meta({ default: 'none' }),
    columns: { priority: (priority) => PRIORITIES.indexOf(priority) || null },
    query: { as: 'priority', sql: 'task.priority', filter: 'priority', sort: 'number' },
  }),
  estimate: field(z.int().nullable(), {
    none: null,
    input: z
      .int()
      .min(1)
      .max(LONGEST_ESTIMATE)
      .nullable()
      .meta({
        description: 'How long the task will take, in minutes; null for no estimate.',
        examples: [30],
      }),
    columns: { estimate: same },
    query: { as: 'estimate', sql: 'task.estimate', filter: 'count', sort: 'number' },
  }),
  labels: field(z.array(z.string()), {
    none: [],
    input: z
      .array(LabelName)
      .max(50)
      .nullable()
      .meta({
        description: 'Names of labels. Labels that do not exist yet are created.',
        examples: [['home']],
      }),
    columns: { labels: orNull },
    query: { as: 'label', sql: 'task.labels', filter: 'label' },
  }),
  assignees: field(z.array(z.string()), {
    none: [],
    input: z
      .array(text({ min: 1, max: 255 }))
      .max(MOST_ASSIGNEES)
      .refine(unique, { error: 'Must not contain the same member twice.' })
      .nullable()
      .meta({
        description:
          'Ids of the members who are to do it; in your own workspace, only yours. Whose membership ends is taken out of all tasks.',
        examples: [[]],
      }),
    columns: { assignees: orNull },
    query: { as: 'assignee', sql: 'task.assignees', filter: 'member' },
  }),
  project_id: field(z.int().nullable(), {
    none: null,
    input: TaskId.nullable().meta({
      description: "The project's id; null for none. Subtasks belong to the project of their parent.",
      examples: [null],
    }),
    bond: 'place',
    columns: { project_id: same },
    query: { as: 'project', sql: 'task.project_id', filter: 'project', sort: 'number' },
  }),
  parent_id: field(z.int().nullable(), {
    none: null,
    input: TaskId.nullable().meta({
      description: `The id of the parent task; null for none. At most ${MAX_DEPTH} levels. Completing a parent leaves its subtasks unchanged.`,
      examples: [null],
    }),
    bond: 'place',
    columns: { parent_id: same },
    query: { as: 'parent', sql: 'task.parent_id', filter: 'reference' },
  }),
  reminders: field(z.array(ShownReminder), {
    none: [],
    input: z
      .array(Reminder)
      .max(20)
      .refine(unique, { error: 'Must not contain the same reminder twice.' })
      .nullable()
      .meta({ description: 'When to remind the user.', examples: [[{ minutes_before: 30 }]] }),
    query: {
      as: 'reminders',
      sql: "NULLIF(json_array_length(task.details->'reminders'), 0)",
      filter: 'count',
    },
  }),
  blocked_by: field(z.array(z.int()), {
    none: [],
    input: z
      .array(TaskId)
      .max(50)
      .refine(unique, { error: 'Must not contain the same task twice.' })
      .nullable()
      .meta({
        description:
          'Ids of tasks that must be done first. While one of them is open, completing this task requires `force=true`.',
        examples: [[]],
      }),
    columns: { blocked_by: orNull },
    query: { as: 'blocked_by', sql: 'task.blocked_by', filter: 'reference' },
  }),
  position: field(z.string().meta({ description: 'Position in the manual order, compared byte by byte.' }), {
    none: positionOfId,
    input: Position.nullable().meta({
      description:
        'Position in the manual order, compared byte by byte. `move` sets it; PUT leaves it unchanged; null restores the default, which follows the id.',
    }),
    keptByPut: true,
    columns: { position: (position, { id }) => (position === positionOfId(id) ? null : position) },
    query: { as: 'position', sql: positionOf('task'), sort: 'text' },
  }),
}

export type Fields = typeof FIELDS
export type FieldName = keyof Fields

/** The fields as a list, whatever their values. */
export const ALL = Object.entries(FIELDS) as [FieldName, Traits<unknown> & { shown: z.ZodType }][]
