import { z } from 'zod'
import { Revision } from '../core/schemas.ts'

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
