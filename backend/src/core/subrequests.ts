import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import type { DocketError } from './errors.ts'

/**
 * A request that is part of another (an operation of a batch): it runs in process and is never sent. Its id and actor
 * are those of the enclosing request.
 */
export interface Subrequest extends Pick<FastifyRequest, 'id' | 'actor' | 'writing'> {
  /** Why it was refused, if it was. */
  refusal?: DocketError
}

/** Keyed by the request object itself, so that nothing a client sends can pass for a part. */
export type Subrequests = WeakMap<IncomingMessage, Subrequest>
