import { z } from 'zod'
import { ShownPosition } from '../core/order.ts'
import { Color, RevisionId, stamps, text } from '../core/schemas.ts'

const Name = text({ min: 1, max: 100 }).meta({
  description: 'Name of the project.',
  examples: ['Garden'],
})
const ProjectColor = Color.nullable().meta({ description: 'Display colour; null for none.' })
const Archived = z.boolean().meta({ description: 'Whether the project is archived.' })

export const ProjectCreate = z
  .strictObject({ name: Name, color: ProjectColor.optional(), archived: Archived.optional() })
  .meta({ id: 'ProjectCreate', examples: [{ name: 'Garden', color: '#2e7d32' }] })
export type ProjectCreate = z.output<typeof ProjectCreate>

export const ProjectPatch = ProjectCreate.partial().meta({
  id: 'ProjectPatch',
  description: 'A JSON merge patch (RFC 7396): absent fields are left unchanged, null clears a field.',
  examples: [{ archived: true }],
})

export const ProjectResponse = z
  .strictObject({
    id: RevisionId,
    name: z.string(),
    color: z.string().nullable(),
    archived: z.boolean(),
    position: ShownPosition,
    ...stamps,
  })
  .meta({
    id: 'ProjectResponse',
    examples: [
      {
        id: 1,
        name: 'Garden',
        color: '#2e7d32',
        archived: false,
        position: 'a0',
        created_at: '2026-11-20T09:00:00.000Z',
        updated_at: '2026-11-20T09:00:00.000Z',
        revision: 1,
      },
    ],
  })
export type ProjectResponse = z.output<typeof ProjectResponse>

export const ProjectListResponse = z
  .strictObject({ projects: z.array(ProjectResponse), count: z.int() })
  .meta({ id: 'ProjectListResponse' })
