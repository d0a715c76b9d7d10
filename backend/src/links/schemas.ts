import { z } from 'zod'
import { ShownWhen } from '../core/dates.ts'
import { Limit } from '../core/pagination.ts'
import { Instant, text, UserPath } from '../core/schemas.ts'
import { MAX_CURSOR_LENGTH } from '../filters/model/cursor.ts'
import { PRIORITIES } from '../task-fields/schemas.ts'

/** What of its tasks a link shows, besides title, completion, due date, priority and labels. */
const SHOWS = {
  descriptions: z.boolean().meta({ description: 'What tasks say besides their titles.' }),
  done: z.boolean().meta({ description: 'Tasks that are done.' }),
  assignees: z.boolean().meta({ description: 'The names of those whom tasks are assigned to.' }),
  notes: z.boolean().meta({
    description:
      'The last ten notes of each task, without who wrote them. Whom they mention is `@…`, unless `assignees` are shown.',
  }),
}
const Shows = z.strictObject(SHOWS).meta({ id: 'LinkShows' })
export type Shows = z.output<typeof Shows>
export const SHOWS_NOTHING: Shows = { descriptions: false, done: false, assignees: false, notes: false }

const ShowsInput = Shows.partial().meta({ id: 'LinkShowsPatch' })
const Name = text({ min: 1, max: 100 })
  .nullable()
  .meta({
    description: 'The title that readers see; null: the name of the project or view.',
    examples: ['Our move'],
  })
const Target = z.int().positive().max(Number.MAX_SAFE_INTEGER)
const ExpiresAt = z.iso
  .datetime({ offset: true })
  .nullable()
  .meta({ description: 'When the link ends, at most ten years from now; null: when it is revoked.' })

export const LinkCreate = z
  .strictObject({
    project_id: Target.optional(),
    view_id: Target.optional(),
    name: Name.optional(),
    expires_at: ExpiresAt.optional(),
    shows: ShowsInput.optional().meta({ description: 'What else is shown; by default, nothing.' }),
  })
  .refine(({ project_id, view_id }) => (project_id === undefined) !== (view_id === undefined), {
    error: 'Name either project_id or view_id.',
    path: ['project_id'],
  })
  .meta({ id: 'LinkCreate', examples: [{ project_id: 1, shows: { descriptions: true } }] })
export type LinkCreate = z.output<typeof LinkCreate>

export const LinkPatch = z
  .strictObject({ name: Name, expires_at: ExpiresAt, shows: ShowsInput })
  .partial()
  .meta({
    id: 'LinkPatch',
    description: 'A JSON merge patch (RFC 7396): absent fields are left unchanged.',
    examples: [{ shows: { done: true } }],
  })
export type LinkPatch = z.output<typeof LinkPatch>

export const LinkResponse = z
  .strictObject({
    id: z.string(),
    project_id: z.int().nullable(),
    view_id: z.int().nullable(),
    name: z.string().nullable(),
    shows: Shows,
    made_by: z.string().meta({ description: "The user's id." }),
    created_at: Instant,
    expires_at: Instant.nullable(),
    version: z.int().meta({ description: 'Counts its changes, from 1; also its ETag.' }),
  })
  .meta({ id: 'LinkResponse', description: 'A public link, without its token.' })
export type LinkResponse = z.output<typeof LinkResponse>

export const LinkCreated = LinkResponse.extend({
  token: z.string().meta({ description: 'What the link contains. Shown only once.' }),
  url: z.string().meta({ description: 'The page that shows the tasks to whoever has the link.' }),
}).meta({ id: 'LinkCreated' })

export const LinkListResponse = z
  .strictObject({ links: z.array(LinkResponse), count: z.int() })
  .meta({ id: 'LinkListResponse' })

export const LinkPath = UserPath.extend({ link_id: z.uuid() })

/** A token of any form: one that cannot be a token is answered like one that is none. */
export const LinkTokenPath = z.object({ token: z.string() })

export const PublicLink = z
  .strictObject({
    kind: z.enum(['project', 'view']),
    name: z.string(),
    count: z.int().meta({ description: 'How many tasks it shows.' }),
    grouped_by: z
      .enum(['due', 'priority'])
      .nullable()
      .meta({ description: 'What the order of the tasks goes by first, where readers may be shown groups.' }),
    shows: Shows,
    expires_at: Instant.nullable(),
  })
  .meta({ id: 'PublicLink', description: 'What a public link shows.' })
export type PublicLink = z.output<typeof PublicLink>

export const PublicTask = z
  .strictObject({
    id: z.string().meta({ description: 'Opaque, and the same each time that this link is read.' }),
    parent_id: z
      .string()
      .nullable()
      .meta({ description: 'The task that this is a subtask of, if the link shows that too.' }),
    title: z.string(),
    complete: z.boolean(),
    due: ShownWhen.nullable(),
    due_at: Instant.nullable().meta({ description: '`due` as an instant; null without a time.' }),
    priority: z.enum(PRIORITIES),
    labels: z.array(z.string()),
    description: z.string().nullable().optional().meta({ description: 'Only if the link shows it.' }),
    assignees: z
      .array(z.string())
      .optional()
      .meta({ description: 'Names of members. Only if the link shows them.' }),
    notes: z
      .array(z.strictObject({ body: z.string(), created_at: Instant }))
      .optional()
      .meta({ description: 'Oldest first. Only if the link shows them.' }),
  })
  .meta({ id: 'PublicTask', description: 'A task as a public link shows it.' })
export type PublicTask = z.output<typeof PublicTask>

export const PublicTaskListResponse = z
  .strictObject({
    tasks: z.array(PublicTask),
    count: z.int().meta({ description: 'Number of tasks in this response.' }),
    next_cursor: z
      .string()
      .nullable()
      .meta({ description: '`cursor` for the next page; null on the last page.' }),
  })
  .meta({ id: 'PublicTaskListResponse' })
export type PublicTaskListResponse = z.output<typeof PublicTaskListResponse>

/** Sealed by `model.ts`: the values that a page begins after may be of fields that the link does not show. */
export const PublicTaskQuery = z.strictObject({
  limit: Limit,
  cursor: z
    .string()
    // Sealing adds bytes, and base64 a third.
    .max(MAX_CURSOR_LENGTH * 2)
    .optional()
    .meta({ description: '`next_cursor` of the previous page.' }),
})
export type PublicTaskQuery = z.output<typeof PublicTaskQuery>
