import { readKept } from '../changelog/retention.ts'
import { changeColumns, EARLIER, type StoredChange, userOf } from '../changelog/stored-states.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import type { ActivityCursor, ActivityEntry } from './schemas.ts'

/** The log, newest first. A page looks at so much of it and no more, however little of it is asked for. */

/** Changes that are looked at for a page. */
const LOOKED_AT = 10_000

/** A row of the log. */
export interface Row extends StoredChange {
  actor_kind: ActivityEntry['actor']['kind']
  actor_id: string
  resource: string
  write: number
  /** The user who made the change, or for whom it was made. */
  user: string | null
  /** The revision of the previous change of the same thing. */
  earlier: number | null
  fits: boolean
}

type Wanted = { resources: readonly string[]; user: string | null; project: string | null }

/** Whether a change is of the project, of a task that was in it before or after, or of what is part of a task in it. */
const IN_PROJECT = `CASE change.resource
  WHEN 'project' THEN change.resource_id = :project
  WHEN 'task' THEN :project IN (change.before #>> '{details,project_id}', change.after #>> '{details,project_id}')
  WHEN 'note' THEN EXISTS (SELECT FROM tasks WHERE tasks.user_id = :workspace
    AND tasks.id = (coalesce(change.after, change.before) ->> 'task_id')::bigint AND tasks.project_id = :project::text::bigint)
  WHEN 'occurrence' THEN EXISTS (SELECT FROM tasks WHERE tasks.user_id = :workspace
    AND tasks.id = (coalesce(change.after, change.before) ->> 'task_id')::bigint AND tasks.project_id = :project::text::bigint)
  ELSE false END`

const FITS = `change.resource = ANY (:resources::text[])
  AND (:user::text IS NULL OR ${userOf('change')} = :user::text)
  AND (:project::text IS NULL OR ${IN_PROJECT})`

const columns = (change: string) =>
  `${changeColumns(change)}, ${userOf(change)} AS user, ${change}.earlier AS earlier, ${change}.fits AS fits`

const selectSome = statement<Wanted & { workspace: string; from: number; before: number; limit: number }>(
  'activity_list',
  `SELECT ${columns('found')} FROM (
     SELECT change.*, ${EARLIER} AS earlier, true AS fits FROM changes change
     WHERE change.user_id = :workspace AND change.revision >= :from AND change.revision < :before AND (${FITS})
     ORDER BY change.revision DESC LIMIT :limit
   ) found ORDER BY found.revision DESC`,
)

/** The task's own changes name one another. */
const selectOwn = statement<Wanted & { workspace: string; start: number; task: string; limit: number }>(
  'activity_of_task',
  `WITH RECURSIVE chain AS (
     SELECT *, 1 AS depth FROM changes
     WHERE user_id = :workspace AND revision = :start AND resource = 'task' AND resource_id = :task
     UNION ALL
     SELECT next.*, depth + 1 FROM chain change CROSS JOIN LATERAL (
       SELECT * FROM changes WHERE user_id = :workspace AND revision = ${EARLIER} OFFSET 0
     ) next WHERE depth < :limit
   )
   SELECT ${columns('found')} FROM (
     SELECT change.*, ${EARLIER} AS earlier, ${FITS} AS fits FROM chain change
   ) found ORDER BY found.revision DESC`,
)

/** What is part of the task has an index (`changes_of_task_idx`). */
const selectParts = statement<Wanted & { workspace: string; before: number; task: string; limit: number }>(
  'activity_of_parts',
  `SELECT ${columns('found')} FROM (
     SELECT change.*, ${EARLIER} AS earlier, ${FITS} AS fits FROM (
       SELECT * FROM changes
       WHERE user_id = :workspace AND resource IN ('note', 'occurrence')
         AND coalesce(after, before) ->> 'task_id' = :task AND revision < :before
       ORDER BY revision DESC LIMIT :limit
     ) change
   ) found ORDER BY found.revision DESC`,
)

const findLatest = statement<{ workspace: string; task: string }>(
  'activity_task_latest',
  `SELECT revision FROM tasks WHERE user_id = :workspace AND id = :task::text::bigint UNION ALL
   SELECT revision FROM trash WHERE user_id = :workspace AND resource = 'task' AND resource_id = :task`,
)

export interface Asked {
  workspaceId: string
  /** The resources that may be shown. */
  names: readonly string[]
  user?: string | undefined
  task?: number | undefined
  project?: number | undefined
  limit: number
  cursor?: ActivityCursor | undefined
}

interface Page {
  rows: Row[]
  next: ActivityCursor | null
}

/**
 * A page of the log, newest first: every change that fits and is kept, each once.
 * @throws DocketError AUTH_INVALID if the workspace is gone
 */
export async function listActivity(asked: Asked, db: Queryable): Promise<Page> {
  const kept = await readKept(asked.workspaceId, db)
  return asked.task === undefined
    ? await listSome(asked, kept, db)
    : await listOfTask({ ...asked, task: String(asked.task) }, db)
}

const wantedOf = ({ workspaceId, names, user, project }: Omit<Asked, 'task'>) => ({
  workspace: workspaceId,
  resources: names,
  user: user ?? null,
  project: project === undefined ? null : String(project),
})

async function listSome(
  asked: Asked,
  { first, latest }: { first: number; latest: number },
  db: Queryable,
): Promise<Page> {
  const { limit, cursor } = asked
  const before = Math.min(cursor?.before ?? latest + 1, latest + 1)
  const from = Math.max(before - LOOKED_AT, first)
  const found = await db.query<Row>(selectSome({ ...wantedOf(asked), from, before, limit: limit + 1 }))
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1)?.revision : undefined
  if (last !== undefined) return { rows, next: { before: last } }
  return { rows, next: from > first ? { before: from } : null }
}

async function listOfTask(asked: Omit<Asked, 'task'> & { task: string }, db: Queryable): Promise<Page> {
  const { task, limit, cursor } = asked
  const wanted = { ...wantedOf(asked), task, limit: limit + 1 }
  const { workspace } = wanted
  const start =
    cursor?.own === undefined
      ? (await db.query<{ revision: number }>(findLatest({ workspace, task })))[0]?.revision
      : cursor.own
  const before = cursor?.before ?? Number.MAX_SAFE_INTEGER
  const [own, parts] = await Promise.all([
    start == null ? [] : db.query<Row>(selectOwn({ ...wanted, start })),
    db.query<Row>(selectParts({ ...wanted, before })),
  ])
  const all = [...own, ...parts].toSorted((one, other) => other.revision - one.revision)
  const looked = all.slice(0, limit)
  const rows = looked.filter(({ fits }) => fits)
  const last = looked.at(-1)
  if (last === undefined || all.length <= limit) return { rows, next: null }
  const next = own.find(({ revision }) => revision < last.revision)
  return { rows, next: { before: last.revision, own: next?.revision ?? null } }
}

const selectTitles = statement<{ workspace: string; ids: readonly number[] }>(
  'activity_titles',
  'SELECT id, title FROM tasks WHERE user_id = :workspace AND id = ANY (:ids::bigint[])',
)

/** The titles that tasks have now, by id. */
export async function titlesOf(
  workspaceId: string,
  db: Queryable,
  ids: readonly number[],
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const found = await db.query<{ id: number; title: string }>(selectTitles({ workspace: workspaceId, ids }))
  return new Map(found.map(({ id, title }) => [id, title]))
}
