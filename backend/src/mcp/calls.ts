import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Actor } from '../core/auth.ts'
import { type Ask, exchange } from '../core/exchange.ts'
import type { Subrequest, Subrequests } from '../core/subrequests.ts'
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
export function createCallRoute(app: Pick<FastifyInstance, 'routing'>, subrequests: Subrequests): CallRoute {
  return async ({ actor, id, log }, ask) => {
    const subrequest: Subrequest = { id, actor, writing: null }
    const { status, payload } = await exchange(ask, (raw, response) => {
      subrequests.set(raw, subrequest)
      app.routing(raw, response)
    })
    if (status >= 500) log.error({ err: subrequest.refusal?.cause ?? subrequest.refusal }, 'a tool failed')
    return { status, body: payload === '' ? null : JSON.parse(payload) }
  }
}
