import { IdempotencyHeader } from '../changelog/idempotency.ts'
import { once } from '../changelog/idempotency-keys.ts'
import { runUnitOfWork } from '../changelog/run-unit-of-work.ts'
import { collectionRoutes } from '../changelog/store/collection-routes.ts'
import { writeOf } from '../changelog/write.ts'
import { DocketError } from '../core/errors.ts'
import { answer, guarded, guardedBody, type Routes } from '../core/http.ts'
import { linkNext } from '../core/pagination.ts'
import { UserPath } from '../core/schemas.ts'
import { listDeliveries, sendTest } from './crud/deliveries.ts'
import { addressOf, channels, createChannel, editChannel, listChannels, removeChannel } from './crud.ts'
import type { ChannelRouteOptions } from './options.ts'
import {
  ChannelCreate,
  ChannelDelivery,
  ChannelDeliveryListResponse,
  ChannelListResponse,
  ChannelOptions,
  ChannelPatch,
  ChannelPath,
  ChannelResponse,
  ChannelSecretResponse,
  DeliveryListQuery,
  deliveryCursor,
} from './schemas.ts'
import { signingSecretOf } from './secrets.ts'

const tags = ['Channels']
const one = '/channels/:channel_id'
/** Kinds of channels that lead to nobody else. */
const OWN: ReadonlySet<ChannelCreate['kind']> = new Set(['email', 'web_push'])
const NONE = { match: null, noneMatch: [] }

export function channelRoutes(app: Routes, options: ChannelRouteOptions): void {
  const { db, clock, config, secret, checkUrl, pushKey } = options

  app.get(
    '/channels/options',
    {
      config: { scope: 'channels:read' },
      schema: {
        operationId: 'readChannelOptions',
        summary: 'Read which channels there can be',
        tags,
        params: UserPath,
        response: { 200: answer('What this server offers.', ChannelOptions), ...guarded() },
      },
    },
    async ({ actor }, reply) => {
      const address = await addressOf(actor.userId, db.reader)
      return reply.send({
        kinds: [...config.channels],
        push_key: config.channels.includes('web_push') ? await pushKey() : null,
        email: address?.email ?? null,
        email_verified: address?.verified ?? false,
        deliveries_per_hour: config.perHour,
      })
    },
  )

  app.get(
    '/channels',
    {
      config: { scope: 'channels:read' },
      schema: {
        operationId: 'listChannels',
        summary: 'List channels, oldest first',
        tags,
        params: UserPath,
        response: { 200: answer('All channels.', ChannelListResponse), ...guarded() },
      },
    },
    async ({ actor }, reply) => {
      const found = await listChannels(actor.workspaceId, db.reader)
      return reply.send({ channels: found, count: found.length })
    },
  )

  /** @throws DocketError CONFLICT, VALIDATION_ERROR */
  async function check(userId: string, body: ChannelCreate): Promise<void> {
    if (!config.channels.includes(body.kind))
      throw new DocketError('CONFLICT', 'This server does not offer channels of this kind.')
    if (body.kind === 'ntfy' && !/[^/]\/[^/?#]+$/.test(body.url))
      throw invalidUrl('url', 'The URL must end with the topic: https://ntfy.sh/my-topic.')
    const [name, url] =
      body.kind === 'web_push' ? ['endpoint', body.endpoint] : ['url', 'url' in body ? body.url : null]
    if (url !== null && url !== undefined) {
      try {
        checkUrl(url)
      } catch (error) {
        throw invalidUrl(name ?? 'url', (error as Error).message)
      }
    }
    if (body.kind !== 'email') return
    const address = await addressOf(userId, db.reader)
    if (address === undefined) throw new DocketError('CONFLICT', 'The account has no e-mail address.')
    if (!address.verified)
      throw new DocketError('CONFLICT', 'Confirm the e-mail address of the account first.')
  }

  collectionRoutes(app, options, {
    one: 'channel',
    tag: 'Channels',
    scope: 'channels',
    path: '/channels',
    store: channels,
    config: {
      // One's own address and the browser that asks need no proof: the one is the account's, the other ends with the session.
      create: { sendsOut: true, proof: ({ body }) => !OWN.has((body as ChannelCreate).kind) },
      patch: { sendsOut: true, proof: false },
    },
    schemas: { create: ChannelCreate, patch: ChannelPatch, response: ChannelResponse },
    descriptions: {
      create:
        'From now on, the user is notified there too. Secrets, such as tokens, are kept encrypted and never shown.',
      delete: 'Deletes it with the list of its deliveries, for good.',
    },
    async create(unit, body) {
      await check(unit.workspaceId, body)
      return await createChannel(unit, body, secret)
    },
    update: editChannel,
    remove: removeChannel,
  })

  app.get(
    `${one}/secret`,
    {
      config: { scope: 'channels:write' },
      schema: {
        operationId: 'readChannelSecret',
        summary: 'Read what signs the deliveries of a webhook',
        description: 'For channels of kind `webhook`: they are signed according to Standard Webhooks.',
        tags,
        params: ChannelPath,
        response: { 200: answer('The secret.', ChannelSecretResponse), ...guarded(404, 409) },
      },
    },
    async ({ actor, params }, reply) => {
      const { id, kind } = await channels.read(actor.workspaceId, db.reader, { id: params.channel_id })
      if (kind !== 'webhook') throw new DocketError('CONFLICT', 'Only webhooks are signed.')
      return reply.send({ secret: signingSecretOf(secret, actor.workspaceId, id) })
    },
  )

  app.post(
    `${one}/test`,
    {
      config: { scope: 'channels:write', writes: 'alone', sendsOut: true, proof: false },
      schema: {
        operationId: 'testChannel',
        summary: 'Send a test',
        description: 'Sends a message that says nothing but that it arrives, once and without retries.',
        tags,
        params: ChannelPath,
        headers: IdempotencyHeader,
        response: {
          202: answer('The delivery, which is pending.', ChannelDelivery, ['idempotency-replayed']),
          ...guardedBody(404, 409),
        },
      },
    },
    async (request, reply) => {
      const { workspaceId } = request.actor
      const write = writeOf(request, clock)
      const outcome = await once(workspaceId, db, write, () =>
        runUnitOfWork(workspaceId, db, write, async (unit) =>
          sendTest(unit, await channels.find(unit, { id: request.params.channel_id }, NONE), config.perHour),
        ),
      )
      reply.code(202)
      if (!outcome.replayed) return reply.send(outcome.result)
      return reply.header('idempotency-replayed', 'true').send(outcome.answer as ChannelDelivery)
    },
  )

  app.get(
    `${one}/deliveries`,
    {
      config: { scope: 'channels:read' },
      schema: {
        operationId: 'listChannelDeliveries',
        summary: 'List the deliveries of a channel, newest first',
        description: 'Past and pending deliveries of the last 30 days.',
        tags,
        params: ChannelPath,
        querystring: DeliveryListQuery,
        response: {
          200: answer('A page of deliveries.', ChannelDeliveryListResponse, ['link']),
          ...guarded(404),
        },
      },
    },
    async ({ actor, params, query }, reply) => {
      const { limit, cursor } = query
      // One more than requested shows whether another page follows.
      const page = { before: cursor?.before, limit: limit + 1 }
      const found = await listDeliveries(actor.workspaceId, db.reader, params.channel_id, page)
      const deliveries = found.slice(0, limit)
      const last = found.length > limit ? deliveries.at(-1) : undefined
      const nextCursor = last === undefined ? null : deliveryCursor.encode({ before: last.id })
      if (nextCursor !== null) linkNext(reply, { cursor: nextCursor })
      return reply.send({ deliveries, count: deliveries.length, next_cursor: nextCursor })
    },
  )
}

function invalidUrl(name: string, msg: string): DocketError {
  return new DocketError('VALIDATION_ERROR', `body.${name}: ${msg}`, {
    errors: [{ loc: ['body', name], msg, type: 'forbidden' }],
  })
}
