import { z } from 'zod'
import { ShownWhen, When } from '../core/dates.ts'
import { Position } from '../core/order.ts'
import { cursorOf, Limit } from '../core/pagination.ts'
import { ActorKind, Instant, PositiveInteger, Revision, text, UserPath } from '../core/schemas.ts'
import { LabelName } from '../labels/model.ts'
import { RecurrenceRule } from '../recurrence/model/rule.ts'
import { MAX_DEPTH } from './model/tree.ts'

const Title = text({ min: 1, max: 200 }).meta({ description: 'What is to be done.', examples: ['Buy milk'] })
const Description = text({ max: 1000 })
  .nullable()
  .meta({ description: 'More about it; null for nothing.', examples: ['The one with the blue cap'] })
const Complete = z.boolean().meta({
  description: 'Whether it is done. Completing a task that recurs moves it to its next date instead.',
})

export const PRIORITIES = ['none', 'low', 'medium', 'high', 'urgent'] as const

/** Minutes in a leap year. */
const LONGEST_NOTICE = 366 * 24 * 60

const Reminder = z
  .union(
    [
      z.strictObject({
        at: z.iso
          .datetime({ offset: true, error: 'An instant: RFC 3339 with its offset.' })
          .refine((text) => /^(19|[2-8]\d|9[0-8])\d\d/.test(text), { error: 'A year from 1900 to 9899.' })
          .overwrite((text) => new Date(text).toISOString())
          .meta({ type: 'string', format: 'date-time', examples: ['2026-11-20T08:00:00.000Z'] }),
      }),
      z.strictObject({
        minutes_before: z
          .int()
          .min(0)
          .max(LONGEST_NOTICE)
          .meta({
            description: 'Minutes before `due`; of a whole day, before it begins.',
            examples: [30],
          }),
      }),
    ],
    { error: 'Either {"minutes_before": 30} or {"at": "2026-11-20T08:00:00.000Z"}.' },
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
  due: When.nullable().meta({ description: 'When it has to be done; null for some time.' }),
  start: When.nullable().meta({ description: 'When it can be begun.' }),
  recurrence: RecurrenceRule.nullable().meta({
    description:
      'RFC 5545 RRULE, `DAILY` or coarser, that counts from `due`, which it needs. Changing `due` alone moves only this occurrence; with `recurrence`, the series begins anew.',
    examples: ['FREQ=WEEKLY;BYDAY=MO'],
  }),
  recurrence_from: z.enum(['schedule', 'completion']).nullable().meta({
    description: 'Whether the next date follows from the schedule, or from the day of completion.',
    default: 'schedule',
  }),
  priority: z.enum(PRIORITIES).nullable().meta({ default: 'none' }),
  labels: z
    .array(LabelName)
    .max(50)
    .nullable()
    .meta({ description: 'Names of labels. Those that are new are made.', examples: [['home']] }),
  project_id: TaskId.nullable().meta({
    description: "The project's id. Subtasks belong to the project of their parent.",
    examples: [null],
  }),
  parent_id: TaskId.nullable().meta({
    description: `The task that it is a part of; at most ${MAX_DEPTH} levels. Completing a parent leaves its subtasks as they are.`,
    examples: [null],
  }),
  reminders: z
    .array(Reminder)
    .max(20)
    .refine(unique, { error: 'Each reminder once.' })
    .nullable()
    .meta({ description: 'When to be reminded.', examples: [[{ minutes_before: 30 }]] }),
  blocked_by: z
    .array(TaskId)
    .max(50)
    .refine(unique, { error: 'Each task once.' })
    .nullable()
    .meta({
      description:
        'Ids of tasks to be done before. While one is open, completing this one needs `force=true`.',
      examples: [[]],
    }),
  position: Position.nullable().meta({
    description:
      'Place in the manual order, compared byte by byte. `move` sets it; PUT leaves it where it is, null puts it back by its id.',
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
    description: 'The whole task: what is absent is cleared.',
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
    description: 'A JSON merge patch (RFC 7396): absent means untouched, null clears.',
    examples: [{ complete: true }, { due: { date: '2026-11-21' }, priority: 'high' }],
  })
export type TaskPatch = z.output<typeof TaskPatch>

export const TaskComplete = z
  .strictObject({ complete: Complete.optional() })
  .nullish()
  .meta({ id: 'TaskComplete', description: 'Without `complete`, toggles.', examples: [{ complete: true }] })

export const TaskResponse = z
  .strictObject({
    id: z.int().meta({ description: 'Counts 1, 2, 3, … for each user.', examples: [1] }),
    user_id: z.string(),
    title: z.string(),
    description: z.string().nullable(),
    complete: z.boolean(),
    created_at: Instant,
    updated_at: Instant,
    revision: z
      .int()
      .meta({ description: "The user's revision that last wrote it; its ETag.", examples: [1] }),
    due: ShownWhen.nullable(),
    due_at: Instant.nullable().meta({
      description: "The instant of `due`, if it has a time; a floating one is in the user's time zone.",
    }),
    start: ShownWhen.nullable(),
    start_at: Instant.nullable().meta({ description: 'The instant of `start`, likewise.' }),
    recurrence: z.string().nullable(),
    recurrence_from: z.enum(['schedule', 'completion']),
    recurrence_start: ShownWhen.nullable().meta({ description: 'The date from which the rule counts.' }),
    recurrence_id: ShownWhen.nullable().meta({
      description: 'The date that the rule gave this occurrence, wherever `due` was moved since.',
    }),
    priority: z.enum(PRIORITIES),
    labels: z.array(z.string()),
    project_id: z.int().nullable(),
    parent_id: z.int().nullable(),
    reminders: z.array(ShownReminder),
    blocked_by: z.array(z.int()),
    position: z.string().meta({ description: 'Place in the manual order, compared byte by byte.' }),
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
    id: z.int().meta({ description: 'The revision that wrote it.' }),
    task_id: z.int(),
    status: z.enum(['done', 'skipped']),
    due: ShownWhen.meta({ description: "The task's `due` then." }),
    recurrence_id: ShownWhen.meta({ description: 'The date that the rule gave it.' }),
    at: Instant.meta({ description: 'When it was done or skipped.' }),
    actor: z.strictObject({ kind: ActorKind, id: z.string() }),
  })
  .meta({ id: 'Occurrence' })
export type Occurrence = z.output<typeof Occurrence>

export const OccurrenceListResponse = z
  .strictObject({
    occurrences: z.array(Occurrence),
    count: z.int().meta({ description: 'How many occurrences are in this answer.' }),
    next_cursor: z.string().nullable().meta({ description: '`cursor` of the next page; null on the last.' }),
  })
  .meta({ id: 'OccurrenceListResponse' })

export const Force = z.strictObject({
  force: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional()
    .meta({ type: 'boolean', description: 'Completes it although tasks that block it are open.' }),
})

export const TaskPath = UserPath.extend({
  task_id: PositiveInteger.meta({ description: "The task's id.", examples: [1] }),
})

export const AsOf = Revision.transform(Number).optional().meta({
  type: 'integer',
  minimum: 0,
  description: "What was shown right after this revision of the user's, as far back as the log is kept.",
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
