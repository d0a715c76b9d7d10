import { runUnitOfWork } from '../changelog/run-unit-of-work.ts'
import { statement } from '../database/statement.ts'
import type { NotifierContext } from './context.ts'
import { ownWrite } from './crud.ts'
import { eachOf } from './each.ts'
import type { Reader } from './model/choices.ts'
import type { News } from './news.ts'
import { membersOf, readersAmong } from './readers.ts'
import { nextOf, type Snooze, snooze, unsnooze } from './snoozed.ts'
import { causeIn, linkOf, tellWithin } from './tell.ts'
import { hasTimes, readToldTasks, type ToldTask, timesOf } from './told-tasks.ts'

/** Tells of what the user wanted to be reminded of again, as long as the task is open and has the same times. */

const FOUND = 500

const lookAround = statement<{ now: string }>(
  'notification_again',
  `SELECT user_id AS "userId", workspace_id, task_id, at, repeated, times FROM snoozes
   WHERE at <= :now::timestamptz ORDER BY at LIMIT ${FOUND}`,
)

const selectDue = statement<{ workspace: string; now: string }>(
  'notification_again_of',
  `SELECT workspace_id, task_id, at, repeated, times FROM snoozes
   WHERE user_id = :workspace AND at <= :now::timestamptz ORDER BY at, workspace_id, task_id LIMIT ${FOUND}`,
)

/** @returns whether there was something */
export async function tellAgain(context: NotifierContext, now: Date): Promise<boolean> {
  const { db } = context
  const found = await db.finder.query<Snooze & { userId: string }>(lookAround({ now: now.toISOString() }))
  if (found.length === 0) return false
  const users = Map.groupBy(found, ({ userId }) => userId)
  const [readers, members] = await Promise.all([
    readersAmong(db.finder, [...users.keys()]),
    membersOf(db.finder, [...new Set(found.map(({ workspace_id }) => workspace_id))]),
  ])
  const failed = await eachOf(context, users, async (userId, snoozes) => {
    const mayEnter = (workspace: string) =>
      workspace === userId || members.get(workspace)?.includes(userId) === true
    // Of shared workspaces first: what is read in one's own is read in its write.
    const elsewhere = new Map<string, ToldTask>()
    const others = snoozes.filter(({ workspace_id: id }) => id !== userId && mayEnter(id))
    for (const [workspace, some] of Map.groupBy(others, ({ workspace_id }) => workspace_id)) {
      const tasks = await readToldTasks(
        workspace,
        db.finder,
        some.map(({ task_id }) => task_id),
      )
      for (const each of tasks) elsewhere.set(keyOf(workspace, each.task.id), each)
    }
    await tellUser(context, userId, readers.get(userId), elsewhere, now)
  })
  return failed.length < users.size
}

const keyOf = (workspace: string, task: number): string => `${workspace} ${task}`

async function tellUser(
  { db, perHour }: NotifierContext,
  userId: string,
  reader: Reader | undefined,
  elsewhere: ReadonlyMap<string, ToldTask>,
  now: Date,
): Promise<void> {
  await runUnitOfWork(userId, db, ownWrite(userId, now), async (unit) => {
    const due = await unit.query<Snooze>(selectDue({ workspace: userId, now: now.toISOString() }))
    const own = due.filter(({ workspace_id }) => workspace_id === userId).map(({ task_id }) => task_id)
    const known = new Map(elsewhere)
    for (const each of await readToldTasks(userId, unit, own)) known.set(keyOf(userId, each.task.id), each)
    const news: News[] = []
    for (const each of due) {
      const found = known.get(keyOf(each.workspace_id, each.task_id))
      const isOn =
        reader !== undefined &&
        found !== undefined &&
        !found.task.complete &&
        hasTimes(found.task, each.times)
      if (isOn) news.push(newsOf(found, each, userId))
      const next = isOn ? nextOf(each, reader, now) : undefined
      if (next === undefined) await unsnooze(unit, each)
      else await snooze(unit, next)
    }
    if (reader !== undefined) await tellWithin(unit, reader, news, { now, perHour })
  })
}

function newsOf({ task, zone, workspace }: ToldTask, { at, repeated }: Snooze, userId: string): News {
  return {
    kind: 'reminder',
    source: `again ${task.user_id} ${task.id} ${new Date(at).toISOString()}`,
    workspaceId: task.user_id,
    // What the user has put off comes at their own wish.
    ...(repeated !== null && causeIn(task.user_id, userId)),
    workspace,
    task: { id: task.id, projectId: task.project_id, title: task.title, times: timesOf(task), zone },
    at: new Date(at),
    link: linkOf(userId, task.user_id, task.id),
    isAsked: true,
  }
}
