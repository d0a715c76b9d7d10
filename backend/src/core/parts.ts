import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import type { DocketError } from './errors.ts'

/**
 * A request that is a part of another (an operation of a batch), and was never sent: the service asks itself. Id and
 * actor are those of the whole.
 */
export interface Part extends Pick<FastifyRequest, 'id' | 'actor' | 'writing'> {
  /** Why it was refused, once it was. */
  refusal?: DocketError
}

/** Known by the request itself: nothing that is sent can claim to be one. */
export type Parts = WeakMap<IncomingMessage, Part>
