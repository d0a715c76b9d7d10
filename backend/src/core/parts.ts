import type { IncomingMessage } from 'node:http'
import type { Together } from '../database/unit.ts'
import type { Actor } from './auth.ts'
import type { DocketError } from './errors.ts'

/** A request that is a part of another (an operation of a batch), and was never sent: the service asks itself. */
export interface Part {
  /** Of the request that it is a part of. */
  actor: Actor
  requestId: string
  /** What it writes with. */
  within: Together
  /** Why it was refused, once it was. */
  refusal?: DocketError
}

/** Known by the request itself: nothing that is sent can claim to be one. */
export type Parts = WeakMap<IncomingMessage, Part>
