import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

/** The parts of an OpenAPI document that the tests read, and a check whether a value fits what it declares. */

export interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  examples?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  pattern?: string
  format?: string
}

export interface Parameter {
  in: 'path' | 'query' | 'header'
  name: string
  required?: boolean
  schema: Schema
  example?: unknown
  description?: string
}

interface MediaType {
  schema: Schema
  example?: unknown
  examples?: Record<string, { value: unknown }>
}

interface ResponseObject {
  description: string
  headers?: Record<string, { schema: Schema; description?: string }>
  content?: Record<string, MediaType>
}

export interface OperationObject {
  operationId?: string
  summary?: string
  tags?: string[]
  security?: Record<string, string[]>[]
  parameters?: Parameter[]
  requestBody?: { required?: boolean; content: Record<string, MediaType> }
  responses: Record<string, ResponseObject>
}

export interface OpenApiDocument {
  openapi: string
  info: { title: string; version: string; description?: string }
  servers: { url: string }[]
  tags: { name: string; description?: string }[]
  security?: Record<string, string[]>[]
  paths: Record<string, Record<string, OperationObject>>
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, object> }
}

export interface Operation {
  /** In upper case. */
  method: string
  /** As in the document: `/api/{user_id}/tasks`. */
  path: string
  object: OperationObject
  id: string
}

export function operationsOf(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, object]) => ({
      method: method.toUpperCase(),
      path,
      object,
      id: object.operationId ?? `${method} ${path}`,
    })),
  )
}

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** Reports how a value fails the schema at a place of the document (`['components', 'schemas', 'Problem']`). */
export type Misfits = (place: string[], value: unknown) => string

export function createMisfits(document: OpenApiDocument): Misfits {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  ajv.addFormat('date-time', RFC3339)
  ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/)
  ajv.addFormat('uri-reference', (text: string) => URL.canParse(text, 'http://localhost'))
  ajv.addFormat('email', /^[^@\s]+@[^@\s]+$/)
  ajv.addSchema({ ...document, $id: 'document' })
  const compiled = new Map<string, ValidateFunction>()

  return (place, value) => {
    const pointer = place.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
    let validate = compiled.get(pointer)
    if (validate === undefined) {
      validate = ajv.compile({ $ref: `document#${encodeURI(pointer)}` })
      compiled.set(pointer, validate)
    }
    return validate(value) ? '' : ajv.errorsText(validate.errors)
  }
}

/** What in an answer the operation's declaration does not allow; empty when everything is as declared. */
export function undeclared(
  operation: Operation,
  answer: { statusCode: number; headers: Record<string, unknown>; payload: string },
  misfits: Misfits,
): string {
  const { statusCode, headers, payload } = answer
  const response = operation.object.responses[statusCode]
  if (response === undefined) return `the status ${statusCode} is not declared`
  const type = String(headers['content-type'] ?? '').replace(/;.*/, '')
  const place = ['paths', operation.path, operation.method.toLowerCase(), 'responses', String(statusCode)]
  if (response.content === undefined) return payload === '' ? '' : `a body where none is declared: ${payload}`
  if (response.content[type] === undefined) return `the content type "${type}" is not declared`
  const body = type === 'text/event-stream' ? payload : JSON.parse(payload)
  return misfits([...place, 'content', type, 'schema'], body)
}
