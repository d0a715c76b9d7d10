import { z } from 'zod'
import { ShownWhen } from '../core/dates.ts'
import { cursorOf, Limit } from '../core/pagination.ts'
import { ActorKind, Instant, PositiveInteger, Revision, text, UserPath } from '../core/schemas.ts'
import { INPUTS, SHOWN } from '../task-fields/model/derived.ts'

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

/** null stands for the default. */
const optionalDetails = z.object(INPUTS).partial().shape

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
        estimate: 20,
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
    id: z.int().meta({ description: 'Numbered 1, 2, 3, … in its workspace.', examples: [1] }),
    user_id: z.string(),
    title: z.string(),
    description: z.string().nullable(),
    complete: z.boolean(),
    created_at: Instant,
    updated_at: Instant,
    revision: z
      .int()
      .meta({ description: 'The revision that last changed the task; also its ETag.', examples: [1] }),
    ...SHOWN,
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
        estimate: 20,
        labels: ['home'],
        assignees: [],
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
