import { runUnitOfWork } from '../changelog/run-unit-of-work.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { firstOccasionAfter, occasionsOf } from '../tasks/model/occasions.ts'
import type { NotifierContext } from './context.ts'
import { ownWrite } from './crud.ts'
import { eachOf } from './each.ts'
import type { Reader } from './model/choices.ts'
import type { News } from './news.ts'
import { membersOf, readersAmong } from './readers.ts'
import { causeIn, linkOf, tell, tellWithin } from './tell.ts'
import { readToldTasks, type ToldTask, timesOf } from './told-tasks.ts'

/**
 * Tells of tasks whose time has come. Each task says when that may be (`tell_at`), and whatever writes a task sets it; what
 * is told is decided here, by the task as it is now. In a user's own workspace, that is one write, which nothing comes
 * between. In a shared one, each member is told by a write in their own workspace, and only then the task is done with:
 * whoever has been told already is not told again.
 */

/** Tasks that are looked at in one go. */
const FOUND = 500

const lookAround = statement<{ now: string; without: readonly string[] }>(
  'notification_due',
  `SELECT user_id AS workspace, id FROM tasks
   WHERE tell_at <= :now::timestamptz AND user_id <> ALL (:without::text[]) ORDER BY tell_at LIMIT ${FOUND}`,
)

const advance = statement<{
  workspace: string
  now: string
  ids: readonly number[]
  revisions: readonly number[]
  nexts: readonly (string | null)[]
}>(
  'notification_advance',
  `UPDATE tasks SET tell_at = told.next
   FROM unnest(:ids::bigint[], :revisions::bigint[], :nexts::text[]::timestamptz[]) AS told (id, revision, next)
   WHERE tasks.user_id = :workspace AND tasks.id = told.id AND tasks.revision = told.revision
     AND tasks.tell_at <= :now::timestamptz`,
)

/** The tasks are done with until their next occasions, unless they were written meanwhile. */
async function advanceAll(
  workspace: string,
  db: Queryable,
  told: readonly ToldTask[],
  now: Date,
): Promise<void> {
  await db.query(
    advance({
      ...{ workspace, now: now.toISOString() },
      ids: told.map(({ task }) => task.id),
      revisions: told.map(({ task }) => task.revision),
      nexts: told.map(({ task, zone }) => firstOccasionAfter(now.getTime(), task, zone)),
    }),
  )
}

/** @returns whether there was something */
export async function tellDue(context: NotifierContext, now: Date): Promise<boolean> {
  const { db, resting } = context
  const found = await db.finder.query<{ workspace: string; id: number }>(
    lookAround({ now: now.toISOString(), without: [...resting] }),
  )
  if (found.length === 0) return false
  const ids = new Map(
    [...Map.groupBy(found, ({ workspace }) => workspace)].map(([workspace, tasks]) => [
      workspace,
      tasks.map(({ id }) => id),
    ]),
  )
  const workspaces = [...ids.keys()]
  const [owners, members] = await Promise.all([
    readersAmong(db.finder, workspaces),
    membersOf(db.finder, workspaces),
  ])
  const failed = await eachOf(context, ids, async (workspace, some) => {
    if (members.has(workspace)) await tellMembers(context, workspace, some, members.get(workspace) ?? [], now)
    else await tellOwner(context, workspace, some, owners.get(workspace), now)
  })
  for (const workspace of failed) resting.add(workspace)
  if (found.length < FOUND) return failed.length < workspaces.length
  await tellDue(context, now)
  return true
}

/** What there is to tell of a task at this moment. */
function newsOf({ task, tellAt, zone, workspace }: ToldTask, userId: string, now: Date): News[] {
  if (task.complete || tellAt === null) return []
  const since = Date.parse(tellAt)
  const what = {
    id: task.id,
    projectId: task.project_id,
    title: task.title,
    times: timesOf(task),
    zone,
  }
  return occasionsOf(task, zone)
    .filter(({ at }) => at >= since && at <= now.getTime())
    .map(({ kind, at }) => ({
      kind,
      source: sourceOf(kind, task.user_id, task.id, at),
      workspaceId: task.user_id,
      ...causeIn(task.user_id, userId),
      workspace,
      task: what,
      at: new Date(at),
      link: linkOf(userId, task.user_id, task.id),
    }))
}

const sourceOf = (kind: string, workspace: string, task: number, at: number): string =>
  `${kind} ${workspace} ${task} ${new Date(at).toISOString()}`

async function tellOwner(
  { db, perHour }: NotifierContext,
  workspace: string,
  ids: readonly number[],
  reader: Reader | undefined,
  now: Date,
): Promise<void> {
  await runUnitOfWork(workspace, db, ownWrite(workspace, now), async (unit) => {
    const told = await readToldTasks(workspace, unit, ids)
    const news = told.flatMap((each) => newsOf(each, workspace, now))
    if (reader !== undefined) await tellWithin(unit, reader, news, { now, perHour })
    await advanceAll(workspace, unit, told, now)
  })
}

/** Those are told to whom the task is assigned; if it is nobody's, all are. */
async function tellMembers(
  context: NotifierContext,
  workspace: string,
  ids: readonly number[],
  members: readonly string[],
  now: Date,
): Promise<void> {
  const { db } = context
  const told = await readToldTasks(workspace, db.finder, ids)
  const readers = await readersAmong(db.finder, members)
  for (const reader of readers.values()) {
    const news = told
      .filter(({ task }) => task.assignees.length === 0 || task.assignees.includes(reader.id))
      .flatMap((each) => newsOf(each, reader.id, now))
    await tell(context, reader, news, now)
  }
  await advanceAll(workspace, db.finder, told, now)
}
