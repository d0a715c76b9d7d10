import type { FastifyInstance } from 'fastify'

/** How work is traced, if it is: `telemetry/` implements it, and nothing below knows of that. */
export interface Tracing {
  /** Traces every request of `app`; to be called before other hooks are added. */
  watch(app: FastifyInstance): void
  /**
   * Runs `work` as a span of the current trace.
   * @param outcome what is known at the end
   */
  span<Result>(
    name: string,
    options: SpanOptions,
    work: () => Promise<Result>,
    outcome?: (result: Result) => Outcome,
  ): Promise<Result>
}

/** Never anything that users wrote, nor their names, addresses or ids. */
export type Attributes = Record<string, string | number | boolean>

export interface SpanOptions {
  attributes?: Attributes
  kind?: 'client' | 'internal'
  /** Begins a trace of its own; without it, work outside of any trace is not traced. */
  root?: boolean
}

export interface Outcome {
  attributes: Attributes
  /** Whether it failed although nothing was thrown. */
  failed: boolean
}
