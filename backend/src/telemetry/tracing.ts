import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type Context,
  type Tracer as Maker,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { DryRun } from '../changelog/dry-run.ts'
import { DocketError } from '../core/errors.ts'
import type { Cause, SpanOptions, Tracing } from '../core/tracing.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The context of its span. */
    traced: Context | undefined
  }
}

export interface Tracer extends Tracing {
  /** Remembers the current trace as that of a write. */
  note(cause: Cause): void
  /** Runs `work` outside of any trace. */
  outside<Result>(work: () => Result): Result
}

const KINDS = { client: SpanKind.CLIENT, internal: SpanKind.INTERNAL }
/** Writes that are remembered. */
const MOST = 10_000

const propagator = new W3CTraceContextPropagator()
/** Nothing but `traceparent`: what callers put into `tracestate` would be sent on. */
const parentOnly = {
  get: ({ traceparent }: FastifyRequest['headers'], name: string) =>
    name === 'traceparent' ? traceparent : undefined,
  keys: () => ['traceparent'],
}

export function createTracer(maker: Maker): Tracer {
  const contexts = new AsyncLocalStorage<Context>()
  const active = () => contexts.getStore() ?? ROOT_CONTEXT
  const current = () => trace.getSpan(active())
  const causes = new LRUCache<string, SpanContext>({ max: MOST })

  /** Undefined if there is nothing to be part of. */
  function parentOf(of: SpanOptions<unknown>['of']): Context | undefined {
    if (of === 'request') return current()?.isRecording() ? active() : undefined
    if (of === 'trace') return current() === undefined ? undefined : active()
    const cause = causes.get(of.write)
    return cause === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, cause)
  }

  function begin(request: FastifyRequest): Context {
    const within = current() !== undefined
    const parent = within ? active() : propagator.extract(ROOT_CONTEXT, request.headers, parentOnly)
    const { method, id } = request
    const route = request.routeOptions.url
    const span = maker.startSpan(
      route === undefined ? method : `${method} ${route}`,
      {
        // A part of a batch is no request of its own.
        kind: within ? SpanKind.INTERNAL : SpanKind.SERVER,
        attributes: {
          'http.request.method': method,
          // The pattern, not the address, in which there are ids and what users search for.
          ...(route !== undefined && { 'http.route': route }),
          'docket.request_id': id,
        },
      },
      parent,
    )
    const { traceId, traceFlags } = span.spanContext()
    if ((traceFlags & TraceFlags.SAMPLED) !== 0) {
      request.log = request.log.child({ trace_id: traceId })
    }
    return trace.setSpan(parent, span)
  }

  return {
    watch(app) {
      app.decorateRequest('traced', undefined)
      app.addHook('onRequest', (request, _, done) => {
        request.traced = begin(request)
        contexts.run(request.traced, done)
      })
      addEnds(app)
    },
    span(name, options, work) {
      const parent = parentOf(options.of)
      if (parent === undefined) return work()
      const { attributes = {}, kind } = options
      const span = maker.startSpan(name, { kind: KINDS[kind], attributes }, parent)
      return contexts.run(trace.setSpan(parent, span), () => settled(span, work, options.outcome))
    },
    note({ write }) {
      const span = current()
      // A later request that changed nothing may name it again.
      if (span !== undefined && !causes.has(write)) causes.set(write, span.spanContext())
    },
    outside: (work) => contexts.run(ROOT_CONTEXT, work),
  }
}

/** A response ends once, whether it was sent or its client has gone. */
function addEnds(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    end(request.traced, reply.statusCode)
    done()
  })
  app.addHook('onRequestAbort', (request, done) => {
    end(request.traced, undefined)
    done()
  })
}

/** @param status undefined if the client has gone */
function end(context: Context | undefined, status: number | undefined): void {
  const span = context && trace.getSpan(context)
  if (span === undefined || !span.isRecording()) return
  if (status === undefined) span.setAttribute('docket.aborted', true)
  else span.setAttribute('http.response.status_code', status)
  if (status !== undefined && status >= 500) fail(span, String(status))
  span.end()
}

async function settled<Result>(
  span: Span,
  work: () => Promise<Result>,
  outcome: SpanOptions<Result>['outcome'],
): Promise<Result> {
  try {
    const result = await work()
    const { attributes, failed } = outcome?.(result) ?? { attributes: {}, failed: false }
    span.setAttributes(attributes)
    if (failed) fail(span)
    return result
  } catch (error) {
    if (isFailure(error)) fail(span, kindOf(error))
    throw error
  } finally {
    span.end()
  }
}

function fail(span: Span, kind = '_OTHER'): void {
  span.setAttribute('error.type', kind)
  span.setStatus({ code: SpanStatusCode.ERROR })
}

/** Refusing a request is not, nor is rolling back a dry run. */
const isFailure = (error: unknown): boolean =>
  !(error instanceof DryRun || (error instanceof DocketError && error.status < 500))

/** Not its message, which may quote what users wrote. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return '_OTHER'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
