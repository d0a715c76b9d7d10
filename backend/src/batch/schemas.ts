import { z } from 'zod'
import { WRITE_METHODS } from '../changelog/write-routes.ts'

export const MOST_OPERATIONS = 100

const header = (description: string, max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[ -~]*$/, 'Must consist of visible ASCII characters.')
    .optional()
    .meta({ description })

export const BatchOperation = z
  .strictObject({
    method: z.enum(WRITE_METHODS).meta({ examples: ['POST'] }),
    path: z
      .string()
      .max(500)
      .regex(/^(?:\/(?:[\w-]+|\$\d{1,2}))+(?:\?[!"$-~]*)?$/, 'Must be a path like /tasks/5 or /tasks/$0.')
      .meta({
        description: 'Path below `/api/{user_id}`. `$0` stands for the id in the result of operation 0.',
        examples: ['/tasks/5'],
      }),
    body: z.unknown().optional().meta({
      description:
        'Request body of the operation. Anywhere in it, `{ "id_of": 0 }` stands for the id in the result of operation 0.',
    }),
    if_match: header('`If-Match` of the operation.', 4000),
    if_none_match: header('`If-None-Match` of the operation.', 4000),
    prefer: header('`Prefer` of the operation.', 200),
  })
  .meta({ id: 'BatchOperation' })
export type BatchOperation = z.output<typeof BatchOperation>

export const BatchRequest = z
  .strictObject({
    mode: z.enum(['atomic', 'each']).default('atomic').meta({
      description: '`atomic`: all or nothing. `each`: an operation that fails does not affect the others.',
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
    status: z.int().meta({
      description: 'Status that the operation would have as a request of its own.',
      examples: [201],
    }),
    etag: z.string().optional(),
    location: z.string().optional(),
    body: z
      .unknown()
      .meta({ description: 'Response body of the operation, or its problem; null if there is none.' }),
  })
  .meta({ id: 'BatchResult' })
export type BatchResult = z.output<typeof BatchResult>

export const BatchResponse = z
  .strictObject({
    results: z.array(BatchResult).meta({ description: 'One result per operation, in the same order.' }),
    count: z.int().meta({ description: 'Number of results.' }),
    failed: z
      .int()
      .meta({ description: 'Number of operations that failed; always 0 unless `mode` is `each`.' }),
    write: z.int().nullable().meta({
      description:
        'The first revision of the batch: undo it to revert the whole batch. Null if nothing was changed.',
    }),
    revision: z.int().meta({ description: "The workspace's revision after the batch." }),
  })
  .meta({ id: 'BatchResponse' })
export type BatchResponse = z.output<typeof BatchResponse>
