import { z } from 'zod'
import { ShownPosition } from '../core/order.ts'
import { RevisionId, stamps, text } from '../core/schemas.ts'
import { MAX_FILTER_LENGTH } from '../filters/model/parser.ts'
import { MAX_SORT_LENGTH } from '../filters/model/sort.ts'

const Name = text({ min: 1, max: 100 }).meta({
  description: 'Name of the view; case is ignored when names are compared.',
  examples: ['Urgent'],
})
const Filter = text({ max: MAX_FILTER_LENGTH }).meta({
  description:
    'Filter for the tasks that the view shows, in the filter language (docs/filters.md); if empty, all tasks.',
  examples: ['priority >= high'],
})
const Sort = text({ max: MAX_SORT_LENGTH })
  .nullable()
  .meta({
    description: 'Sort order, as for `sort` of the task list; null for the default order.',
    examples: ['due'],
  })

export const ViewCreate = z
  .strictObject({ name: Name, filter: Filter, sort: Sort.optional() })
  .meta({ id: 'ViewCreate', examples: [{ name: 'Urgent', filter: 'priority >= high', sort: 'due' }] })
export type ViewCreate = z.output<typeof ViewCreate>

export const ViewPatch = ViewCreate.partial().meta({
  id: 'ViewPatch',
  description: 'A JSON merge patch (RFC 7396): absent fields are left unchanged, null clears a field.',
  examples: [{ sort: null }],
})
export type ViewPatch = z.output<typeof ViewPatch>

export const ViewResponse = z
  .strictObject({
    id: RevisionId,
    name: z.string(),
    filter: z.string(),
    sort: z.string().nullable(),
    position: ShownPosition,
    ...stamps,
  })
  .meta({
    id: 'ViewResponse',
    examples: [
      {
        id: 1,
        name: 'Urgent',
        filter: 'priority >= high',
        sort: 'due',
        position: 'a0',
        created_at: '2026-11-20T09:00:00.000Z',
        updated_at: '2026-11-20T09:00:00.000Z',
        revision: 1,
      },
    ],
  })
export type ViewResponse = z.output<typeof ViewResponse>

export const ViewListResponse = z
  .strictObject({ views: z.array(ViewResponse), count: z.int() })
  .meta({ id: 'ViewListResponse' })
