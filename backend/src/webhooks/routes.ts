import { IdempotencyHeader } from '../changelog/idempotency.ts'
import type { Resources } from '../changelog/resource.ts'
import { runUnitOfWork } from '../changelog/run-unit-of-work.ts'
import { writeOnce } from '../changelog/store/store.ts'
import { writeOf } from '../changelog/write.ts'
import { type Actor, missingScope } from '../core/auth.ts'
import type { Clock } from '../core/clock.ts'
import { type Destinations, ForbiddenDestination } from '../core/destinations.ts'
import { DocketError } from '../core/errors.ts'
import {
  answer,
  emptyAnswer,
  guarded,
  guardedBody,
  ReadConditions,
  type Routes,
  refuseEmpty,
  WriteConditions,
} from '../core/http.ts'
import { checkReadMatch, etagOf, isNotModified, writePreconditions } from '../core/preconditions.ts'
import { leastRole } from '../core/roles.ts'
import { UserPath } from '../core/schemas.ts'
import type { Scope } from '../core/scopes.ts'
import type { Database } from '../database/connection.ts'
import { createWebhook, editWebhook, listWebhooks, removeWebhook, rotateSecret, webhooks } from './crud.ts'
import { deliveryRoutes } from './delivery-routes.ts'
import { scopesOf, secretOf } from './model.ts'
import { WebhookPath, type WebhookResponse, webhookSchemas } from './schemas.ts'

const tags = ['Webhooks']
const one = '/webhooks/:webhook_id'

/** @param options `secret` is the server's secret, from which those of webhooks are derived */
export function webhookRoutes(
  app: Routes,
  options: {
    db: Database
    clock: Clock
    resources: Resources
    secret: string
    destinations: Destinations
  },
): void {
  const { db, clock, resources, secret, destinations } = options
  const schemas = webhookSchemas(resources)
  const shown = (description: string) => ({ 200: answer(description, schemas.WebhookResponse, ['etag']) })

  const withSecret = (workspaceId: string, webhook: WebhookResponse) => ({
    ...webhook,
    secret: secretOf(secret, workspaceId, webhook.id, webhook.secret_version),
  })

  /** @throws DocketError VALIDATION_ERROR for a URL that deliveries must not be sent to */
  function checkUrl(url: string): void {
    try {
      destinations.check(url)
    } catch (error) {
      if (!(error instanceof ForbiddenDestination)) throw error
      throw new DocketError('VALIDATION_ERROR', 'Webhooks cannot be sent to this URL.', {
        errors: [{ loc: ['body', 'url'], msg: error.message, type: 'forbidden' }],
        cause: error,
      })
    }
  }

  app.get(
    '/webhooks',
    {
      config: { scope: 'webhooks:manage' },
      schema: {
        operationId: 'listWebhooks',
        summary: 'List webhooks, oldest first',
        tags,
        params: UserPath,
        response: { 200: answer('All webhooks.', schemas.WebhookListResponse), ...guarded() },
      },
    },
    async (request, reply) => {
      const found = await listWebhooks(request.actor.workspaceId, db.reader)
      return reply.send({ webhooks: found, count: found.length })
    },
  )

  app.post(
    '/webhooks',
    {
      config: { scope: 'webhooks:manage', writes: 'alone', sendsOut: true },
      schema: {
        operationId: 'createWebhook',
        summary: 'Create a webhook',
        description:
          'Changes from now on are sent to its URL, signed according to Standard Webhooks. The token must be allowed to read what is sent.',
        tags,
        params: UserPath,
        headers: IdempotencyHeader,
        body: schemas.WebhookCreate,
        response: {
          201: answer('The new webhook, with its secret.', schemas.WebhookWithSecret, [
            'location',
            'etag',
            'idempotency-replayed',
          ]),
          ...guardedBody(409),
        },
      },
    },
    async (request, reply) => {
      const { actor, body } = request
      checkUrl(body.url)
      checkScopes(resources, actor, body.events)
      const { state, replayed } = await writeOnce(actor.workspaceId, db, writeOf(request, clock), (unit) =>
        createWebhook(unit, body),
      )
      if (replayed) reply.header('idempotency-replayed', 'true')
      reply.code(201).header('location', `/api/${actor.workspaceId}/webhooks/${state.id}`)
      return reply.header('etag', etagOf(state.revision)).send(withSecret(actor.workspaceId, state))
    },
  )

  app.get(
    one,
    {
      config: { scope: 'webhooks:manage' },
      schema: {
        operationId: 'readWebhook',
        summary: 'Read a webhook',
        tags,
        params: WebhookPath,
        headers: ReadConditions,
        response: {
          ...shown('The webhook, without its secret.'),
          304: emptyAnswer('Not modified since the ETag that the request names.', ['etag']),
          ...guarded(404, 412),
        },
      },
    },
    async (request, reply) => {
      const { actor, params, headers } = request
      const webhook = await webhooks.read(actor.workspaceId, db.reader, { id: params.webhook_id })
      checkReadMatch(headers, webhook.revision)
      reply.header('etag', etagOf(webhook.revision))
      return isNotModified(headers, webhook.revision) ? reply.code(304).send() : reply.send(webhook)
    },
  )

  app.patch(
    one,
    {
      config: {
        ...{ scope: 'webhooks:manage', sendsOut: true },
        proof: ({ body }) => sends(body as object),
      },
      schema: {
        operationId: 'patchWebhook',
        summary: 'Change some fields of a webhook',
        description: 'Changes made while the webhook was off are not sent after it is switched on again.',
        tags,
        params: WebhookPath,
        headers: WriteConditions,
        body: schemas.WebhookPatch,
        response: { ...shown('The updated webhook.'), ...guardedBody(404, 412) },
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      refuseEmpty(body)
      if (body.url !== undefined) checkUrl(body.url)
      const conditions = writePreconditions(request.headers)
      const webhook = await runUnitOfWork(actor.workspaceId, db, writeOf(request, clock), async (unit) => {
        const before = await webhooks.find(unit, { id: params.webhook_id }, conditions)
        // A caller who may not read what it sends may at most switch it off or describe it.
        if (sends(body)) checkScopes(resources, actor, body.events ?? before.events)
        return editWebhook(unit, before, body)
      })
      return reply.header('etag', etagOf(webhook.revision)).send(webhook)
    },
  )

  app.delete(
    one,
    {
      config: { scope: 'webhooks:manage' },
      schema: {
        operationId: 'deleteWebhook',
        summary: 'Delete a webhook',
        description: 'Permanently, with its deliveries: it does not go to the trash.',
        tags,
        params: WebhookPath,
        headers: WriteConditions,
        response: { 204: emptyAnswer('Deleted.'), ...guardedBody(404, 412) },
      },
    },
    async (request, reply) => {
      const conditions = writePreconditions(request.headers)
      const address = { id: request.params.webhook_id }
      await runUnitOfWork(request.actor.workspaceId, db, writeOf(request, clock), async (unit) => {
        await removeWebhook(unit, await webhooks.find(unit, address, conditions))
      })
      return reply.code(204).send()
    },
  )

  app.post(
    `${one}/rotate-secret`,
    {
      config: { scope: 'webhooks:manage', writes: 'alone', proof: true },
      schema: {
        operationId: 'rotateWebhookSecret',
        summary: "Rotate a webhook's secret",
        description:
          'For 24 hours, deliveries carry two signatures: one by the new secret and one by the previous secret.',
        tags,
        params: WebhookPath,
        headers: WriteConditions.extend(IdempotencyHeader.shape),
        response: {
          200: answer('The webhook, with its new secret.', schemas.WebhookWithSecret, [
            'etag',
            'idempotency-replayed',
          ]),
          ...guardedBody(404, 409, 412),
        },
      },
    },
    async (request, reply) => {
      const { workspaceId } = request.actor
      const conditions = writePreconditions(request.headers)
      const address = { id: request.params.webhook_id }
      const { state, replayed } = await writeOnce(workspaceId, db, writeOf(request, clock), async (unit) =>
        rotateSecret(unit, await webhooks.find(unit, address, conditions)),
      )
      if (replayed) reply.header('idempotency-replayed', 'true')
      return reply.header('etag', etagOf(state.revision)).send(withSecret(workspaceId, state))
    },
  )

  deliveryRoutes(app, { db, clock })
}

/** Whether a patch sends something, or sends it elsewhere. */
const sends = ({ url, events, active }: Partial<Record<keyof WebhookResponse, unknown>>): boolean =>
  url !== undefined || events !== undefined || active === true

/** Whatever is sent out is read out there: a webhook gives nobody more than they may read themselves. */
function checkScopes(resources: Resources, actor: Actor, events: readonly string[]): void {
  const isHere = (scope: Scope) => actor.role === undefined || leastRole({ scope }) !== undefined
  const lacking = scopesOf(resources, events).find((scope) => isHere(scope) && !actor.scopes.has(scope))
  if (lacking !== undefined) throw missingScope(lacking, actor)
}
