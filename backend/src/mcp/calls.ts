import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Actor } from '../core/auth.ts'
import { type Ask, exchange } from '../core/exchange.ts'
import type { Part, Parts } from '../core/subrequests.ts'
import type { RouteAnswer } from './model/preview.ts'

/** The caller: all that a tool knows about whose data it works on. */
export interface Caller {
  actor: Actor
  /** The id of the caller's request. */
  id: string
  log: FastifyBaseLogger
}

export type CallRoute = (caller: Caller, ask: Ask) => Promise<RouteAnswer>

/** Has the routes of `app` answer as if the caller had sent the request, with the same scopes, limits and history. */
export function createCallRoute(app: Pick<FastifyInstance, 'routing'>, parts: Parts): CallRoute {
  return async ({ actor, id, log }, ask) => {
    const part: Part = { id, actor, writing: null }
    const { status, payload } = await exchange(ask, (raw, response) => {
      parts.set(raw, part)
      app.routing(raw, response)
    })
    if (status >= 500) log.error({ err: part.refusal?.cause ?? part.refusal }, 'a tool failed')
    return { status, body: payload === '' ? null : JSON.parse(payload) }
  }
}
