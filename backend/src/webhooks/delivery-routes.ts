import type { FastifyReply, FastifyRequest } from 'fastify'
import { IdempotencyHeader } from '../changelog/idempotency.ts'
import { once } from '../changelog/idempotency-keys.ts'
import { runUnitOfWork, type UnitOfWork } from '../changelog/run-unit-of-work.ts'
import { writeOf } from '../changelog/write.ts'
import type { Clock } from '../core/clock.ts'
import { answer, guarded, guardedBody, type Routes } from '../core/http.ts'
import { linkNext } from '../core/pagination.ts'
import type { Database } from '../database/connection.ts'
import { webhooks } from './crud.ts'
import { listDeliveries, replay, sendPing } from './deliveries.ts'
import {
  Delivery,
  DeliveryListQuery,
  DeliveryListResponse,
  DeliveryPath,
  deliveryCursor,
  WebhookPath,
  type WebhookResponse,
} from './schemas.ts'

const tags = ['Webhooks']
const one = '/webhooks/:webhook_id'
const NONE = { match: null, noneMatch: [] }

/** Lists deliveries, and sends pings and replays. */
export function deliveryRoutes(app: Routes, { db, clock }: { db: Database; clock: Clock }): void {
  app.get(
    `${one}/deliveries`,
    {
      config: { scope: 'webhooks:manage' },
      schema: {
        operationId: 'listWebhookDeliveries',
        summary: 'List the deliveries of a webhook, newest first',
        description: 'Past and pending deliveries of the last 30 days.',
        tags,
        params: WebhookPath,
        querystring: DeliveryListQuery,
        response: { 200: answer('A page of deliveries.', DeliveryListResponse, ['link']), ...guarded(404) },
      },
    },
    async (request, reply) => {
      const { actor, params, query } = request
      const { limit, cursor } = query
      // One more than requested shows whether another page follows.
      const page = { before: cursor?.before, limit: limit + 1 }
      const found = await listDeliveries(actor.workspaceId, db.reader, params.webhook_id, page)
      const deliveries = found.slice(0, limit)
      const last = found.length > limit ? deliveries.at(-1) : undefined
      const nextCursor = last === undefined ? null : deliveryCursor.encode({ before: last.id })
      if (nextCursor !== null) linkNext(reply, { cursor: nextCursor })
      return reply.send({ deliveries, count: deliveries.length, next_cursor: nextCursor })
    },
  )

  /** Answers with the delivery that `work` creates, once per idempotency key. */
  async function accept(
    request: Pick<FastifyRequest, 'actor' | 'idempotencyKey' | 'writing'>,
    reply: FastifyReply,
    webhookId: number,
    work: (unit: UnitOfWork, webhook: WebhookResponse) => Promise<Delivery>,
  ): Promise<Delivery> {
    const { workspaceId } = request.actor
    const write = writeOf(request, clock)
    const outcome = await once(workspaceId, db, write, () =>
      runUnitOfWork(workspaceId, db, write, async (unit) =>
        work(unit, await webhooks.find(unit, { id: webhookId }, NONE)),
      ),
    )
    reply.code(202)
    if (!outcome.replayed) return outcome.result
    reply.header('idempotency-replayed', 'true')
    return outcome.answer as Delivery
  }

  app.post(
    `${one}/test`,
    {
      config: { scope: 'webhooks:manage', writes: 'alone', sendsOut: true, proof: false },
      schema: {
        operationId: 'testWebhook',
        summary: 'Send a ping',
        description: 'Sends an event `ping` without content, once and without retries.',
        tags,
        params: WebhookPath,
        headers: IdempotencyHeader,
        response: {
          202: answer('The delivery of the ping, which is pending.', Delivery, ['idempotency-replayed']),
          ...guardedBody(404, 409),
        },
      },
    },
    async (request, reply) => reply.send(await accept(request, reply, request.params.webhook_id, sendPing)),
  )

  app.post(
    `${one}/deliveries/:delivery_id/replay`,
    {
      config: { scope: 'webhooks:manage', writes: 'alone', sendsOut: true, proof: false },
      schema: {
        operationId: 'replayWebhookDelivery',
        summary: 'Send an event again',
        description: 'Creates a new delivery with the same event id.',
        tags,
        params: DeliveryPath,
        headers: IdempotencyHeader,
        response: {
          202: answer('The new delivery, which is pending.', Delivery, ['idempotency-replayed']),
          ...guardedBody(404, 409, 410),
        },
      },
    },
    async (request, reply) => {
      const { webhook_id, delivery_id } = request.params
      return reply.send(
        await accept(request, reply, webhook_id, (unit, webhook) => replay(unit, webhook, delivery_id)),
      )
    },
  )
}
