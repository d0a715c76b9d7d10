import { z } from 'zod'
import { cursorOf, Limit } from '../core/pagination.ts'
import { ActorKind, PositiveInteger, RevisionId, stamps, text, UserPath } from '../core/schemas.ts'

const Body = text({ min: 1, max: 5000 }).meta({
  description: 'Text of the note.',
  examples: ['The shop closes at six.'],
})

export const NoteCreate = z
  .strictObject({ body: Body })
  .meta({ id: 'NoteCreate', examples: [{ body: 'The shop closes at six.' }] })
export type NoteCreate = z.output<typeof NoteCreate>

export const NotePatch = NoteCreate.partial().meta({
  id: 'NotePatch',
  description: 'A JSON merge patch (RFC 7396).',
  examples: [{ body: 'The shop closes at seven.' }],
})

export const NoteResponse = z
  .strictObject({
    id: RevisionId,
    task_id: z.int(),
    body: z.string(),
    author: z
      .strictObject({
        kind: ActorKind,
        id: z.string().meta({ description: 'The id of the user, API key, AI client or conversation.' }),
        user_id: z.string().meta({ description: 'The user who wrote it, or for whom it was written.' }),
      })
      .meta({ description: 'Who created the note.' }),
    mentions: z.array(z.string()).meta({
      description:
        'The ids of the members of a shared workspace whom the text named as `@name` or `@"Full Name"` when it was written, at most 20.',
    }),
    ...stamps,
  })
  .meta({
    id: 'NoteResponse',
    examples: [
      {
        id: 2,
        task_id: 1,
        body: 'The shop closes at six.',
        author: {
          kind: 'user',
          id: 'q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6',
          user_id: 'q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6',
        },
        mentions: [],
        created_at: '2026-11-20T09:00:00.000Z',
        updated_at: '2026-11-20T09:00:00.000Z',
        revision: 2,
      },
    ],
  })
export type NoteResponse = z.output<typeof NoteResponse>

export const NoteListResponse = z
  .strictObject({
    notes: z.array(NoteResponse),
    count: z.int().meta({ description: 'Number of notes in this response.' }),
    next_cursor: z
      .string()
      .nullable()
      .meta({ description: '`cursor` for the next page; null on the last page.' }),
  })
  .meta({ id: 'NoteListResponse' })

export const noteCursor = cursorOf(z.strictObject({ after: z.int().positive() }))

export const NoteListQuery = z.strictObject({ limit: Limit, cursor: noteCursor.schema.optional() })

export const allNotesCursor = cursorOf(z.strictObject({ before: z.int().positive() }))

export const AllNotesQuery = z.strictObject({
  mentions: text({ min: 1, max: 255 })
    .optional()
    .meta({ description: 'Only notes that mention this user: an id, or `me`.', examples: ['me'] }),
  limit: Limit,
  cursor: allNotesCursor.schema.optional(),
})

export const TaskPath = UserPath.extend({
  task_id: PositiveInteger.meta({ description: "The task's id.", examples: [1] }),
})
