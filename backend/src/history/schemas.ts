import { z } from 'zod'
import { Change } from '../changes/schemas.ts'
import { kinds, Snapshot } from '../core/kinds.ts'
import { cursorOf, Limit } from '../core/pagination.ts'
import { ActorKind, Instant, PositiveInteger, text, UserPath } from '../core/schemas.ts'
import { TRASHED } from './crud/trash.ts'

export const Undo = z
  .strictObject({
    revision: z
      .int()
      .min(1)
      .optional()
      .meta({ description: 'Any revision of the write that is to be taken back.', examples: [7] }),
    since: z
      .int()
      .min(0)
      .optional()
      .meta({
        description: 'Instead of one write, all that one actor has begun after this revision.',
        examples: [6],
      }),
    by: text({ min: 1, max: 255 })
      .optional()
      .meta({
        description: 'With `since`: whose, as changes tell it in `actor.id`. Your own when left out.',
        examples: ['n4Zr8sK2bQnVhY0xJd5LrA'],
      }),
  })
  .refine((body) => (body.revision === undefined) !== (body.since === undefined), {
    error: 'Name either revision or since.',
    path: ['revision'],
  })
  .refine((body) => body.by === undefined || body.since !== undefined, {
    error: 'Only with since.',
    path: ['by'],
  })
  .meta({ id: 'Undo', examples: [{ revision: 7 }, { since: 6 }] })
export type Undo = z.output<typeof Undo>

export const UndoResponse = z
  .strictObject({
    undone: z.int().meta({ description: 'The first revision that was taken back.' }),
    write: z.int().nullable().meta({
      description:
        'The revision by which this is taken back itself (redo); null when there was nothing to do.',
    }),
    revision: z.int().meta({ description: "The user's revision now." }),
    count: z.int().meta({ description: 'How many changes it took.' }),
    changes: z.array(Change).meta({ description: 'The changes that it took, oldest first, at most 100.' }),
  })
  .meta({ id: 'UndoResponse' })

export const historyCursor = cursorOf(z.strictObject({ start: z.int().positive() }))
export const HistoryQuery = z.strictObject({ limit: Limit, cursor: historyCursor.schema.optional() })
export type HistoryQuery = z.output<typeof HistoryQuery>
export const HistoryResponse = z
  .strictObject({
    changes: z.array(Change).meta({ description: 'Newest first.' }),
    count: z.int(),
    next_cursor: z.string().nullable().meta({ description: '`cursor` of the next page; null on the last.' }),
  })
  .meta({ id: 'HistoryResponse' })

const Resource = z.enum(TRASHED)

export const TrashItem = z
  .strictObject({
    resource: Resource,
    id: z.int(),
    name: z.string().meta({ description: 'Its title or name; of a note, how it begins.' }),
    deleted_at: Instant,
    purged_at: Instant.meta({ description: 'When it will be forgotten for good.' }),
    deleted_by: z.strictObject({ kind: ActorKind, id: z.string() }),
    revision: z.int().meta({ description: 'The revision that removed it: undo takes it as well.' }),
    others: z.int().meta({
      description: 'How many other changes the deletion took: subtasks, notes, and what referred to it.',
    }),
    state: Snapshot.meta({ description: 'What it was, as its own endpoint shows it.' }),
  })
  .meta({ id: 'TrashItem' })
  .register(kinds, { snapshots: ['state'] })
export type TrashItem = z.output<typeof TrashItem>

export const trashCursor = cursorOf(z.strictObject({ before: z.int().positive() }))
export const TrashQuery = z.strictObject({
  resource: Resource.optional().meta({ description: 'Only these.' }),
  limit: Limit,
  cursor: trashCursor.schema.optional(),
})
export const TrashResponse = z
  .strictObject({
    items: z.array(TrashItem).meta({ description: 'What was deleted last comes first.' }),
    count: z.int().meta({ description: 'How many items are in this answer.' }),
    next_cursor: z.string().nullable().meta({ description: '`cursor` of the next page; null on the last.' }),
  })
  .meta({ id: 'TrashResponse' })

export const TrashPath = UserPath.extend({
  resource: Resource,
  id: PositiveInteger.meta({ description: 'Its id.', examples: [1] }),
})
