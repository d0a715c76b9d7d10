import { z } from 'zod'
import { ShownWhen, When } from '../core/dates.ts'
import { Position } from '../core/order.ts'
import { cursorOf, Limit } from '../core/pagination.ts'
import { ActorKind, Instant, PositiveInteger, Revision, text, UserPath } from '../core/schemas.ts'
import { LabelName } from '../labels/model.ts'
import { RecurrenceRule } from '../recurrence/model/rule.ts'
import { MAX_DEPTH } from './model/tree.ts'

const Title = text({ min: 1, max: 200 }).meta({
  description: 'What needs to be done.',
  examples: ['Buy milk'],
})
const Description = text({ max: 1000 })
  .nullable()
  .meta({ description: 'Details of the task; null for none.', examples: ['The one with the blue cap'] })
const Complete = z.boolean().meta({
  description: 'Whether the task is done. Completing a recurring task moves it to its next date instead.',
})

export const PRIORITIES = ['none', 'low', 'medium', 'high', 'urgent'] as const

/** Minutes in a leap year. */
const LONGEST_NOTICE = 366 * 24 * 60

/** `overwrite` also runs after a check that failed; the text is then left to the refusal. */
function inUtc(text: string): string {
  const time = Date.parse(text)
  return Number.isNaN(time) ? text : new Date(time).toISOString()
}

const Reminder = z
  .union(
    [
      z.strictObject({
        at: z.iso
          .datetime({ offset: true, error: 'Must be an RFC 3339 date-time with an offset.' })
          .refine((text) => /^(19|[2-8]\d|9[0-8])\d\d/.test(text), {
            error: 'The year must be from 1900 to 9899.',
          })
          .overwrite(inUtc)
          .meta({ type: 'string', format: 'date-time', examples: ['2026-11-20T08:00:00.000Z'] }),
      }),
      z.strictObject({
        minutes_before: z
          .int()
          .min(0)
          .max(LONGEST_NOTICE)
          .meta({
            description: 'Minutes before `due`; if `due` is a whole day, before that day begins.',
            examples: [30],
          }),
      }),
    ],
    { error: 'Must be either {"minutes_before": 30} or {"at": "2026-11-20T08:00:00.000Z"}.' },
  )
  .meta({ id: 'Reminder', examples: [{ minutes_before: 30 }] })

// Of what the service itself wrote, only the shape is checked.
const ShownReminder = z.union([z.strictObject({ at: Instant }), z.strictObject({ minutes_before: z.int() })])
export type Reminder = z.output<typeof ShownReminder>

const TaskId = z.int().min(1).max(999_999_999_999_999)
const unique = (values: readonly unknown[]) =>
  new Set(values.map((value) => JSON.stringify(value))).size === values.length

/** The optional members of a task; null stands for the default. */
const details = {
  due: When.nullable().meta({ description: 'When the task is due; null for no due date.' }),
  start: When.nullable().meta({ description: 'When the task can be started.' }),
  recurrence: RecurrenceRule.nullable().meta({
    description:
      'RFC 5545 RRULE, `DAILY` or coarser. It counts from `due`, which it requires. Changing `due` alone moves only the current occurrence; changing it together with `recurrence` starts a new series.',
    examples: ['FREQ=WEEKLY;BYDAY=MO'],
  }),
  recurrence_from: z.enum(['schedule', 'completion']).nullable().meta({
    description: 'Whether the next date is computed from the schedule or from the day of completion.',
    default: 'schedule',
  }),
  priority: z.enum(PRIORITIES).nullable().meta({ default: 'none' }),
  labels: z
    .array(LabelName)
    .max(50)
    .nullable()
    .meta({
      description: 'Names of labels. Labels that do not exist yet are created.',
      examples: [['home']],
    }),
  project_id: TaskId.nullable().meta({
    description: "The project's id; null for none. Subtasks belong to the project of their parent.",
    examples: [null],
  }),
  parent_id: TaskId.nullable().meta({
    description: `The id of the parent task; null for none. At most ${MAX_DEPTH} levels. Completing a parent leaves its subtasks unchanged.`,
    examples: [null],
  }),
  reminders: z
    .array(Reminder)
    .max(20)
    .refine(unique, { error: 'Must not contain the same reminder twice.' })
    .nullable()
    .meta({ description: 'When to remind the user.', examples: [[{ minutes_before: 30 }]] }),
  blocked_by: z
    .array(TaskId)
    .max(50)
    .refine(unique, { error: 'Must not contain the same task twice.' })
    .nullable()
    .meta({
      description:
        'Ids of tasks that must be done first. While one of them is open, completing this task requires `force=true`.',
      examples: [[]],
    }),
  position: Position.nullable().meta({
    description:
      'Position in the manual order, compared byte by byte. `move` sets it; PUT leaves it unchanged; null restores the default, which follows the id.',
  }),
}

const optionalDetails = z.object(details).partial().shape

export const TaskCreate = z
  .strictObject({
    title: Title,
    description: Description.optional(),
    complete: Complete.optional(),
    ...optionalDetails,
  })
  .meta({
    id: 'TaskCreate',
    examples: [
      { title: 'Buy milk', description: 'The one with the blue cap' },
      {
        title: 'Water the plants',
        due: { date: '2026-11-20', time: '09:00', time_zone: 'Europe/Berlin' },
        recurrence: 'FREQ=WEEKLY;BYDAY=FR',
        priority: 'high',
        labels: ['home'],
        reminders: [{ minutes_before: 30 }],
      },
    ],
  })
export type TaskCreate = z.output<typeof TaskCreate>

export const TaskUpdate = z
  .strictObject({
    title: Title,
    description: Description.optional(),
    complete: Complete,
    ...optionalDetails,
  })
  .meta({
    id: 'TaskUpdate',
    description: 'The whole task: fields that are absent are cleared.',
    examples: [{ title: 'Buy oat milk', description: null, complete: true }],
  })
export type TaskUpdate = z.output<typeof TaskUpdate>

export const TaskPatch = z
  .strictObject({
    title: Title.optional(),
    description: Description.optional(),
    complete: Complete.optional(),
    ...optionalDetails,
  })
  .meta({
    id: 'TaskPatch',
    description: 'A JSON merge patch (RFC 7396): absent fields are left unchanged, null clears a field.',
    examples: [{ complete: true }, { due: { date: '2026-11-21' }, priority: 'high' }],
  })
export type TaskPatch = z.output<typeof TaskPatch>

export const TaskComplete = z
  .strictObject({ complete: Complete.optional() })
  .nullish()
  .meta({
    id: 'TaskComplete',
    description: 'Without `complete`, toggles the present value.',
    examples: [{ complete: true }],
  })

export const TaskResponse = z
  .strictObject({
    id: z.int().meta({ description: 'Numbered 1, 2, 3, … per user.', examples: [1] }),
    user_id: z.string(),
    title: z.string(),
    description: z.string().nullable(),
    complete: z.boolean(),
    created_at: Instant,
    updated_at: Instant,
    revision: z
      .int()
      .meta({ description: 'The revision that last changed the task; also its ETag.', examples: [1] }),
    due: ShownWhen.nullable(),
    due_at: Instant.nullable().meta({
      description:
        "`due` as an instant; null without a time. A floating time is taken in the user's time zone.",
    }),
    start: ShownWhen.nullable(),
    start_at: Instant.nullable().meta({
      description:
        "`start` as an instant; null without a time. A floating time is taken in the user's time zone.",
    }),
    recurrence: z.string().nullable(),
    recurrence_from: z.enum(['schedule', 'completion']),
    recurrence_start: ShownWhen.nullable().meta({
      description: 'The date from which the recurrence rule counts.',
    }),
    recurrence_id: ShownWhen.nullable().meta({
      description: 'The date that the rule gives the current occurrence, even if `due` has been moved since.',
    }),
    priority: z.enum(PRIORITIES),
    labels: z.array(z.string()),
    project_id: z.int().nullable(),
    parent_id: z.int().nullable(),
    reminders: z.array(ShownReminder),
    blocked_by: z.array(z.int()),
    position: z.string().meta({ description: 'Position in the manual order, compared byte by byte.' }),
  })
  .meta({
    id: 'TaskResponse',
    examples: [
      {
        id: 1,
        user_id: 'q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6',
        title: 'Water the plants',
        description: null,
        complete: false,
        created_at: '2026-11-16T09:00:00.000Z',
        updated_at: '2026-11-16T09:00:00.000Z',
        revision: 1,
        due: { date: '2026-11-20', time: '09:00', time_zone: 'Europe/Berlin' },
        due_at: '2026-11-20T08:00:00.000Z',
        start: null,
        start_at: null,
        recurrence: 'FREQ=WEEKLY;BYDAY=FR',
        recurrence_from: 'schedule',
        recurrence_start: { date: '2026-11-20', time: '09:00', time_zone: 'Europe/Berlin' },
        recurrence_id: { date: '2026-11-20', time: '09:00', time_zone: 'Europe/Berlin' },
        priority: 'high',
        labels: ['home'],
        project_id: null,
        parent_id: null,
        reminders: [{ minutes_before: 30 }],
        blocked_by: [],
        position: 'k00000000001',
      },
    ],
  })
export type TaskResponse = z.output<typeof TaskResponse>

export const Occurrence = z
  .strictObject({
    id: z.int().meta({ description: 'The revision that recorded the occurrence.' }),
    task_id: z.int(),
    status: z.enum(['done', 'skipped']),
    due: ShownWhen.meta({ description: "The task's `due` at that time." }),
    recurrence_id: ShownWhen.meta({ description: 'The date that the rule gave the occurrence.' }),
    at: Instant.meta({ description: 'When it was done or skipped.' }),
    actor: z.strictObject({ kind: ActorKind, id: z.string() }),
  })
  .meta({ id: 'Occurrence' })
export type Occurrence = z.output<typeof Occurrence>

export const OccurrenceListResponse = z
  .strictObject({
    occurrences: z.array(Occurrence),
    count: z.int().meta({ description: 'Number of occurrences in this response.' }),
    next_cursor: z
      .string()
      .nullable()
      .meta({ description: '`cursor` for the next page; null on the last page.' }),
  })
  .meta({ id: 'OccurrenceListResponse' })

export const Force = z.strictObject({
  force: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional()
    .meta({ type: 'boolean', description: 'Complete the task even if tasks that block it are open.' }),
})

export const TaskPath = UserPath.extend({
  task_id: PositiveInteger.meta({ description: "The task's id.", examples: [1] }),
})

export const AsOf = Revision.transform(Number).optional().meta({
  type: 'integer',
  minimum: 0,
  description: 'Return the state right after this revision, as far back as the change log is kept.',
})

export const TaskQuery = z.strictObject({ as_of: AsOf })

/** The body of a request without parameters. */
export const Nothing = z
  .strictObject({})
  .nullish()
  .meta({ id: 'Nothing', examples: [{}] })

export const OccurrencePath = TaskPath.extend({
  occurrence_id: PositiveInteger.meta({ description: "The occurrence's id.", examples: [2] }),
})

export const occurrenceCursor = cursorOf(z.strictObject({ before: z.int().positive() }))

export const OccurrenceQuery = z.strictObject({ limit: Limit, cursor: occurrenceCursor.schema.optional() })
