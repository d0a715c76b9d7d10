import { z } from 'zod'
import { ShownPosition } from '../core/order.ts'
import { Color, RevisionId, stamps } from '../core/schemas.ts'
import { LabelName } from './model.ts'

const LabelColor = Color.nullable().meta({ description: 'Display colour; null for none.' })

export const LabelCreate = z
  .strictObject({ name: LabelName, color: LabelColor.optional() })
  .meta({ id: 'LabelCreate', examples: [{ name: 'errand', color: '#1565c0' }] })
export type LabelCreate = z.output<typeof LabelCreate>

export const LabelPatch = LabelCreate.partial().meta({
  id: 'LabelPatch',
  description: 'A JSON merge patch (RFC 7396): absent fields are left unchanged, null clears a field.',
  examples: [{ color: null }],
})
export type LabelPatch = z.output<typeof LabelPatch>

export const LabelResponse = z
  .strictObject({
    id: RevisionId,
    name: z.string(),
    color: z.string().nullable(),
    position: ShownPosition,
    ...stamps,
  })
  .meta({
    id: 'LabelResponse',
    examples: [
      {
        id: 1,
        name: 'errand',
        color: '#1565c0',
        position: 'a0',
        created_at: '2026-11-20T09:00:00.000Z',
        updated_at: '2026-11-20T09:00:00.000Z',
        revision: 1,
      },
    ],
  })
export type LabelResponse = z.output<typeof LabelResponse>

export const LabelListResponse = z
  .strictObject({ labels: z.array(LabelResponse), count: z.int() })
  .meta({ id: 'LabelListResponse' })
