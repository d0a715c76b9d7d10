import { z } from 'zod'
import { cursorOf, Limit } from '../core/pagination.ts'
import { Instant, PositiveInteger, text, UserPath } from '../core/schemas.ts'

const Title = text({ min: 1, max: 200 }).meta({ description: 'What is to be done.', examples: ['Buy milk'] })
const Description = text({ max: 1000 })
  .nullable()
  .meta({ description: 'More about it; null for nothing.', examples: ['The one with the blue cap'] })
const Complete = z.boolean().meta({ description: 'Whether it is done.' })

export const TaskCreate = z
  .strictObject({
    title: Title,
    description: Description.optional(),
    complete: Complete.optional(),
  })
  .meta({ id: 'TaskCreate', examples: [{ title: 'Buy milk', description: 'The one with the blue cap' }] })
export type TaskCreate = z.output<typeof TaskCreate>

export const TaskUpdate = z
  .strictObject({
    title: Title,
    description: Description.optional(),
    complete: Complete,
  })
  .meta({
    id: 'TaskUpdate',
    description: 'The whole task: an absent description clears it.',
    examples: [{ title: 'Buy oat milk', description: null, complete: true }],
  })
export type TaskUpdate = z.output<typeof TaskUpdate>

export const TaskPatch = z
  .strictObject({
    title: Title.optional(),
    description: Description.optional(),
    complete: Complete.optional(),
  })
  .meta({
    id: 'TaskPatch',
    description: 'A JSON merge patch (RFC 7396): absent means untouched, null clears.',
    examples: [{ complete: true }],
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
  })
  .meta({
    id: 'TaskResponse',
    examples: [
      {
        id: 1,
        user_id: 'q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6',
        title: 'Buy milk',
        description: null,
        complete: false,
        created_at: '2026-11-20T09:00:00.000Z',
        updated_at: '2026-11-20T09:00:00.000Z',
        revision: 1,
      },
    ],
  })
export type TaskResponse = z.output<typeof TaskResponse>

export const TaskListResponse = z
  .strictObject({
    tasks: z.array(TaskResponse),
    count: z.int().meta({ description: 'How many tasks are in this answer.' }),
    next_cursor: z.string().nullable().meta({ description: '`cursor` of the next page; null on the last.' }),
  })
  .meta({ id: 'TaskListResponse' })
export type TaskListResponse = z.output<typeof TaskListResponse>

export const taskCursor = cursorOf(z.strictObject({ before: z.int().positive() }))

export const TaskListQuery = z
  .strictObject({
    complete: z
      .enum(['true', 'false'])
      .transform((value) => value === 'true')
      .optional()
      .meta({ type: 'boolean', description: 'Only tasks that are done, or only those that are not.' }),
    limit: Limit,
    cursor: taskCursor.schema.optional(),
    offset: z
      .string()
      .regex(/^\d{1,9}$/, 'A whole number.')
      .transform(Number)
      .optional()
      .meta({
        type: 'integer',
        minimum: 0,
        description: 'Tasks to skip; prefer `cursor`, which neither skips nor repeats while others write.',
      }),
  })
  .refine((query) => query.cursor === undefined || query.offset === undefined, {
    error: 'Use cursor or offset, not both.',
    path: ['offset'],
  })
export type TaskListQuery = z.output<typeof TaskListQuery>

export const TaskPath = UserPath.extend({
  task_id: PositiveInteger.meta({ description: "The task's id.", examples: [1] }),
})
