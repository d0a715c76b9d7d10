import type { FastifyInstance, FastifyRequest } from 'fastify'
import { IdempotencyHeader } from '../changelog/idempotency.ts'
import { once } from '../changelog/idempotency-keys.ts'
import { runUnitOfWork, type UnitOfWork } from '../changelog/run-unit-of-work.ts'
import { writeOf } from '../changelog/write.ts'
import { isWrite } from '../changelog/write-routes.ts'
import type { Clock } from '../core/clock.ts'
import { DocketError, toProblem } from '../core/errors.ts'
import { exchange } from '../core/exchange.ts'
import { answer, guardedBody, type Routes } from '../core/http.ts'
import { type Limiter, rateLimitHeaders, tooManyRequests } from '../core/limits.ts'
import { UserPath } from '../core/schemas.ts'
import type { Subrequest, Subrequests } from '../core/subrequests.ts'
import type { Database } from '../database/connection.ts'
import { type Answered, runBatch } from './crud.ts'
import { checkOperations, type WriteRoute, writeRoute } from './model.ts'
import { type BatchOperation, BatchRequest, BatchResponse } from './schemas.ts'

/** The writing routes among those registered on `app` from now on: what a batch may consist of. */
export function listWrites(app: FastifyInstance): readonly WriteRoute[] {
  const routes: WriteRoute[] = []
  app.addHook('onRoute', (route) => {
    if (isWrite(route)) routes.push(writeRoute(route, route.url.slice(route.prefix.length)))
  })
  return routes
}

/** @param options.writes from `listWrites` */
export function batchRoutes(
  app: Routes,
  options: {
    db: Database
    clock: Clock
    limiter: Limiter
    subrequests: Subrequests
    writes: readonly WriteRoute[]
  },
): void {
  const { db, clock, limiter, subrequests, writes } = options

  /** Has an operation answered by its route, as if it had been sent as a request. */
  async function send(
    { actor, id }: FastifyRequest,
    writing: { within: UnitOfWork; dryRun: boolean },
    operation: BatchOperation,
  ): Promise<Answered> {
    const { method, path, body, if_match, if_none_match, prefer } = operation
    const headers = {
      ...(if_match !== undefined && { 'if-match': if_match }),
      ...(if_none_match !== undefined && { 'if-none-match': if_none_match }),
      ...(prefer !== undefined && { prefer }),
    }
    const subrequest: Subrequest = { id, actor, writing }
    const ask = { method, url: `/api/me${path}`, headers, body: JSON.stringify(body) as string | undefined }
    const {
      status,
      headers: answered,
      payload,
    } = await exchange(ask, (raw, response) => {
      subrequests.set(raw, subrequest)
      app.routing(raw, response)
    })
    const { refusal = status >= 400 ? stopping() : undefined } = subrequest
    const { etag, location } = answered
    return {
      refusal,
      result: {
        status,
        ...(typeof etag === 'string' && { etag }),
        ...(typeof location === 'string' && { location }),
        body: payload === '' ? null : JSON.parse(payload),
      },
    }
  }

  app.post(
    '/batch',
    {
      config: { scope: 'any', narrow: true, writes: 'alone' },
      schema: {
        operationId: 'batch',
        summary: 'Make many writes at once',
        description:
          'Each operation is answered as its own endpoint would answer it, and counts as one request. Together they are one write in the change log, and one undo reverts them all.',
        tags: ['Batch'],
        params: UserPath,
        headers: IdempotencyHeader,
        body: BatchRequest,
        response: {
          200: answer('The results, in the order of the operations.', BatchResponse, [
            'idempotency-replayed',
          ]),
          ...guardedBody(404, 409, 412, 424),
        },
      },
    },
    async (request, reply) => {
      const { actor, body } = request
      // The batch itself was counted as one request. With more operations than the burst limit, it takes all of it.
      const more = Math.min(body.operations.length, limiter.limit.burst) - 1
      const verdict = await limiter.take(actor.userId, clock().getTime(), more)
      if (!verdict.allowed) throw tooManyRequests('user', limiter.limit, verdict)
      reply.headers(rateLimitHeaders('user', limiter.limit, verdict))

      checkOperations(body.operations, writes)
      const write = writeOf(request, clock)
      const problem = (refusal: DocketError) => ({
        status: refusal.status,
        body: toProblem(refusal, request.id, clock()),
      })
      const outcome = await once(actor.workspaceId, db, write, () =>
        runUnitOfWork(actor.workspaceId, db, write, async (unit) => {
          const done = await runBatch(
            unit,
            body,
            (operation) => send(request, { within: unit, dryRun: write.dryRun === true }, operation),
            problem,
          )
          if (write.key !== null) unit.answer(unit.revision, done)
          return done
        }),
      )
      if (!outcome.replayed) return reply.send(outcome.result)
      return reply.header('idempotency-replayed', 'true').send(outcome.answer as BatchResponse)
    },
  )
}

/** A refusal without a reason comes from the server itself, which takes no more requests. */
const stopping = (): DocketError =>
  new DocketError('DATABASE_ERROR', 'The service is shutting down. Try again shortly.')
