import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isWrite } from '../changelog/write-routes.ts'
import type { Scope } from '../core/scopes.ts'

/** The routes below `/api` as tools see them: where each part of a request goes, and its schema. */

/** Where an argument goes. */
export type Place = 'path' | 'query' | 'header' | 'body'

export interface Operation {
  method: string
  /** Where it is: below the workspace of the call (`/api/me`), or `/api`. */
  base: string
  /** Below that: `/tasks/:task_id`. */
  path: string
  scope: Scope | 'any'
  /** Whether it is open to keys limited to one project. */
  narrow: boolean
  writes: boolean
  /** The members of each part of the request. */
  parts: Record<Place, z.core.$ZodLooseShape>
  /** The schemas of its successful JSON answers; empty where there is none. */
  answers: z.ZodType[]
}

interface RouteSchema {
  operationId?: string
  params?: z.ZodObject
  querystring?: z.ZodObject
  headers?: z.ZodObject
  body?: z.ZodType
  response?: Record<string, { content?: Record<string, { schema: z.ZodType }> }>
}

/** Operations by their `operationId`. */
export type Operations = Map<string, Operation>

/** Records in `operations` the routes that are registered on `app` from now on. */
export function noteOperations(app: FastifyInstance, operations: Operations): void {
  app.addHook('onRoute', (route) => {
    const {
      operationId,
      params,
      querystring,
      headers,
      body,
      response = {},
    } = (route.schema ?? {}) as RouteSchema
    if (operationId === undefined || route.method === 'HEAD') return
    const { user_id: _, ...ids } = params?.shape ?? {}
    operations.set(operationId, {
      method: String(route.method),
      base: route.prefix.replace(':user_id', 'me'),
      path: route.url.slice(route.prefix.length),
      scope: route.config?.scope ?? 'account',
      narrow: route.config?.narrow === true,
      writes: isWrite(route),
      parts: {
        path: ids,
        query: querystring?.shape ?? {},
        header: headers?.shape ?? {},
        body: body === undefined ? {} : membersOf(body),
      },
      answers: Object.entries(response)
        .filter(([status]) => status.startsWith('2'))
        .flatMap(([, { content = {} }]) => Object.entries(content))
        .filter(([type]) => type.endsWith('json'))
        .map(([, { schema }]) => schema),
    })
  })
}

/** The members of a body, which may be optional as a whole. */
function membersOf(body: z.ZodType): z.core.$ZodLooseShape {
  if (body instanceof z.ZodOptional || body instanceof z.ZodNullable)
    return membersOf(body.unwrap() as z.ZodType)
  return body instanceof z.ZodObject ? body.shape : {}
}
