import { z } from 'zod'
import { cursorOf, Limit } from '../../core/pagination.ts'
import { ActorKind, Instant, PositiveInteger, text, UserPath } from '../../core/schemas.ts'
import { Actor, changeSchemas } from '../changes/schemas.ts'
import { onceFor, type Resources } from '../resource.ts'
import { holders, Snapshot } from '../snapshots.ts'

export const Undo = z
  .strictObject({
    revision: z
      .int()
      .min(1)
      .optional()
      .meta({ description: 'Any revision of the write to undo.', examples: [7] }),
    since: z
      .int()
      .min(0)
      .optional()
      .meta({
        description: 'Instead of one write, undo every write that one actor has begun after this revision.',
        examples: [6],
      }),
    by: text({ min: 1, max: 255 })
      .optional()
      .meta({
        description: 'With `since`: the actor, by the `actor.id` of its changes. Default: the caller.',
        examples: ['n4Zr8sK2bQnVhY0xJd5LrA'],
      }),
    by_kind: ActorKind.optional().meta({
      description:
        'With `by`: the `actor.kind` of its changes. An id alone can be that of a user and of a conversation, where ids of users come from elsewhere.',
    }),
  })
  .refine((body) => (body.revision === undefined) !== (body.since === undefined), {
    error: 'Specify either revision or since, not both.',
    path: ['revision'],
  })
  .refine((body) => body.by === undefined || body.since !== undefined, {
    error: 'Can only be used with since.',
    path: ['by'],
  })
  .meta({ id: 'Undo', examples: [{ revision: 7 }, { since: 6 }] })
export type Undo = z.output<typeof Undo>

export const historyCursor = cursorOf(z.strictObject({ start: z.int().positive() }))
export const HistoryQuery = z.strictObject({ limit: Limit, cursor: historyCursor.schema.optional() })
export type HistoryQuery = z.output<typeof HistoryQuery>
export const trashCursor = cursorOf(z.strictObject({ before: z.int().positive() }))

/** The schemas that name the resources. */
export const historySchemas = onceFor((resources: Resources) => {
  const { Change } = changeSchemas(resources)

  const UndoResponse = z
    .strictObject({
      undone: z.int().meta({ description: 'The first revision that was undone.' }),
      write: z.int().nullable().meta({
        description:
          'The first revision of the undo itself: undo that to redo. Null if there was nothing to undo.',
      }),
      revision: z.int().meta({ description: "The user's current revision." }),
      count: z.int().meta({ description: 'Number of changes that the undo made.' }),
      left: z
        .array(z.strictObject({ resource: z.string(), resource_id: z.string(), revision: z.int() }))
        .meta({
          description:
            'With `since`: the changes that cannot be undone at all and stay, such as the deletion of a channel, newest first, at most 100.',
        }),
      changes: z
        .array(Change)
        .meta({ description: 'The changes that the undo made, oldest first, at most 100.' }),
    })
    .meta({ id: 'UndoResponse' })

  const HistoryResponse = z
    .strictObject({
      changes: z.array(Change).meta({ description: 'Newest first.' }),
      count: z.int(),
      next_cursor: z
        .string()
        .nullable()
        .meta({ description: '`cursor` for the next page; null on the last page.' }),
    })
    .meta({ id: 'HistoryResponse' })

  const Resource = z.enum(resources.trashed.map(({ name }) => name))

  const TrashItem = z
    .strictObject({
      resource: Resource,
      id: z.int(),
      name: z.string().meta({ description: 'Title or name; for a note, its first characters.' }),
      deleted_at: Instant,
      purged_at: Instant.meta({ description: 'When it will be permanently erased.' }),
      deleted_by: Actor.extend({ kind: ActorKind }),
      revision: z.int().meta({ description: 'The revision that deleted it; undo accepts it as well.' }),
      others: z.int().meta({
        description: 'Number of other changes that the deletion made: subtasks, notes, and references to it.',
      }),
      state: Snapshot.meta({ description: 'Its last state, as its own endpoint returns it.' }),
    })
    .meta({ id: 'TrashItem' })
    .register(holders, { snapshots: ['state'] })

  const TrashQuery = z.strictObject({
    resource: Resource.optional().meta({ description: 'Only resources of this kind.' }),
    limit: Limit,
    cursor: trashCursor.schema.optional(),
  })
  const TrashResponse = z
    .strictObject({
      items: z.array(TrashItem).meta({ description: 'Most recently deleted first.' }),
      count: z.int().meta({ description: 'Number of items in this response.' }),
      next_cursor: z
        .string()
        .nullable()
        .meta({ description: '`cursor` for the next page; null on the last page.' }),
    })
    .meta({ id: 'TrashResponse' })

  const TrashPath = UserPath.extend({
    resource: Resource,
    id: PositiveInteger.meta({ description: 'The id of the resource.', examples: [1] }),
  })

  return { UndoResponse, HistoryResponse, TrashItem, TrashQuery, TrashResponse, TrashPath }
})
export type TrashItem = z.output<ReturnType<typeof historySchemas>['TrashItem']>
