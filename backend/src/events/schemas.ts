import { z } from 'zod'
import { Revision } from '../core/schemas.ts'
import { EventCursor } from './cursor.ts'

export const EventHeaders = z.object({
  'last-event-id': Revision.optional().meta({
    description:
      'The `id` of the last event received; the stream continues after it. Takes precedence over `since`.',
  }),
})

export const EventQuery = z.strictObject({
  since: Revision.transform(Number).optional().meta({
    type: 'integer',
    minimum: 0,
    description:
      'Same as `Last-Event-ID`, for clients that cannot set headers. Default: the current revision.',
  }),
})

/** The stream is text (HTML, 9.2); no schema describes it further. */
export const EventStream = z.string().meta({
  description: 'Server-sent events: `ready`, then `change` with a `Change` as JSON, and finally `end`.',
  examples: ['retry: 2000\n\nid: 41\nevent: ready\ndata: {"revision":41}\n\n'],
})

/** Workspaces on one stream. */
export const MOST = 200

/** A workspace to follow, after a revision of it. */
export interface Named {
  id: string
  since: number | undefined
}

const named = (text: string): Named => {
  const [, id = text, since] = /^(.+):(\d{1,15})$/.exec(text) ?? []
  return { id, since: since === undefined ? undefined : Number(since) }
}

const Workspaces = z
  .string()
  .max(12_000)
  .transform((text) => text.split(',').map(named))
  .refine((all) => all.every(({ id }) => id !== ''), {
    error: 'Must be ids of workspaces, separated by commas.',
  })
  .refine((all) => all.length <= MOST, { error: `At most ${MOST} workspaces.` })
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, {
    error: 'Must not name a workspace twice.',
  })
  .meta({ type: 'string' })

export const AllEventHeaders = z.object({
  'last-event-id': EventCursor.optional().meta({
    description:
      'The `id` of the last event received; each workspace continues after it. Takes precedence over `since`.',
  }),
})

export const AllEventQuery = z.strictObject({
  workspaces: Workspaces.optional().meta({
    description:
      'Only these: ids, separated by commas, each with `:` and the revision after which its changes start, if not the current one. `me` is your own. Default: all that the token may enter.',
    examples: ['me:41,0f3a9c2e5b7d41f08a6c3e9d2b1f7054:7'],
  }),
  since: EventCursor.optional().meta({
    description: 'Same as `Last-Event-ID`, for clients that cannot set headers.',
  }),
})

export const AllEventStream = z.string().meta({
  description:
    'Server-sent events: `ready`, then `change` with a `Change` and its `workspace_id`, `closed` for a workspace that ends, and finally `end`.',
  examples: [
    'retry: 2000\n\nid: me.41\nevent: ready\ndata: {"workspaces":[{"workspace_id":"Qm0…","revision":41}]}\n\n',
  ],
})
