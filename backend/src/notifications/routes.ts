import { IdempotencyHeader } from '../changelog/idempotency.ts'
import { once } from '../changelog/idempotency-keys.ts'
import { runUnitOfWork } from '../changelog/run-unit-of-work.ts'
import { show } from '../changelog/store/collection-routes.ts'
import { writeOf } from '../changelog/write.ts'
import {
  answer,
  EditConditions,
  emptyAnswer,
  guarded,
  guardedBody,
  ReadConditions,
  type Routes,
  refuseEmpty,
  WriteConditions,
} from '../core/http.ts'
import { linkNext } from '../core/pagination.ts'
import {
  checkReadMatch,
  editPreconditions,
  etagOf,
  isNotModified,
  writePreconditions,
} from '../core/preconditions.ts'
import { UserPath } from '../core/schemas.ts'
import { act } from './acting.ts'
import { listNotifications, markRead, notifications, removeNotifications } from './crud.ts'
import type { NotificationRouteOptions } from './options.ts'
import {
  Acting,
  ActOutcome,
  NotificationListQuery,
  NotificationListResponse,
  NotificationPatch,
  NotificationPath,
  NotificationResponse,
  NotificationsRead,
  NotificationsReadResponse,
  notificationCursor,
} from './schemas.ts'

const tags = ['Notifications']
const one = '/notifications/:notification_id'
const reads = { scope: 'notifications:read' as const }
const writes = { scope: 'notifications:write' as const }

export function notificationRoutes(app: Routes, { db, clock }: NotificationRouteOptions): void {
  app.get(
    '/notifications',
    {
      config: reads,
      schema: {
        operationId: 'listNotifications',
        summary: 'List notifications, newest first',
        tags,
        params: UserPath,
        querystring: NotificationListQuery,
        response: {
          200: answer('A page of notifications.', NotificationListResponse, ['link']),
          ...guarded(),
        },
      },
    },
    async ({ actor, query }, reply) => {
      const { limit, cursor } = query
      // One more than requested shows whether another page follows.
      const page = { before: cursor?.before ?? null, unread: query.unread === 'true', limit: limit + 1 }
      const { found, unread } = await listNotifications(actor.workspaceId, db.reader, page)
      const some = found.slice(0, limit)
      const last = found.length > limit ? some.at(-1) : undefined
      const nextCursor = last === undefined ? null : notificationCursor.encode({ before: last.id })
      if (nextCursor !== null)
        linkNext(reply, { cursor: nextCursor, ...(query.unread !== undefined && { unread: query.unread }) })
      return reply.send({ notifications: some, count: some.length, unread, next_cursor: nextCursor })
    },
  )

  app.get(
    one,
    {
      config: reads,
      schema: {
        operationId: 'readNotification',
        summary: 'Read a notification',
        tags,
        params: NotificationPath,
        headers: ReadConditions,
        response: {
          200: answer('The notification.', NotificationResponse, ['etag']),
          304: emptyAnswer('Not modified since the ETag that the request names.', ['etag']),
          ...guarded(404, 412),
        },
      },
    },
    async ({ actor, params, headers }, reply) => {
      const found = await notifications.read(actor.workspaceId, db.reader, { id: params.notification_id })
      checkReadMatch(headers, found.revision, found)
      reply.header('etag', etagOf(found.revision))
      if (!isNotModified(headers, found.revision)) return reply.send(found)
      return reply.code(304).send(undefined)
    },
  )

  app.patch(
    one,
    {
      config: writes,
      schema: {
        operationId: 'patchNotification',
        summary: 'Mark a notification as read, or as unread',
        tags,
        params: NotificationPath,
        headers: EditConditions,
        body: NotificationPatch,
        response: {
          200: answer('The updated notification.', NotificationResponse, ['etag']),
          ...guardedBody(404, 409, 412),
        },
      },
    },
    async (request, reply) => {
      const { actor, params, body, headers } = request
      refuseEmpty(body)
      const conditions = editPreconditions(headers)
      const state = await runUnitOfWork(actor.workspaceId, db, writeOf(request, clock), async (unit) => {
        const before = await notifications.find(unit, { id: params.notification_id }, conditions)
        return await notifications.update(unit, before, {
          read_at: body.read === true ? (before.read_at ?? unit.at) : null,
        })
      })
      return show(reply, state) as never
    },
  )

  app.delete(
    one,
    {
      config: writes,
      schema: {
        operationId: 'deleteNotification',
        summary: 'Delete a notification',
        tags,
        params: NotificationPath,
        headers: WriteConditions,
        response: { 204: emptyAnswer('Deleted.'), ...guardedBody(404, 412) },
      },
    },
    async (request, reply) => {
      const { actor, params, headers } = request
      const conditions = writePreconditions(headers)
      await runUnitOfWork(actor.workspaceId, db, writeOf(request, clock), async (unit) =>
        removeNotifications(unit, [
          await notifications.find(unit, { id: params.notification_id }, conditions),
        ]),
      )
      return reply.code(204).send(undefined)
    },
  )

  app.post(
    '/notifications/read',
    {
      config: writes,
      schema: {
        operationId: 'readNotifications',
        summary: 'Mark notifications as read',
        description: 'Up to 1,000 at once, the oldest first; `count` says how many.',
        tags,
        params: UserPath,
        headers: IdempotencyHeader,
        body: NotificationsRead,
        response: {
          200: answer('How many were marked.', NotificationsReadResponse, ['idempotency-replayed']),
          ...guardedBody(409),
        },
      },
    },
    async (request, reply) => {
      const { workspaceId } = request.actor
      const write = writeOf(request, clock)
      const outcome = await once(workspaceId, db, write, () =>
        runUnitOfWork(workspaceId, db, write, async (unit) => {
          const marked = { count: await markRead(unit, request.body.until) }
          unit.answer(unit.revision, marked)
          return marked
        }),
      )
      if (!outcome.replayed) return reply.send(outcome.result)
      return reply.header('idempotency-replayed', 'true').send(outcome.answer as { count: number })
    },
  )

  app.post(
    `${one}/act`,
    {
      config: { ...writes, writes: false },
      schema: {
        operationId: 'actFromNotification',
        summary: 'Do what a notification offers',
        description:
          'Completes its task, or has the reminder come again later; once. It marks the notification as read.',
        tags,
        params: NotificationPath,
        body: Acting,
        response: { 200: answer('What was done.', ActOutcome), ...guardedBody(404, 409, 410) },
      },
    },
    async ({ actor, params, body }, reply) => {
      const asked = { userId: actor.userId, notificationId: params.notification_id, act: body.act }
      return reply.send(await act(db, asked, clock()))
    },
  )
}
