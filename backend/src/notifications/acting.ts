import { createHash } from 'node:crypto'
import { runUnitOfWork } from '../changelog/run-unit-of-work.ts'
import type { Act } from '../channels/model/message.ts'
import { type Actor, inOwnWorkspace } from '../core/auth.ts'
import { localTime } from '../core/dates.ts'
import { DocketError } from '../core/errors.ts'
import { GRANTED_SCOPES } from '../core/scopes.ts'
import type { Database } from '../database/connection.ts'
import { enter } from '../members/crud.ts'
import { editTask } from '../tasks/crud.ts'
import { findWhole, notifications, type Whole } from './crud.ts'
import type { Reader } from './model/choices.ts'
import type { Acted } from './model/tokens.ts'
import { readersAmong } from './readers.ts'
import type { ActOutcome } from './schemas.ts'
import { snooze, unsnooze } from './snoozed.ts'
import { taskAsTold } from './standing.ts'
import { hasMovedOn, type ToldTask, timesOf } from './told-tasks.ts'

/** Acts from a notification: each takes effect once, as long as its task still has the times of which it was told. */

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Milliseconds after which a notification is too old to act from. */
const FRESH = 30 * DAY
const MORNING = '09:00'

interface Found {
  notification: Whole
  reader: Reader
}

/** @throws DocketError NOT_FOUND, GONE (too old) */
async function find(db: Database, { userId, notificationId }: Acted, now: Date): Promise<Found> {
  const [notification, readers] = await Promise.all([
    findWhole(userId, db.reader, notificationId),
    readersAmong(db.reader, [userId]),
  ])
  const reader = readers.get(userId)
  if (notification === undefined || reader === undefined)
    throw new DocketError('NOT_FOUND', 'No such notification.')
  if (now.getTime() - Date.parse(notification.created_at) > FRESH)
    throw new DocketError('GONE', 'The notification is too old. Open the task instead.')
  return { notification, reader }
}

/** What an act would do, or has done. @throws DocketError NOT_FOUND, GONE */
export async function showAct(db: Database, asked: Acted, now: Date): Promise<ActOutcome> {
  const { notification } = await find(db, asked, now)
  const { title, link, acted } = notification
  return { act: asked.act, title, link, done: acted === asked.act, until: null }
}

/**
 * Carries it out. What has been done already is not done again.
 * @throws DocketError NOT_FOUND, GONE (too old), CONFLICT (something else was done, or the task has changed since),
 * AUTH_FORBIDDEN (no longer allowed)
 */
export async function act(db: Database, asked: Acted, now: Date): Promise<ActOutcome> {
  const { notification, reader } = await find(db, asked, now)
  const { id, title, link, acted } = notification
  if (acted === asked.act) return { act: asked.act, title, link, done: true, until: null }
  if (acted !== null)
    throw new DocketError('CONFLICT', 'Something else was done from this notification already.')
  const told = await taskAsTold(db, notification)
  if (told === undefined || hasMovedOn(told.task, notification.times))
    throw new DocketError('CONFLICT', 'The task has been deleted or put off since. Open it to see.')
  const place = await actorIn(db, asked.userId, notification.workspace_id)
  const until = asked.act === 'done' ? null : untilOf(asked.act, reader, now)
  if (until !== null && told.task.complete) throw new DocketError('CONFLICT', 'The task is done already.')
  if (until === null) await complete(db, place, told, notification, now)
  const own = inOwnWorkspace({ ...place, kind: 'user', id: asked.userId })
  await runUnitOfWork(asked.userId, db, { actor: withoutRole(own), at: now, key: null }, async (unit) => {
    const before = await notifications.find(unit, { id }, { match: null, noneMatch: [] })
    await notifications.update(unit, before, { acted: asked.act, read_at: before.read_at ?? unit.at })
    const which = { workspace_id: told.task.user_id, task_id: told.task.id }
    if (until === null) await unsnooze(unit, which)
    else await snooze(unit, { ...which, at: until, repeated: null, times: timesOf(told.task) })
  })
  return { act: asked.act, title, link, done: true, until }
}

const withoutRole = ({ role: _, ...actor }: Actor): Actor => actor

/** The user, as they may act in the workspace at this moment. @throws DocketError AUTH_FORBIDDEN */
async function actorIn(db: Database, userId: string, workspaceId: string): Promise<Actor> {
  const own = inOwnWorkspace({ userId, kind: 'user', id: userId, scopes: new Set(GRANTED_SCOPES) })
  const actor = await enter(own, workspaceId, db.reader)
  if (actor === undefined)
    throw new DocketError('AUTH_FORBIDDEN', 'You are no longer a member of this workspace.')
  return actor
}

/** An edit of the task as it was seen: had somebody changed it meanwhile, another occurrence might be completed. */
async function complete(
  db: Database,
  actor: Actor,
  { task }: ToldTask,
  { id }: Whole,
  now: Date,
): Promise<void> {
  if (!actor.scopes.has('tasks:write'))
    throw new DocketError('AUTH_FORBIDDEN', 'Your role in this workspace does not let you complete tasks.')
  if (task.complete) return
  const fingerprint = createHash('sha256').update(`act ${id} done`).digest()
  const key = { key: `act ${actor.userId} ${id}`, fingerprint }
  await editTask(
    actor.workspaceId,
    db,
    { actor, at: now, key },
    task.id,
    { complete: true },
    {
      conditions: { match: [task.revision], noneMatch: [] },
      force: false,
    },
  )
}

function untilOf(name: Exclude<Act, 'done'>, { zone }: Reader, now: Date): string {
  if (name === 'snooze_10_minutes') return new Date(now.getTime() + 10 * MINUTE).toISOString()
  if (name === 'snooze_1_hour') return new Date(now.getTime() + 60 * MINUTE).toISOString()
  const day = localTime(now, zone).toPlainDate().add({ days: 1 })
  const at = day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(MORNING) })
  return new Date(at.epochMilliseconds).toISOString()
}
