import { runUnitOfWork, type UnitOfWork } from '../changelog/run-unit-of-work.ts'
import { planDeliveries } from '../channels/crud/deliveries.ts'
import { instantOf } from '../core/dates.ts'
import type { Database } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { ownWrite } from './crud.ts'
import { afterQuietHours, type Reader, wants } from './model/choices.ts'
import type { News } from './news.ts'
import type { NotificationResponse } from './schemas.ts'
import { repeatFrom } from './snoozed.ts'
import { type Telling, textOf, titleOf } from './wording.ts'

/** Tells a user something: a notification in their own workspace, and its deliveries, at once or not at all. */

/** What telling takes. */
export interface TellOptions {
  db: Database
  /** Most deliveries to one user within an hour. */
  perHour: number
}

/** Milliseconds after which a user is told late. */
const LATE = 2 * 60_000

/** Path of a task in the web app. */
export const linkOf = (userId: string, workspaceId: string, taskId: number): string =>
  `${workspaceId === userId ? '' : `/w/${workspaceId}`}/today?task=${taskId}`

/** Who else causes what the times of a task in that workspace lead to: any of its members sets them. */
export const causeIn = (workspaceId: string, userId: string): Pick<News, 'cause'> =>
  workspaceId === userId ? {} : { cause: workspaceId }

/** Tells it in a write of its own. */
export async function tell(
  { db, perHour }: TellOptions,
  reader: Reader,
  news: readonly News[],
  now: Date,
): Promise<number> {
  const wanted = wantedOf(reader, news)
  if (wanted.length === 0) return 0
  return await runUnitOfWork(reader.id, db, ownWrite(reader.id, now), (unit) =>
    tellWithin(unit, reader, wanted, { now, perHour }),
  )
}

const wantedOf = (reader: Reader, news: readonly News[]): readonly News[] =>
  news.filter(
    ({ kind, workspaceId, task, isAsked = false }) =>
      isAsked ||
      wants(reader, kind, { workspaceId, projectId: task?.projectId ?? null, taskId: task?.id ?? null }),
  )

const selectKnown = statement<{ workspace: string; sources: readonly string[] }>(
  'notification_known',
  'SELECT source FROM notifications WHERE user_id = :workspace AND source = ANY (:sources::text[])',
)

const insert = statement<{ workspace: string; rows: string }>(
  'notification_tell',
  `INSERT INTO notifications (user_id, id, revision, kind, source, workspace_id, task_id, title, text, link, at, late,
     times, created_at, updated_at)
   SELECT workspaces.id, row.id, row.revision, row.kind, row.source, row.workspace_id, row.task_id, row.title, row.text,
     row.link, row.at, row.late, row.times, row.created_at, row.updated_at
   FROM workspaces CROSS JOIN json_populate_recordset(NULL::notifications, :rows::json) row
   WHERE workspaces.id = :workspace`,
)

/**
 * Tells it as part of a write in the user's own workspace.
 * @returns how much of it the user had not been told before
 */
export async function tellWithin(
  unit: UnitOfWork,
  reader: Reader,
  news: readonly News[],
  { now, perHour }: { now: Date; perHour: number },
): Promise<number> {
  const wanted = wantedOf(reader, news)
  if (wanted.length === 0) return 0
  const sources = wanted.map(({ source }) => source)
  const known = await unit.query<{ source: string }>(selectKnown({ workspace: unit.workspaceId, sources }))
  const told = new Set(known.map(({ source }) => source))
  const fresh = wanted.filter(({ source }) => !told.has(source) && told.add(source))
  if (fresh.length === 0) return 0
  const rows = fresh.map((one) => ({ ...logged(unit, reader, one, now), ...hiddenOf(one) }))
  await unit.query(insert({ workspace: unit.workspaceId, rows: JSON.stringify(rows) }))
  const planned = rows.map(({ id }, index) => ({ id, cause: fresh[index]?.cause }))
  await planDeliveries(unit, planned, { from: afterQuietHours(reader, now), perHour })
  await repeatFrom(unit, reader, fresh, now)
  return fresh.length
}

const hiddenOf = ({ source, task }: News) => ({ source, times: task?.times ?? null })

function logged(unit: UnitOfWork, reader: Reader, news: News, now: Date): NotificationResponse {
  const { kind, workspaceId, task, at, link } = news
  const telling = tellingOf(reader, news, now)
  const revision = unit.nextRevision()
  const after: NotificationResponse = {
    id: revision,
    kind,
    workspace_id: workspaceId,
    task_id: task?.id ?? null,
    title: titleOf(telling, task?.title ?? ''),
    text: textOf(telling),
    link,
    at: at.toISOString(),
    late: telling.isLate,
    read_at: null,
    acted: null,
    created_at: unit.at,
    updated_at: unit.at,
    revision,
  }
  unit.log({ resource: 'notification', id: revision, revision, before: null, after })
  return after
}

function tellingOf({ language, zone, shown }: Reader, news: News, now: Date): Telling {
  const { kind, task, at, actor = null, workspace, comment = null, counts = null, titles = [] } = news
  const due = task?.times.due ?? null
  const instant = due && task && instantOf(due, task.zone)
  return {
    ...{ kind, language, now, zone, at, due, actor, workspace, comment, counts, titles },
    ...(shown.hour_cycle !== undefined && { hourCycle: shown.hour_cycle }),
    ...(shown.date_format !== undefined && { dateFormat: shown.date_format }),
    isLate: now.getTime() - at.getTime() > LATE,
    dueAt: instant ? new Date(instant) : null,
  }
}
