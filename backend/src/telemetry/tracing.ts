import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import type { FastifyInstance } from 'fastify'
import type { Outcome, Tracing } from '../core/tracing.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The context of its span. */
    traced: Context | undefined
  }
}

const KINDS = { client: SpanKind.CLIENT, internal: SpanKind.INTERNAL }
const header = {
  get: (headers: Record<string, unknown>, key: string) => headers[key] as string | undefined,
  keys: (headers: Record<string, unknown>) => Object.keys(headers),
}

/** @param continues whether a request's `traceparent` is believed: it then comes from the operator's own proxy */
export function createTracing(tracer: Tracer, { continues }: { continues: boolean }): Tracing {
  const contexts = new AsyncLocalStorageContextManager().enable()
  const propagator = new W3CTraceContextPropagator()
  const current = () => trace.getSpan(contexts.active())

  return {
    watch(app) {
      app.decorateRequest('traced', undefined)
      app.addHook('onRequest', (request, _, done) => {
        const route = request.routeOptions.url ?? 'unknown'
        const within = current() !== undefined
        const parent =
          !within && continues ? propagator.extract(ROOT_CONTEXT, request.headers, header) : contexts.active()
        const span = tracer.startSpan(
          `${request.method} ${route}`,
          {
            // A part of a batch is no request of its own.
            kind: within ? SpanKind.INTERNAL : SpanKind.SERVER,
            attributes: {
              'http.request.method': request.method,
              'http.route': route,
              'docket.request_id': request.id,
            },
          },
          parent,
        )
        request.traced = trace.setSpan(parent, span)
        const { traceId, traceFlags } = span.spanContext()
        if (!within && (traceFlags & 1) === 1) request.log = request.log.child({ trace_id: traceId })
        contexts.with(request.traced, done)
      })
      // The body arrives outside of that context.
      app.addHook('preValidation', (request, _, done) => {
        contexts.with(request.traced ?? ROOT_CONTEXT, done)
      })
      addEnds(app)
    },
    span: (name, options, work, outcome) => {
      if (current() === undefined && options.root !== true) return work()
      const context = options.root === true ? ROOT_CONTEXT : contexts.active()
      const { attributes = {}, kind = 'internal' } = options
      const span = tracer.startSpan(name, { kind: KINDS[kind], attributes }, context)
      return contexts.with(trace.setSpan(context, span), () => settled(span, work, outcome))
    },
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

function end(context: Context | undefined, status: number | undefined): void {
  const span = context && trace.getSpan(context)
  if (span === undefined || !span.isRecording()) return
  if (status !== undefined) span.setAttribute('http.response.status_code', status)
  if (status === undefined || status >= 500) {
    span.setAttribute('error.type', status === undefined ? 'aborted' : String(status))
    span.setStatus({ code: SpanStatusCode.ERROR })
  }
  span.end()
}

async function settled<Result>(
  span: Span,
  work: () => Promise<Result>,
  outcome: ((result: Result) => Outcome) | undefined,
): Promise<Result> {
  try {
    const result = await work()
    const { attributes, failed } = outcome?.(result) ?? { attributes: {}, failed: false }
    span.setAttributes(attributes)
    if (failed) span.setStatus({ code: SpanStatusCode.ERROR })
    return result
  } catch (error) {
    // Not its message, which may quote what users wrote.
    const { name, code } = error as Error & { code?: unknown }
    span.setAttribute('error.type', typeof code === 'string' ? code : name)
    span.setStatus({ code: SpanStatusCode.ERROR })
    throw error
  } finally {
    span.end()
  }
}
