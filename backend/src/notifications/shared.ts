import { changeColumns, type StoredChange, userOf } from '../changelog/stored-states.ts'
import { statement } from '../database/statement.ts'
import type { NoteResponse } from '../notes/schemas.ts'
import type { NotifierContext } from './context.ts'
import { eachOf } from './each.ts'
import type { News } from './news.ts'
import { membersOf, namesOf, readersAmong } from './readers.ts'
import { linkOf, tell } from './tell.ts'
import { readToldTasks, type ToldTask, timesOf } from './told-tasks.ts'

/**
 * Tells members of a shared workspace what others did there: what is assigned to them, notes that mention them, and notes
 * on what is theirs. It follows the workspace's change log; who has been told already is not told again.
 */

/** Workspaces, and changes of one, that are looked at in one go. */
const WORKSPACES = 100
const CHANGES = 500

interface Behind {
  id: string
  told: number
  revision: number
}

const lookAround = statement<{ without: readonly string[] }>(
  'notification_shared',
  `SELECT id, told_revision AS told, revision FROM workspaces
   WHERE name IS NOT NULL AND told_revision < revision AND id <> ALL (:without::text[]) ORDER BY id LIMIT ${WORKSPACES}`,
)

const selectChanges = statement<{ workspace: string; told: number; until: number }>(
  'notification_changes',
  `SELECT ${changeColumns('change')}, ${userOf('change')} AS user FROM changes change
   WHERE change.user_id = :workspace AND change.revision > :told AND change.revision <= :until
   ORDER BY change.revision`,
)

const moveOn = statement<{ workspace: string; told: number }>(
  'notification_told',
  'UPDATE workspaces SET told_revision = :told WHERE id = :workspace AND told_revision < :told',
)

const selectAuthors = statement<{ workspace: string; tasks: readonly number[] }>(
  'notification_authors',
  `SELECT task_id AS task, author_id AS author, min(id) AS first FROM notes
   WHERE user_id = :workspace AND task_id = ANY (:tasks::bigint[]) AND author_id IS NOT NULL
   GROUP BY task_id, author_id`,
)

type Change = StoredChange & { resource: string; user: string | null }

/** What somebody did to a task that others may want to know. */
interface Event {
  kind: 'assigned' | 'mentioned' | 'comment'
  source: string
  taskId: number
  by: string | null
  at: Date
  /** Whom it is told; undefined for a comment: whoever has to do with the task. */
  to?: readonly string[]
  note?: NoteResponse
}

/** @returns whether there was something */
export async function tellShared(
  context: NotifierContext,
  now: Date,
  without: readonly string[] = [],
): Promise<boolean> {
  const { db } = context
  const found = await db.finder.query<Behind>(lookAround({ without }))
  if (found.length === 0) return false
  const members = await membersOf(
    db.finder,
    found.map(({ id }) => id),
  )
  const failed = await eachOf(context, new Map(found.map((each) => [each.id, each])), (id, behind) =>
    tellOf(context, behind, members.get(id) ?? [], now),
  )
  if (found.length === WORKSPACES) await tellShared(context, now, [...without, ...failed])
  return failed.length < found.length
}

async function tellOf(
  context: NotifierContext,
  { id, told, revision }: Behind,
  members: readonly string[],
  now: Date,
): Promise<void> {
  const { db } = context
  const until = Math.min(revision, told + CHANGES)
  const changes = await db.finder.query<Change>(selectChanges({ workspace: id, told, until }))
  const events = changes.flatMap((change) => eventsOf(context, id, change))
  if (events.length > 0) await tellEvents(context, id, events, members, now)
  await db.finder.query(moveOn({ workspace: id, told: until }))
}

function eventsOf({ resources }: NotifierContext, workspace: string, change: Change): Event[] {
  const { resource, revision, user: by } = change
  const common = { by, at: new Date(change.at) }
  if (resource === 'task') {
    const { before, after } = resources.statesOf(change)
    const had = assigneesIn(before)
    const to = assigneesIn(after).filter((id) => !had.includes(id) && id !== by)
    const taskId = Number(change.resource_id)
    const source = `assigned ${workspace} ${taskId} ${revision}`
    return to.length === 0 ? [] : [{ kind: 'assigned', source, taskId, to, ...common }]
  }
  if (resource !== 'note' || change.before !== null || change.after === null) return []
  const note = resources.statesOf(change).after as NoteResponse
  const what = { taskId: note.task_id, note, ...common }
  return [
    { kind: 'mentioned', source: `mentioned ${workspace} ${note.id}`, to: note.mentions, ...what },
    { kind: 'comment', source: `comment ${workspace} ${note.id}`, ...what },
  ]
}

const assigneesIn = (state: object | null): readonly string[] =>
  (state as { details?: { assignees?: string[] } | null } | null)?.details?.assignees ?? []

async function tellEvents(
  context: NotifierContext,
  workspace: string,
  events: readonly Event[],
  members: readonly string[],
  now: Date,
): Promise<void> {
  const { db } = context
  const ids = [...new Set(events.map(({ taskId }) => taskId))]
  const [tasks, readers, names, authors] = await Promise.all([
    readToldTasks(workspace, db.finder, ids),
    readersAmong(db.finder, members),
    namesOf(
      db.finder,
      events.flatMap(({ by }) => by ?? []),
    ),
    db.finder.query<{ task: number; author: string; first: number }>(
      selectAuthors({ workspace, tasks: ids }),
    ),
  ])
  const taskOf = new Map(tasks.map((each) => [each.task.id, each]))
  for (const reader of readers.values()) {
    const news = events.flatMap((event) => {
      const told = taskOf.get(event.taskId)
      if (told === undefined || event.by === reader.id) return []
      const hasSaid = authors.some(
        ({ task, author, first }) =>
          task === event.taskId && author === reader.id && first < (event.note?.id ?? 0),
      )
      if (!isFor(reader.id, event, told, hasSaid)) return []
      return [newsOf(event, told, reader.id, names.get(event.by ?? '') ?? null)]
    })
    await tell(context, reader, news, now)
  }
}

/** A note that mentions somebody is no second thing to tell them. */
function isFor(reader: string, { to, note }: Event, { task }: ToldTask, hasSaid: boolean): boolean {
  if (to !== undefined) return to.includes(reader)
  if (note?.mentions.includes(reader)) return false
  return hasSaid || task.assignees.includes(reader)
}

function newsOf(
  event: Event,
  { task, zone, workspace }: ToldTask,
  reader: string,
  actor: string | null,
): News {
  const { kind, source, at, note, by } = event
  return {
    ...{ kind, source, at, actor, workspace },
    cause: by ?? task.user_id,
    workspaceId: task.user_id,
    task: { id: task.id, projectId: task.project_id, title: task.title, times: timesOf(task), zone },
    link: linkOf(reader, task.user_id, task.id),
    comment: note?.body ?? null,
  }
}
