import { setImmediate as othersFirst } from 'node:timers/promises'
import type { Queryable } from '../database/connection.ts'
import { type Statement, statement } from '../database/statement.ts'
import { MARK_LENGTH, markOf, vectorOf } from './model.ts'

/**
 * One step of an index: it reads some tasks and writes their part of the index in a single statement, which takes effect
 * only if the index is still where the step began. So indexers of several instances may race: one wins, the others look
 * again.
 */

/** Tasks or changes of one step, which then takes about 100 ms. */
export const STEP = 1000
/** Tasks whose words are cut before other requests get a turn. */
const AT_ONCE = 200
/** Most characters of a task's notes that are searched, the newest first. */
const NOTES = 20_000

/** How many tasks or changes the index (`state`) of a workspace lacks, at most. */
export const BEHIND = `CASE
  WHEN state.revision IS NULL THEN workspaces.last_task_id
  ELSE workspaces.revision - state.revision + coalesce(workspaces.last_task_id - state.scanned, 0) END`

export const selectState = statement<{ workspace: string }>(
  'search_state',
  `SELECT workspaces.revision AS latest, workspaces.last_task_id AS tasks, state.revision, state.scanned,
     ${BEHIND} AS behind
   FROM workspaces LEFT JOIN search_state state ON state.user_id = workspaces.id WHERE workspaces.id = :workspace`,
)

export interface State {
  /** The workspace's revision now. */
  latest: number
  /** How many tasks the workspace has, at most. */
  tasks: number
  /** The revision that the index has reached; null before there is an index. */
  revision: number | null
  scanned: number | null
  /** How many tasks or changes the index lacks, at most. */
  behind: number
}

/** Starts an index: the scan of all tasks covers what was written up to the present revision, the log what follows. */
const beginState = statement<{ workspace: string }>(
  'search_begin',
  `INSERT INTO search_state (user_id, revision, scanned)
   SELECT id, revision, 0 FROM workspaces WHERE id = :workspace
   ON CONFLICT (user_id) DO NOTHING RETURNING user_id`,
)

/** The constraint that refuses an index for a workspace that is gone. */
export const OWNER = 'search_state_user_id_workspaces_id_fk'

const TEXTS = `task.title, task.description, (
  SELECT left(string_agg(note.body, E'\\n' ORDER BY note.id DESC), ${NOTES}) FROM notes note
  WHERE note.user_id = :workspace AND note.task_id = task.id) AS notes`

/** The next tasks, and those that an earlier index still has; tasks without a title are gone. */
const readTasks = statement<{ workspace: string; after: number }>(
  'search_scan',
  `WITH known AS MATERIALIZED (
     (SELECT id FROM tasks WHERE user_id = :workspace AND id > :after ORDER BY id LIMIT ${STEP})
     UNION
     (SELECT task_id FROM search_documents WHERE user_id = :workspace AND task_id > :after ORDER BY task_id LIMIT ${STEP})
     ORDER BY id LIMIT ${STEP}
   )
   SELECT known.id, ${TEXTS} FROM known LEFT JOIN LATERAL (
     SELECT * FROM tasks WHERE tasks.user_id = :workspace AND tasks.id = known.id OFFSET 0
   ) task ON true ORDER BY known.id`,
)

/** The next part of the log, and the tasks that it touches as they are now; tasks without a title are gone. */
const readChanges = statement<{ workspace: string; after: number }>(
  'search_changes',
  `WITH log AS MATERIALIZED (
     SELECT revision, CASE resource WHEN 'task' THEN resource_id::bigint
       WHEN 'note' THEN (coalesce(after, before) ->> 'task_id')::bigint END AS task_id
     FROM changes WHERE user_id = :workspace AND revision > :after ORDER BY revision LIMIT ${STEP}
   ), span AS (SELECT min(revision) AS first, max(revision) AS last FROM log)
   SELECT span.first, span.last, touched.task_id AS id, ${TEXTS}
   FROM span LEFT JOIN (SELECT DISTINCT task_id FROM log WHERE task_id IS NOT NULL) touched ON true
     -- OFFSET is an optimisation fence: planned while there are few tasks, the join would scan all of them per change.
     LEFT JOIN LATERAL (
       SELECT * FROM tasks WHERE tasks.user_id = :workspace AND tasks.id = touched.task_id OFFSET 0
     ) task ON true`,
)

type IndexProgress = { workspace: string; revision: number; scanned: number | null }
/** `search_write` is in `migrations/0020_writes.sql`. */
const writeStep = statement<
  IndexProgress & {
    new_revision: number
    new_scanned: number | null
    ids: readonly number[]
    vectors: readonly string[]
    gone: readonly number[]
  }
>(
  'search_write',
  `SELECT user_id FROM search_write(
     :workspace, old_revision => :revision, old_scanned => :scanned, new_revision => :new_revision,
     new_scanned => :new_scanned, ids => :ids, vectors => :vectors::text[]::tsvector[], gone => :gone,
     mark_length => ${MARK_LENGTH}
   ) user_id`,
)

/** Starts reading all tasks again; rows of the index that stay the same are not rewritten. */
const beginAnew = statement<IndexProgress>(
  'search_begin_anew',
  `UPDATE search_state SET revision = (SELECT workspaces.revision FROM workspaces WHERE id = :workspace), scanned = 0
   WHERE user_id = :workspace AND revision = :revision AND scanned IS NOT DISTINCT FROM :scanned::bigint
   RETURNING user_id`,
)

/** A row without an id only gives the span of the log; without a title, the task is gone. */
interface ChangedTask {
  id: number | null
  title: string | null
  description: string | null
  notes: string | null
}

/** Reads what comes next for the workspace's index. @returns the statement that writes it, and returns a row if it took effect */
export async function nextStep(workspaceId: string, db: Queryable, state: State): Promise<Statement> {
  const { revision, scanned } = state
  if (revision === null) return beginState({ workspace: workspaceId })
  const from = { workspace: workspaceId, revision, scanned }
  if (scanned !== null) {
    const found = await db.query<ChangedTask>(readTasks({ workspace: workspaceId, after: scanned }))
    const last = found.length === STEP ? (found.at(-1)?.id ?? null) : null
    return writeStep({
      ...from,
      ...(await rowsOf(workspaceId, found)),
      new_revision: revision,
      new_scanned: last,
    })
  }
  const touched = await db.query<ChangedTask & { first: number | null; last: number }>(
    readChanges({ workspace: workspaceId, after: revision }),
  )
  const [span] = touched
  // Revisions have no gaps: where the next one is missing, the log was cut, and all tasks have to be read again.
  if (span?.first !== revision + 1) return beginAnew(from)
  return writeStep({
    ...from,
    ...(await rowsOf(workspaceId, touched)),
    new_revision: span.last,
    new_scanned: null,
  })
}

async function rowsOf(workspaceId: string, found: readonly ChangedTask[]) {
  const mark = markOf(workspaceId)
  const rows = { ids: [] as number[], vectors: [] as string[], gone: [] as number[] }
  for (const [index, { id, title, description, notes }] of found.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await othersFirst()
    if (id === null) continue
    if (title === null) rows.gone.push(id)
    else {
      rows.ids.push(id)
      rows.vectors.push(vectorOf(mark, { title, description, notes }))
    }
  }
  return rows
}
