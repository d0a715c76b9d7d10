import { z } from 'zod'
import type { Actor } from '../core/auth.ts'
import { cursorOf, Limit } from '../core/pagination.ts'
import { PositiveInteger, text } from '../core/schemas.ts'
import { MAX_CURSOR_LENGTH } from '../filters/model/cursor.ts'
import { FilterParameters, FilterText, SortText } from '../filters/model/parameters.ts'
import { MAX_QUERY } from '../search/model.ts'
import { AsOf, TaskResponse } from './schemas.ts'

const Range = z.tuple([z.int(), z.int()]).meta({ description: 'Start and length, in Unicode code points.' })
const Ranges = z.array(Range)

const Match = z
  .strictObject({
    task_id: z.int(),
    title: Ranges,
    description: Ranges,
    notes: z
      .array(z.strictObject({ id: z.int(), body: z.string(), ranges: Ranges }))
      .meta({ description: 'The notes that match, newest first.' }),
  })
  .meta({ id: 'Match', description: 'Where a task matches the search.' })

export const TaskListResponse = z
  .strictObject({
    tasks: z.array(TaskResponse),
    count: z.int().meta({ description: 'Number of tasks in this response.' }),
    next_cursor: z
      .string()
      .nullable()
      .meta({ description: '`cursor` for the next page; null on the last page.' }),
    matches: z
      .array(Match)
      .optional()
      .meta({ description: 'With `q`: for each task, in the order of `tasks`, what to highlight.' }),
    incomplete: z.literal(true).optional().meta({
      description:
        'With `q`: the search index does not have all tasks yet, as just after a large import, so tasks may be missing here. Ask again in a few seconds. Absent otherwise.',
    }),
  })
  .meta({ id: 'TaskListResponse' })
export type TaskListResponse = z.output<typeof TaskListResponse>

/** Where a page starts: below an id, after the values of an order, or after a place in a ranking. */
export const taskCursor = cursorOf(
  z.union([
    z.strictObject({ before: z.int().positive() }),
    z.strictObject({
      sort: z.string(),
      after: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).max(6),
    }),
    z.strictObject({ score: z.int().min(0).max(1_000_000), id: z.int().positive() }),
  ]),
  MAX_CURSOR_LENGTH,
)
export type TaskCursor = z.output<typeof taskCursor.schema>

/** The parameters of the plain list: all tasks, newest first. */
const PLAIN = ['complete', 'limit', 'cursor', 'offset']

const saysOnly = (query: object, names: readonly string[]): boolean =>
  Object.entries(query).every(([name, value]) => value === undefined || names.includes(name))

export const TaskListQuery = z
  .strictObject({
    ...FilterParameters,
    filter: FilterText.optional(),
    view: PositiveInteger.optional().meta({
      description: 'The id of a view: applies its filter, and its order unless `sort` is given.',
    }),
    sort: SortText.optional(),
    q: text({ min: 1, max: MAX_QUERY })
      .optional()
      .meta({
        description:
          'Only tasks with these words in title, description or notes; prefixes and misspellings match too. The best matches come first, so `sort` and `offset` cannot be used.',
        examples: ['dentist'],
      }),
    as_of: AsOf,
    limit: Limit,
    cursor: taskCursor.schema.optional(),
    offset: z
      .string()
      .regex(/^\d{1,9}$/, 'Must be a whole number.')
      .transform(Number)
      .optional()
      .meta({
        type: 'integer',
        minimum: 0,
        description:
          'Number of tasks to skip. Prefer `cursor`, which neither skips nor repeats tasks while others write.',
      }),
  })
  .refine((query) => query.cursor === undefined || query.offset === undefined, {
    error: 'Use cursor or offset, not both.',
    path: ['offset'],
  })
  .refine((query) => query.q === undefined || (query.sort === undefined && query.offset === undefined), {
    error: 'Search results are ranked, so q cannot be combined with sort or offset.',
    path: ['q'],
  })
  .refine((query) => query.as_of === undefined || saysOnly(query, ['as_of', ...PLAIN]), {
    error: `as_of can be combined with ${PLAIN.join(', ')} only.`,
    path: ['as_of'],
  })
export type TaskListQuery = z.output<typeof TaskListQuery>

/** Whether the plain list answers the query. It is cached, for all actors who see every project. */
export const isPlainList = ({ projectId }: Actor, query: TaskListQuery): boolean =>
  projectId === undefined &&
  saysOnly(query, PLAIN) &&
  (query.cursor === undefined || 'before' in query.cursor)
