import type { FastifyInstance } from 'fastify'

/** How work is traced, if it is: `telemetry/` implements it, and nothing below knows of that. */
export interface Tracing {
  /** Traces every request of `app`; to be called before other hooks are added. */
  watch(app: FastifyInstance): void
  /** Runs `work` as a span. */
  span<Result>(name: string, options: SpanOptions<Result>, work: () => Promise<Result>): Promise<Result>
}

/** Never anything that users wrote, nor their names, addresses or ids. */
export type Attributes = Record<string, string | number | boolean>

export interface SpanOptions<Result> {
  kind: 'client' | 'internal'
  /**
   * What it is part of. `request`: the request under way, and nothing where there is none; `trace`: the same, even if
   * that request has been answered; or what a write caused (`causeOf`): its trace, or one of its own if that is not
   * known.
   */
  of: 'request' | 'trace' | Cause
  attributes?: Attributes
  /** What is known at the end. */
  outcome?(result: Result): Outcome
}

export interface Outcome {
  attributes: Attributes
  /** Whether it failed although nothing was thrown. */
  failed: boolean
}

/** Names a write of this process. */
export interface Cause {
  write: string
}

/** @param write the first revision of the write */
export const causeOf = (workspaceId: string, write: number): Cause => ({ write: `${workspaceId} ${write}` })
