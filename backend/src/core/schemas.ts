import { isBlank } from '@docket/grammar/text.ts'
import { z } from 'zod'
import { ERROR_STATUS, type ErrorCode } from './errors.ts'

export { isBlank } from '@docket/grammar/text.ts'

/** Shapes that every resource shares. */

// Zod reports a missing member as `undefined`, which JSON does not have; Fastify passes a missing body as null.
z.config({
  customError: (issue) => {
    if (issue.code !== 'invalid_type') return undefined
    if (issue.input === undefined) return 'This is required.'
    return issue.input === null && issue.expected === 'object' ? 'A JSON object is required.' : undefined
  },
})

/** RFC 3339 in UTC with milliseconds. Written only by the service, so its format is not checked again. */
export const Instant = z.string().meta({
  format: 'date-time',
  description: 'RFC 3339, UTC, milliseconds.',
  examples: ['2026-11-20T09:00:00.000Z'],
})

const length = (text: string) => {
  let points = 0
  for (const _ of text) points += 1
  return points
}

/** Text kept as sent, its length counted in Unicode code points. What PostgreSQL cannot store is refused. */
export function text(bounds: { min?: number; max: number }) {
  const { min = 0, max } = bounds
  return z
    .string()
    .refine((value) => value.isWellFormed() && !value.includes('\0'), {
      error: 'Text must not contain NUL or unpaired surrogates.',
      abort: true,
    })
    .refine((value) => value.length <= max || length(value) <= max, {
      error: `At most ${max} characters.`,
      params: { type: 'too_big' },
    })
    .refine((value) => min <= 1 || length(value) >= min, { error: `At least ${min} characters.` })
    .refine((value) => min === 0 || !isBlank(value), { error: 'Must not be blank.' })
    .meta({ maxLength: max, ...(min === 0 ? {} : { minLength: min, pattern: '\\S' }) })
}

/** An id or revision in a path or query: a positive integer that JSON can represent exactly. */
export const PositiveInteger = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'Must be a positive integer.')
  .transform(Number)
  .meta({ type: 'integer', minimum: 1, maximum: 999_999_999_999_999 })

/** A revision in a query or header; 0 is before the first. */
export const Revision = z.string().regex(/^\d{1,15}$/, 'Must be a revision: a whole number.')

/**
 * Who can act on behalf of a user: the user, an API key, an OAuth client that the user has authorised, or the assistant
 * in one of the user's conversations.
 */
export const ActorKind = z.enum(['user', 'api_key', 'oauth_client', 'assistant'])

/**
 * Who may have made a change in the log: a webhook that switched itself off as well, and the service, which notifies.
 */
export const LoggedActorKind = z.enum([...ActorKind.options, 'webhook', 'service'])

/** What every resource shows about the writes that produced it. */
export const stamps = {
  created_at: Instant,
  updated_at: Instant,
  revision: z
    .int()
    .meta({ description: 'The revision that last changed the resource; also its ETag.', examples: [1] }),
}

/** The id of a resource that is named by the revision that created it. */
export const RevisionId = z
  .int()
  .meta({ description: 'The revision that created the resource.', examples: [1] })

export const Color = z
  .string()
  .regex(/^#[0-9A-Fa-f]{6}$/, 'Must be a colour in the form #rrggbb.')
  .meta({ examples: ['#2e7d32'] })

export const UserPath = z.object({
  user_id: z
    .string()
    .max(255)
    .meta({
      description: "The workspace: the caller's own, by their id or `me`, or one that they are a member of.",
      examples: ['me'],
    }),
})

export const Problem = z
  .looseObject({
    type: z.string().meta({ format: 'uri-reference' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    error_code: z.enum(Object.keys(ERROR_STATUS) as ErrorCode[]),
    timestamp: Instant,
    request_id: z.string(),
    errors: z
      .array(z.object({ loc: z.array(z.union([z.string(), z.int()])), msg: z.string(), type: z.string() }))
      .optional(),
    current: z.looseObject({}).optional().meta({
      description:
        'The present state of the resource, as its own endpoint returns it: with 412, and with 409 if a merge fails.',
    }),
    moved_to: z.looseObject({ workspace_id: z.string(), id: z.int() }).optional().meta({
      description:
        'With 404, for a task or project that was moved to another workspace which the caller may enter.',
    }),
    conflicts: z.array(z.looseObject({})).optional().meta({
      description:
        'What the request conflicts with. For a merge: each `field` with its value in the version that `If-Match` names (`base`), its present value (`theirs`) and the requested one (`yours`).',
    }),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457 problem details.',
    examples: [
      {
        type: '/errors#not-found',
        title: 'Not Found',
        status: 404,
        detail: 'No such task.',
        error_code: 'NOT_FOUND',
        timestamp: '2026-11-20T09:00:00.000Z',
        request_id: '0195c0de-0000-7000-8000-000000000000',
      },
    ],
  })
