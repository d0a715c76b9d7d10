import { runUnitOfWork } from '../changelog/run-unit-of-work.ts'
import { endChannel } from '../channels/crud.ts'
import { inOwnWorkspace } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import { answer, emptyAnswer, problems, type Routes } from '../core/http.ts'
import { act, showAct } from './acting.ts'
import { type Acted, actOf, unsubscribedBy } from './model/tokens.ts'
import type { NotificationRouteOptions } from './options.ts'
import { ActByToken, ActOutcome, UnsubscribePath } from './schemas.ts'

const tags = ['Notifications']

/** `/api/acts` and `/api/unsubscribe`: for whoever has a token from a notification, without a session. */
export function tokenRoutes(app: Routes, { db, clock, secret }: NotificationRouteOptions): void {
  app.addHook('onRequest', async (_, reply) => {
    reply.headers({ 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer' })
  })

  // Mail programs send `List-Unsubscribe=One-Click` as a form (RFC 8058). What it says is known.
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, __, done) =>
    done(null, undefined),
  )

  /** @throws DocketError NOT_FOUND */
  function askedBy(token: string): Acted {
    const asked = actOf(secret, token)
    if (asked === undefined) throw new DocketError('NOT_FOUND', 'The token is not valid.')
    return asked
  }

  app.post(
    '/acts',
    {
      schema: {
        operationId: 'actByToken',
        summary: 'Do what a token from a notification is for',
        description: 'Without an account: the token does this one thing, once.',
        tags,
        security: [],
        body: ActByToken,
        response: {
          200: answer('What was done.', ActOutcome),
          ...problems(400, 403, 404, 409, 410, 413, 415, 422),
        },
      },
    },
    async ({ body }, reply) => reply.send(await act(db, askedBy(body.token), clock())),
  )

  app.post(
    '/acts/shown',
    {
      schema: {
        operationId: 'showActOfToken',
        summary: 'Read what a token from a notification is for',
        description: 'Nothing is done: pages ask before they act, as mail scanners open links.',
        tags,
        security: [],
        body: ActByToken,
        response: {
          200: answer('What it would do, or has done.', ActOutcome),
          ...problems(400, 404, 410, 413, 415, 422),
        },
      },
    },
    async ({ body }, reply) => reply.send(await showAct(db, askedBy(body.token), clock())),
  )

  app.post(
    '/unsubscribe/:token',
    {
      schema: {
        operationId: 'unsubscribe',
        summary: 'End the e-mails of a channel',
        description:
          'For the link in an e-mail (RFC 8058). The channel can be switched on again in the settings.',
        tags,
        security: [],
        params: UnsubscribePath,
        response: { 204: emptyAnswer('There will be no more.'), ...problems(400, 404, 413, 415, 422) },
      },
    },
    async ({ params }, reply) => {
      const found = unsubscribedBy(secret, params.token)
      if (found === undefined) throw new DocketError('NOT_FOUND', 'The token is not valid.')
      const { userId, channelId } = found
      const actor = inOwnWorkspace({ userId, kind: 'user', id: userId, scopes: new Set() })
      await runUnitOfWork(userId, db, { actor, at: clock(), key: null }, (unit) =>
        endChannel(unit, channelId, 'unsubscribed'),
      )
      return reply.code(204).send(undefined)
    },
  )
}
