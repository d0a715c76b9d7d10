import type { FastifyReply } from 'fastify'
import { z } from 'zod'

export const DEFAULT_LIMIT = 100
export const MAX_LIMIT = 500

/** `limit` of a list, from a query string. */
export const limitOf = (byDefault: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,2}$/, `Must be an integer from 1 to ${MAX_LIMIT}.`)
    .transform(Number)
    .refine((value) => value <= MAX_LIMIT, { error: `Must be at most ${MAX_LIMIT}.` })
    .optional()
    .transform((value) => value ?? byDefault)
    .meta({
      type: 'integer',
      minimum: 1,
      maximum: MAX_LIMIT,
      default: byDefault,
      description: 'Maximum number of items in the response.',
    })

export const Limit = limitOf(DEFAULT_LIMIT)

/**
 * A cursor marks where the next page starts, by the last row of this one: rows that are added or removed meanwhile
 * cause neither repeats nor gaps. Its content is opaque to clients.
 * @param max length of the longest cursor in characters
 */
export function cursorOf<Position extends z.ZodType>(position: Position, max = 500) {
  const schema = z
    .string()
    .max(max)
    .transform((value, context): z.output<Position> => {
      const parsed = position.safeParse(decode(value))
      if (parsed.success) return parsed.data
      context.addIssue({ code: 'custom', message: 'Not a cursor of this list.' })
      return z.NEVER
    })
    .meta({ type: 'string', description: '`next_cursor` of the previous page.' })
  const encode = (value: z.input<Position>): string =>
    Buffer.from(JSON.stringify(value)).toString('base64url')
  return { schema, encode }
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
}

/** Adds the RFC 8288 `Link` to the next page: the request's own address with the changed parameters. */
export function linkNext(reply: FastifyReply, changed: Record<string, string>): void {
  // The first question mark starts the query; any later one is an ordinary character.
  const [, path = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(reply.request.url) ?? []
  const parameters = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changed)) parameters.set(name, value)
  parameters.delete('offset')
  reply.header('link', `<${path}?${parameters}>; rel="next"`)
}
