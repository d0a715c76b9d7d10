import { z } from 'zod'
import { WRITE_METHODS } from '../core/writes.ts'

export const MOST_OPERATIONS = 100

const header = (description: string, max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[ -~]*$/, 'Visible ASCII characters.')
    .optional()
    .meta({ description })

export const BatchOperation = z
  .strictObject({
    method: z.enum(WRITE_METHODS).meta({ examples: ['POST'] }),
    path: z
      .string()
      .max(500)
      .regex(/^(?:\/(?:[\w-]+|\$\d{1,2}))+(?:\?[!"$-~]*)?$/, 'A path like /tasks/5, or /tasks/$0.')
      .meta({
        description: 'Follows `/api/{user_id}`. `$0` is the id of what operation 0 answered with.',
        examples: ['/tasks/5'],
      }),
    body: z.unknown().optional().meta({
      description: 'As the route takes it; anywhere in it `{ "id_of": 0 }` is that id.',
    }),
    if_match: header('Its `If-Match`.', 4000),
    if_none_match: header('Its `If-None-Match`.', 4000),
    prefer: header('Its `Prefer`.', 200),
  })
  .meta({ id: 'BatchOperation' })
export type BatchOperation = z.output<typeof BatchOperation>

export const BatchRequest = z
  .strictObject({
    mode: z.enum(['atomic', 'each']).default('atomic').meta({
      description: '`atomic`: all or nothing. `each`: one that fails does not undo the others.',
    }),
    operations: z.array(BatchOperation).min(1).max(MOST_OPERATIONS),
  })
  .meta({
    id: 'BatchRequest',
    examples: [
      {
        operations: [
          { method: 'POST', path: '/projects', body: { name: 'Garden' } },
          { method: 'POST', path: '/tasks', body: { title: 'Buy seeds', project_id: { id_of: 0 } } },
          { method: 'POST', path: '/tasks/$1/notes', body: { body: 'The shop closes at six.' } },
        ],
      },
    ],
  })
export type BatchRequest = z.output<typeof BatchRequest>

export const BatchResult = z
  .strictObject({
    status: z.int().meta({ description: 'As the operation would be answered by itself.', examples: [201] }),
    etag: z.string().optional(),
    location: z.string().optional(),
    body: z.unknown().meta({ description: 'The answer, problems included; null where it has none.' }),
  })
  .meta({ id: 'BatchResult' })
export type BatchResult = z.output<typeof BatchResult>

export const BatchResponse = z
  .strictObject({
    results: z.array(BatchResult).meta({ description: 'One for each operation, in their order.' }),
    count: z.int().meta({ description: 'How many there are.' }),
    failed: z.int().meta({ description: 'How many of them failed: none, but with `each`.' }),
    write: z.int().nullable().meta({
      description: 'Its first revision, by which it is undone whole; null when it changed nothing.',
    }),
    revision: z.int().meta({ description: "The user's last revision after it." }),
  })
  .meta({ id: 'BatchResponse' })
export type BatchResponse = z.output<typeof BatchResponse>
