import { runUnitOfWork, type UnitOfWork } from '../changelog/run-unit-of-work.ts'
import { whyMissing } from '../changelog/statements.ts'
import { storeOf } from '../changelog/store/store.ts'
import type { Write } from '../changelog/write.ts'
import { inOwnWorkspace } from '../core/auth.ts'
import type { Database, Queryable } from '../database/connection.ts'
import { ROW_LIMIT } from '../database/row-limit.ts'
import { statement } from '../database/statement.ts'
import type { NotificationResponse } from './schemas.ts'

export const notifications = storeOf<NotificationResponse>({
  resource: 'notification',
  table: 'notifications',
  columns: [
    ...(['kind', 'workspace_id', 'task_id', 'title', 'text', 'link'] as const),
    ...(['at', 'late', 'read_at', 'acted'] as const),
  ],
})

const list = statement<{ workspace: string; before: number | null; unread: boolean; limit: number }>(
  'notification_list',
  `SELECT notification.*, (
     SELECT count(*) FROM notifications WHERE user_id = :workspace AND read_at IS NULL
   ) AS unread
   FROM workspaces LEFT JOIN LATERAL (
     SELECT ${notifications.selected} FROM notifications
     WHERE user_id = :workspace AND (:before::bigint IS NULL OR id < :before::bigint)
       AND (NOT :unread::boolean OR read_at IS NULL)
     ORDER BY id DESC LIMIT :limit
   ) notification ON true
   WHERE workspaces.id = :workspace ORDER BY notification.id DESC`,
)

/** Newest first, with how many are unread of all. */
export async function listNotifications(
  userId: string,
  db: Queryable,
  page: { before: number | null; unread: boolean; limit: number },
): Promise<{ found: NotificationResponse[]; unread: number }> {
  type Row = NotificationResponse & { unread: number }
  const rows = await db.query<Row | { id: null; unread: number }>(list({ workspace: userId, ...page }))
  const [first] = rows
  if (first === undefined) throw await whyMissing(userId, db, 'notification')
  const found = rows.filter((row) => row.id !== null).map(({ unread: _, ...notification }) => notification)
  return { found, unread: first.unread }
}

const selectUnread = statement<{ workspace: string; until: number; limit: number }>(
  'notification_unread',
  `SELECT ${notifications.selected} FROM notifications
   WHERE user_id = :workspace AND read_at IS NULL AND id <= :until ORDER BY id LIMIT :limit`,
)

const MOST_READ = 1000

/** Marks all up to `until` as read. @returns how many there were */
export async function markRead(unit: UnitOfWork, until: number): Promise<number> {
  const query = selectUnread({ workspace: unit.workspaceId, until, limit: MOST_READ })
  const unread = await unit.query<NotificationResponse>(query)
  for (const notification of unread) await notifications.update(unit, notification, { read_at: unit.at })
  return unread.length
}

const remove = statement<{ workspace: string; ids: readonly number[] }>(
  'notification_remove',
  'DELETE FROM notifications WHERE user_id = :workspace AND id = ANY (:ids::bigint[])',
)

/** Deletes them for good. */
export async function removeNotifications(
  unit: UnitOfWork,
  removed: readonly NotificationResponse[],
): Promise<void> {
  const ids = removed.map(({ id }) => id)
  await unit.query(remove({ workspace: unit.workspaceId, ids }))
  for (const before of removed) {
    const revision = unit.nextRevision()
    unit.log({ resource: 'notification', id: before.id, revision, before, after: null })
  }
}

const selectOld = statement<{ workspace: string; before: string }>(
  'notification_old',
  `SELECT ${notifications.selected} FROM notifications
   WHERE user_id = :workspace AND created_at < :before::timestamptz ORDER BY id LIMIT ${ROW_LIMIT}`,
)

const findOld = statement<{ before: string }>(
  'notification_old_users',
  `SELECT DISTINCT user_id AS "userId" FROM notifications WHERE created_at < :before::timestamptz LIMIT ${ROW_LIMIT}`,
)

/** Deletes those that were told before `before`: a write in the workspace of each user who has some. */
export async function pruneNotifications(db: Database, now: Date, before: Date): Promise<void> {
  const told = before.toISOString()
  for (;;) {
    const users = await db.query<{ userId: string }>(findOld({ before: told }))
    for (const { userId } of users) {
      await runUnitOfWork(userId, db, ownWrite(userId, now), async (unit) => {
        const old = selectOld({ workspace: userId, before: told })
        await removeNotifications(unit, await unit.query<NotificationResponse>(old))
      })
    }
    if (users.length === 0) return
  }
}

/** The service's own write in the user's workspace. */
export const ownWrite = (userId: string, at: Date): Write => ({
  actor: inOwnWorkspace({ userId, kind: 'user', id: userId, scopes: new Set() }),
  by: { kind: 'service', id: 'notifications' },
  at,
  key: null,
})

const selectHidden = statement<{ workspace: string; id: number }>(
  'notification_whole',
  `SELECT ${notifications.selected}, source, times FROM notifications WHERE user_id = :workspace AND id = :id`,
)

/** What else is kept of a notification. */
export interface Whole extends NotificationResponse {
  source: string
  /** The times of the task when it was told, as JSON has them. */
  times: object | null
}

export async function findWhole(userId: string, db: Queryable, id: number): Promise<Whole | undefined> {
  const [found] = await db.query<Whole>(selectHidden({ workspace: userId, id }))
  return found
}
