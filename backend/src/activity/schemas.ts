import { z } from 'zod'
import { onceFor, type Resources } from '../changelog/resource.ts'
import { cursorOf, Limit } from '../core/pagination.ts'
import { Instant, LoggedActorKind, PositiveInteger, text } from '../core/schemas.ts'
import { ACTIONS } from './model.ts'

/** A place in the log, and in the changes of the task that is asked for. */
export const activityCursor = cursorOf(
  z.strictObject({
    before: z.int().positive(),
    /** The change of the task itself at which to go on; null: there is none left. */
    own: z.int().positive().nullable().optional(),
  }),
)
export type ActivityCursor = z.output<typeof activityCursor.schema>

/** The schemas that name the resources. */
export const activitySchemas = onceFor((resources: Resources) => {
  const Resource = z.enum(resources.names)

  const ActivityEntry = z
    .strictObject({
      revision: z.int().meta({ description: 'The change that it tells of, in the log: `undo` takes it.' }),
      write: z.int().meta({ description: 'The first revision of the request that made the change.' }),
      at: Instant,
      actor: z.strictObject({
        kind: LoggedActorKind,
        id: z.string(),
        user_id: z
          .string()
          .nullable()
          .meta({ description: 'The user who did it, or for whom it was done; null for a webhook.' }),
        name: z.string().nullable().meta({
          description:
            'The name of the user, or of your own key or client. Null for who is no member any more.',
        }),
      }),
      action: z.enum(ACTIONS),
      resource: Resource,
      id: z.string(),
      task_id: z.int().nullable().meta({ description: 'The task that it is, or is part of.' }),
      title: z.string().nullable().meta({
        description:
          'Its title or name, of a comment that of its task, of a member theirs; null if it is not known any more.',
      }),
      fields: z.array(z.string()).meta({ description: 'What was changed, if it was there before.' }),
      assignees: z
        .array(z.string())
        .optional()
        .meta({ description: 'Whom it was `assigned` to, or taken from (`unassigned`): ids of users.' }),
      text: z.string().meta({
        description:
          'All of that in a sentence. Names and titles in it are isolated (U+2068, U+2069), whichever way they are written.',
      }),
    })
    .meta({ id: 'ActivityEntry' })

  const ActivityResponse = z
    .strictObject({
      entries: z.array(ActivityEntry).meta({
        description: 'Newest first. There may be fewer than `limit`, even none, before the last page.',
      }),
      count: z.int().meta({ description: 'Number of entries in this response.' }),
      next_cursor: z
        .string()
        .nullable()
        .meta({ description: '`cursor` for the next page; null on the last page.' }),
    })
    .meta({ id: 'ActivityResponse' })

  const ActivityQuery = z.strictObject({
    task_id: PositiveInteger.optional().meta({
      description: 'Only of this task, with what is part of it.',
      examples: [1],
    }),
    project_id: PositiveInteger.optional().meta({
      description: 'Only of this project and the tasks in it.',
      examples: [1],
    }),
    actor: text({ min: 1, max: 255 })
      .optional()
      .meta({ description: 'Only what this user has done: an id, or `me`.', examples: ['me'] }),
    resource: Resource.optional().meta({ description: 'Only resources of this kind.' }),
    limit: Limit,
    cursor: activityCursor.schema.optional(),
  })
  return { ActivityEntry, ActivityResponse, ActivityQuery }
})
type Schemas = ReturnType<typeof activitySchemas>
export type ActivityEntry = z.output<Schemas['ActivityEntry']>
export type ActivityQuery = z.output<Schemas['ActivityQuery']>

export const LanguageHeader = z.object({
  'accept-language': z
    .string()
    .max(1000)
    .optional()
    .meta({
      description: 'The languages of the reader: sentences are in English, German or Urdu.',
      examples: ['de'],
    }),
})
