import { runTwoUnits } from '../changelog/run-two-units.ts'
import { runUnitOfWork, type UnitOfWork } from '../changelog/run-unit-of-work.ts'
import type { Write } from '../changelog/write.ts'
import type { Act } from '../channels/model/message.ts'
import { type Actor, inOwnWorkspace } from '../core/auth.ts'
import { localTime } from '../core/dates.ts'
import { DocketError } from '../core/errors.ts'
import { GRANTED_SCOPES } from '../core/scopes.ts'
import type { Database } from '../database/connection.ts'
import { enter } from '../members/crud.ts'
import { editTask } from '../tasks/crud.ts'
import type { TaskState } from '../tasks/model/state.ts'
import { findWhole, notifications, type Whole } from './crud.ts'
import type { Reader } from './model/choices.ts'
import type { Acted } from './model/tokens.ts'
import { readersAmong } from './readers.ts'
import type { ActOutcome } from './schemas.ts'
import { snooze, unsnooze } from './snoozed.ts'
import { taskAsTold } from './standing.ts'
import { hasMovedOn, timesOf } from './told-tasks.ts'

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
 * Carries it out. What has been done already is not done again: of several at once, the first is.
 * @throws DocketError NOT_FOUND, GONE (too old), CONFLICT (something else was done, or the task has changed since),
 * AUTH_FORBIDDEN (no longer allowed)
 */
export async function act(db: Database, asked: Acted, now: Date): Promise<ActOutcome> {
  const { notification, reader } = await find(db, asked, now)
  const { id, title, link, acted } = notification
  const outcome = { act: asked.act, title, link, done: true, until: null }
  if (isDone(asked.act, acted)) return outcome
  const told = await taskAsTold(db, notification)
  if (told === undefined || hasMovedOn(told.task, notification.times))
    throw new DocketError('CONFLICT', 'The task has been deleted or put off since. Open it to see.')
  const { task } = told
  const which = { workspace_id: task.user_id, task_id: task.id }
  const until = asked.act === 'done' ? null : untilOf(asked.act, reader, now)
  if (until !== null && task.complete) throw new DocketError('CONFLICT', 'The task is done already.')
  const { userId } = asked
  const actor = inOwnWorkspace({ userId, kind: 'user', id: userId, scopes: new Set(GRANTED_SCOPES) })
  const write: Write = { actor, at: now, key: null }
  /** @returns whether it is for this act to do something */
  const claim = async (unit: UnitOfWork): Promise<boolean> => {
    const before = await notifications.find(unit, { id }, { match: null, noneMatch: [] })
    if (isDone(asked.act, before.acted)) return false
    await notifications.update(unit, before, { acted: asked.act, read_at: before.read_at ?? unit.at })
    if (until === null) await unsnooze(unit, which)
    else await snooze(unit, { ...which, at: until, repeated: null, times: timesOf(task) })
    return true
  }
  if (until !== null) {
    await admitted(db, actor, task.user_id)
    await runUnitOfWork(userId, db, write, claim)
  } else if (task.user_id === userId) {
    await runUnitOfWork(userId, db, write, async (unit) => {
      if (await claim(unit)) await complete(db, unit, task)
    })
  } else {
    const there = { id: task.user_id, enter, refuse: noLongerMember }
    await runTwoUnits(db, write, there, async (own, shared) => {
      if (await claim(own)) await complete(db, shared, task)
    })
  }
  return { ...outcome, until }
}

/** @throws DocketError CONFLICT if something else was */
function isDone(asked: Act, acted: string | null): boolean {
  if (acted !== null && acted !== asked)
    throw new DocketError('CONFLICT', 'Something else was done from this notification already.')
  return acted !== null
}

const noLongerMember = () =>
  new DocketError('AUTH_FORBIDDEN', 'You are no longer a member of this workspace.')

/** @throws DocketError AUTH_FORBIDDEN unless the user may enter the workspace at this moment */
async function admitted(db: Database, actor: Actor, workspaceId: string): Promise<void> {
  if ((await enter(actor, workspaceId, db.reader)) === undefined) throw noLongerMember()
}

/** An edit of the task as it was seen: had somebody changed it meanwhile, another occurrence might be completed. */
async function complete(db: Database, unit: UnitOfWork, task: TaskState): Promise<void> {
  if (task.complete) return
  const { workspaceId, actor, at } = unit
  await editTask(
    workspaceId,
    db,
    { actor, at: new Date(at), key: null, within: unit },
    task.id,
    { complete: true },
    { conditions: { match: [task.revision], noneMatch: [] }, force: false },
  )
}

function untilOf(name: Exclude<Act, 'done'>, { zone }: Reader, now: Date): string {
  if (name === 'snooze_10_minutes') return new Date(now.getTime() + 10 * MINUTE).toISOString()
  if (name === 'snooze_1_hour') return new Date(now.getTime() + 60 * MINUTE).toISOString()
  const day = localTime(now, zone).toPlainDate().add({ days: 1 })
  const at = day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(MORNING) })
  return new Date(at.epochMilliseconds).toISOString()
}
