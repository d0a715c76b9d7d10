import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Actor } from '../core/auth.ts'
import { type Ask, exchange } from '../core/exchange.ts'
import type { Part, Parts } from '../core/parts.ts'
import type { RouteAnswer } from './model/foresight.ts'

/** Who calls: all that a tool knows of whose data it is about. */
export interface Caller {
  actor: Actor
  /** The id of their request. */
  id: string
  log: FastifyBaseLogger
}

export type CallRoute = (caller: Caller, ask: Ask) => Promise<RouteAnswer>

/** Has the routes of `app` answer, as if the caller had sent the request: scopes, limits and history are the same. */
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
